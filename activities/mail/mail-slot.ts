import { Context } from '@temporalio/activity';

/** The time that one attempt at an email has. */
export interface MailSlot {
  /** Ends the attempt: its time is nearly over, or Temporal or the worker has given it up. */
  readonly signal: AbortSignal;
  /** When it is certainly over, epoch milliseconds. */
  readonly endsAtMs: number;
  close(): void;
}

/** Reserved at the end (ms), to record how the attempt ended. */
const marginMs = 15_000;

/** Opens the slot of the running activity. No attempt outlives it: the next one may begin when it ends. */
export function openMailSlot(slotMs: number): MailSlot {
  const { cancellationSignal } = Context.current();
  const controller = new AbortController();
  const end = (): void => controller.abort();
  const timer = setTimeout(end, slotMs - marginMs);
  cancellationSignal.addEventListener('abort', end, { once: true });
  if (cancellationSignal.aborted) end();
  return {
    signal: controller.signal,
    endsAtMs: Date.now() + slotMs,
    close() {
      clearTimeout(timer);
      cancellationSignal.removeEventListener('abort', end);
    },
  };
}
