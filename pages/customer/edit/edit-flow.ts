import type { Person } from '../../../contracts/wire/directory';
import type { ArchiveRight } from '../../../domain/archive/rights';
import { isFromOwnPage } from '../../../api/kit/browser';
import type { RouteDeps } from '../../../api/context/context';
import type { Browser } from '../../../api/kit/route';
import { unknownLink } from '../../act/answers';
import { pageAnswer } from '../../kit/page-answer';
import type { Session } from '../../kit/session';
import { draftKey, formKey, idOfFormKey, sessionOf, writerOf } from '../../kit/session';
import { redirect, toSignIn } from '../../sign-in/routes';
import { elsewherePage, sessionEndedPage } from '../../sign-in/sign-in-page';
import { draftKeptPage, draftNotice } from '../../sign-in/draft-kept-page';
import { signInTexts } from '../../sign-in/sign-in-texts';
import { wordingFor } from '../../kit/wording';
import { customerTexts } from '../customer-texts-by-language';
import type { Conflict } from './conflict';
import { afterChoices, choiceName, conflictPage, conflictsIn } from './conflict';
import type { Faults, Typed } from './edit-fields';
import { typedOf } from './edit-fields';
import { refusedPage } from './notices';
import { editPage } from './record-form';
import type { Stored, Subject } from './subject';

/** What somebody wants to write, and what they may do with the customer. */
export interface Wanted {
  readonly subject: Subject;
  readonly rights: ReadonlySet<ArchiveRight>;
  /** The page of the customer. */
  readonly customerAddress: string;
}

/** Looks up what a form is about, as it is now; null: there is nothing. */
export type Want = (reader: Person) => Promise<Wanted | null>;

/** The fields of every form that are not about the record. */
export interface FormBody {
  readonly requestId: string;
  readonly draft: string;
  readonly revision: string;
  readonly act: string;
  readonly choices: string;
}

type Body = FormBody & Typed;

/** The form, filled in with what is stored, or with the draft that the reader left. It changes nothing. */
export async function showForm(deps: RouteDeps, browser: Browser, want: Want) {
  const session = await sessionOf(deps.store, browser);
  if (!session) return toSignIn(browser, deps);
  const { person: reader } = session;
  const wanted = await want(reader);
  const refused = refusalOf(reader, wanted, null, false);
  if (refused || !wanted) return refused ?? notFound(reader);
  const { subject } = wanted;
  const stored = await subject.stored(null);
  if (!stored.typed && !subject.isNew) return notFound(reader);
  if (stored.typed) await subject.noteView?.();
  const draft = await deps.store.drafts.read(reader.id, subject.address);
  const form: Form = {
    session,
    subject,
    stored: draft ? { ...stored, revision: revisionIn(draft.typed['revision']) } : stored,
    typed: draft?.typed ?? stored.typed ?? subject.initial ?? {},
  };
  return pageAnswer(
    200,
    formPage(form, {
      notice: draft ? draftNotice(reader, draft) : undefined,
      isDraft: draft !== null,
    }),
  );
}

interface Sent {
  /** Where the form was sent to, and the customer or the person that it is about. */
  readonly address: string;
  readonly aboutId: string;
  readonly body: Body;
}

/** Writes what a form says, once; what was typed is in every answer that does not write it, or in a draft. */
export async function sendForm(deps: RouteDeps, browser: Browser, sent: Sent, want: Want) {
  const { address, body } = sent;
  const { store } = deps;
  const isOurs = isFromOwnPage(browser, deps.publicUrl);
  const [session, writer] = await Promise.all([
    sessionOf(store, browser),
    isOurs ? writerOf(store, body.draft, address) : null,
  ]);
  if (!session || (writer && writer.id !== session.person.id)) {
    return outsideSession(deps, browser, sent, { session, writer, isOurs });
  }
  const { person: reader } = session;
  const key = idOfFormKey(session, body.requestId);
  if (!isOurs || (key === null && !writer)) return pageAnswer(403, elsewherePage(reader.language));
  if (body.act === 'discard' && key !== null) {
    await store.drafts.drop(reader.id, address);
    return redirect(address);
  }
  for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
    const wanted = await want(reader);
    const typed = wanted ? typedOf(wanted.subject.fields, body) : null;
    const refused = refusalOf(reader, wanted, typed, writer !== null);
    if (refused || !wanted || !typed) return refused ?? notFound(reader);
    if (key === null) {
      // after signing in again people get back what they wrote; it is saved when they send it from this session
      const stored = { ...(await wanted.subject.stored(null)), revision: revisionIn(body.revision) };
      const { signedInAgain } = signInTexts(reader.language);
      const page = formPage({ session, subject: wanted.subject, stored, typed }, { alert: signedInAgain });
      return pageAnswer(403, page);
    }
    const answer = await write(deps, { session, wanted, typed, body, key, address });
    if (answer) return answer;
  }
  throw new Error(`The form at ${address} met other changes ${mostAttempts} times.`);
}

/** The revision that a form was made from; 0, which nothing has, when it does not say. */
function revisionIn(text = ''): number {
  return /^\d{1,15}$/u.test(text) ? Number(text) : 0;
}

/** Somebody may be faster so many times; then something is wrong. */
const mostAttempts = 5;

interface Outside {
  readonly session: Session | null;
  readonly writer: Person | null;
  readonly isOurs: boolean;
}

/** A form whose session has ended, or that is of another person than has signed in by now. */
async function outsideSession(
  { store, publicUrl }: RouteDeps,
  browser: Browser,
  { address, aboutId, body }: Sent,
  { session, writer, isOurs }: Outside,
) {
  const { requestId: _, draft: _draft, act, ...typed } = body;
  if (writer && act === '') {
    const kept = Object.fromEntries(Object.entries(typed).map(([name, text]) => [name, text ?? '']));
    await store.drafts.keep({ personId: writer.id, address, aboutId, typed: kept, atMs: Date.now() });
    return pageAnswer(403, draftKeptPage(writer.language));
  }
  if (session) return pageAnswer(403, elsewherePage(session.person.language));
  return isOurs && act === '' && Object.keys(typed).length > 2
    ? pageAnswer(403, sessionEndedPage(browser.language, body))
    : toSignIn(browser, { publicUrl });
}

interface Writing {
  readonly session: Session;
  readonly wanted: Wanted;
  readonly typed: Typed;
  readonly body: Body;
  readonly key: string;
  readonly address: string;
}

/** One attempt to write; null: somebody was faster, and it is to be looked at again. */
async function write({ store }: RouteDeps, { session, wanted, typed, body, key, address }: Writing) {
  const { person: reader } = session;
  const { subject } = wanted;
  const texts = customerTexts(reader.language);
  const revision = revisionIn(body.revision);
  const stored = await subject.stored(revision);
  const saved = async (to: string) => {
    await store.drafts.drop(reader.id, address);
    return redirect(`${to}?saved=1`);
  };
  if (!stored.typed && !subject.isNew) {
    if (body.act === 'remove') return saved(subject.back);
    const page = formPage({ session, subject, stored, typed }, { alert: texts.conflict.removed });
    return pageAnswer(409, page);
  }
  const isStale = stored.typed !== null && revision !== stored.revision;
  const base = isStale ? await subject.storedAt(revision) : stored.typed;
  const context = { actor: reader, key };
  if (body.act === 'remove') {
    if (!subject.remove) return notFound(reader);
    if (isStale && conflictsIn(subject.fields, base ?? {}, { base, stored: stored.typed }).length > 0) {
      const who = await whoWrote(store, stored, reader);
      const page = formPage(
        { session, subject, stored, typed: stored.typed },
        { alert: texts.conflict.text(who.who, who.at) },
      );
      return pageAnswer(409, page);
    }
    return (await subject.remove(stored.revision, context)).kind === 'saved' ? saved(subject.back) : null;
  }
  const asked = body.choices.split(' ').filter((name) => name !== '');
  const chosen = asked.length > 0 && base ? afterChoices(subject.fields, typed, base, body) : typed;
  const open = asked.filter((name) => body[choiceName(name)] === undefined);
  const conflicts = isStale ? conflictsIn(subject.fields, chosen, { base, stored: stored.typed }) : [];
  const unanswered = openConflicts(subject, typed, base ?? {}, open);
  if (conflicts.length + unanswered.length > 0) {
    await subject.noteView?.();
    const shown = conflicts.length > 0 ? conflicts : unanswered;
    return pageAnswer(
      conflicts.length > 0 ? 409 : 422,
      await conflictOf(store, { session, subject, stored, typed: chosen }, shown),
    );
  }
  const outcome = await subject.save(chosen, stored.revision, context);
  switch (outcome.kind) {
    case 'saved':
      return saved(outcome.to ?? subject.back);
    case 'changed':
      return null;
    case 'faults':
      return pageAnswer(
        422,
        formPage({ session, subject, stored, typed: chosen }, { faults: outcome.faults }),
      );
    case 'refused':
      return pageAnswer(422, formPage({ session, subject, stored, typed: chosen }, { alert: outcome.text }));
  }
}

/** Fields of a page with two versions for which nothing was chosen. */
function openConflicts(
  { fields }: Subject,
  typed: Typed,
  theirs: Typed,
  names: readonly string[],
): Conflict[] {
  return fields
    .filter(({ name }) => names.includes(name))
    .map((field) => ({
      field,
      yours: typed[field.name] ?? '',
      theirs: theirs[field.name] ?? '',
      chosen: null,
    }));
}

interface Form {
  readonly session: Session;
  readonly subject: Subject;
  readonly stored: Stored;
  readonly typed: Typed;
}

interface Messages {
  readonly alert?: string | undefined;
  readonly notice?: string | undefined;
  readonly faults?: Faults;
  readonly isDraft?: boolean;
}

function formPage({ session, subject, stored, typed }: Form, messages: Messages): string {
  const { title, back, fields } = subject;
  const address = stored.address ?? subject.address;
  return editPage(session.person, {
    ...{ title, address, back, fields, typed, submit: subject.submit },
    hidden: hiddenOf(session, address, stored),
    faults: messages.faults ?? {},
    alert: messages.alert,
    notice: messages.notice,
    canRemove: subject.remove !== undefined && stored.typed !== null,
    isDraft: messages.isDraft ?? false,
  });
}

function hiddenOf(session: Session, address: string, { revision }: Stored): Record<string, string> {
  return {
    requestId: formKey(session),
    draft: draftKey(session, address),
    revision: String(revision),
  };
}

async function conflictOf(
  store: RouteDeps['store'],
  { session, subject, stored, typed }: Form,
  conflicts: readonly Conflict[],
): Promise<string> {
  const address = stored.address ?? subject.address;
  const { title, back, fields } = subject;
  const given = fields.flatMap(({ name }): [string, string][] => {
    const text = typed[name] ?? '';
    return text === '' ? [] : [[name, text]];
  });
  const hidden = {
    ...hiddenOf(session, address, stored),
    choices: conflicts.map(({ field }) => field.name).join(' '),
    ...Object.fromEntries(given),
  };
  const written = await whoWrote(store, stored, session.person);
  return conflictPage(session.person, { title, address, back, conflicts, hidden, ...written });
}

async function whoWrote(store: RouteDeps['store'], { last }: Stored, reader: Person) {
  const actor = last?.actor ?? '';
  const name = (await store.people.read(actor))?.name;
  const { person, moment } = wordingFor(reader, () => name);
  return { who: person(actor), at: last ? moment(last.atMs) : '' };
}

function notFound({ language }: Person) {
  return pageAnswer(404, unknownLink(language));
}

/**
 * Why somebody may not do this; null when they may. Somebody who never had to do with the customer learns nothing.
 *
 * @param typed what they typed; null when nothing was sent
 * @param hadForm whether they have opened this form before
 */
function refusalOf(reader: Person, wanted: Wanted | null, typed: Typed | null, hadForm: boolean) {
  if (!wanted) return null;
  const { subject, rights, customerAddress } = wanted;
  if (rights.has(subject.right)) return null;
  const isSeen = rights.has('see-customer');
  if (!isSeen && !hadForm) return notFound(reader);
  const { refused } = customerTexts(reader.language);
  const lines = isSeen ? [refused.needs[subject.right]] : [refused.lost];
  const back = isSeen ? customerAddress : null;
  return pageAnswer(403, refusedPage(reader.language, { lines, fields: subject.fields, typed, back }));
}
