import type { Language } from '../../domain/playbook/playbook';
import { dateFormats } from '../model/dates';
import type { InsteadOf } from '../model/model';
import { mailTexts } from '../texts/texts-by-language';
import type { MailContent } from './content';

/** What a mail says to whoever stands in: before everything else, whose mail it is and until when. */
export function toStandIn(content: MailContent, insteadOf: InsteadOf | undefined): MailContent {
  if (!insteadOf) return content;
  const { language } = content;
  const { title, text } = mailTexts(language).insteadOf;
  const { name, until } = insteadOf;
  const printed = { name, until: until === null ? null : printedDay(language, until) };
  return { ...content, blocks: [{ type: 'notice', title, text: text(printed) }, ...content.blocks] };
}

/** A day of the calendar is the same in every zone: it is printed as it stands. */
function printedDay(language: Language, date: string): string {
  return dateFormats(language, 'UTC').date(Date.parse(`${date}T12:00:00Z`));
}
