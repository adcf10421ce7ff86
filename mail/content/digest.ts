import type { DigestNotification } from '../model/digest-model';
import { digestParts } from '../model/digest-model';
import { dateFormats } from '../model/dates';
import { digestTexts } from '../texts/digest';
import { mailTexts } from '../texts/texts-by-language';
import type { Block, MailContent } from './content';
import { digestEntry } from './digest-entry';
import { oneLine } from './one-line';

/** What can wait for the morning, in one email: by how much it matters, each with what to do about it. */
export function digestContent(digest: DigestNotification): MailContent {
  const { language, timeZone, recipient, nowMs, items, counts, tasksUrl, unsubscribeUrl } = digest;
  const texts = digestTexts(language);
  const dates = dateFormats(language, timeZone);
  const more = digestParts.reduce((sum, part) => sum + counts[part], 0) - items.length;
  return {
    language,
    subject: oneLine(texts.subject(dates.day(nowMs), counts)),
    tone: counts.decide > 0 ? 'decision' : 'task',
    ask: texts.ask(recipient.name, counts),
    when: null,
    why: texts.why,
    blocks: [
      ...digestParts.flatMap((part): Block[] => {
        const entries = items.filter((item) => item.part === part).map((item) => digestEntry(item, nowMs));
        return entries.length > 0
          ? [{ type: 'entries', title: `${texts.parts[part]} · ${counts[part]}`, entries }]
          : [];
      }),
      ...(more > 0 ? [{ type: 'quiet', text: texts.more(more) } as const] : []),
      { type: 'links', links: [{ label: texts.allTasks, url: tasksUrl }], asked: false },
    ],
    footer: texts.footer(timeZone),
    footerLink: { label: texts.stop, url: unsubscribeUrl },
    colon: mailTexts(language).colon,
  };
}
