import { Context, log } from '@temporalio/activity';
import { setTimeout as pause } from 'node:timers/promises';
import type { MailReport } from '../../contracts/sandbox/activities';
import { mailPauses, mailSlotMs } from '../../contracts/sandbox/mail-attempts';
import type { StandIn } from '../../people/presence';
import { unconfirmed } from '../../domain/project/decide/decide';
import type { ComposedMail } from '../../mail/send/compose';
import { bodyText, saidIn } from '../../mail/inbound/inbound';
import type { RenderedMail } from '../../mail/send/render';
import type { SendResult } from '../../mail/send/send';
import { UnansweredError } from '../../mail/send/send';
import { withoutAddresses } from '../../mail/send/send-result';
import type { Links } from '../../store/links';
import type { MailEnd, OutboxMail, OutboxRow } from '../../store/outbox';
import type { MailDeps } from './mail-deps';
import { reportLatency } from './mail-latency';
import { mailFailure, overtaken, tryAgain } from './mail-failures';
import type { ReadyMail } from './mail-message';
import { composeReady } from './mail-message';
import type { MailSlot } from './mail-slot';
import { withHeartbeat } from '../kit/heartbeat';
import { openMailSlot } from './mail-slot';

/** Who gets a mail at present. */
export interface Wanted {
  readonly reader: StandIn;
  /** What it tells, where that may change while a mail server takes its time: it is then written anew. */
  readonly tells?: string;
}

/** A mail to be delivered, before it has been written. */
export interface MailSource<W extends Wanted> {
  readonly mail: OutboxMail;
  /** How long the activity that sends it may take, milliseconds; by default as for most mails. */
  readonly slotMs?: number;
  /**
   * Whether the mail is still wanted and by whom, or how it ends unsent. Asked before it is written and again before
   * the mail server gets the end of it: people and tasks move on, and some servers take minutes.
   */
  wanted(deps: MailDeps): Promise<W | MailReport>;
  /** Writes it for its reader, or says how it ends unsent. Called at each attempt. */
  write(deps: MailDeps, wanted: W): Promise<ReadyMail | MailReport>;
  /** Called at least once when the mail server has it. */
  whenAccepted?(): Promise<void>;
}

/** How often a mail may be handed over without an answer: after the second time nobody can tell whether it arrived. */
const mostHandOvers = 2;

/** How often an attempt rewrites a mail whose reader has changed meanwhile. */
const mostReaders = 3;

/**
 * Delivers a mail once, however often it is requested: its key tells how earlier attempts ended. One whose hand-over
 * got no answer is sent once more, under the same Message-ID, when the earlier attempt is over.
 *
 * @throws a retryable failure when the mail server or the database cannot do its part now, one that is not retryable
 * when the mail can never be sent; both with codes alone
 */
export async function deliver<W extends Wanted>(deps: MailDeps, source: MailSource<W>): Promise<MailReport> {
  const slot = openMailSlot(source.slotMs ?? mailSlotMs);
  const { key } = source.mail;
  let newest = 0;
  try {
    return await withHeartbeat(async () => {
      const report = await attempt(deps, source, slot, (number) => (newest = number));
      if (report.status === 'accepted') await source.whenAccepted?.();
      return report;
    });
  } catch (error) {
    const failure = mailFailure(error, key);
    if (failure.nonRetryable) {
      const end = { status: 'failed', personId: null, reason: failure.type ?? 'unsendable' } as const;
      deps.watched?.mailEnded(end.status);
      await deps.store.outbox.end(key, newest, end, new Date()).catch((lost: unknown) => {
        throw mailFailure(lost, key);
      });
    }
    throw failure;
  } finally {
    slot.close();
  }
}

/** @param begun called with the number of the newest attempt that is known of */
async function attempt<W extends Wanted>(
  deps: MailDeps,
  source: MailSource<W>,
  slot: MailSlot,
  begun: (number: number) => void,
): Promise<MailReport> {
  const { key } = source.mail;
  let row = await deps.store.outbox.claim(source.mail, new Date());
  begun(row.attempts);
  const settled = settledReport(row);
  if (settled) return settled;
  if (row.status === 'handing-over') {
    waitForAnswer(row);
    if (row.handOvers >= mostHandOvers) return settle(deps, row, unconfirmedReport(row));
  }
  let wanted = await source.wanted(deps);
  for (let readers = 0; readers < mostReaders; readers += 1) {
    if ('status' in wanted) return settle(deps, row, wanted);
    const sent: MailReport | Changed<W> = await writeAndSend(deps, source, { wanted, row, slot, begun });
    if ('status' in sent) return sent;
    ({ wanted, row } = sent);
  }
  throw tryAgain('reader-changes', `The reader of mail ${key} keeps changing.`);
}

/** What the check at the hand-over found: another reader, or none. */
interface Changed<W> {
  readonly wanted: W | MailReport;
  readonly row: OutboxRow;
}

class WorldChanged extends Error {
  override readonly name = 'WorldChanged';
}

interface Attempt<W> {
  readonly wanted: W;
  readonly row: OutboxRow;
  readonly slot: MailSlot;
  readonly begun: (number: number) => void;
}

async function writeAndSend<W extends Wanted>(
  deps: MailDeps,
  source: MailSource<W>,
  { wanted, row, slot, begun }: Attempt<W>,
): Promise<MailReport | Changed<W>> {
  const { outbox } = deps.store;
  const { links, tokens } = remembered(deps.store.links);
  const key = row._id;
  let mayBeRead = false;
  try {
    const ready = await source.write({ ...deps, store: { ...deps.store, links } }, wanted);
    if ('status' in ready) return await settle(deps, row, ready);
    const { replyToken, rendered, named, writtenFrom } = ready;
    if (replyToken !== null) await links.keepSaid(replyToken, wordsOf(rendered));
    const { message, messageId } = await composeReady(deps.settings, key, ready);
    const personId = ready.recipient.id;
    const slotEndsAtMs = slot.endsAtMs;
    const tells = { ...(named && { named }), ...(writtenFrom !== undefined && { writtenFrom }) };
    const beginning = { after: row, personId, messageId, slotEndsAtMs, ...tells };
    const mine = await outbox.begin(key, beginning, new Date());
    if (!mine) throw overtaken(key);
    begun(mine.attempts);
    const result = await handToServer(deps, source, { message, wanted, row: mine, slot });
    mayBeRead = result.status === 'accepted' || result.status === 'unanswered';
    if (result.status === 'changed') return { wanted: result.wanted, row: mine };
    return await noteResult(deps, mine, result, slot);
  } finally {
    // each attempt makes new links, since their tokens are not stored; nobody has received those of earlier attempts
    if (!mayBeRead) await links.discard(tokens());
  }
}

/** An answer quotes the text or the HTML of a mail, whichever the writer's client shows. */
function wordsOf({ text, html }: RenderedMail): Uint8Array {
  return saidIn([text, bodyText({ html })]);
}

/** The outcome of an attempt at the mail server. */
type Outcome<W> =
  | SendResult
  /** The connection broke after the hand-over; how often the server may have had the message by now. */
  | {
      readonly status: 'unanswered';
      readonly handOvers: number;
      readonly reply: string;
      readonly text: string;
    }
  /** Nothing was delivered, since somebody else is its reader now. */
  | { readonly status: 'changed'; readonly wanted: W | MailReport };

async function handToServer<W extends Wanted>(
  deps: MailDeps,
  source: MailSource<W>,
  { message, wanted, row, slot }: Omit<Attempt<W>, 'begun'> & { readonly message: ComposedMail },
): Promise<Outcome<W>> {
  const { store, sender } = deps;
  const { _id: key, attempts } = row;
  const seen: { wanted: W | MailReport; handOvers: number | null } = { wanted, handOvers: null };
  const handingOver = async (): Promise<void> => {
    const now = await source.wanted(deps);
    seen.wanted = now;
    if ('status' in now || !isSameReader(now.reader, wanted.reader) || now.tells !== wanted.tells)
      throw new WorldChanged();
    seen.handOvers = await store.outbox.handOver(key, attempts, new Date());
    if (seen.handOvers === null) throw overtaken(key);
  };
  try {
    return await sender.send(message, { handingOver, signal: slot.signal });
  } catch (error) {
    if (error instanceof WorldChanged) return { status: 'changed', wanted: seen.wanted };
    const { handOvers } = seen;
    if (handOvers === null) throw error;
    // whatever it is, it came when the server may have had the message
    const isKnown = error instanceof UnansweredError;
    const { reply, text } = isKnown ? error : { reply: 'unnamed', text: withoutAddresses(String(error)) };
    return { status: 'unanswered', handOvers, reply, text };
  }
}

/** Links that remember the tokens they made. */
function remembered(links: Links): { readonly links: Links; readonly tokens: () => readonly string[] } {
  const tokens: string[] = [];
  const create: Links['create'] = async (made) => {
    const fresh = await links.create(made);
    tokens.push(...fresh);
    return fresh;
  };
  return { links: { ...links, create }, tokens: () => tokens };
}

function isSameReader(now: StandIn, then: StandIn): boolean {
  const isSamePerson = now.person.id === then.person.id && now.insteadOf?.id === then.insteadOf?.id;
  return isSamePerson && now.person.email === then.person.email;
}

/** @throws a retryable failure while the attempt that handed the mail over may still get its answer */
function waitForAnswer({ _id, slotEndsAtMs }: OutboxRow): void {
  const leftMs = (slotEndsAtMs ?? 0) - Date.now();
  if (leftMs <= 0) return;
  throw tryAgain('mail-in-question', `An earlier attempt may still get the answer for mail ${_id}.`, leftMs);
}

/** How a mail ended; null while it is still to be sent. */
function settledReport(row: OutboxRow): MailReport | null {
  const { status, personId, reason } = row;
  switch (status) {
    case 'accepted':
      return { status, personId };
    case 'skipped':
    case 'failed':
      return { status, personId, reason: reason ?? status };
    case 'unconfirmed':
      return unconfirmedReport(row);
    case 'handing-over':
    case 'pending':
    case 'sending':
    case 'deferred':
    case 'joined':
    case 'for-digest':
      return null;
  }
}

function unconfirmedReport({ personId }: OutboxRow): MailReport {
  return { status: unconfirmed, personId, reason: unconfirmed };
}

/** Records how a mail ended; when a newer attempt has taken over, that one decides. */
async function settle(
  { store, watched }: MailDeps,
  { _id: key, attempts }: OutboxRow,
  report: MailReport,
  reply?: string,
): Promise<MailReport> {
  const { status, personId, reason = null } = report;
  const end: MailEnd = {
    status,
    personId,
    reason,
    ...(reply !== undefined && { reply }),
  };
  if (!(await store.outbox.end(key, attempts, end, new Date()))) throw overtaken(key);
  watched?.mailEnded(status);
  return report;
}

async function noteResult<W>(
  deps: MailDeps,
  row: OutboxRow,
  result: Exclude<Outcome<W>, { status: 'changed' }>,
  slot: MailSlot,
): Promise<MailReport> {
  const { _id: key, attempts, personId } = row;
  const { outbox } = deps.store;
  const { status, reply } = result;
  if (status === 'accepted') {
    await insist(slot, () =>
      outbox.end(key, attempts, { status, personId, reason: null, reply }, new Date()),
    );
    deps.watched?.mailEnded(status);
    await reportLatency(deps, row);
    return { status, personId };
  }
  log.debug('a mail server did not take a mail', { key, reply });
  if (status === 'unanswered') {
    if (result.handOvers >= mostHandOvers) return settle(deps, row, unconfirmedReport(row), reply);
    const pauseMs = slot.endsAtMs - Date.now();
    throw tryAgain('mail-unanswered', `The mail server did not answer (${reply}).`, pauseMs);
  }
  if (status === 'rejected') return settle(deps, row, { status: 'failed', personId, reason: status }, reply);
  if (isLastAttempt()) return settle(deps, row, { status: 'failed', personId, reason: 'undelivered' }, reply);
  const end = { status: 'deferred', personId, reason: 'deferred', reply } as const;
  if (!(await outbox.end(key, attempts, end, new Date()))) throw overtaken(key);
  throw tryAgain('mail-deferred', `The mail server cannot take the mail now (${reply}).`);
}

/** The pause before recording an acceptance again, milliseconds. */
const insistMs = 500;

/** Repeats a write while there is time: an acceptance that is not recorded would count as none. */
async function insist(slot: MailSlot, write: () => Promise<unknown>): Promise<void> {
  for (;;) {
    try {
      await write();
      return;
    } catch (error) {
      if (slot.signal.aborted) throw error;
      await pause(insistMs, undefined, { signal: slot.signal }).catch(() => undefined);
    }
  }
}

/** Whether the activity's time would be over before another attempt could begin. */
function isLastAttempt(): boolean {
  const { attempt: number, scheduledTimestampMs, scheduleToCloseTimeoutMs } = Context.current().info;
  if (!scheduleToCloseTimeoutMs) return false;
  const { firstMs, factor, longestMs } = mailPauses;
  const pauseMs = Math.min(longestMs, firstMs * factor ** (number - 1));
  return Date.now() + pauseMs >= scheduledTimestampMs + scheduleToCloseTimeoutMs;
}
