import type { LinkTarget } from '../contracts/link-targets';
import { actionsByKind } from '../contracts/task-actions';
import { realDayMs } from '../domain/clocks';
import type { Task } from '../domain/project/state';
import type { MailAction } from '../mail/model';
import type { MailDeps } from './delivery';
import type { MailToWrite } from './mail-model';

/** How long the links of a mail work, in real days: longer than any task of it stays open. */
const linkDays = 90;

/** Where the links of a mail lead. */
export interface MailLinks {
  readonly projectUrl: string;
  readonly actions: readonly MailAction[];
  /** The token of the address that answers come back to; null when the mail asks for nothing. */
  readonly replyToken: string | null;
}

/**
 * Makes the links of a mail: to the project, to each thing that can be done about the task, and the reply address.
 * Each is bound to the reader, the task, and the person whose task it is.
 */
export async function mailLinks(
  { store, settings }: MailDeps,
  { state, effect, reader, nowMs }: MailToWrite,
  task: Task | undefined,
): Promise<MailLinks> {
  const { projectId } = state;
  const asks = effect.mail === 'task' || effect.mail === 'reminder';
  const holderId = task?.personId ?? null;
  const kinds = asks && task && holderId !== null ? actionsByKind[task.kind] : [];
  const targets: LinkTarget[] = [
    { kind: 'project', projectId },
    ...kinds.map((action): LinkTarget => ({
      kind: 'task',
      projectId,
      taskId: task?.id ?? '',
      action,
      holderId: holderId ?? '',
    })),
    ...(asks ? [{ kind: 'reply', projectId, taskId: task?.id ?? null } as const] : []),
  ];
  const expiresAt = new Date(nowMs + linkDays * realDayMs);
  const tokens = await store.links.create(
    targets.map((target) => ({ personId: reader.person.id, target, expiresAt })),
  );
  const [projectToken, ...others] = tokens;
  const { publicUrl } = settings;
  return {
    projectUrl: `${publicUrl}/projects/${encodeURIComponent(projectId)}?token=${projectToken}`,
    actions: kinds.map((kind, index) => ({ kind, url: `${publicUrl}/act?token=${others[index]}` })),
    replyToken: (asks && others.at(-1)) || null,
  };
}
