import type { Client } from '@temporalio/client';
import { WorkflowNotFoundError } from '@temporalio/client';
import type { Payload } from '@temporalio/common';
import type {
  MailReport,
  RecordAnswer,
  RecordRequest,
  SendMailRequest,
} from '../contracts/sandbox/activities';
import { unpackEvents } from '../contracts/sandbox/activities';
import { projectWorkflowId } from '../contracts/sandbox/names';
import type { ProjectEvent } from '../domain/project/model/events';
import type { MailEffect } from '../domain/project/react';
import type { ProjectState } from '../domain/project/model/state';
import { valuesOf } from './payloads';
import { longToNumber } from './proto-numbers';
import { listedRuns } from './runs';

/** What a project's workflow was started with, as far as reading its history needs it. */
interface StartInput {
  readonly state?: ProjectState;
  readonly outbox?: { readonly unrecorded?: readonly { readonly events: readonly ProjectEvent[] }[] };
}

/** An event that the ledger was given, or should have been. */
export interface HistoryEvent {
  readonly event: ProjectEvent;
  /** Whether the ledger has answered. If not, the write is retried for as long as the run goes on. */
  readonly isAnswered: boolean;
}

/** A mail sent by a project's workflow, and how that ended. */
export interface HistoryMail {
  readonly effect: MailEffect;
  readonly report: MailReport;
}

/** A signal that a project's workflow received. */
export interface HistorySignal {
  readonly name: string;
  readonly payload: unknown;
  /** Whether something was recorded after it came. */
  readonly isBeforeRecord: boolean;
}

/** What Temporal still holds about a project. */
export interface ProjectHistory {
  /** By revision. Where two runs differ, the newer one counts. */
  readonly events: ReadonlyMap<number, HistoryEvent>;
  readonly mails: readonly HistoryMail[];
  /** Of the newest run, in order. */
  readonly signals: readonly HistorySignal[];
}

type HistoryRow = NonNullable<
  Awaited<ReturnType<ReturnType<Client['workflow']['getHandle']>['fetchHistory']>>['events']
>[number];

/**
 * What a project's histories contain above a revision: its newest run, and earlier ones as far as they contain anything
 * above it. It needs no worker.
 *
 * @param runId of its newest run
 */
export async function readProjectHistory(
  client: Client,
  projectId: string,
  runId: string,
  aboveRevision: number,
): Promise<ProjectHistory> {
  const workflowId = projectWorkflowId(projectId);
  const events = new Map<number, HistoryEvent>();
  const mails: HistoryMail[] = [];
  let signals: readonly HistorySignal[] = [];
  let listed: string[] | null = null;
  const seen = new Set<string>();
  for (let next: string | undefined = runId; next !== undefined;) {
    seen.add(next);
    const run = await readRun(client, workflowId, next);
    if (!run) break;
    for (const [revision, event] of run.events) if (!events.has(revision)) events.set(revision, event);
    mails.push(...run.mails);
    if (next === runId) signals = run.signals;
    if (run.startRevision <= aboveRevision) break;
    const { continuedFrom: before }: ReadRun = run;
    // a run started from the ledger does not name the one before it
    listed ??= before === null ? await listedRuns(client, workflowId) : null;
    next = before ?? listed?.find((each) => !seen.has(each));
  }
  return { events, mails, signals };
}

interface ReadRun extends ProjectHistory {
  /** The revision of the state that it was started with. */
  readonly startRevision: number;
  readonly continuedFrom: string | null;
}

async function readRun(client: Client, workflowId: string, runId: string): Promise<ReadRun | null> {
  const rows = await rowsOf(client, workflowId, runId);
  const started = rows?.[0]?.workflowExecutionStartedEventAttributes;
  if (!rows || !started) return null;
  const [input] = (await valuesOf(client, started.input)) as [StartInput | undefined];
  const calls = await activityCalls(client, rows);

  const events = new Map<number, HistoryEvent>();
  for (const event of unrecordedIn(input)) {
    events.set(event.revision, { event, isAnswered: false });
  }
  let recordedUpTo = 0;
  for (const { type, input: request, answer, eventId } of calls) {
    if (type !== 'record') continue;
    recordedUpTo = Math.max(recordedUpTo, eventId);
    const given = answer as RecordAnswer | undefined;
    // the ledger had others, and the project has gone on from those
    if (given?.found) continue;
    for (const event of withPlans(unpackEvents((request as RecordRequest).steps), given)) {
      events.set(event.revision, { event, isAnswered: given !== undefined });
    }
  }
  return {
    events,
    mails: calls.flatMap(({ type, input: request, answer }) =>
      type === 'sendMail' && answer !== undefined
        ? [{ effect: (request as SendMailRequest).effect, report: answer as MailReport }]
        : [],
    ),
    signals: await signalsOf(client, rows, recordedUpTo),
    startRevision: input?.state?.revision ?? 0,
    // the server says "none" with an empty text
    continuedFrom: started.continuedExecutionRunId === '' ? null : (started.continuedExecutionRunId ?? null),
  };
}

/** Null when the server no longer keeps the run, though a list may still name it. */
async function rowsOf(client: Client, workflowId: string, runId: string): Promise<HistoryRow[] | null> {
  try {
    return (await client.workflow.getHandle(workflowId, runId).fetchHistory()).events ?? null;
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return null;
    throw error;
  }
}

/** Events with the plans that the ledger has stored beside them. */
function withPlans(events: readonly ProjectEvent[], answer: RecordAnswer | undefined): ProjectEvent[] {
  const last = events.at(-1);
  return events.map((event) => {
    const planned = event === last ? answer?.planned : answer?.plannedBefore?.[event.revision];
    return planned ? { ...event, planned } : event;
  });
}

function unrecordedIn(input: StartInput | undefined): ProjectEvent[] {
  return (input?.outbox?.unrecorded ?? []).flatMap(({ events }) => events);
}

interface ActivityCall {
  readonly eventId: number;
  readonly type: string;
  readonly input: unknown;
  /** Undefined when it has not ended, or has failed. */
  readonly answer: unknown;
}

async function activityCalls(client: Client, rows: readonly HistoryRow[]): Promise<ActivityCall[]> {
  const answers = new Map<number, unknown>();
  for (const { activityTaskCompletedEventAttributes: completed } of rows) {
    if (!completed) continue;
    const [answer = null] = await valuesOf(client, completed.result);
    answers.set(longToNumber(completed.scheduledEventId), answer);
  }
  const calls: ActivityCall[] = [];
  for (const { eventId, activityTaskScheduledEventAttributes: scheduled } of rows) {
    const type = scheduled?.activityType?.name;
    if (!scheduled || (type !== 'record' && type !== 'sendMail')) continue;
    const id = longToNumber(eventId);
    const [input] = await valuesOf(client, scheduled.input);
    calls.push({ eventId: id, type, input, answer: answers.get(id) });
  }
  return calls;
}

async function signalsOf(
  client: Client,
  rows: readonly HistoryRow[],
  recordedUpTo: number,
): Promise<HistorySignal[]> {
  const signals: HistorySignal[] = [];
  for (const { eventId, workflowExecutionSignaledEventAttributes: signaled } of rows) {
    if (!signaled?.signalName) continue;
    const isBeforeRecord = longToNumber(eventId) < recordedUpTo;
    const payload = await readable(client, signaled.input?.payloads ?? []);
    signals.push({ name: signaled.signalName, payload, isBeforeRecord });
  }
  return signals;
}

/** Other programs may have sent anything: what cannot be read is not a command, and the project would refuse it. */
async function readable(client: Client, payloads: Payload[]): Promise<unknown> {
  try {
    return (await valuesOf(client, { payloads }))[0];
  } catch {
    return null;
  }
}

/** How many rows of a history are read at a time, from its end. */
const rowsAtATime = 50;

/**
 * The newest revision that a project's run has reported: what it last gave the ledger, or else what it was started
 * with. Read from the end of its history, so that it costs one call and needs no worker.
 */
export async function lastReportedRevision(
  client: Client,
  projectId: string,
  runId: string,
): Promise<number> {
  const execution = { workflowId: projectWorkflowId(projectId), runId };
  let nextPageToken: Uint8Array = new Uint8Array();
  do {
    const page = await client.workflowService.getWorkflowExecutionHistoryReverse({
      namespace: client.options.namespace,
      execution,
      maximumPageSize: rowsAtATime,
      nextPageToken,
    });
    for (const row of page.history?.events ?? []) {
      const scheduled = row.activityTaskScheduledEventAttributes;
      if (scheduled?.activityType?.name === 'record') {
        const [request] = (await valuesOf(client, scheduled.input)) as [RecordRequest];
        const last = unpackEvents(request.steps).at(-1);
        if (last) return last.revision;
      }
      const started = row.workflowExecutionStartedEventAttributes;
      if (started) {
        const [input] = (await valuesOf(client, started.input)) as [StartInput | undefined];
        return unrecordedIn(input).at(-1)?.revision ?? input?.state?.revision ?? 0;
      }
    }
    nextPageToken = page.nextPageToken;
  } while (nextPageToken.length > 0);
  return 0;
}
