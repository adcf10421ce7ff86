import { isRequestId } from '../../contracts/sandbox/cause';
import { fold } from '../../domain/project/evolve/evolve';
import type { ProjectEvent } from '../../domain/project/model/events';
import { refusalCodes } from '../../domain/project/model/refusals';
import type { ProjectState } from '../../domain/project/model/state';
import type { Ledger } from '../../store/projects/ledger';
import type { Problem } from '../kit/problems/problems';
import { refusalProblem } from '../kit/problems/problems';

/** A command to a project whose answer was not waited for. */
export interface Operation {
  readonly projectId: string;
  readonly commandId: string;
  /** The request that brought it; absent when that is not known. */
  readonly requestId?: string;
}

const prefix = 'op-';

/**
 * The id of an operation. It holds what is asked for, so that no row has to be kept: the ledger knows what became of a
 * command by its id.
 */
export function operationId({ projectId, commandId, requestId }: Operation): string {
  const parts = [projectId, commandId, ...(requestId === undefined ? [] : [requestId])];
  return prefix + Buffer.from(JSON.stringify(parts)).toString('base64url');
}

/** The operation of an id; null for anything that is none. */
export function readOperationId(id: string): Operation | null {
  if (!id.startsWith(prefix)) return null;
  try {
    const given: unknown = JSON.parse(Buffer.from(id.slice(prefix.length), 'base64url').toString());
    if (!Array.isArray(given) || given.length < 2 || given.length > 3) return null;
    const [projectId, commandId, requestId] = given as unknown[];
    if (typeof projectId !== 'string' || typeof commandId !== 'string') return null;
    const isNamed = typeof requestId === 'string' && isRequestId(requestId);
    const operation = { projectId, commandId, ...(isNamed && { requestId }) };
    // one operation has one id
    return operationId(operation) === id ? operation : null;
  } catch {
    return null;
  }
}

/** What became of a command. `pending`: neither carried out nor refused yet, as far as the ledger knows. */
export type Outcome =
  | { readonly kind: 'pending' }
  | { readonly kind: 'done'; readonly state: ProjectState; readonly events: readonly ProjectEvent[] }
  | { readonly kind: 'refused'; readonly problem: Problem };

/** What became of a command, as the ledger has it: `state` is the project right after it. */
export async function outcomeOf(
  { ledger }: { readonly ledger: Pick<Ledger, 'read' | 'ofCommand' | 'refusalOf'> },
  { projectId, commandId }: Operation,
): Promise<Outcome> {
  const events = await ledger.ofCommand(projectId, commandId);
  const last = events.at(-1);
  // a command that was refused may come again when the project allows it
  if (last) {
    const until = await ledger.read(projectId, { limit: last.revision });
    return { kind: 'done', state: fold(projectId, until), events };
  }
  const refused = await ledger.refusalOf(projectId, commandId);
  if (!refused) return { kind: 'pending' };
  const { code: given, message, missing = [] } = refused;
  const code = refusalCodes.find((known) => known === given) ?? 'malformed';
  return { kind: 'refused', problem: refusalProblem({ code, message, missing }) };
}
