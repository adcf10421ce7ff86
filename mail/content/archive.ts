import type { CommitteePerson } from '../model/archive-model';
import type { TaskMail } from '../model/model';
import type { ArchiveTexts } from '../texts/archive';
import { archiveTexts } from '../texts/archive';
import type { Block } from './content';
import type { Wording } from './project-blocks';

/** Who decides, who is unknown, and what the gate lacks in the archive: what somebody needs before they call. */
export function archiveBlocks({ dates, texts: { missing } }: Wording, mail: TaskMail): Block[] {
  const { archive, language } = mail;
  if (!archive) return [];
  const texts = archiveTexts(language);
  const { committee, unknown, lastMetAtMs, lacks, url } = archive;
  const items = [
    ...committee.map(({ part, people }) =>
      texts.plays(
        texts.part[part],
        people.map((person) => personText(texts, person)),
      ),
    ),
    ...(unknown.length > 0 ? [texts.unknown(unknown)] : []),
    ...(lastMetAtMs === null ? [] : [texts.lastMet(dates.date(lastMetAtMs))]),
  ];
  return [
    ...(mail.missing.length > 0 || lacks.length > 0
      ? [{ type: 'list', title: missing, items: [...mail.missing, ...lacks] } as const]
      : []),
    ...(items.length > 0 ? [{ type: 'list', title: texts.title, items } as const] : []),
    ...(lacks.length > 0
      ? [{ type: 'links', links: [{ label: texts.open, url }], asked: false } as const]
      : []),
  ];
}

function personText(texts: ArchiveTexts, { name, position, stance, personal }: CommitteePerson): string {
  const known = [
    ...(position === null ? [] : [position]),
    ...(stance === null ? [] : [texts.stance[stance]]),
  ];
  return texts.person(name, [...known, ...personal]);
}
