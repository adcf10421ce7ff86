import { realDayMs } from '../../domain/project/evolve/clocks';
import type { CustomerClass } from '../../domain/playbook/playbook';
import type { RecordedProject, Truth } from './recorded-project';
import type { WhatIf } from './what-if';

/** Some projects, and what they were to bring by currency (ISO 4217); those of which nobody said it add nothing. */
export interface Amounts {
  readonly projects: number;
  readonly value: Readonly<Record<string, number>>;
}

/** Projects by how they stand in truth. */
export type ByTruth = Readonly<Record<Truth, Amounts>>;

/** What the clock would have done to customers of a class in a stage. */
export interface PlaceReport {
  readonly customerClass: CustomerClass;
  readonly stage: string;
  readonly followUps: number;
  readonly judgements: number;
  readonly dropped: ByTruth;
}

/** What changed days would have done to some projects. */
export interface WhatIfReport {
  /** All projects of the run. */
  readonly projects: ByTruth;
  /** Follow-ups and judgements that would have been asked for. */
  readonly followUps: number;
  readonly judgements: number;
  /** Those that the clock would have dropped. `dropped.won` are the false drops. */
  readonly dropped: ByTruth;
  /** Whole days from the drop to the loss in truth, of those that were lost: for as long they would have been left alone. */
  readonly daysBeforeLoss: number;
  /** `keep` answers that were left out: under the changed days nobody would have asked. */
  readonly keepsLeftOut: number;
  /** By class and stage, in the order of the classes and of `stages`; only where something would have fired. */
  readonly places: readonly PlaceReport[];
}

/** Counts what runs come to, project by project. */
export interface ReportBuilder {
  add(project: RecordedProject, result: WhatIf): void;
  report(): WhatIfReport;
}

/** @param stages keys of stages in their order; others come after them */
export function reportBuilder(stages: readonly string[] = []): ReportBuilder {
  const projects = truthTally();
  const places = new Map<string, PlaceTally>();
  let daysBeforeLoss = 0;
  let keepsLeftOut = 0;
  return {
    add(project, result) {
      projects.add(project);
      keepsLeftOut += result.keepsLeftOut;
      for (const { check, customerClass, stage } of result.fired) {
        const key = placeKey({ customerClass, stage });
        const place = places.get(key) ?? placeTally(customerClass, stage);
        places.set(key, place);
        if (check === 'follow-up') place.followUps += 1;
        if (check === 'judgement') place.judgements += 1;
        if (check === 'drop') place.dropped.add(project);
      }
      if (result.drop && project.truth === 'lost' && project.endedAtMs !== null) {
        daysBeforeLoss += Math.floor((project.endedAtMs - result.drop.atMs) / realDayMs);
      }
    },
    report: () => {
      const reports = [...places.values()].map((place) => ({ ...place, dropped: place.dropped.byTruth() }));
      return {
        projects: projects.byTruth(),
        ...sumOfPlaces(reports),
        daysBeforeLoss,
        keepsLeftOut,
        places: inOrder(reports, stages),
      };
    },
  };
}

/** What some places come to together. */
export function sumOfPlaces(
  places: readonly PlaceReport[],
): Pick<PlaceReport, 'followUps' | 'judgements' | 'dropped'> {
  return {
    followUps: places.reduce((sum, place) => sum + place.followUps, 0),
    judgements: places.reduce((sum, place) => sum + place.judgements, 0),
    dropped: byTruth((truth) => sumOfAmounts(places.map(({ dropped }) => dropped[truth]))),
  };
}

/** Reports about different projects as one about all of them. */
export function joinedReports(reports: readonly WhatIfReport[], stages: readonly string[]): WhatIfReport {
  const places = new Map<string, PlaceReport[]>();
  for (const place of reports.flatMap((report) => report.places)) {
    const key = placeKey(place);
    places.set(key, [...(places.get(key) ?? []), place]);
  }
  const joined = [...places.values()].flatMap((same) => {
    const [first] = same;
    if (!first) return [];
    const { customerClass, stage } = first;
    return [{ customerClass, stage, ...sumOfPlaces(same) }];
  });
  const sum = (of: (report: WhatIfReport) => number): number =>
    reports.reduce((total, report) => total + of(report), 0);
  return {
    projects: byTruth((truth) => sumOfAmounts(reports.map(({ projects }) => projects[truth]))),
    ...sumOfPlaces(joined),
    daysBeforeLoss: sum((report) => report.daysBeforeLoss),
    keepsLeftOut: sum((report) => report.keepsLeftOut),
    places: inOrder(joined, stages),
  };
}

function placeKey({ customerClass, stage }: Pick<PlaceReport, 'customerClass' | 'stage'>): string {
  return `${customerClass} ${stage}`;
}

function inOrder(places: readonly PlaceReport[], stages: readonly string[]): PlaceReport[] {
  const orderOf = (stage: string): number => (stages.includes(stage) ? stages.indexOf(stage) : stages.length);
  return [...places].sort(
    (a, b) => a.customerClass.localeCompare(b.customerClass) || orderOf(a.stage) - orderOf(b.stage),
  );
}

/** Projects and values of several groups together. */
export function sumOfAmounts(groups: readonly Amounts[]): Amounts {
  const value: Record<string, number> = {};
  for (const group of groups) {
    for (const [currency, amount] of Object.entries(group.value)) {
      value[currency] = (value[currency] ?? 0) + amount;
    }
  }
  return { projects: groups.reduce((sum, { projects }) => sum + projects, 0), value };
}

interface PlaceTally {
  readonly customerClass: CustomerClass;
  readonly stage: string;
  followUps: number;
  judgements: number;
  readonly dropped: TruthTally;
}

function placeTally(customerClass: CustomerClass, stage: string): PlaceTally {
  return { customerClass, stage, followUps: 0, judgements: 0, dropped: truthTally() };
}

interface Counted {
  projects: number;
  readonly value: Record<string, number>;
}

interface TruthTally {
  add(project: RecordedProject): void;
  byTruth(): ByTruth;
}

function truthTally(): TruthTally {
  const counted = byTruth<Counted>(() => ({ projects: 0, value: {} }));
  return {
    add({ truth, value: worth }) {
      const { value } = counted[truth];
      counted[truth].projects += 1;
      if (worth) value[worth.currency] = (value[worth.currency] ?? 0) + worth.amount;
    },
    byTruth: () =>
      byTruth((truth) => ({ projects: counted[truth].projects, value: { ...counted[truth].value } })),
  };
}

function byTruth<T>(of: (truth: Truth) => T): Record<Truth, T> {
  return { won: of('won'), lost: of('lost'), dropped: of('dropped'), open: of('open') };
}
