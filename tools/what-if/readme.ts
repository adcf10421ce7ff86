import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import type { WhatIfReport } from '../../what-if/model/report';
import { ClearError } from '../../embedded/processes/clear-error';
import { checkoutDir } from '../../embedded/processes/folders';
import { chartOf } from './chart';
import { count, falseDropShare, meanDaysBeforeLoss, money, percent } from './figures';
import { comparedContactDays, usualContactDays } from './options';
import type { Outcome } from './outcome';
import type { Part } from './public-run';

/** What the published report is made of, and what a test can make again of a sample of the data. */
export interface PublishedFigures {
  readonly outcomes: readonly Outcome[];
  readonly sample: { readonly part: Part; readonly outcomes: readonly Outcome[] };
}

/** Every fortieth opportunity: enough that a change of any rule shows. */
export const samplePart: Part = { index: 7, of: 40 };

/** Paths from the checkout. */
export const publishedFiles = {
  figures: 'docs/what-if.json',
  chart: 'docs/what-if.svg',
  readme: 'docs/what-if.md',
} as const;

const markers = { begin: '<!-- what-if: begin -->', end: '<!-- what-if: end -->' } as const;

/** Writes figures and chart, and the report into docs/what-if.md. */
export function publish(figures: PublishedFigures, folder: string = checkoutDir): void {
  const readme = path.join(folder, publishedFiles.readme);
  writeFileSync(readme, withReport(readFileSync(readme, 'utf8'), readmeReport(figures.outcomes)));
  writeFileSync(path.join(folder, publishedFiles.figures), figuresText(figures));
  writeFileSync(path.join(folder, publishedFiles.chart), chartOf(figures.outcomes));
}

/** The figures as their file has them: without classes and stages, a run in a line. */
export function figuresText({ outcomes, sample }: PublishedFigures): string {
  const lines = (some: readonly Outcome[]): string =>
    some.map(({ report, ...of }) => JSON.stringify({ ...of, report: { ...report, places: [] } })).join(',\n');
  return [
    `{"outcomes":[\n${lines(outcomes)}\n],`,
    `"sample":{"part":${JSON.stringify(sample.part)},"outcomes":[\n${lines(sample.outcomes)}\n]}}\n`,
  ].join('\n');
}

/** @throws ClearError when the text has no place for the report */
export function withReport(readme: string, report: string): string {
  const [begin, end] = [readme.indexOf(markers.begin), readme.indexOf(markers.end)];
  if (begin === -1 || end < begin) {
    throw new ClearError(
      `docs/what-if.md has no place for the report: "${markers.begin}" and "${markers.end}".`,
    );
  }
  return `${readme.slice(0, begin)}${markers.begin}\n\n${report}\n${readme.slice(end)}`;
}

/** What docs/what-if.md shows: table, chart, and what they say. In Markdown as the formatter has it. */
export function readmeReport(outcomes: readonly Outcome[]): string {
  const chart = `![Share of the won deals that would have been dropped, by the days of silence until intent is judged](${path.basename(publishedFiles.chart)})`;
  return [readmeTable(outcomes), `${chart}\n`, `${whatItShows(outcomes)}\n`].join('\n');
}

/** The limit of the standard playbook and a longer one, side by side. */
const saidDays = [30, 45] as const;

function whatItShows(outcomes: readonly Outcome[]): string {
  const [shorter, longer] = saidDays.map((days) => {
    const said = withContactsEvery(outcomes, usualContactDays).find(
      ({ change }) => change.judgeDays === days,
    );
    if (!said) throw new Error(`docs/what-if.md speaks of ${days} days, and no run has them.`);
    return said.report;
  });
  if (!shorter || !longer) return '';
  const [days, longerDays] = saidDays;
  const won = (report: WhatIfReport): string =>
    `(${percent(falseDropShare(report))}, worth ${money(report.dropped.won)})`;
  const earlier = (report: WhatIfReport): string => `${meanDaysBeforeLoss(report)?.toFixed(0)} days earlier`;
  return (
    `If customers are heard every ${usualContactDays} days on average and no check makes a rep call, ` +
    `judgement after ${days} days drops ${count(shorter.dropped.won.projects)} of the ` +
    `${count(shorter.projects.won.projects)} won deals ${won(shorter)}, and after ${longerDays} days ` +
    `${count(longer.dropped.won.projects)} ${won(longer)}. In return, ${count(shorter.dropped.lost.projects)} deals that ` +
    `were lost anyway end ${earlier(shorter)} on average; with ${longerDays} days, ` +
    `${count(longer.dropped.lost.projects)} end ${earlier(longer)}.`
  );
}

function withContactsEvery(outcomes: readonly Outcome[], meanDays: number | null): Outcome[] {
  return outcomes.filter(({ contacts }) => contacts?.meanDays === meanDays);
}

function readmeTable(outcomes: readonly Outcome[]): string {
  const others = comparedContactDays.filter((meanDays) => meanDays !== usualContactDays);
  const head = [
    'intent judged after',
    'judgements',
    'won deals dropped',
    'their value',
    'lost deals dropped',
    'earlier by',
    ...others.map((meanDays) =>
      meanDays === null ? 'won, if never heard' : `won, if heard every ${meanDays} days`,
    ),
  ];
  const rows = withContactsEvery(outcomes, usualContactDays).map(({ change: { judgeDays = 0 }, report }) => {
    const { judgements, dropped } = report;
    const share = percent(falseDropShare(report));
    const days = meanDaysBeforeLoss(report);
    return [
      `${judgeDays} days`,
      count(judgements),
      `${count(dropped.won.projects)} (${share})`,
      money(dropped.won),
      count(dropped.lost.projects),
      days === null ? '–' : `${days.toFixed(0)} days`,
      ...others.map((meanDays) => {
        const same = withContactsEvery(outcomes, meanDays).find(
          ({ change }) => change.judgeDays === judgeDays,
        );
        return percent(same ? falseDropShare(same.report) : null);
      }),
    ];
  });
  return markdown([head, ...rows]);
}

function markdown([head = [], ...rows]: readonly (readonly string[])[]): string {
  const widths = head.map((cell, column) =>
    Math.max(3, cell.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`;
  const padded = (row: readonly string[]): string =>
    line(row.map((cell, column) => cell.padEnd(widths[column] ?? 0)));
  return [padded(head), line(widths.map((wide) => '-'.repeat(wide))), ...rows.map(padded)].join('');
}
