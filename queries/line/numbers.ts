import type { Quarter } from '../../domain/calendar/quarters';
import { realDayMs } from '../../domain/project/evolve/clocks';
import type { Bilingual } from '../../domain/playbook/playbook';
import { usualPlaybook } from '../../domain/playbook/playbook';
import type { Person } from '../../contracts/wire/directory';
import { heldColumn, stageColumn } from '../../store/projects/card-rows';
import type { KeptFollowUps, Tally } from '../../store/projects/tallies';
import type { Store } from '../../store/store';
import type { Figures } from '../projects/board';
import { figuresOf } from '../projects/board';
import type { Member } from './line-of';
import { everybodyIn } from './line-of';

/** What some people have in work, and what became of the rest in a quarter. */
export interface LineNumbers {
  /** Projects that run, those on hold among them. */
  readonly running: Figures;
  /** By how they stand now: one that was lost and begun anew runs. */
  readonly ended: Readonly<Record<Ending, Figures>>;
  readonly followUps: KeptFollowUps;
}

export const endings = ['won', 'lost', 'dropped'] as const;
export type Ending = (typeof endings)[number];

/** What stands at a stage, or on hold. */
export interface StageNumbers extends Figures {
  readonly column: string;
  /** Null: those on hold. */
  readonly name: Bilingual | null;
  readonly number: number | null;
  /** How long the half of them that came last have been there at most, in whole days; null: none are there. */
  readonly soFarDays: number | null;
  /** The same of those that have gone on, with those that ended in the quarter. */
  readonly passedDays: number | null;
}

export interface MemberNumbers extends LineNumbers {
  readonly member: Member;
}

export interface CompanyNumbers extends LineNumbers {
  readonly stages: readonly StageNumbers[];
  /** The most money first, those without anything last. */
  readonly members: readonly MemberNumbers[];
}

/**
 * The figures of a line in a quarter.
 *
 * @param whole everybody that the figures are about
 * @param parts the same people, as the figures are broken down; nobody in two of them
 */
export async function numbersOf(
  store: Pick<Store, 'tallies' | 'playbooks'>,
  whole: readonly Person[],
  parts: readonly Member[],
  quarter: Quarter,
  nowMs: number,
): Promise<CompanyNumbers> {
  const ids = whole.map(({ id }) => id);
  const until = { fromMs: quarter.fromMs, toMs: Math.min(nowMs, quarter.toMs) };
  const [running, ended, followUps, playbook] = await Promise.all([
    store.tallies.running(ids),
    store.tallies.ended(ids, quarter),
    store.tallies.followUps(ids, until),
    store.playbooks.newest(usualPlaybook),
  ]);
  const found = { running: byOwner(running), ended: byOwner(ended), followUps };
  const all = lineNumbers(found, ids);
  const members = parts.map((member) => ({
    ...lineNumbers(
      found,
      everybodyIn([member]).map(({ id }) => id),
    ),
    member,
  }));
  const [main] = all.running.money;
  return {
    ...all,
    stages: stagesOf(running, ended, playbook?.rules.stages ?? [], nowMs),
    members: members.sort(byMoney(main?.currency)),
  };
}

interface Found {
  readonly running: ReadonlyMap<string, readonly Tally[]>;
  readonly ended: ReadonlyMap<string, readonly Tally[]>;
  readonly followUps: ReadonlyMap<string, KeptFollowUps>;
}

function lineNumbers({ running, ended, followUps }: Found, ids: readonly string[]): LineNumbers {
  const theirs = ids.flatMap((id) => ended.get(id) ?? []);
  const of = (ending: Ending): Figures => figuresOf(theirs.filter(({ place }) => place === ending));
  const kept = ids.flatMap((id) => followUps.get(id) ?? []);
  return {
    running: figuresOf(ids.flatMap((id) => running.get(id) ?? [])),
    ended: { won: of('won'), lost: of('lost'), dropped: of('dropped') },
    followUps: {
      inTime: kept.reduce((sum, { inTime }) => sum + inTime, 0),
      due: kept.reduce((sum, { due }) => sum + due, 0),
    },
  };
}

function byOwner(tallies: readonly Tally[]): Map<string, Tally[]> {
  const found = new Map<string, Tally[]>();
  for (const tally of tallies) {
    const known = found.get(tally.ownerId);
    if (known) known.push(tally);
    else found.set(tally.ownerId, [tally]);
  }
  return found;
}

function stagesOf(
  running: readonly Tally[],
  ended: readonly Tally[],
  known: readonly { readonly key: string; readonly name: Bilingual }[],
  nowMs: number,
): StageNumbers[] {
  const named = known.map(({ key, name }) => ({ column: stageColumn(key), name }));
  const isKnown = new Set([...named.map(({ column }) => column), heldColumn]);
  // stages of other playbooks come behind
  const others = [...new Set(running.map(({ place }) => place))]
    .filter((place) => !isKnown.has(place))
    .sort();
  const passed = new Map<string, number[]>();
  for (const { stage, days } of [...running, ...ended].flatMap(({ stays }) => stays)) {
    const column = stageColumn(stage);
    const stays = passed.get(column);
    if (stays) stays.push(days);
    else passed.set(column, [days]);
  }
  return [
    ...named,
    ...others.map((column) => ({ column, name: null })),
    { column: heldColumn, name: null },
  ].map(({ column, name }, index): StageNumbers => {
    const there = running.filter(({ place }) => place === column);
    const isStage = column !== heldColumn;
    const soFar = there.flatMap(({ sinceMs }) =>
      sinceMs.map((atMs) => Math.max(0, Math.floor((nowMs - atMs) / realDayMs))),
    );
    return {
      ...figuresOf(there),
      ...{ column, name, number: isStage ? index + 1 : null },
      soFarDays: median(soFar),
      passedDays: median(passed.get(column) ?? []),
    };
  });
}

/** The middle one; of an even number the mean of the two in the middle, to whole days. */
export function median(days: readonly number[]): number | null {
  if (days.length === 0) return null;
  const sorted = [...days].sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? 0;
  const lower = sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
  return Math.round((upper + lower) / 2);
}

function byMoney(currency: string | undefined): (a: MemberNumbers, b: MemberNumbers) => number {
  const moneyOf = ({ running }: MemberNumbers): number =>
    running.money.find((money) => money.currency === currency)?.sum ?? 0;
  const weight = ({ running, ended, followUps }: MemberNumbers): number =>
    running.count + endings.reduce((sum, ending) => sum + ended[ending].count, 0) + followUps.due;
  return (a, b) =>
    Number(weight(a) === 0) - Number(weight(b) === 0) ||
    moneyOf(b) - moneyOf(a) ||
    b.running.count - a.running.count ||
    a.member.person.name.localeCompare(b.member.person.name) ||
    (a.member.person.id < b.member.person.id ? -1 : 1);
}
