import { randomUUID } from 'node:crypto';
import type { RenderedMail } from '../../mail/send/render';
import type { Links, NewLink } from '../../store/links';

/** Collects the links of an email that is written in parts, so that they are one row as those of any other email. */
export interface LinksAtOnce {
  /** What is made here are places for tokens, until `make`. */
  readonly links: Links;
  /** Makes all of them, and puts the tokens in their places. */
  make(): Promise<{ inMail(mail: RenderedMail): RenderedMail; token(place: string): string }>;
}

export function linksAtOnce(links: Links): LinksAtOnce {
  // nobody can have written a place into a text of theirs
  const mark = randomUUID();
  const wanted: NewLink[] = [];
  return {
    links: {
      ...links,
      create: (made) => Promise.resolve(made.map((link) => `${mark}-${wanted.push(link) - 1}.`)),
    },
    async make() {
      const tokens = await links.create(wanted);
      const fill = (text: string): string =>
        text.replace(new RegExp(`${mark}-(\\d+)\\.`, 'g'), (_, index: string) => tokens[Number(index)] ?? '');
      return {
        inMail: ({ subject, html, text }) => ({ subject, html: fill(html), text: fill(text) }),
        token: fill,
      };
    },
  };
}
