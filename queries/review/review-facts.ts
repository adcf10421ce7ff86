import type { Person } from '../../contracts/wire/directory';
import type { ReviewFacts, ReviewProject, ReviewRep, ReviewTeam } from '../../contracts/wire/review';
import type { WeekTime } from '../../domain/calendar/review-times';
import {
  addWeeks,
  reviewAtMs,
  reviewTimeOf,
  usualReviewTime,
  weekEarlierMs,
} from '../../domain/calendar/review-times';
import type { Language } from '../../domain/playbook/playbook';
import type { Contact } from '../../domain/project/model/state';
import { keptContacts, knownAtMs, shownStatus } from '../../domain/project/model/state';
import type { StoredReview } from '../../store/reviews';
import type { Store } from '../../store/store';
import type { CountedProject } from '../../store/projects/team-projects';
import { byName } from '../../people/name-order';
import { reviewCounts } from './review-counts';
import type { OpenedProject, ReviewView, Span } from './review-project';
import { isObstructed, isOpened, isWithin, namedIn, reviewProject } from './review-project';
import type { Team } from './review-team';
import { everybodyOf, lineOf, managersIn } from './review-team';

export type ReviewStore = Pick<
  Store,
  'people' | 'keptCustomers' | 'projects' | 'ledger' | 'reviews' | 'findings'
>;

/** Which review to show, and how. */
export interface ReviewRequest {
  readonly managerId: string;
  /** Its Monday: `2026-03-02`. */
  readonly week: string;
  readonly nowMs: number;
  readonly language: Language;
  /** When this company holds reviews; by default Monday, 08:00. */
  readonly usual?: WeekTime;
}

/** How many earlier weeks this one is compared with. */
const weeksBefore = 4;
/** How many projects of the teams below are looked at singly, the next to act first: each takes some kilobytes. */
const mostBelow = 1_000;

/**
 * Everything that a manager's weekly review shows: of their whole line, whoever is below them at any depth. Their own
 * team is up for their decision. The teams below have reviews of their own: what their managers leave undecided for too
 * long comes before the manager here, and the rest is shown as it stands. Of a very large line, all are counted and the
 * first that act are listed.
 *
 * Who is in the line and where the projects stand is as of now; what was done is that of the days since the review
 * before, seven as a rule, whenever it is looked at.
 *
 * A contact, or a milestone, counts for the week in which it was reported: so each is seen in one review, also one that
 * was reported after the review of its own week, and a page never says something else than its mail did.
 */
export async function reviewFacts(store: ReviewStore, request: ReviewRequest): Promise<ReviewFacts> {
  const { managerId, week, nowMs, language } = request;
  const line = await lineOf(store, managerId);
  const [top, ...below] = line;
  const own = await store.reviews.before([managerId], week);
  const weeks = await weeksOf(store, top?.manager, request, own);
  const [span] = weeks;
  const firstMs = weeks.at(-1)?.fromMs ?? span.fromMs;
  const idsOf = (teams: readonly Team[]): string[] =>
    teams.flatMap(({ people }) => people.map(({ id }) => id));
  const ownIds = top ? everybodyOf(top).map(({ id }) => id) : [];
  const running = (await store.projects.runningOf(ownIds)).filter(isOpened);
  const inLine = (await store.projects.firstToActOf(idsOf(below), mostBelow)).filter(isOpened);
  const counted = await store.projects.countedOf([...ownIds, ...idsOf(below)], firstMs);
  const reviews = await store.reviews.before(
    below.map(({ manager }) => manager.id),
    week,
  );
  const stuck = await escalatedOf(store, line, reviews);
  const shared = await sharedView(store, [...running, ...inLine, ...stuck.projects], {
    week,
    span,
    nowMs,
    language,
  });
  const shownBy = (undecided: ReviewView['undecided']) => (state: OpenedProject) =>
    reviewProject(state, { ...shared, undecided });
  const escalated = stuck.projects.map(shownBy(stuck.undecided));
  const shownAbove = new Set(escalated.map(({ projectId }) => projectId));
  const undecidedBelow = undecidedIn(reviews);
  const ofTeams = inLine.map(shownBy(undecidedBelow)).filter(({ projectId }) => !shownAbove.has(projectId));
  const seen = [...running.map(shownBy(undecidedIn(own))), ...ofTeams];
  const isUp = ({ hold }: ReviewProject): boolean => hold === null;
  const teams = teamsOf(below, {
    listed: [...escalated, ...ofTeams].filter(isUp),
    counted: counted.filter((project) => shownStatus(project) === 'open'),
    undecided: undecidedBelow,
    week,
    language,
  });
  return {
    managerId,
    week,
    ...span,
    reps: repsOf(
      seen.filter(isUp),
      managersIn(line),
      [managerId, ...teams.map((team) => team.managerId)],
      language,
    ),
    teams,
    held: seen.filter((project) => !isUp(project)).sort(byWaking),
    escalated: escalated.sort(byNeed),
    counts: reviewCounts(counted, weeks, language),
  };
}

/** What one rep will be asked in the manager's review: their running projects, with held ones apart. */
export async function mirrorFacts(
  store: ReviewStore,
  request: ReviewRequest & { readonly personId: string },
): Promise<Pick<ReviewFacts, 'fromMs' | 'toMs' | 'held'> & { readonly projects: readonly ReviewProject[] }> {
  const { personId, managerId, week, nowMs, language } = request;
  const reviews = await store.reviews.before([managerId], week);
  const manager = (await store.people.read(managerId)) ?? undefined;
  const [span] = await weeksOf(store, manager, request, reviews);
  const running = (await store.projects.runningOf([personId])).filter(isOpened);
  const shared = await sharedView(store, running, { week, span, nowMs, language });
  const seen = running.map((state) => reviewProject(state, { ...shared, undecided: undecidedIn(reviews) }));
  return {
    ...span,
    projects: seen.filter(({ hold }) => hold === null).sort(byNeed),
    held: seen.filter(({ hold }) => hold !== null).sort(byWaking),
  };
}

/** Projects that the manager decides on in their review: those of their own team. */
export function toDecide({ managerId, reps }: Pick<ReviewFacts, 'managerId' | 'reps'>): ReviewProject[] {
  return reps.filter((rep) => rep.managerId === managerId).flatMap(({ projects }) => projects);
}

/** Those that were left undecided come first, the longest first; then those with something in the way; then by date. */
export function byNeed(a: ReviewProject, b: ReviewProject): number {
  return (
    b.undecidedWeeks - a.undecidedWeeks ||
    Number(isObstructed(b)) - Number(isObstructed(a)) ||
    (a.next?.atMs ?? Infinity) - (b.next?.atMs ?? Infinity) ||
    (a.projectId < b.projectId ? -1 : 1)
  );
}

function byWaking(a: ReviewProject, b: ReviewProject): number {
  return (a.hold?.wakeAtMs ?? 0) - (b.hold?.wakeAtMs ?? 0) || (a.projectId < b.projectId ? -1 : 1);
}

/**
 * @param managerOf who reviews each person
 * @param inOrder these managers, as their teams are to stand
 */
function repsOf(
  projects: readonly ReviewProject[],
  managerOf: ReadonlyMap<string, string>,
  inOrder: readonly string[],
  language: Language,
): ReviewRep[] {
  const reps = new Map<string, ReviewRep & { readonly projects: ReviewProject[] }>();
  for (const project of projects) {
    const { ownerId: personId, ownerName: name } = project;
    const managerId = managerOf.get(personId) ?? '';
    const rep = reps.get(personId) ?? { personId, name, managerId, projects: [] };
    rep.projects.push(project);
    reps.set(personId, rep);
  }
  for (const rep of reps.values()) rep.projects.sort(byNeed);
  const placeOf = new Map(inOrder.map((id, place) => [id, place]));
  const named = byName(language);
  return [...reps.values()].sort(
    (a, b) =>
      (placeOf.get(a.managerId) ?? 0) - (placeOf.get(b.managerId) ?? 0) ||
      named({ name: a.name, id: a.personId }, { name: b.name, id: b.personId }),
  );
}

interface InTeams {
  readonly listed: readonly ReviewProject[];
  /** All running projects that are not on hold. */
  readonly counted: readonly CountedProject[];
  readonly undecided: ReviewView['undecided'];
  readonly week: string;
  readonly language: Language;
}

/** Orders the teams below: most left undecided first, then by what is in the way. */
function teamsOf(
  below: readonly Team[],
  { listed, counted, undecided, week, language }: InTeams,
): ReviewTeam[] {
  const teams = below.map(({ manager: { id: managerId, name }, people }): ReviewTeam => {
    const ids = new Set(people.map(({ id }) => id));
    const theirs = counted.filter(({ deal }) => ids.has(deal.ownerId));
    const shown = listed.filter(({ ownerId }) => ids.has(ownerId));
    return {
      managerId,
      name,
      projects: theirs.length,
      listed: shown.length,
      undecided: theirs.filter(({ deal }) => (deal.review?.week ?? '') < week).length,
      left: theirs.filter((project) => undecided(project) > 0).length,
      inTheWay: shown.filter(isObstructed).length,
    };
  });
  const named = byName(language);
  return teams
    .filter(({ projects }) => projects > 0)
    .sort(
      (a, b) =>
        b.left - a.left ||
        b.inTheWay - a.inTheWay ||
        named({ name: a.name, id: a.managerId }, { name: b.name, id: b.managerId }),
    );
}

/**
 * This week, and those that it is compared with, each up to where the next one begins. A review begins where that of the
 * week before has ended, so nothing is lost or seen twice when a manager's review moves to another day: it is about
 * less than two weeks. Where none was held the week before it is about the seven days up to it, however long ago the
 * last one was.
 *
 * @param before the manager's reviews of earlier weeks
 */
async function weeksOf(
  store: ReviewStore,
  manager: Person | undefined,
  { managerId, week, usual = usualReviewTime }: ReviewRequest,
  before: readonly StoredReview[],
): Promise<[Span, ...Span[]]> {
  const time = manager ? reviewTimeOf(manager, usual) : usual;
  const zone = manager?.timeZone ?? 'UTC';
  const endOf = new Map(before.map((review) => [review.week, review.toMs]));
  const spanUpTo = (toMs: number, weeksAgo: number): Span => {
    const fromMs = endOf.get(addWeeks(week, -weeksAgo - 1)) ?? weekEarlierMs(toMs, zone);
    // a manager who has moved around the world may have had the one before only now
    return { fromMs: Math.min(fromMs, toMs), toMs };
  };
  // the page shows the same days as the mail did, whatever was changed since
  const known = await store.reviews.read(managerId, week);
  const first = known
    ? { fromMs: known.fromMs, toMs: known.toMs }
    : spanUpTo(reviewAtMs(week, time, zone), 0);
  const weeks: [Span, ...Span[]] = [first];
  let { fromMs } = first;
  for (let weeksAgo = 1; weeksAgo <= weeksBefore; weeksAgo += 1) {
    const span = spanUpTo(fromMs, weeksAgo);
    weeks.push(span);
    ({ fromMs } = span);
  }
  return weeks;
}

/**
 * Counts the weeks in whose reviews a project was up for a decision since the last one, or since its attempt began. One
 * that was handed over within a week may be in the reviews of two managers.
 */
function undecidedIn(reviews: readonly StoredReview[]): ReviewView['undecided'] {
  const weeksOfProject = new Map<string, { week: string; toMs: number }[]>();
  for (const { week, toMs, projectIds } of reviews) {
    for (const id of projectIds) weeksOfProject.set(id, [...(weeksOfProject.get(id) ?? []), { week, toMs }]);
  }
  return ({ projectId, deal }) => {
    const { review, openedAtMs, reopenedAtMs = openedAtMs } = deal;
    const since = (weeksOfProject.get(projectId) ?? []).filter(
      ({ week, toMs }) => week > (review?.week ?? '') && toMs >= reopenedAtMs,
    );
    return new Set(since.map(({ week }) => week)).size;
  };
}

/**
 * Projects of the managers right below that nobody has decided about for so many weeks that the next manager up is asked.
 *
 * @param reviews those of the managers in the line
 */
async function escalatedOf(
  store: ReviewStore,
  [own, ...below]: readonly Team[],
  reviews: readonly StoredReview[],
): Promise<{ projects: OpenedProject[]; undecided: ReviewView['undecided'] }> {
  const right = new Set(own?.people.map(({ id }) => id));
  const teams = below.filter(({ manager }) => right.has(manager.id));
  const managers = new Set(teams.map(({ manager }) => manager.id));
  const theirs = reviews.filter(({ managerId }) => managers.has(managerId));
  const undecided = undecidedIn(theirs);
  const candidates = [...new Set(theirs.flatMap(({ projectIds }) => projectIds))];
  if (candidates.length === 0) return { projects: [], undecided };
  const owners = new Set(teams.flatMap(({ people }) => people.map(({ id }) => id)));
  const projects = (await store.projects.runningAmong(candidates)).filter(isOpened);
  return {
    undecided,
    projects: projects.filter(
      (project) =>
        shownStatus(project) === 'open' &&
        owners.has(project.deal.ownerId) &&
        undecided(project) >= project.deal.playbook.limits.escalationWeeks,
    ),
  };
}

/** What is looked up once for all projects. */
async function sharedView(
  store: ReviewStore,
  projects: readonly OpenedProject[],
  given: Pick<ReviewView, 'week' | 'span' | 'nowMs' | 'language'>,
): Promise<Omit<ReviewView, 'undecided'>> {
  const contacts = await manyContacts(store, projects, given.span);
  const actors = [...contacts.values()].flat().map(({ actor }) => actor);
  const people = await store.people.readMany([...new Set([...namedIn(projects), ...actors])]);
  const customers = await store.keptCustomers.byIds(projects.map(({ deal }) => deal.customerId));
  return {
    ...given,
    contacts,
    names: new Map(people.map(({ id, name }) => [id, name])),
    customers: new Map([...customers].map(([id, { name }]) => [id, name])),
    stopped: await store.findings.stoppedSince(projects.map(({ projectId }) => projectId)),
  };
}

/**
 * All contacts of those projects whose states keep only the last ones, and may have lost some of the week. One that is
 * reported so late that a full state keeps all the later ones instead is not looked for.
 */
async function manyContacts(
  store: ReviewStore,
  projects: readonly OpenedProject[],
  span: Span,
): Promise<Map<string, readonly Contact[]>> {
  const full = projects.filter(
    ({ deal: { contacts } }) =>
      contacts.length >= keptContacts &&
      contacts.slice(0, 1).some((oldest) => knownAtMs(oldest) >= span.fromMs),
  );
  const found = new Map<string, readonly Contact[]>();
  const reported = await store.ledger.ofTypes(
    full.map(({ projectId }) => projectId),
    ['contactRecorded', 'milestoneReached'],
    span.fromMs,
  );
  for (const { projectId } of full) {
    const contacts = (reported.get(projectId) ?? []).flatMap((event): Contact[] => {
      if (event.type === 'milestoneReached' && !event.contact) return [];
      const { revision, occurredAtMs, atMs, actor } = event;
      const kind = event.type === 'milestoneReached' ? 'milestone' : event.kind;
      return isWithin(span, atMs) ? [{ revision, kind, occurredAtMs, recordedAtMs: atMs, actor }] : [];
    });
    found.set(
      projectId,
      contacts.sort((a, b) => a.occurredAtMs - b.occurredAtMs),
    );
  }
  return found;
}
