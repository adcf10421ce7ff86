import type { DigestItem, DigestNotification, DigestPart } from '../model/digest-model';
import { digestParts } from '../model/digest-model';
import { dateFormats } from '../model/dates';
import { contentOf } from './content-of';
import { digestTexts } from '../texts/digest';
import { mailTexts } from '../texts/texts-by-language';
import type { Block, Entry, MailContent } from './content';
import { entryOf } from './entry';
import { oneLine } from './one-line';

/** What can wait for the morning, in one email: by how much it matters, each with what to do about it. */
export function digestContent(digest: DigestNotification): MailContent {
  const { language, timeZone, recipient, nowMs, items, more, tasksUrl, unsubscribeUrl } = digest;
  const texts = digestTexts(language);
  const dates = dateFormats(language, timeZone);
  const count = (...parts: DigestPart[]): number => items.filter(({ part }) => parts.includes(part)).length;
  const counts = {
    decide: count('decide'),
    overdue: count('overdue'),
    today: count('today'),
    others: count('soon', 'opened', 'undone', 'news') + more,
  };
  return {
    language,
    subject: oneLine(texts.subject(dates.day(nowMs), counts)),
    tone: counts.decide > 0 ? 'decision' : 'task',
    ask: texts.ask(recipient.name, counts),
    when: null,
    why: texts.why,
    blocks: [
      ...digestParts.flatMap((part): Block[] => {
        const entries = items.filter((item) => item.part === part).map(itemOf);
        return entries.length > 0 ? [{ type: 'entries', title: texts.parts[part], entries }] : [];
      }),
      ...(more > 0 ? [{ type: 'quiet', text: texts.more(more) } as const] : []),
      { type: 'links', links: [{ label: texts.allTasks, url: tasksUrl }], asked: false },
    ],
    footer: texts.footer(timeZone),
    footerLink: { label: texts.stop, url: unsubscribeUrl },
    colon: mailTexts(language).colon,
  };
}

function itemOf({ mail }: DigestItem): Entry {
  const { language, insteadOf } = mail;
  const entry = entryOf(mail, contentOf(mail));
  return insteadOf
    ? { ...entry, title: `${entry.title}${digestTexts(language).insteadOf(insteadOf.name)}` }
    : entry;
}
