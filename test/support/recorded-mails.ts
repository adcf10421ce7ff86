import type { Client } from '@temporalio/client';
import type { ParsedMail } from 'mailparser';
import { simpleParser } from 'mailparser';
import { createActivities } from '../../activities/activities';
import { realDayMs } from '../../domain/project/evolve/clocks';
import type { MailSender } from '../../mail/send/send';
import type { Store } from '../../store/store';

/** Where the links of recorded mails lead. */
export const publicUrl = 'https://milepost.example';

/** A mail server that accepts every email and passes it, parsed, to a test. */
export function recordingSender(receive: (to: string, mail: ParsedMail) => void): MailSender {
  return {
    connections: 5,
    async send({ raw, envelope }, { handingOver }) {
      const mail = await simpleParser(raw);
      await handingOver();
      receive(envelope.to[0], mail);
      return { status: 'accepted', reply: '250' };
    },
    verify: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
}

/** For tests in which nothing may be mailed. */
export const noMail: MailSender = {
  connections: 5,
  send: () => Promise.reject(new Error('no mail here')),
  verify: () => Promise.resolve(),
  close: () => Promise.resolve(),
};

/** The activities of a worker, whose mails a test receives. */
export function activitiesWithMails(
  { store, client }: { readonly store: Store; readonly client: Client },
  receive: (to: string, mail: ParsedMail) => void,
) {
  return createActivities({
    store,
    client,
    settings: {
      dayMs: realDayMs,
      companyTimeZone: 'Asia/Taipei',
      mailFrom: 'Milepost <milepost@example.com>',
      publicUrl,
    },
    sender: recordingSender(receive),
  });
}
