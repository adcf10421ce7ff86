import { eventually } from '../../support/eventually';
import { activitiesWithMails } from '../../support/recorded-mails';
import type { RunningApi, Told } from '../running-api';
import { startApi } from '../running-api';
import { sampleMessage } from '../../mail/inbound/sample-messages';

/** A mail of Milepost's as it went out. */
export interface SentMail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly messageId: string;
  /** The token in its Reply-To; empty when it has none. */
  readonly token: string;
}

/** An API whose worker writes mails, and the gateway that brings back what comes to them. */
export interface MailGateway {
  readonly api: RunningApi;
  /** Every mail so far. */
  readonly mails: readonly SentMail[];
  /** Waits for a mail to somebody that fits. */
  mailTo(personId: string, fits?: (mail: SentMail) => boolean): Promise<SentMail>;
  /** Opens a project of somebody, and waits for the mail of its first task. */
  projectWithMail(ownerId?: string): Promise<{ projectId: string; mail: SentMail }>;
  /** Brings a message in, as a gateway does. */
  bring(raw: string | Uint8Array, headers?: Readonly<Record<string, string>>): Promise<Told>;
}

export async function startMailGateway(): Promise<MailGateway> {
  const mails: SentMail[] = [];
  const api = await startApi({
    activities: (store, client) =>
      activitiesWithMails({ store, client }, (to, { subject = '', text = '', messageId = '', replyTo }) => {
        const [, token = ''] = /\+([0-9a-f]{32})@/.exec(replyTo?.text ?? '') ?? [];
        mails.push({ to, subject, text, messageId, token });
      }),
  });
  const key = await api.createKey('gateway', ['mail:inbound']);
  const mailTo: MailGateway['mailTo'] = (personId, fits = () => true) =>
    eventually(() => mails.find((mail) => mail.to === `${personId}@example.com` && fits(mail)));
  return {
    api,
    mails,
    mailTo,
    async projectWithMail(ownerId = 'sales-1') {
      const known = new Set(mails);
      const opened = await api.post('/v1/projects', {
        title: 'Cooling line, hall 3',
        customerId: 'acme',
        ownerId,
      });
      const { projectId } = opened.body;
      const isOfProject = (mail: SentMail): boolean =>
        mail.token !== '' && !known.has(mail) && mail.text.includes(`/projects/${projectId}?`);
      return { projectId, mail: await mailTo(ownerId, isOfProject) };
    },
    bring: (raw, headers) =>
      api.ask('POST', '/v1/inbound-mail', {
        raw,
        key,
        headers: { 'Content-Type': 'message/rfc822', ...headers },
      }),
  };
}

/** A message of the collection in test/mail/inbound, with the ids of a mail that was really sent. */
export function fixtureFor(
  name: string,
  mail: SentMail,
  more: Readonly<Record<string, string>> = {},
): string {
  const replaced = {
    k3v9q2m7x1c8b4n6z5d0: mail.token,
    '<mail.5f0c2a9be4d14c7f8a6b3e2d1c0f9a8b@example.com>': mail.messageId,
    'robert@example.org': mail.to,
    ...more,
  };
  return Object.entries(replaced).reduce(
    (message, [from, to]) => message.replaceAll(from, to),
    sampleMessage(name).toString('latin1'),
  );
}

let answers = 0;

/** A plain answer to a mail, from whoever got it unless said otherwise. */
export function answerTo(
  { to, token }: SentMail,
  text: string,
  { from = to, recipients, headers = [] }: Partial<AnswerParts> = {},
): string {
  return [
    `From: ${from}`,
    `To: ${recipients ?? addressOf(token)}`,
    'Subject: Re: your task',
    `Message-ID: <answer-${(answers += 1)}@example.com>`,
    'Content-Type: text/plain; charset=utf-8',
    ...headers,
    '',
    text,
    '',
  ].join('\r\n');
}

interface AnswerParts {
  readonly from: string;
  readonly recipients: string;
  readonly headers: readonly string[];
}

/** The address that answers with a token go to. */
export function addressOf(token: string): string {
  return `Milepost <milepost+${token}@example.com>`;
}
