import type { ClockDays, ClockRules, CustomerClass, PlaybookRules } from '../../domain/playbook/playbook';

/**
 * Days that differ from those of the playbook that a project has pinned. What is absent stays as the playbook has it; so
 * the days of a class or a stage that the playbook names go on to hold where only the company's days are changed.
 */
export interface ClockChange extends Partial<ClockDays> {
  readonly byClass?: Readonly<Partial<Record<CustomerClass, Partial<ClockDays>>>>;
  readonly byStage?: Readonly<Record<string, Partial<ClockDays>>>;
}

/**
 * A playbook with changed clocks and without tasks: nothing about tasks moves the clock, and to open and close them is
 * most of what a run would do.
 */
export function playbookForRun(playbook: PlaybookRules, change: ClockChange): PlaybookRules {
  return {
    ...playbook,
    clocks: changedClocks(playbook.clocks, change),
    stages: playbook.stages.map((stage) => ({ ...stage, tasks: [] })),
    ladders: {},
  };
}

/** The clocks of a playbook after a change. */
export function changedClocks(clocks: ClockRules, change: ClockChange): ClockRules {
  const { byClass, byStage, ...days } = change;
  return {
    ...clocks,
    ...days,
    byClass: merged(clocks.byClass, byClass),
    byStage: merged(clocks.byStage, byStage),
  };
}

type Special = Readonly<Record<string, Partial<ClockDays>>>;

/** The special days of classes or stages, field by field. */
function merged(kept: Special, changed: Special = {}): Special {
  const keys = [...new Set([...Object.keys(kept), ...Object.keys(changed)])];
  return Object.fromEntries(keys.map((key) => [key, { ...kept[key], ...changed[key] }]));
}

/**
 * What a change says that cannot be: a judgement that does not come later than the follow-up beside it. Empty when it is
 * sound in itself; the days of a playbook may still stand against it.
 */
export function contradictions(change: ClockChange): string[] {
  const levels: [string, Partial<ClockDays>][] = [
    ['', change],
    ...Object.entries(change.byClass ?? {}).map(([key, days]): [string, Partial<ClockDays>] => [
      `class ${key}: `,
      days,
    ]),
    ...Object.entries(change.byStage ?? {}).map(([key, days]): [string, Partial<ClockDays>] => [
      `stage "${key}": `,
      days,
    ]),
  ];
  return levels.flatMap(([where, { followUpDays, judgeDays }]) =>
    followUpDays === undefined || judgeDays === undefined || judgeDays > followUpDays
      ? []
      : [
          `${where}judgement after ${judgeDays} days must come later than the follow-up after ${followUpDays}`,
        ],
  );
}
