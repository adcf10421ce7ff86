import { createHash } from 'node:crypto';
import type { Logger } from 'pino';
import { Temporal } from 'temporal-polyfill';
import type { CustomerPerson } from '../../contracts/wire/customer-people';
import type { CustomerTraces, LastTrace, ReasonToKeep, RetentionDay } from '../../domain/archive/retention';
import { retentionOf } from '../../domain/archive/retention';
import { localDate } from '../../domain/calendar/local-dates';
import { internalSource } from '../../domain/project/model/commands';
import type { ProjectState } from '../../domain/project/model/state';
import { hasEnded, openTasks } from '../../domain/project/model/state';
import type { Store } from '../../store/store';
import { beginErasure, forgetPerson } from './erasures';
import { repeatedly } from './repeatedly';

/**
 * Erases people at customers with whom the company has had nothing to do for some years. Whoever is erased by this rule
 * is erased as by a letter of theirs: on record, from everywhere.
 */

/** What is looked up. */
type Looked = Pick<Store, 'customers' | 'customerPeople' | 'customerLinks' | 'customerContacts' | 'projects'>;

/** Somebody whom the rule no longer lets us keep. */
export interface ForgottenPerson {
  readonly person: CustomerPerson;
  readonly last: LastTrace;
}

/** What one look at some people came to. */
export interface RetentionLook {
  readonly people: readonly ForgottenPerson[];
  readonly looked: number;
  /** How many people stay, by why. */
  readonly kept: Readonly<Partial<Record<ReasonToKeep, number>>>;
  /** The last that was looked at: the next look goes on after it; null: that was all. */
  readonly lastId: string | null;
}

/** Where a look begins and ends. */
export interface RetentionPage {
  readonly afterId?: string | undefined;
  /** The most people that are found. */
  readonly limit: number;
}

/** The most people that one look looks at: a request ends in seconds, whatever it finds. */
const mostLooked = 2_000;
const peopleAtOnce = 200;
const projectsAtOnce = 200;

/** The rule of some years on the day that it is now in the company's zone. */
export function retentionDay(years: number, zone: string, nowMs: number): RetentionDay {
  const today = localDate(nowMs, zone);
  const since = Temporal.PlainDate.from(today).subtract({ years });
  return { today, sinceMs: since.toZonedDateTime(zone).epochMilliseconds };
}

/** What the record of an erasure by the rule says. */
export function retentionReason(years: number, { sinceMs }: RetentionDay, zone: string): string {
  return `Rule: no project and no contact since ${localDate(sinceMs, zone)} (${years === 1 ? '1 year' : `${years} years`})`;
}

/** Looks for people who are to be erased, by id. Changes nothing. */
export async function lookForForgotten(
  store: Looked,
  day: RetentionDay,
  { afterId, limit }: RetentionPage,
): Promise<RetentionLook> {
  const people: ForgottenPerson[] = [];
  const kept: Partial<Record<ReasonToKeep, number>> = {};
  const traces = new Map<string, Promise<CustomerTraces>>();
  let looked = 0;
  let lastId = afterId;
  while (looked < mostLooked) {
    const page = await store.customerPeople.list({
      ...(lastId !== undefined && { afterId: lastId }),
      limit: peopleAtOnce,
    });
    for (const { revision: _, ...person } of page) {
      const known = traces.get(person.customerId) ?? tracesOf(store, person.customerId);
      traces.set(person.customerId, known);
      const verdict = await verdictOn(store, person, await known, day);
      looked += 1;
      lastId = person.id;
      if (verdict.kept === null) people.push({ person, last: verdict.last });
      else kept[verdict.kept] = (kept[verdict.kept] ?? 0) + 1;
      if (people.length === limit) return { people, looked, kept, lastId };
    }
    if (page.length < peopleAtOnce) return { people, looked, kept, lastId: null };
  }
  return { people, looked, kept, lastId: lastId ?? null };
}

/** Who has a run of the rule done, and what names its erasures: those of a repeat are the same. */
export interface RetentionOrder {
  readonly key: string;
  readonly requestedBy: string;
  readonly reason: string;
}

/** A look whose people were erased. */
export interface RetentionRun extends Omit<RetentionLook, 'people'> {
  /** The ids of the erasures. */
  readonly erasureIds: readonly string[];
}

/**
 * Erases whom the rule no longer lets us keep. Each is looked at once more right before: a project that was opened or a
 * contact that was recorded since the look keeps them.
 */
export async function eraseForgotten(
  store: Store,
  day: RetentionDay,
  page: RetentionPage,
  { key, requestedBy, reason }: RetentionOrder,
): Promise<RetentionRun> {
  const { people, kept: before, ...look } = await lookForForgotten(store, day, page);
  const kept = { ...before };
  const erasureIds: string[] = [];
  for (const { person } of people) {
    const { id: personId, customerId } = person;
    const verdict = await verdictOn(store, person, await tracesOf(store, customerId), day);
    if (verdict.kept !== null) {
      kept[verdict.kept] = (kept[verdict.kept] ?? 0) + 1;
      continue;
    }
    const digits = createHash('sha256')
      .update(JSON.stringify([key, personId]))
      .digest('hex')
      .slice(0, 20);
    const id = `erasure-${digits}`;
    const pseudonym = `erased-${digits}`;
    await beginErasure(store, person, { id, pseudonym, requestedBy, reason, requestedAtMs: Date.now() });
    await forgetPerson(store, { personId, customerId });
    erasureIds.push(id);
  }
  return { ...look, kept, erasureIds };
}

async function verdictOn(
  { customerPeople }: Pick<Store, 'customerPeople'>,
  { id }: CustomerPerson,
  traces: CustomerTraces,
  day: RetentionDay,
) {
  const [made] = await customerPeople.history(id, { afterRevision: 0, limit: 1 });
  // nobody has a record without its first change, unless they were erased in this moment
  return retentionOf(traces, made?.atMs ?? day.sinceMs, day);
}

/** What there is, and was, with a customer and all that are the same. */
async function tracesOf(store: Looked, customerId: string): Promise<CustomerTraces> {
  const same = await store.customerLinks.allOf(customerId);
  const each = await Promise.all(same.map((id) => tracesOfOne(store, id)));
  return {
    hasRunningProject: each.some((one) => one.hasRunningProject),
    hasOpenTask: each.some((one) => one.hasOpenTask),
    potentialDays: each.flatMap((one) => one.potentialDays),
    lastEndedAtMs: latest(each.map((one) => one.lastEndedAtMs)),
    lastContactAtMs: latest(each.map((one) => one.lastContactAtMs)),
  };
}

async function tracesOfOne(store: Looked, customerId: string): Promise<CustomerTraces> {
  const [customer, projects, [contact]] = await Promise.all([
    store.customers.read(customerId),
    projectsOf(store, customerId),
    store.customerContacts.newest(customerId, 1),
  ]);
  const deals = projects.flatMap(({ deal }) => deal ?? []);
  const inProjects = deals.flatMap(({ contacts }) => contacts.map(({ occurredAtMs }) => occurredAtMs));
  return {
    hasRunningProject: projects.some((project) => !hasEnded(project)),
    hasOpenTask: deals.some((deal) => openTasks(deal).length > 0),
    potentialDays: (customer?.potentials ?? [])
      .filter(({ projectId }) => projectId === null)
      .flatMap(({ expectedOn }) => expectedOn ?? []),
    lastEndedAtMs: latest(deals.map(({ outcome }) => outcome?.atMs ?? null)),
    lastContactAtMs: latest([contact?.occurredAtMs ?? null, ...inProjects]),
  };
}

async function projectsOf({ projects }: Looked, customerId: string): Promise<ProjectState[]> {
  const all: ProjectState[] = [];
  for (;;) {
    const last = all.at(-1);
    const after = last?.deal ? { openedAtMs: last.deal.openedAtMs, projectId: last.projectId } : undefined;
    const page = await projects.list({ customerId }, { after, limit: projectsAtOnce });
    all.push(...page);
    if (page.length < projectsAtOnce) return all;
  }
}

function latest(instants: readonly (number | null)[]): number | null {
  return instants.reduce(
    (last, each) => (last === null || (each !== null && each > last) ? each : last),
    null,
  );
}

/** The rule as an installation has set it. */
export interface RetentionRule {
  readonly years: number;
  /** The company's. */
  readonly zone: string;
}

/** How often to look whether it is this process's turn, and for how long a turn is one's own, milliseconds. */
const usualTurns = { looksMs: 3_600_000, turnMs: 20 * 3_600_000 };

/** How many people are erased at a time. */
const erasedAtOnce = 200;

/**
 * Carries the rule out once a day, from now on, by one of all processes. Whom a crash leaves is erased a day later.
 *
 * @returns ends it, once the people at hand are done
 */
export function keepRetention(
  store: Store,
  { years, zone }: RetentionRule,
  log: Logger,
  { looksMs, turnMs }: typeof usualTurns = usualTurns,
): () => Promise<void> {
  let isEnding = false;
  const stop = repeatedly(
    async () => {
      if (!(await store.erasures.takeTurn(turnMs))) return;
      const day = retentionDay(years, zone, Date.now());
      const order = {
        key: `rule ${day.today}`,
        requestedBy: internalSource,
        reason: retentionReason(years, day, zone),
      };
      let afterId: string | undefined;
      let erased = 0;
      do {
        const run = await eraseForgotten(store, day, { afterId, limit: erasedAtOnce }, order);
        erased += run.erasureIds.length;
        afterId = run.lastId ?? undefined;
      } while (afterId !== undefined && !isEnding);
      if (erased > 0) log.info({ erased, years }, 'people at customers are erased by the retention rule');
    },
    looksMs,
    (err) => log.error({ err }, 'the retention rule could not be carried out: it is tomorrow'),
  );
  return () => {
    isEnding = true;
    return stop();
  };
}
