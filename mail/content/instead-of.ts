import type { Language } from '../../domain/playbook/playbook';
import { dateFormats } from '../model/dates';
import type { InsteadOf } from '../model/model';
import { mailTexts } from '../texts/texts-by-language';
import type { MailContent } from './content';

/** Adapts an email to a stand-in: above everything else it says whose email it is and until when. */
export function toStandIn(content: MailContent, insteadOf: InsteadOf | undefined): MailContent {
  if (!insteadOf) return content;
  const { language } = content;
  const { title, text } = mailTexts(language).insteadOf;
  const { name, until } = insteadOf;
  const printed = { name, until: until === null ? null : printedDay(language, until) };
  return { ...content, blocks: [{ type: 'notice', title, text: text(printed) }, ...content.blocks] };
}

/** A calendar date is the same in every zone, so it is printed without conversion. */
function printedDay(language: Language, date: string): string {
  return dateFormats(language, 'UTC').date(Date.parse(`${date}T12:00:00Z`));
}
