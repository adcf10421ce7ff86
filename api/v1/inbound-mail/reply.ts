import { createHash } from 'node:crypto';
import type { Person } from '../../../contracts/wire/directory';
import type { LinkTarget } from '../../../contracts/wire/link-targets';
import { activeManagerOf } from '../../../people/presence';
import type { Language } from '../../../domain/playbook/playbook';
import type { Reply } from '../../../mail/inbound/inbound';
import { shortened } from '../../../mail/inbound/shortened';
import { longestWrittenText } from '../../../mail/inbound/written-text';
import type { Link } from '../../../store/links';
import type { Note } from '../../../store/notes';
import type { Store } from '../../../store/store';
import type { CommandAnswer } from '../../commands/project-commands';
import { Problem } from '../../kit/problems/problems';
import type { RouteDeps } from '../../context/context';
import type { Outcome } from './outcome';
import { withoutTokens } from './without-tokens';

/** Source of notes from emails, the same as for the pages that emails link to. */
const source = 'mail';

type ReplyTarget = Extract<LinkTarget, { kind: 'reply' }>;

/** Whose reply an email is, and to what. */
interface Thread {
  readonly linkId: string;
  readonly person: Person;
  readonly target: ReplyTarget;
  /** What the email said, see `saidIn`. */
  readonly said: Uint8Array;
}

/**
 * Stores somebody's reply as a note of the project that they were asked about. The reply address is all that is known
 * of the writer: the note counts as written by whoever the email had been sent to, whatever its From says. So it is
 * never a contact, moves no clock and closes no task.
 *
 * @throws Problem when the note cannot be stored now; the same message may be delivered again
 */
export async function takeReply(
  deps: Pick<RouteDeps, 'store' | 'commands' | 'notifications'>,
  reply: Reply,
  raw: Uint8Array,
): Promise<Outcome> {
  const { store } = deps;
  const attachmentsNotKept = reply.attachments;
  const thread = await threadOf(store, reply.tokens);
  if ('reason' in thread) return unmatchedReply(thread.reason);
  if (reply.text === '') {
    const detail = 'Nothing is stored: the message has no text.';
    return { disposition: 'empty', detail, attachmentsNotKept };
  }
  const note = await noteOf(store, thread, reply);
  const commandId = commandIdOf(thread, reply, raw);
  const outcome = await storeNote(deps, thread, note, commandId);
  if (!thread.person.active && outcome.projectId !== undefined) {
    await tellOfLateAnswer(deps, thread, noteIdOf(commandId));
  }
  return { ...outcome, attachmentsNotKept };
}

/**
 * Tells somebody who carries on about a reply from a person who has left: whoever has the task now, else the owner,
 * else the first person above them who is there. The notification is named after the note, so a message delivered again
 * sends none.
 */
async function tellOfLateAnswer(
  { store, notifications }: Pick<RouteDeps, 'store' | 'notifications'>,
  { person: leaver, target: { projectId, taskId } }: Thread,
  noteId: string,
): Promise<void> {
  const deal = (await store.projects.read(projectId))?.deal;
  const task = taskId === null ? undefined : deal?.tasks[taskId];
  const holderId = task?.status === 'open' ? task.personId : null;
  for (const id of [holderId, deal?.ownerId, leaver.id]) {
    const person = id ? await store.people.read(id) : null;
    const reader = person?.active ? person : person && (await activeManagerOf(store, person.id));
    if (!reader) continue;
    const notification = { kind: 'late-answer', projectId, noteId, leaverId: leaver.id } as const;
    await notifications.start({ key: `late-answer-${noteId}`, personId: reader.id, notification });
    return;
  }
}

function noteIdOf(commandId: string): string {
  return `note-${commandId}`;
}

/**
 * The email that was replied to, found by the tokens in the addresses that the reply went to.
 *
 * An expired link counts: what its person wrote must not be lost because they took long, and a note lets nobody act. So
 * does a link of somebody who has left, although nobody knows who reads their mailbox: whoever carries on is told.
 * People who have handed the project over were asked all the same, so their reply counts. Several links to one project
 * and one person are one thread; otherwise it is unclear what the reply is about, and whose it is.
 */
export async function threadOf(
  { links, people }: Pick<Store, 'links' | 'people'>,
  tokens: readonly string[],
): Promise<Thread | { readonly reason: string }> {
  if (tokens.length === 0) return { reason: 'no-token' };
  const found = await Promise.all(tokens.map((token) => links.find(token)));
  const replies = found.flatMap((link) => asReply(link) ?? []);
  const [first, ...others] = replies;
  if (!first) return { reason: 'unknown-token' };
  const isSame = ({ personId, target }: typeof first): boolean =>
    personId === first.personId && target.projectId === first.target.projectId;
  if (!others.every(isSame)) return { reason: 'several-threads' };
  const person = await people.read(first.personId);
  if (!person) return { reason: 'unknown-person' };
  const isOneTask = others.every(({ target }) => target.taskId === first.target.taskId);
  const target = isOneTask ? first.target : { ...first.target, taskId: null };
  return { linkId: first.linkId, person, target, said: Buffer.concat(replies.map(({ said }) => said)) };
}

/** A link that can be replied through. */
type ReplyLink = Pick<Link, 'personId' | 'said'> & { readonly linkId: string; readonly target: ReplyTarget };

/** A revoked link opens nothing. */
function asReply(link: Link | null): ReplyLink | null {
  if (link?.target.kind !== 'reply' || link.usedAt) return null;
  const { id, personId, target, said } = link;
  return { linkId: id, personId, target, said };
}

const unmatched = 'Nothing is stored: the message answers to no mail of ours, or not clearly to one.';

/** The outcome of a reply whose email is unknown. */
export function unmatchedReply(reason: string): Outcome {
  return { disposition: 'unmatched', detail: unmatched, reason };
}
const keptAside = 'The project has ended: the text is kept with its notes, and its timeline has no entry.';
const keptMeanwhile = 'The project takes no notes now: the text is kept with its notes.';

async function storeNote(
  { store, commands }: Pick<RouteDeps, 'store' | 'commands'>,
  { person, target: { projectId, taskId } }: Thread,
  note: NoteText,
  commandId: string,
): Promise<Outcome> {
  const noteId = noteIdOf(commandId);
  const at = Date.now();
  const isStored = (await store.notes.texts([noteId])).has(noteId);
  await store.notes.write({ id: noteId, projectId, actor: person.id, atMs: at, ...note });
  const repeated: Outcome = { disposition: 'repeated', detail: 'This message was stored before.', projectId };
  let answer: CommandAnswer;
  try {
    answer = await commands.send(projectId, {
      name: 'addNote',
      commandId,
      actor: person.id,
      source,
      at,
      noteId,
      ...(taskId !== null && { taskId }),
    });
  } catch (error) {
    // for faults on our side the gateway tries again
    if (!(error instanceof Problem) || error.status >= 500) throw error;
    const { code } = error;
    if (code === 'unknown-project') {
      await store.notes.discard(noteId);
      return { disposition: 'unmatched', detail: unmatched, reason: code };
    }
    // the note of a project that takes none stays: its writer has done their part
    if (isStored) return repeated;
    const detail = code === 'project-ended' ? keptAside : keptMeanwhile;
    return { disposition: 'note-stored-after-end', detail, projectId, reason: code };
  }
  if (answer.kind === 'answered' && answer.receipt.repeated) return repeated;
  return { disposition: 'note-stored', detail: 'The text is stored as a note of the project.', projectId };
}

/**
 * Identifies the message, however often and by whatever route it comes. Servers on the way add headers, so it is
 * identified by its own id and its text, or by its bytes when it has no id. The same message to two threads is a note
 * in each.
 */
function commandIdOf({ linkId }: Thread, { messageId, text }: Reply, raw: Uint8Array): string {
  const hash = createHash('sha256').update(`${linkId}\0${messageId ?? ''}\0${text}\0`);
  if (messageId === null) hash.update(raw);
  return `mail-${hash.digest('hex').slice(0, 32)}`;
}

type NoteText = Pick<Note, 'text' | 'whole'>;

/** What is stored of a reply, without anything that one could act with. */
async function noteOf(
  { links }: Pick<Store, 'links'>,
  { person: { language, name, active } }: Thread,
  { text, whole, attachments }: Reply,
): Promise<NoteText> {
  const remarks = [
    ...(active ? [] : [hasLeft[language](name)]),
    ...(whole === undefined ? [] : [isShortened[language]]),
    ...(attachments === 0 ? [] : [notKept[language](attachments)]),
  ];
  const lines = remarks.map((remark) => `\n\n${remark}`).join('');
  const written = await withoutTokens(links, text);
  return {
    text: shortened(written, longestWrittenText - lines.length) + lines,
    ...(whole !== undefined && { whole: await withoutTokens(links, whole) }),
  };
}

/** Readers of a note by somebody who has left should not take it for that person's own words. */
const hasLeft: Readonly<Record<Language, (name: string) => string>> = {
  en: (name) => `(An answer to an email for ${name}, who has left. Nobody knows who has written it.)`,
  'zh-TW': (name) => `（這是原本寄給 ${name} 的郵件所收到的回覆；${name} 已離職，無法確認是誰所寫。）`,
};

/** Readers of a note from which something may be missing should know. */
const isShortened: Readonly<Record<Language, string>> = {
  en: '(Shortened: the whole mail is kept with this note.)',
  'zh-TW': '（此為節錄，郵件全文與這則備註一併保存。）',
};

/** Readers of a note that mentions an attached file should not look for it. */
const notKept: Readonly<Record<Language, (count: number) => string>> = {
  en: (count) =>
    count === 1
      ? '(A file was attached to the mail. It was not kept.)'
      : `(${count} files were attached to the mail. They were not kept.)`,
  'zh-TW': (count) => `（這封郵件附有 ${count} 個檔案，未保存。）`,
};
