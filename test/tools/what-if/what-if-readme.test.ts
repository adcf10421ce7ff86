import { beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import path from 'node:path';

import { checkoutDir } from '../../../embedded/processes/folders';
import { chartOf } from '../../../tools/what-if/chart';
import { comparedContactDays, usualJudgeDays } from '../../../tools/what-if/options';
import type { Outcome } from '../../../tools/what-if/outcome';
import { runPart } from '../../../tools/what-if/public-run';
import type { PublishedFigures } from '../../../tools/what-if/readme';
import {
  figuresText,
  publishedFiles,
  readmeReport,
  samplePart,
  withReport,
} from '../../../tools/what-if/readme';
import { comparisonText } from '../../../tools/what-if/tables';

const read = (file: string): string => readFileSync(path.join(checkoutDir, file), 'utf8');

let text: string;
let published: PublishedFigures;
beforeAll(() => {
  text = read(publishedFiles.figures);
  published = JSON.parse(text) as PublishedFigures;
});

const again = 'npm run whatif -- --update-readme writes them anew';

describe(`what the README says of other limits (${again})`, () => {
  it('is what its figures say', () => {
    const readme = read(publishedFiles.readme);

    expect(withReport(readme, readmeReport(published.outcomes))).toBe(readme);
  });

  it('has a chart of the same figures', () => {
    expect(chartOf(published.outcomes)).toBe(read(publishedFiles.chart));
  });

  it('is of all opportunities, under every limit and assumption', () => {
    const compared = comparedContactDays.flatMap((meanDays) =>
      usualJudgeDays.map((judgeDays) => [meanDays, judgeDays]),
    );

    expect(published.outcomes.map(({ contacts, change }) => [contacts?.meanDays, change.judgeDays])).toEqual(
      compared,
    );
    for (const { report } of published.outcomes) {
      expect(Object.values(report.projects).reduce((sum, { projects }) => sum + projects, 0)).toBe(8_800);
      expect(report.projects.won.projects).toBe(4_238);
    }
  });

  it('comes out again on a sample of the data', async () => {
    const { part, outcomes } = published.sample;
    const [first] = outcomes;
    const run = {
      changes: usualJudgeDays.map((judgeDays) => ({ judgeDays })),
      contacts: comparedContactDays.map((meanDays) => ({ meanDays, seed: first?.contacts?.seed ?? 0 })),
    };

    const sample = { part: samplePart, outcomes: await runPart(run, samplePart) };

    expect(part).toEqual(samplePart);
    expect(figuresText({ outcomes: published.outcomes, sample })).toBe(text);
  });
});

describe('the chart', () => {
  it('has a title, axes with units, a scheme for dark pages, and the figures in words', () => {
    const svg = chartOf(published.outcomes);

    expect(svg).toMatch(/role="img" aria-labelledby="title desc"/);
    expect(svg).toMatch(/<title id="title">Won deals that would have been dropped<\/title>/);
    expect(svg).toMatch(/<desc id="desc">With a contact every 5 days: \d+\.\d% at 20 days/);
    expect(svg).toContain('share of all won deals (%)');
    expect(svg).toContain('silence until intent is judged (days)');
    expect(svg).toContain('@media (prefers-color-scheme: dark)');
    expect(svg).not.toMatch(/NaN|undefined|Infinity/);
  });

  it('can be drawn of one run, and of one in which nothing was won', () => {
    const [first] = published.outcomes;
    const none = { projects: 0, value: {} };
    const empty: Outcome = {
      ...first!,
      report: { ...first!.report, projects: { won: none, lost: none, dropped: none, open: none } },
    };

    for (const outcomes of [[first!], [empty], []]) {
      expect(chartOf(outcomes)).toMatch(/^<svg [^]*<\/svg>\n$/);
      expect(chartOf(outcomes)).not.toMatch(/NaN|undefined|Infinity/);
    }
  });
});

describe('the text for a terminal', () => {
  it('compares limits, and shows what is taken for granted', () => {
    const shown = comparisonText({
      outcomes: published.outcomes.slice(0, 2),
      assumptions: ['Nobody sleeps.'],
    });

    expect(shown).toContain('a contact every 5 days');
    expect(shown).toMatch(/20 days .*30 days /s);
    expect(shown).toContain('- Nobody sleeps.');
    expect(shown).not.toContain('By class and stage');
  });

  it('shows classes and stages of a single run', async () => {
    const run = { changes: [{ judgeDays: 30 }], contacts: [{ meanDays: 10, seed: 1 }] };
    const outcomes = await runPart(run, { index: 0, of: 100 });

    expect(comparisonText({ outcomes, assumptions: [] })).toMatch(/By class and stage:[^]*A plan/);
  });
});
