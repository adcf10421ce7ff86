import { z } from 'zod';
import type { Person } from '../../contracts/wire/directory';
import type { RouteDeps } from '../../api/context/context';
import { isFromOwnPage } from '../../api/kit/browser';
import { cursorsOf } from '../../api/kit/cursors';
import { byteOrderMark, csvHead, csvRows } from '../../api/kit/csv';
import type { Browser } from '../../api/kit/route';
import { wordFault } from '../../imports/faults/wording';
import { companyRightsOf } from '../../people/company-rights';
import { managersAbove } from '../../people/presence';
import { namesOf } from '../../people/remembered-people';
import type { Import } from '../../store/imports';
import { noticePage } from '../kit/notice-page';
import { pageAnswer } from '../kit/page-answer';
import type { Session } from '../kit/session';
import { formKey, idOfFormKey, sessionOf } from '../kit/session';
import { toSignIn } from '../sign-in/routes';
import { columnsByName, fileHead } from './file-head';
import { importPage, isUnderWay, shownPhase } from './import-page';
import { importTexts } from './import-texts-by-language';
import { importsPage } from './imports-page';
import type { Faults, Typed } from './mapping-of-form';
import { typedOfMapping, typedOfSaid } from './mapping-of-form';
import { mappingPage } from './mapping-page';
import { isTheirs } from './receive-upload';

/** The address of the list. */
export const list = '/my/imports';
const cursors = cursorsOf(z.strictObject({ atMs: z.int(), id: z.string() }));
const aPage = 30;
const shownProblems = 100;
/** Mappings that a form offers; companies have a dozen. */
const mostMappings = 200;

/** A page for whoever has signed in and may import. */
export async function forImporters<T>(
  deps: RouteDeps,
  browser: Browser,
  show: (session: Session) => Promise<T>,
) {
  const session = await sessionOf(deps.store, browser);
  if (!session) return toSignIn(browser, deps);
  const { person } = session;
  if ((await companyRightsOf(deps.store, person)).has('import')) return show(session);
  const { title, text } = importTexts(person.language).notYours;
  const navigation = { projectUrl: null, myTasksUrl: '/today' };
  return pageAnswer(403, noticePage({ language: person.language, title, lines: [text], navigation }));
}

export function isOurs(
  { publicUrl }: Pick<RouteDeps, 'publicUrl'>,
  browser: Browser,
  session: Session,
  requestId = '',
): boolean {
  return isFromOwnPage(browser, publicUrl) && idOfFormKey(session, requestId) !== null;
}

/** An import that somebody may open: they have sent the file, or whoever has is below them. */
export async function openImport(
  { store }: RouteDeps,
  importId: string,
  reader: Person,
): Promise<Import | null> {
  const found = await store.imports.read(importId);
  return found && (await mayOpen(store, found, reader)) ? found : null;
}

async function mayOpen(store: RouteDeps['store'], found: Import, reader: Person): Promise<boolean> {
  if (isTheirs(found, reader)) return true;
  return (await managersAbove(store, found.createdBy)).some(({ id }) => id === reader.id);
}

/** Whether somebody can say what the columns are: not of a file that is being written, or gone. */
export async function canMap(
  { store }: Pick<RouteDeps, 'store'>,
  found: Import,
  reader: Person,
): Promise<boolean> {
  const { status, importId } = found;
  if (!isTheirs(found, reader) || !['mapping', 'checked', 'failed'].includes(status)) return false;
  return store.imports.hasFile(importId);
}

interface AskedList {
  readonly cursor: string | undefined;
  readonly typed: Typed;
  readonly faults: Faults;
}

export async function listPage(deps: RouteDeps, session: Session, asked: AskedList): Promise<string> {
  const { store } = deps;
  const reader = session.person;
  const after = cursors.read(asked.cursor, list);
  const [found, mappings] = await Promise.all([
    store.imports.list({ after, limit: aPage + 1 }),
    store.imports.mappings({ after: '', limit: mostMappings }),
  ]);
  const imports = found.slice(0, aPage);
  const last = found.length > aPage ? imports.at(-1) : undefined;
  const people = await store.people.readMany([...new Set(imports.map(({ createdBy }) => createdBy))]);
  const open = new Set<string>();
  for (const { id } of people) {
    if (await mayOpen(store, { createdBy: id } as Import, reader)) open.add(id);
  }
  return importsPage({
    ...{ reader, imports, mappings, typed: asked.typed, faults: asked.faults },
    isOpen: ({ createdBy }) => open.has(createdBy),
    personName: namesOf(people),
    next: last ? cursors.write({ atMs: last.createdAtMs, id: last.importId }, list) : null,
    isFirst: asked.cursor === undefined,
    requestId: formKey(session),
  });
}

export async function onePage(
  deps: RouteDeps,
  session: Session,
  found: Import,
  alert?: string,
): Promise<string> {
  const { store } = deps;
  const reader = session.person;
  const page = { after: 0, limit: shownProblems + 1 };
  const problems = isUnderWay(found)
    ? []
    : await store.imports.problems(found.importId, shownPhase(found), page);
  return importPage({
    ...{ reader, found, alert },
    problems: problems.slice(0, shownProblems).map(({ fault }) => fault),
    problemCount: problems.length > shownProblems ? 'more' : 'all',
    personName: namesOf(await store.people.readMany([found.createdBy])),
    requestId: isTheirs(found, reader) ? formKey(session) : null,
    canMap: await canMap({ store }, found, reader),
  });
}

export async function mapPage(
  { store }: RouteDeps,
  session: Session,
  found: Import,
  asked: {
    readonly typed?: Typed;
    readonly said?: Import['said'];
    readonly faults: Faults;
    readonly alert?: string;
  },
): Promise<string> {
  const reader = session.person;
  const said = { ...found.said, ...asked.said };
  const head = await fileHead(store.imports, found, said);
  const isMapped = Object.keys(found.mapping.fields).length > 0;
  const known =
    isMapped || !('columns' in head)
      ? typedOfMapping(found.mapping)
      : { ...columnsByName(found.mapping.kind, head), timeZone: reader.timeZone, othersOf: 'system' };
  return mappingPage({
    ...{ reader, found, head, faults: asked.faults, alert: asked.alert },
    typed: { ...(asked.typed ?? known), ...typedOfSaid(said) },
    requestId: formKey(session),
  });
}

const problemsAtOnce = 1_000;
const columns = ['row', 'column', 'code', 'message', 'cure'].map((name) => ({ name, path: [name] }));

export async function problemFile(
  { store: { imports } }: RouteDeps,
  importId: string,
  phase: 'check' | 'commit',
  { language }: Person,
): Promise<string> {
  let file = byteOrderMark + csvHead(columns);
  for (let after = 0; ;) {
    const found = await imports.problems(importId, phase, { after, limit: problemsAtOnce });
    const rows = found.map(({ fault }) => {
      const { code, row = null, column = null } = fault;
      return { code, row, column, ...wordFault(fault, language) };
    });
    file += csvRows(rows, columns);
    if (found.length < problemsAtOnce) return file;
    after = found.at(-1)?.place ?? after;
  }
}
