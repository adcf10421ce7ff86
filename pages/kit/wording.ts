import type { Person } from '../../contracts/wire/directory';
import type { Language } from '../../domain/playbook/playbook';
import { internalSource } from '../../domain/project/model/commands';
import { applicationOf } from '../../domain/project/model/actors';
import { textsIn } from '../../domain/explain/texts-by-language';
import { dateFormats } from '../../mail/model/dates';

/** How a page writes names and instants for its reader. */
export interface Wording {
  readonly language: Language;
  /** A person's name; also names Milepost when it acts automatically. */
  readonly person: (actor: string) => string;
  readonly moment: (atMs: number) => string;
  readonly date: (atMs: number) => string;
}

export function wordingFor(
  { language, timeZone }: Pick<Person, 'language' | 'timeZone'>,
  personName: (personId: string) => string | undefined,
): Wording {
  const { moment, date } = dateFormats(language, timeZone);
  const system = textsIn(language).system;
  return {
    language,
    person: (actor) => (actor === internalSource ? system : (personName(actor) ?? applicationOf(actor))),
    moment,
    date,
  };
}
