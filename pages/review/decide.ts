import { createHash } from 'node:crypto';
import type { Person } from '../../contracts/wire/directory';
import { mayRead } from '../../people/access';
import { everybodyOf, lineOf, teamIn } from '../../queries/review/review-team';
import type { ReviewDecision } from '../../domain/project/model/command-fields';
import { reviewDecisions } from '../../domain/project/model/command-fields';
import type { Deal, ProjectState, Review } from '../../domain/project/model/state';
import { hasEnded } from '../../domain/project/model/state';
import type { Store } from '../../store/store';
import type { DayScale } from '../act/chosen-days';
import type { FieldFault, FieldName, Texts } from '../kit/fields';
import { readFields } from '../kit/fields';
import { dropReasonChoices } from '../act/forms';
import type { ProblemCode } from '../../api/kit/problems/problem-codes';
import { Problem } from '../../api/kit/problems/problems';
import { projectAt } from '../../api/commands/project-at';
import type { CommandAnswer } from '../../api/commands/project-commands';
import { sendWithNote } from '../../api/commands/report-command';
import type { RouteDeps } from '../../api/context/context';
import { decisionFields, reviewCommand } from './fields';
import { ownerZone, receiverChoices } from './receivers';
import type { ReviewAccess, ReviewDeps } from './review-context';
import { reviewedFor } from './review-context';

type Deps = ReviewDeps & Pick<RouteDeps, 'commands' | 'workdayStart'>;

/** What a form of a review asks for. */
export interface TypedDecision {
  readonly projectId: string;
  readonly decision: string;
  /** When the decision that this one replaces was made, as the page showed it; empty when there was none. */
  readonly after: string;
  readonly fields: Texts;
}

/** The outcome of a decision. */
export type Decided =
  | { readonly kind: 'done' }
  /** Queued, because no worker answers now. */
  | { readonly kind: 'kept' }
  /** The review is not the reader's, and they do not stand in. */
  | { readonly kind: 'not-yours' }
  /** The project does not exist, or the reader has no part in it. */
  | { readonly kind: 'unknown' }
  /** The reader may know of the project, but it is not in this review. */
  | { readonly kind: 'elsewhere'; readonly state: ProjectState }
  | { readonly kind: 'ended'; readonly state: ProjectState }
  /** Somebody has decided otherwise since the page was shown: that stands until it is replaced knowingly. */
  | { readonly kind: 'decided'; readonly review: Review }
  | {
      readonly kind: 'faults';
      readonly faults: Readonly<Partial<Record<FieldName | 'decision', FieldFault>>>;
    }
  | {
      readonly kind: 'refused';
      readonly code: ProblemCode;
      readonly message: string;
      readonly status: number;
    };

/** Source of the commands that pages send. */
const source = 'mail';

/**
 * Decides about one project of a review, once: sending it again does nothing more. When there is a decision for the
 * week or a later one, only a form that names it may replace it, so nobody undoes what they have not seen.
 */
export async function decide(deps: Deps, access: ReviewAccess, typed: TypedDecision): Promise<Decided> {
  const { store, workdayStart } = deps;
  const { reader, week } = access;
  const { projectId, after } = typed;
  const nowMs = Date.now();
  if (!(await reviewedFor(store, access, nowMs))) return { kind: 'not-yours' };
  const state = await store.projects.read(projectId);
  if (!state?.deal) return { kind: 'unknown' };
  const { deal } = state;
  const team = await teamInReview(store, access, deal);
  if (!team) {
    return (await mayRead(store, state, reader, nowMs)) ? { kind: 'elsewhere', state } : { kind: 'unknown' };
  }
  const decision = reviewDecisions.find((each) => each === typed.decision);
  if (!decision) return { kind: 'faults', faults: { decision: 'missing' } };
  const review = reviewOf(deal, week);
  const commandId = commandIdOf(access, typed, review);
  if ((await store.ledger.revisionOf(projectId, commandId)) !== null)
    return sameOrReported(access, state, decision);
  if (review && String(review.atMs) !== after) return { kind: 'decided', review };
  if (hasEnded(state)) return { kind: 'ended', state };

  const choices = {
    pushMaxDays: deal.playbook.limits.pushMaxDays,
    reasons: dropReasonChoices(deal, reader.language),
    receivers: receiverChoices(team, deal.ownerId, deal.playbook.ownerRole),
  };
  const scale: DayScale = { timeZone: ownerZone(team, deal.ownerId, reader), workdayStart };
  const fields = decisionFields(decision, choices, scale, nowMs);
  const { values, faults } = readFields(fields, typed.fields);
  if (Object.keys(faults).length > 0) return { kind: 'faults', faults };
  const base = { commandId, actor: reader.id, source, at: nowMs };
  let answer: CommandAnswer;
  try {
    answer = await sendWithNote(store, { projectId, base, note: values.note }, (parts) =>
      deps.commands.send(projectId, reviewCommand({ week, decision }, values, scale, parts)),
    );
  } catch (error) {
    if (!(error instanceof Problem) || (error.status >= 500 && error.code !== 'temporal-unavailable'))
      throw error;
    const { code, message, status } = error;
    return { kind: 'refused', code, message, status };
  }
  if (answer.kind === 'accepted') return { kind: 'kept' };
  const now = await projectAt(store, projectId, { revision: answer.receipt.revision });
  return answer.receipt.repeated ? sameOrReported(access, now, decision) : { kind: 'done' };
}

/**
 * The same for every press of one form's button. It is a digest, because ids have a maximum length. A later week's
 * decision stands whatever is decided for an earlier one: there what was typed tells one form from the next.
 */
function commandIdOf(
  { managerId, week }: ReviewAccess,
  { projectId, after, decision, fields }: TypedDecision,
  review: Review | undefined,
): string {
  const form = [managerId, week, projectId, after];
  const typed = Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1));
  const parts = isLater(review, week) ? [...form, decision, typed] : form;
  const digest = createHash('sha256').update(JSON.stringify(parts));
  return `review-${digest.digest('hex').slice(0, 40)}`;
}

/** The decision for a week, or for a later one. */
function reviewOf({ review }: Deal, week: string): Review | undefined {
  return review && review.week >= week ? review : undefined;
}

function isLater(review: Review | undefined, week: string): boolean {
  return review !== undefined && review.week > week;
}

/** For a form that was carried out before: done, unless another decision of the week stands by now. */
function sameOrReported(
  { reader, week }: ReviewAccess,
  { deal }: ProjectState,
  decision: ReviewDecision,
): Decided {
  const review = deal ? reviewOf(deal, week) : undefined;
  const isSame =
    !review || isLater(review, week) || (review.decision === decision && review.actor === reader.id);
  return isSame ? { kind: 'done' } : { kind: 'decided', review };
}

/**
 * Whether a project belongs to the manager's line, whatever its state; the caller has checked that the reader is that
 * manager.
 */
export async function isOfLine(store: Store, access: ReviewAccess, { deal }: ProjectState): Promise<boolean> {
  if (!deal || !(await reviewedFor(store, access, Date.now()))) return false;
  return (await teamInReview(store, access, deal)) !== null;
}

/** The team that a project belongs to, when it is in a manager's line now: their own, or one below. */
async function teamInReview(
  store: Store,
  { managerId }: Pick<ReviewAccess, 'managerId'>,
  { ownerId }: Deal,
): Promise<Person[] | null> {
  const team = teamIn(await lineOf(store, managerId), ownerId);
  return team ? everybodyOf(team) : null;
}
