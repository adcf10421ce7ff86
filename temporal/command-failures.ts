import {
  isGrpcServiceError,
  ServiceError,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client';
import { ApplicationFailure, WorkflowExecutionAlreadyStartedError } from '@temporalio/common';
import type { Refusal } from '../domain/project/model/refusals';
import { refusalCodes } from '../domain/project/model/refusals';

/**
 * Why a command was not answered. `refused`: by the project. `gone`: no workflow runs under this id. `interrupted`:
 * the run ended (by continue-as-new, mostly) after it had accepted the update; whether the command was carried out is
 * open. `no-answer`: no worker, or no server, answered in time.
 */
export type CommandFailure =
  | { readonly kind: 'refused'; readonly refusal: Omit<Refusal, 'refused'> }
  | { readonly kind: 'gone' | 'interrupted' | 'no-answer'; readonly error: unknown };

/** The type that the server gives an update which a run had accepted and not finished when it ended. */
const interruptedUpdate = 'AcceptedUpdateCompletedWorkflow';

/** gRPC status codes (grpc.io, "Status codes and their use in gRPC"); the client passes them through. */
const grpc = {
  cancelled: 1,
  unknown: 2,
  deadlineExceeded: 4,
  resourceExhausted: 8,
  failedPrecondition: 9,
  aborted: 10,
  unavailable: 14,
  dataLoss: 15,
} as const;

class NoAnswerInTime extends Error {
  override readonly name = 'NoAnswerInTime';
}

/** The failure of a call that was given up waiting for. */
export function noAnswerInTime(): Error {
  return new NoAnswerInTime('No answer in time.');
}

/**
 * What an error of the Temporal client means for a command.
 *
 * @throws the error itself when it is none of these: a fault of ours
 */
export function commandFailure(error: unknown): CommandFailure {
  if (error instanceof WorkflowUpdateFailedError) return failedUpdate(error);
  if (error instanceof WorkflowNotFoundError || error instanceof WorkflowExecutionAlreadyStartedError) {
    return { kind: 'gone', error };
  }
  if (error instanceof NoAnswerInTime || error instanceof WorkflowUpdateRPCTimeoutOrCancelledError) {
    return { kind: 'no-answer', error };
  }
  switch (grpcCode(error)) {
    case grpc.aborted:
    // a workflow task failed while the update waited for it: when a run rolls over just as a message comes in, the
    // server refuses the task and has it done again
    case grpc.failedPrecondition:
      return { kind: 'interrupted', error };
    case grpc.cancelled:
    case grpc.deadlineExceeded:
    case grpc.resourceExhausted:
    case grpc.unavailable:
    // how a server speaks of a fault of its own, such as a disk that is full
    case grpc.unknown:
    case grpc.dataLoss:
      return { kind: 'no-answer', error };
    default:
      throw error;
  }
}

function failedUpdate(error: WorkflowUpdateFailedError): CommandFailure {
  const { cause } = error;
  if (!(cause instanceof ApplicationFailure)) throw error;
  if (cause.type === interruptedUpdate) return { kind: 'interrupted', error };
  const code = refusalCodes.find((candidate) => candidate === cause.type);
  if (code === undefined) throw error;
  return { kind: 'refused', refusal: { code, message: cause.message, missing: missingOf(cause) } };
}

/** A refusal's first detail is `{ missing: string[] }`. */
function missingOf({ details }: ApplicationFailure): string[] {
  const missing = (details?.[0] as { missing?: unknown } | undefined)?.missing;
  return Array.isArray(missing) ? missing.filter((item) => typeof item === 'string') : [];
}

function grpcCode(error: unknown): number | undefined {
  const cause = error instanceof ServiceError ? error.cause : error;
  return isGrpcServiceError(cause) ? cause.code : undefined;
}

/** Whether what a call was for had ended by the time when the server came to it. */
export function hasEndedMeanwhile(error: unknown): boolean {
  return grpcCode(error) === grpc.failedPrecondition;
}

/** Whether an error means that Temporal cannot be reached or cannot work at present. */
export function isTemporalUnavailable(error: unknown): boolean {
  if (error instanceof NoAnswerInTime || error instanceof WorkflowUpdateRPCTimeoutOrCancelledError)
    return true;
  const code = grpcCode(error);
  return code !== undefined && unavailableCodes.has(code);
}

const unavailableCodes: ReadonlySet<number> = new Set([
  grpc.cancelled,
  grpc.unknown,
  grpc.deadlineExceeded,
  grpc.resourceExhausted,
  grpc.aborted,
  grpc.unavailable,
  grpc.dataLoss,
]);
