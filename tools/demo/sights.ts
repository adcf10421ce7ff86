import type { CaughtMail } from '../../embedded/engines/mail-catcher-client';
import type { Company } from '../public-data/company';
import type { OutboxEntry } from './mail-audit';
import { managersOf } from './weekly-reviews';

/** What there is to look at when the demo is over. */
export interface Sights {
  /** Somebody with a team, who sees something on each page. */
  readonly manager: { readonly name: string; readonly email: string } | null;
  /** The page of a weekly review, by the link of its email. */
  readonly reviewUrl: string | null;
  /** One email of each of the first kinds that came. */
  readonly mails: readonly { readonly kind: string; readonly subject: string; readonly url: string }[];
}

/** Which emails are shown, in this order; as many as `mostMails`. */
const shownKinds = ['task', 'review', 'project-ended', 'reminder', 'overdue'];
const mostMails = 3;

/** Chooses what to look at: of each kind the email that came last. */
export function sightsOf(
  { people }: Company,
  mails: readonly CaughtMail[],
  outbox: readonly OutboxEntry[],
  inboxUrl: string,
): Sights {
  const kinds = new Map(outbox.map(({ messageId, mail }) => [messageId, mail]));
  const of = (mail: CaughtMail): string | undefined => kinds.get(mail.messageId);
  // a review of a team without projects has no page
  const worth = mails.filter((mail) => of(mail) !== 'review' || linkTo('reviews', mail) !== null);
  const last = new Map(worth.map((mail) => [of(mail), mail]));
  const shown = shownKinds.flatMap((kind) => {
    const mail = last.get(kind);
    return mail ? [{ kind, subject: mail.subject, url: `${inboxUrl}/#/email/${mail.id}` }] : [];
  });
  const review = last.get('review');
  const managerIds = managersOf({ people, customers: [], customerPeople: [] });
  const manager =
    people.find(({ email }) => review?.to.includes(email)) ??
    people.find(({ id }) => managerIds.includes(id));
  return {
    manager: manager ? { name: manager.name, email: manager.email } : null,
    reviewUrl: (review && linkTo('reviews', review)) ?? null,
    mails: shown.slice(0, mostMails),
  };
}

function linkTo(page: string, { html = '' }: CaughtMail): string | null {
  const [, url] = new RegExp(`href="([^"]*/${page}/[^"]*)"`).exec(html) ?? [];
  return url?.replaceAll('&amp;', '&') ?? null;
}

/** The lines with which the demo ends. */
export function sightLines({ manager, reviewUrl, mails }: Sights, apiUrl: string): string[] {
  return [
    `board          ${apiUrl}/projects`,
    ...(manager
      ? [
          `               sign in at ${apiUrl}/sign-in as ${manager.email} (${manager.name}); the link comes to the inbox`,
        ]
      : []),
    ...(reviewUrl === null ? [] : [`weekly review  ${reviewUrl}`]),
    ...mails.flatMap(({ kind, subject, url }) => [
      `email          ${url}`,
      `               ${kind}: ${subject}`,
    ]),
  ];
}
