import { Problem } from '../../api/kit/problems/problems';
import { untilReadable } from '../../api/commands/project-at';
import { untilShown } from '../../api/commands/until-shown';
import type { RouteDeps } from '../../api/context/context';
import { entryOf } from '../../domain/playbook/playbook';
import { actionsByKind } from '../../domain/project/model/task-actions';
import type { Session } from '../kit/session';
import { draftKey, idOfFormKey } from '../kit/session';
import { pageAnswer } from '../kit/page-answer';
import type { Access } from '../act/answers';
import { explainIneligible, keptPage, unknownLink } from '../act/answers';
import { performAction } from '../act/act';
import type { Subject } from '../act/eligibility';
import { eligibilityOf } from '../act/eligibility';
import { draftAddress } from '../sign-in/drafts';
import { redirect } from '../sign-in/routes';
import { taskAddress } from './task-actions';
import { backTo, taskPlace } from './today-address';

type TaskSubject = Extract<Subject, { kind: 'task' }>;

/** What a line of the list can have done to it with one press. */
export const placeActions = ['complete', 'accept'] as const;

interface Asked {
  readonly projectId: string;
  readonly taskId: string;
  readonly action: (typeof placeActions)[number];
  readonly requestId: string;
  readonly from: string;
}

/**
 * Does it, once for each page that was shown, and leads back to the list. What is not possible any more, or needs words
 * by now, is answered with the page that says so.
 */
export async function doInPlace(deps: RouteDeps, session: Session, asked: Asked) {
  const { store } = deps;
  const { person: reader } = session;
  const { projectId, taskId, action, requestId, from } = asked;
  const state = await store.projects.read(projectId);
  const task = entryOf(state?.deal?.tasks ?? {}, taskId);
  if (!task) return pageAnswer(404, unknownLink(reader.language));
  const [first] = actionsByKind[task.kind];
  const commandId = `page-${reader.id}-${idOfFormKey(session, requestId)}-${taskId}-${action}`;
  const address = taskAddress(projectId, taskId, 'complete', from);
  const hidden = { requestId, draft: draftKey(session, draftAddress(address)) };
  const access: Access = { reader, commandId, hidden, token: null, address };
  const subject: TaskSubject = {
    ...{ kind: 'task', projectId, taskId, holderId: task.personId ?? reader.id },
    action: action === 'accept' && first ? first : 'complete',
  };
  const answer =
    action === 'accept'
      ? await accept(deps, access, subject)
      : await performAction(deps, access, subject, {});
  const done = backTo(from, action, taskPlace({ projectId, task }));
  if (answer === 'accepted' || answer.status === 200) return redirect(done);
  // a second press is not told that the first one has done it
  const isRepeat = answer.status === 409 && (await store.ledger.revisionOf(projectId, commandId)) !== null;
  return isRepeat ? redirect(done) : answer;
}

/** Tells a project that the holder has taken a task on. */
async function accept(deps: RouteDeps, access: Access, subject: TaskSubject) {
  const { store, commands, workdayStart } = deps;
  const { reader, commandId } = access;
  const { projectId, taskId, holderId } = subject;
  const nowMs = Date.now();
  const look = () => eligibilityOf(store, { ...access, subject, nowMs, workdayStart });
  const eligibility = await look();
  if (eligibility.kind === 'role' || eligibility.kind === 'project') {
    throw new Error(`Task ${taskId} of project ${projectId} is none.`);
  }
  if (eligibility.kind !== 'task') return explainIneligible(store, access, eligibility);
  try {
    const answer = await commands.send(projectId, {
      ...{ name: 'acceptTask', commandId, actor: reader.id, source: 'mail', at: nowMs, taskId, holderId },
    });
    if (answer.kind === 'accepted') return await keptPage(store, access, eligibility.context);
    await untilReadable(store.projects, projectId, { revision: answer.receipt.revision });
    return 'accepted';
  } catch (error) {
    if (!(error instanceof Problem) || error.status >= 500) throw error;
    // somebody has been faster
    const now = await untilShown(look, ({ kind }) => kind !== 'task');
    if (now.kind === 'task' || now.kind === 'role' || now.kind === 'project') throw error;
    return explainIneligible(store, access, now);
  }
}
