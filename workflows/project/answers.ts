import { ApplicationFailure } from '@temporalio/workflow';
import { longest } from '../../contracts/sandbox/command-shape';
import type { Receipt } from '../../contracts/sandbox/receipt';
import type { ProjectState } from '../../domain/project/model/state';
import { shownStatus } from '../../domain/project/model/state';
import type { Refusal } from '../../domain/project/model/refusals';
import { isRefusal } from '../../domain/project/model/refusals';

/**
 * A project's answer to a command that it accepted.
 *
 * @param repeatedAt the revision of the first time, when the command had been carried out before
 */
export function receipt(state: ProjectState, repeatedAt: number | undefined): Receipt {
  const { projectId, revision, deal } = state;
  const status = shownStatus(state);
  const repeated = repeatedAt !== undefined;
  return { projectId, revision: repeatedAt ?? revision, status, stage: deal?.stage ?? null, repeated };
}

/**
 * Turns a refusal into an application failure whose type is its code, for handlers. A plain error would fail the
 * workflow task instead and leave the caller hanging.
 */
export function orThrow<T>(answer: T | Refusal): T {
  if (!isRefusal(answer)) return answer;
  const { code, message, missing } = answer;
  throw ApplicationFailure.create({ type: code, message, details: [{ missing }], nonRetryable: true });
}

/** How much of a refusal the ledger keeps, in UTF-16 units: enough to see what was wrong. */
const longestNote = 500;

/** How many entries of a refusal's list the ledger keeps: more than a playbook has milestones. */
const mostMissing = 100;

/** What the ledger keeps of a refused message. */
export function refusalNote(
  command: string,
  { code, message, missing }: Refusal,
  payload: unknown,
): { command: string; code: string; message: string; refusedId?: string; missing?: readonly string[] } {
  const cut = (text: string): string => text.slice(0, longestNote);
  const id = (payload as { commandId?: unknown } | null | undefined)?.commandId;
  const named = typeof id === 'string' ? { refusedId: id.slice(0, longest.id) } : {};
  const listed = missing.length > 0 ? { missing: missing.slice(0, mostMissing).map(cut) } : {};
  return { command: cut(command), code, message: cut(message), ...named, ...listed };
}
