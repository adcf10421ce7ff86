import type { ProjectBrief } from '../../contracts/wire/hand-over-briefs';
import type { Person } from '../../contracts/wire/directory';
import { briefsFor } from '../../queries/hand-over/hand-over-briefs';
import { byName } from '../../people/name-order';
import { standInFor } from '../../people/presence';
import { heldBy } from '../../domain/hand-over/hand-over';
import type { HandOverPart } from '../../domain/hand-over/hand-over-progress';
import type { Language } from '../../domain/playbook/playbook';
import type { HandOverRecord } from '../../store/hand-overs';
import type { Store } from '../../store/store';

/** What a reader sees of one part. */
export interface ShownPart {
  readonly part: HandOverPart;
  /** In which capacity: a receiver who takes over, or a manager who decides. */
  readonly as: 'receiver' | 'manager';
  /** Whose place the reader takes; null when they act for themselves. */
  readonly insteadOf: string | null;
  readonly overCapacity: boolean;
  readonly briefs: readonly ProjectBrief[];
  /** The project after which the next page begins; null when there is none. */
  readonly nextAfter: string | null;
  /** What the receiver wrote. */
  readonly note: string | null;
  /** Whom a manager can name, those with the roles first; filled only when a decision is asked for. */
  readonly choices: readonly { readonly id: string; readonly name: string; readonly fits: boolean }[];
}

/** Everything that a hand-over's page shows, looked up for its reader. */
export interface HandOverContext {
  readonly record: HandOverRecord;
  readonly reader: Person;
  readonly parts: readonly ShownPart[];
  readonly personName: (personId: string) => string | undefined;
}

const pageSize = 50;

/** What a hand-over has for its reader: no parts when nothing concerns them. */
export async function handOverContext(
  store: Store,
  record: HandOverRecord,
  reader: Person,
  page: { readonly nowMs: number; readonly after?: string | undefined },
): Promise<HandOverContext> {
  const parts: ShownPart[] = [];
  for (const part of record.state.parts) {
    const role = await roleIn(store, part, reader, page.nowMs);
    if (role) parts.push(await shownPart(store, record, reader, { part, ...role, after: page.after }));
  }
  const { fromPersonId, state } = record;
  const actors = state.parts.flatMap(({ partId, receiverId, answer, decision, asked }) => [
    partId,
    receiverId,
    answer?.actor,
    decision?.actor,
    ...asked,
  ]);
  const ids = [fromPersonId, ...actors.filter((id) => typeof id === 'string')];
  const people = await store.people.readMany([...new Set(ids)]);
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return { record, reader, parts, personName: (id) => names.get(id) };
}

/** In which capacity a reader is concerned by a part; null when not at all. */
async function roleIn(
  store: Store,
  part: HandOverPart,
  reader: Person,
  nowMs: number,
): Promise<Pick<ShownPart, 'as' | 'insteadOf'> | null> {
  const { partId, receiverId, asked, decision } = part;
  if (partId === reader.id || receiverId === reader.id) return { as: 'receiver', insteadOf: null };
  if (asked.includes(reader.id) || decision?.actor === reader.id) return { as: 'manager', insteadOf: null };
  const standsInFor = async (id: string | null | undefined): Promise<boolean> =>
    typeof id === 'string' && (await standInFor(store, id, nowMs))?.person.id === reader.id;
  if (await standsInFor(receiverId)) return { as: 'receiver', insteadOf: receiverId };
  const last = asked.at(-1);
  return (await standsInFor(last)) ? { as: 'manager', insteadOf: last ?? null } : null;
}

async function shownPart(
  store: Store,
  record: HandOverRecord,
  reader: Person,
  given: Pick<ShownPart, 'part' | 'as' | 'insteadOf'> & { readonly after: string | undefined },
): Promise<ShownPart> {
  const { part, as, insteadOf, after } = given;
  const { id, fromPersonId } = record;
  const items = await store.handOvers.items(id, { partIds: [part.partId], after, limit: pageSize + 1 });
  const shown = items.slice(0, pageSize).map(({ projectId }) => projectId);
  const receiverId = part.receiverId ?? reader.id;
  const { noteId } = part.answer ?? {};
  const notes = await store.notes.texts(noteId === undefined ? [] : [noteId]);
  const isAsked = as === 'manager' && part.status === 'deciding';
  return {
    part,
    as,
    insteadOf,
    overCapacity: items.some((item) => item.overCapacity),
    briefs: await briefsFor(store, shown, { receiverId, language: reader.language }),
    nextAfter: items.length > pageSize ? (shown.at(-1) ?? null) : null,
    note: notes.get(noteId ?? '') ?? null,
    choices: isAsked
      ? await choicesFor(store, shown, {
          fromPersonId,
          receiverId: part.receiverId,
          language: reader.language,
        })
      : [],
  };
}

const atATime = 200;

interface ChoiceRules {
  readonly fromPersonId: string;
  readonly receiverId: string | null;
  /** The reader's. */
  readonly language: Language;
}

/** Active people whom a manager can name; those who have every role that the projects need come first. */
async function choicesFor(
  { people, projects }: Store,
  projectIds: readonly string[],
  { fromPersonId, receiverId, language }: ChoiceRules,
): Promise<ShownPart['choices']> {
  const states = await projects.readMany(projectIds);
  const roles = [...new Set(states.flatMap((state) => heldBy(state, fromPersonId)?.roles ?? []))];
  const found: Person[] = [];
  for (let afterId: string | undefined; ; afterId = found.at(-1)?.id) {
    const page = await people.list({ limit: atATime, ...(afterId !== undefined && { afterId }) });
    found.push(...page);
    if (page.length < atATime) break;
  }
  const isChoice = ({ id, active }: Person): boolean => active && id !== fromPersonId && id !== receiverId;
  const choices = found.filter(isChoice).map(({ id, name, roles: has }) => ({
    id,
    name,
    fits: roles.every((role) => has.includes(role)),
  }));
  const byReader = byName(language);
  return choices.sort((a, b) => Number(b.fits) - Number(a.fits) || byReader(a, b));
}
