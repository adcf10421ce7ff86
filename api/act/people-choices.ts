import type { Person } from '../../contracts/directory';
import { absenceOf, managersAbove } from '../../directory/presence';
import { roleName } from '../../domain/explain';
import { managerRole } from '../../domain/playbook';
import type { Store } from '../../store/store';
import type { ActTexts } from '../pages/act-texts';
import { dateFormats } from '../../mail/dates';
import { dateMs } from './local-minutes';
import type { Choice } from './fields';
import type { Scene } from './scene';

/** How many people a list offers at most; those with the role always come first. */
const mostOthers = 1_000;
const pageSize = 200;

/** Who a task can go to: active people, those with its role first; whoever has it is left out. */
export async function receivers(
  store: Store,
  { deal, reader, nowMs }: Scene,
  { role, personId }: { readonly role: string; readonly personId: string | null },
  texts: ActTexts,
): Promise<Choice[]> {
  const fitting =
    role === managerRole ? await managersAbove(store, deal.ownerId) : await store.people.activeWithRole(role);
  const others = (await activePeople(store)).filter(({ id }) => !fitting.some((person) => person.id === id));
  const isOther = ({ id }: Person): boolean => id !== personId;
  const label = labelFor(reader, nowMs, texts);
  const first = role === managerRole ? texts.managers : texts.withRole(roleName(deal, role, reader.language));
  return [
    ...fitting.filter(isOther).map((person) => ({ value: person.id, label: label(person), group: first })),
    ...others
      .filter(isOther)
      .map((person) => ({ value: person.id, label: label(person), group: texts.others })),
  ];
}

/** Who can take a role: active people who have it in the directory. */
export async function holders(
  store: Store,
  { reader, nowMs }: Scene,
  role: string,
  texts: ActTexts,
): Promise<Choice[]> {
  const label = labelFor(reader, nowMs, texts);
  const people = await store.people.activeWithRole(role);
  return people.map((person) => ({ value: person.id, label: label(person) }));
}

/** A name, and for somebody who is away until when. */
function labelFor({ language }: Person, nowMs: number, { away }: ActTexts): (person: Person) => string {
  const { date } = dateFormats(language, 'UTC');
  return (person) => {
    const absence = absenceOf(person, nowMs);
    return absence ? away(person.name, date(dateMs(absence.to))) : person.name;
  };
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
  return found.sort((a, b) => a.name.localeCompare(b.name));
}
