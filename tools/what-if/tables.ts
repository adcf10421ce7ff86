import Table from 'cli-table3';

import type { PlaceReport } from '../../what-if/model/report';
import { contactsText, count, falseDropShare, meanDaysBeforeLoss, money, percent } from './figures';
import type { Comparison, Outcome } from './outcome';

/** What the terminal shows of some runs. */
export function comparisonText({ outcomes, assumptions }: Comparison): string {
  const [first] = outcomes;
  const isOneOnly = outcomes.length === 1 && first !== undefined;
  return [
    ...sameContacts(outcomes).flatMap((same) => [heading(same), limitsTable(same)]),
    ...(isOneOnly ? ['By class and stage:', placesTable(first.report.places)] : []),
    'Taken for granted:',
    ...assumptions.map((assumption) => `- ${assumption}`),
  ].join('\n');
}

/** Runs with the same contacts, in their order. */
export function sameContacts(outcomes: readonly Outcome[]): Outcome[][] {
  const groups = new Map<string, Outcome[]>();
  for (const outcome of outcomes) {
    const key = contactsText(outcome);
    groups.set(key, [...(groups.get(key) ?? []), outcome]);
  }
  return [...groups.values()];
}

function heading(outcomes: readonly Outcome[]): string {
  const [first] = outcomes;
  if (!first) return '';
  const { won, lost, dropped, open } = first.report.projects;
  const ends = [
    `${count(won.projects)} won (${money(won)})`,
    `${count(lost.projects)} lost`,
    ...(dropped.projects > 0 ? [`${count(dropped.projects)} dropped`] : []),
    `${count(open.projects)} open`,
  ];
  return `\nContacts: ${contactsText(first)}. In truth: ${ends.join(', ')}.`;
}

function limitsTable(outcomes: readonly Outcome[]): string {
  const table = tableOf([
    'judgement after',
    'follow-ups',
    'judgements',
    'dropped',
    'won in truth',
    'of all won',
    'their value',
    'lost in truth',
    'days earlier',
    'still open',
  ]);
  for (const { change, report } of outcomes) {
    const { followUps, judgements, dropped } = report;
    const all = Object.values(dropped).reduce((sum, { projects }) => sum + projects, 0);
    const days = meanDaysBeforeLoss(report);
    table.push([
      change.judgeDays === undefined ? 'as in the playbook' : `${change.judgeDays} days`,
      count(followUps),
      count(judgements),
      count(all),
      count(dropped.won.projects),
      percent(falseDropShare(report)),
      money(dropped.won),
      count(dropped.lost.projects),
      days === null ? '–' : days.toFixed(0),
      count(dropped.open.projects),
    ]);
  }
  return table.toString();
}

function placesTable(places: readonly PlaceReport[]): string {
  const table = tableOf([
    'class, stage',
    'follow-ups',
    'judgements',
    'dropped',
    'won in truth',
    'their value',
  ]);
  for (const { customerClass, stage, followUps, judgements, dropped } of places) {
    const all = Object.values(dropped).reduce((sum, { projects }) => sum + projects, 0);
    table.push([
      `${customerClass} ${stage}`,
      count(followUps),
      count(judgements),
      count(all),
      count(dropped.won.projects),
      money(dropped.won),
    ]);
  }
  return table.toString();
}

function tableOf(head: readonly string[]): Table.Table {
  return new Table({
    head: [...head],
    colAligns: head.map((_, index) => (index === 0 ? 'left' : 'right')),
    style: { head: [], border: [], compact: true },
  });
}
