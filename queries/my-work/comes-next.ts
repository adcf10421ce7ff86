import { weekOf } from '../../domain/calendar/review-times';
import type { Person } from '../../contracts/wire/directory';
import { nextCheck } from '../../domain/project/evolve/clocks';
import { shownStatus } from '../../domain/project/model/state';
import type { Store } from '../../store/store';

type Stores = Pick<Store, 'projects' | 'reviews'>;

/** A project that somebody leads, and when its clock next asks for something. */
export interface NextCheck {
  readonly projectId: string;
  readonly title: string;
  readonly atMs: number;
}

/** The project of somebody whose clock asks first; null when none does. */
export async function nextCheckOf({ projects }: Stores, { id }: Person): Promise<NextCheck | null> {
  // those on hold wait for their date, and have no check before it
  const [first] = (await projects.nextOf(id, 1)).flatMap((state) => {
    const check = nextCheck(state);
    return check && state.deal
      ? [{ projectId: state.projectId, title: state.deal.title, atMs: check.atMs }]
      : [];
  });
  return first ?? null;
}

/** How much of this week's review is still to be decided by a manager. */
export interface ReviewDue {
  readonly week: string;
  readonly undecided: number;
}

/** This week's review of a manager as long as projects in it are undecided; null when there is none. */
export async function reviewDueOf(
  { projects, reviews }: Stores,
  { id, timeZone }: Person,
  nowMs: number,
): Promise<ReviewDue | null> {
  const week = weekOf(nowMs, timeZone);
  const review = await reviews.read(id, week);
  if (!review || review.projectIds.length === 0) return null;
  const running = await projects.runningAmong(review.projectIds);
  const undecided = running.filter(
    (state) =>
      state.deal &&
      shownStatus({ status: state.status, deal: state.deal }) === 'open' &&
      state.deal.review?.week !== week,
  ).length;
  return undecided > 0 ? { week, undecided } : null;
}
