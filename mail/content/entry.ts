import type { MailModel } from '../model/model';
import { mailTexts } from '../texts/texts-by-language';
import type { Entry, MailContent } from './content';

/** An email as an item of another one: its subject, its first lines and its buttons. */
export function entryOf({ language, project }: MailModel, { subject, ask, why, blocks }: MailContent): Entry {
  const texts = mailTexts(language);
  const links = blocks.flatMap((block) => (block.type === 'links' ? block.links : []));
  const own = links.filter(({ url }) => url !== project.url);
  return {
    title: subject,
    detail: texts.sentences(ask, why),
    links: [...own, { label: texts.openProject, url: project.url }],
  };
}
