import type { Person } from '../../contracts/wire/directory';
import { addDays, localDate } from '../../domain/calendar/local-dates';
import { byName } from '../../people/name-order';
import { absenceOf, managersAbove } from '../../people/presence';
import { roleName } from '../../domain/explain/explain';
import { managerRole } from '../../domain/playbook/playbook';
import type { Store } from '../../store/store';
import type { ActTexts } from '../kit/act-texts';
import { dateFormats } from '../../mail/model/dates';
import { dateMs } from '../kit/local-minutes';
import type { Choice } from '../kit/fields';
import type { ActionContext } from './action-context';

/** The most people that a list offers; those with the role always come first. */
const mostOthers = 1_000;
const pageSize = 200;

/** Who a task can go to: active people, those with its role first, without its present holder. */
export async function receivers(
  store: Store,
  context: ActionContext,
  { role, personId }: { readonly role: string; readonly personId: string | null },
  texts: ActTexts,
): Promise<Choice[]> {
  const { deal, reader } = context;
  const inOrder = byName(reader.language);
  // managers keep the order of their line: nearest first
  const fitting =
    role === managerRole
      ? await managersAbove(store, deal.ownerId)
      : (await store.people.activeWithRole(role)).sort(inOrder);
  const others = (await activePeople(store)).filter(({ id }) => !fitting.some((person) => person.id === id));
  const isOther = ({ id }: Person): boolean => id !== personId;
  const label = await labelFor(store, context, [...fitting, ...others], texts);
  const first = role === managerRole ? texts.managers : texts.withRole(roleName(deal, role, reader.language));
  return [
    ...fitting.filter(isOther).map((person) => ({ value: person.id, label: label(person), group: first })),
    ...others
      .filter(isOther)
      .sort(inOrder)
      .map((person) => ({ value: person.id, label: label(person), group: texts.others })),
  ];
}

/** Who can take a role: active people who have it in the directory. */
export async function holders(
  store: Store,
  context: ActionContext,
  role: string,
  texts: ActTexts,
): Promise<Choice[]> {
  const people = (await store.people.activeWithRole(role)).sort(byName(context.reader.language));
  const label = await labelFor(store, context, people, texts);
  return people.map((person) => ({ value: person.id, label: label(person) }));
}

/** Absences that begin within this many days are shown: a task that is passed on today may be due in one. */
const shownAbsenceDays = 30;

/** A name with what decides whether to give that person work: roles, open tasks, absences. */
async function labelFor(
  store: Store,
  { deal, reader: { language }, nowMs }: ActionContext,
  people: readonly Person[],
  texts: ActTexts,
): Promise<(person: Person) => string> {
  const { date } = dateFormats(language, 'UTC');
  const open = await store.projects.openTaskCounts(people.map(({ id }) => id));
  const day = (localDay: string): string => date(dateMs(localDay));
  const absenceText = (person: Person): string[] => {
    const now = absenceOf(person, nowMs);
    if (now) return [texts.away(day(now.to))];
    const next = nextAbsence(person, nowMs);
    return next ? [texts.willBeAway(day(next.from), day(next.to))] : [];
  };
  return (person) => {
    const roles = person.roles.map((role) => roleName(deal, role, language));
    const facts = [
      ...absenceText(person),
      ...(roles.length > 0 ? [roles.join(texts.comma)] : []),
      texts.openTasks(open.get(person.id) ?? 0),
    ];
    return texts.nameWith(person.name, facts.join(' · '));
  };
}

function nextAbsence({ absences, timeZone }: Person, nowMs: number): Person['absences'][number] | undefined {
  const today = localDate(nowMs, timeZone);
  const last = addDays(today, shownAbsenceDays);
  return [...absences]
    .filter(({ from }) => from > today && from <= last)
    .sort((a, b) => (a.from < b.from ? -1 : 1))[0];
}

async function activePeople({ people }: Pick<Store, 'people'>): Promise<Person[]> {
  const found: Person[] = [];
  let afterId: string | undefined;
  while (found.length < mostOthers) {
    const page = await people.list({ limit: pageSize, ...(afterId !== undefined && { afterId }) });
    found.push(...page.filter(({ active }) => active));
    afterId = page.at(-1)?.id;
    if (page.length < pageSize) break;
  }
  return found;
}

/** Who can take each role of a project that is given by hand, role by role; without those who have it. */
export async function roleChoices(store: Store, context: ActionContext, texts: ActTexts): Promise<Choice[]> {
  const { deal, reader } = context;
  const { playbook, roles } = deal;
  const given = Object.keys(playbook.roles).filter(
    (role) => role !== playbook.ownerRole && role !== managerRole,
  );
  const found = await Promise.all(given.map((role) => holders(store, context, role, texts)));
  return given.flatMap((role, index) => {
    const holderId = roles[role]?.personId ?? null;
    return (found[index] ?? [])
      .filter(({ value }) => value !== holderId)
      .map(({ value, label }) => ({
        ...{ value: `${role}/${value}`, label, group: roleName(deal, role, reader.language) },
      }));
  });
}
