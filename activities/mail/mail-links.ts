import type { LinkTarget } from '../../contracts/wire/link-targets';
import { actionsByKind } from '../../domain/project/model/task-actions';
import { realDayMs } from '../../domain/project/evolve/clocks';
import type { Task } from '../../domain/project/model/state';
import type { MailAction } from '../../mail/model/model';
import type { MailDeps } from './mail-deps';
import type { MailToWrite } from './mail-to-write';

/** How long the links of an email work, in real days: longer than any of its tasks stays open. */
const linkDays = 90;

/** When the links of an email that is written now stop to work. */
export function linkExpiry(nowMs: number): Date {
  return new Date(nowMs + linkDays * realDayMs);
}

/** Where the links of a mail lead. */
export interface MailLinks {
  readonly projectUrl: string;
  readonly actions: readonly MailAction[];
  /** The token of the address for replies; null when the email asks for no reply. */
  readonly replyToken: string | null;
}

/** The page of a project. */
export function projectUrl(publicUrl: string, projectId: string, token: string): string {
  return `${publicUrl}/projects/${encodeURIComponent(projectId)}?token=${token}`;
}

/** The page to act on something. */
export function actionUrl(publicUrl: string, token: string): string {
  return `${publicUrl}/act?token=${token}`;
}

/**
 * Makes an email's links: to the project, to each action on the task, and the reply address. All are bound to the
 * reader; action links also to the task's holder, since a task may pass to somebody else.
 */
export async function mailLinks(
  { store, settings: { publicUrl } }: MailDeps,
  { state, effect, reader, nowMs, isItem }: MailToWrite,
  task: Task | undefined,
): Promise<MailLinks> {
  const { projectId } = state;
  const all = effect.mail === 'task' || effect.mail === 'reminder' ? actionsOf(task) : [];
  const kinds = isItem ? all.slice(0, mostItemActions) : all;
  const canBeAnswered = !isItem && (kinds.length > 0 || effect.mail === 'overdue');
  const targets: LinkTarget[] = [
    { kind: 'project', projectId },
    ...kinds.map((action) => ({ kind: 'task' as const, projectId, ...action })),
    ...(canBeAnswered ? [{ kind: 'reply' as const, projectId, taskId: task?.id ?? null }] : []),
  ];
  const expiresAt = linkExpiry(nowMs);
  const personId = reader.person.id;
  const [token = '', ...others] = await store.links.create(
    targets.map((target) => ({ personId, target, expiresAt })),
  );
  return {
    projectUrl: projectUrl(publicUrl, projectId, token),
    actions: kinds.map(({ action }, index) => ({
      kind: action,
      url: actionUrl(publicUrl, others[index] ?? ''),
    })),
    replyToken: canBeAnswered ? (others.at(-1) ?? null) : null,
  };
}

/** How many actions each item of a digest has; the page of its project has all. */
const mostItemActions = 2;

/** What the holder of a task can do about it. */
function actionsOf(task: Task | undefined) {
  const holderId = task?.personId ?? null;
  if (!task || holderId === null) return [];
  const { id: taskId } = task;
  return actionsByKind[task.kind].map((action) => ({ taskId, action, holderId }));
}
