import type { MailLater, MailReport, SendMailRequest } from '../../contracts/sandbox/activities';
import type { Person } from '../../contracts/wire/directory';
import { mayRead } from '../../people/access';
import type { StandIn } from '../../people/presence';
import type { MailEffect } from '../../domain/project/react';
import { mailKey } from '../../domain/project/react';
import type { TaskMail } from '../../mail/model/model';
import { renderMail } from '../../mail/send/render';
import { latestState } from '../../store/projects/latest-state';
import type { OutboxMail } from '../../store/outbox';
import type { Store } from '../../store/store';
import type { Unaddressed } from './addressed';
import { addressOf, skipped } from './addressed';
import type { Wanted } from './delivery';
import type { ReadyMail } from './mail-message';
import type { MailDeps } from './mail-deps';
import { deliver } from './delivery';
import { nowOf } from './mail-deps';
import { linksAtOnce } from './links-at-once';
import { sendOrJoin } from './joint-follow-ups';
import { tryAgain, UnsendableError } from './mail-failures';
import type { MailToWrite } from './mail-to-write';
import { buildMailModel } from './mail-model';
import { whyPointless } from './pointless';
import { isToldInStep, othersOfStep } from './same-step';
import { toldSince, toldTogether } from './told-elsewhere';
import { toldSinceIn } from './told-since';
import type { FindReader } from './notified-otherwise';
import { isNotifiedOtherwise } from './notified-otherwise';

/**
 * Sends one email to one person, unless it was sent before, has become pointless, or says what its reader was told in
 * the email about another project: see `joint-follow-ups.ts`.
 *
 * @throws as `deliver` does
 */
export function sendMail(deps: MailDeps, request: SendMailRequest): Promise<MailReport | MailLater> {
  const mail = outboxMail(request);
  return sendOrJoin(deps, request, mail, () => sendOwnMail(deps, request));
}

/**
 * Sends one email to one person, unless it was sent before or has become pointless. Who it is for, whether they are
 * there and whether the email still has a point is looked up at each attempt, and again right before the mail server
 * has all of it: an email may wait for days, and nothing goes to somebody who has left, or about a task that was closed
 * or given to somebody else.
 *
 * @throws as `deliver` does
 */
export function sendOwnMail(deps: MailDeps, request: SendMailRequest): Promise<MailReport> {
  return deliver<WantedMail>(deps, {
    mail: outboxMail(request),
    wanted: (now) => wantedMail(now, request),
    write,
  });
}

/** An email as the outbox keeps it. */
export function outboxMail(request: SendMailRequest): OutboxMail {
  const { projectId, effect } = request;
  const { mail, taskId = null } = effect;
  const key = mailKey(projectId, effect);
  return { key, projectId, mail, taskId, request: { activity: 'sendMail', request } };
}

/** How long (ms) an email waits for another one that may say the same. */
const sameNewsPauseMs = 5_000;

/** An email that somebody is to read, with the project's present state. */
type WantedMail = MailToWrite & Wanted;

async function wantedMail(
  deps: MailDeps,
  { projectId, effect }: SendMailRequest,
): Promise<WantedMail | MailReport> {
  const nowMs = await nowOf(deps);
  // the project's document may be moments behind the ledger
  const state = await latestState(deps.store, projectId);
  if (!state) throw new UnsendableError('no-project', `Mail ${mailKey(projectId, effect)} has no project.`);
  const found = await findReader(deps.store, { state, effect, nowMs });
  if ('status' in found) return found;
  const mail = { state, effect, reader: found, nowMs };
  if ((await toldSinceIn(deps.store, mail, found.person.id)) === 'under-way')
    throw tryAgain(
      'mail-of-same-news',
      `Another email that may say what ${mailKey(projectId, effect)} does is being sent.`,
      sameNewsPauseMs,
    );
  return mail;
}

async function write(deps: MailDeps, mail: WantedMail): Promise<ReadyMail> {
  const atOnce = linksAtOnce(deps.store.links);
  const collecting = { ...deps, store: { ...deps.store, links: atOnce.links } };
  const { model, replyToken, names, references } = await buildMailModel(collecting, mail);
  const others = await untoldOthers(deps.store, mail);
  const together: TaskMail[] = [];
  for (const effect of others) {
    const { model: other } = await buildMailModel(collecting, { ...mail, effect, isItem: true });
    if (other.kind === 'task') together.push(other);
  }
  const rendered = renderMail(model.kind === 'task' && together.length > 0 ? { ...model, together } : model);
  const all = [...names, ...others.map((effect) => mailKey(mail.state.projectId, effect))];
  const made = await atOnce.make();
  return {
    recipient: mail.reader.person,
    threadKey: mail.state.projectId,
    rendered: made.inMail(rendered),
    replyToken: replyToken === null ? null : made.token(replyToken),
    references,
    writtenFrom: mail.state.revision,
    ...(all.length > 0 && { named: { names: all, atMs: mail.nowMs } }),
  };
}

/** The emails of the same step that have not left. */
async function untoldOthers(store: Store, mail: MailToWrite): Promise<MailEffect[]> {
  const others = await othersOfStep(store, mail);
  const rows = await Promise.all(
    others.map((effect) => store.outbox.read(mailKey(mail.state.projectId, effect))),
  );
  return others.filter((_, index) => rows[index] === null || rows[index]?.status === 'pending');
}

/** Whether an email is still wanted, and who reads it now; or why nobody needs to. */
export async function findReader(store: Store, mail: Unaddressed): Promise<StandIn | MailReport> {
  const addressed = await addressOf(store, mail);
  if ('status' in addressed) return addressed;
  const { meant, reader } = addressed;
  const reason = await whyPointless(store, mail, meant.id);
  if (reason !== null) return skipped(reason, reader.person.id);
  if (!(await mayKnow(store, mail, meant))) return skipped('not-concerned', reader.person.id);
  if (await isToldInStep(store, mail, reader.person.id)) return skipped(toldTogether, reader.person.id);
  if ((await toldSinceIn(store, mail, reader.person.id)) === 'told')
    return skipped(toldSince, reader.person.id);
  const readerOf: FindReader = async (other) => {
    const found = await addressOf(store, other);
    if ('status' in found) return null;
    return (await mayKnow(store, other, found.meant)) ? found.reader : null;
  };
  const isNotified = await isNotifiedOtherwise(store, mail, reader, readerOf);
  return isNotified ? skipped('told-otherwise', reader.person.id) : reader;
}

/** Somebody who hands a project over must not hear of it any more; a stand-in may read what the reader may. */
async function mayKnow(store: Store, { effect, state, nowMs }: Unaddressed, meant: Person): Promise<boolean> {
  const isNews = ['drift', 'overdue', 'reminder', 'project-held', 'hold-ended'].includes(effect.mail);
  return !isNews || mayRead(store, state, meant, nowMs);
}
