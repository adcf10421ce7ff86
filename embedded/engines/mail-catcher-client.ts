import { setTimeout as delay } from 'node:timers/promises';

/** One email as the catcher received it. */
export interface CaughtMail {
  /** the catcher's own id */
  id: string;
  /** the Message-ID header, with its angle brackets */
  messageId: string;
  from: string;
  to: string[];
  cc: string[];
  subject: string;
  html: string | undefined;
  text: string | undefined;
  /** names in lower case; a header that came more than once is a list */
  headers: Readonly<Record<string, string | string[]>>;
}

export interface MailCatcherClient {
  /** All emails in order of arrival. */
  listMails(): Promise<CaughtMail[]>;
  /** How many there are, without reading them. */
  countMails(): Promise<number>;
  /**
   * The first email that fits, as soon as it is there.
   *
   * @throws after `timeoutMs` milliseconds (default 15,000)
   */
  waitForMail(fits: (mail: CaughtMail) => boolean, timeoutMs?: number): Promise<CaughtMail>;
  /** The message as it came over the wire. */
  rawMail(id: string): Promise<string>;
  clearMails(): Promise<void>;
}

interface Address {
  address: string;
}

interface StoredMail {
  id: string;
  from: Address[];
  to: Address[];
  cc?: Address[];
  subject: string;
  html?: string;
  text?: string;
  headers: Record<string, string | string[]>;
}

/** Full emails are large; reading a few hundred at a time lets the catcher answer others in between. */
const pageSize = 250;

/**
 * Reads the catcher through its REST API.
 *
 * @param inboxUrl address of the web inbox
 */
export function mailCatcherClient(inboxUrl: string): MailCatcherClient {
  const call = async (path: string, method = 'GET'): Promise<Response> => {
    const response = await fetch(`${inboxUrl}/api${path}`, { method });
    if (!response.ok) throw new Error(`The mail catcher answered ${response.status} to ${method} ${path}`);
    return response;
  };

  async function* pages(from: number): AsyncGenerator<CaughtMail> {
    for (let skip = from; ; skip += pageSize) {
      const page = (await (await call(`/email?skip=${skip}&limit=${pageSize}`)).json()) as StoredMail[];
      yield* page.map(toCaughtMail);
      if (page.length < pageSize) return;
    }
  }

  const client: MailCatcherClient = {
    listMails: async () => {
      const mails: CaughtMail[] = [];
      for await (const mail of pages(0)) mails.push(mail);
      return mails;
    },
    countMails: async () => {
      const summary = (await (await call('/email/summary?limit=1')).json()) as { storeTotal: number };
      return summary.storeTotal;
    },
    waitForMail: async (fits, timeoutMs = 15_000) => {
      const giveUpAtMs = Date.now() + timeoutMs;
      let seen = 0;
      for (;;) {
        for await (const mail of pages(seen)) {
          if (fits(mail)) return mail;
          seen += 1;
        }
        if (Date.now() > giveUpAtMs)
          throw new Error(`No such mail within ${timeoutMs} ms; ${seen} others came`);
        await delay(50);
      }
    },
    rawMail: async (id) => (await call(`/email/${encodeURIComponent(id)}/source`)).text(),
    clearMails: async () => {
      await call('/email/all', 'DELETE');
    },
  };
  return client;
}

function toCaughtMail(stored: StoredMail): CaughtMail {
  const messageId = stored.headers['message-id'];
  return {
    id: stored.id,
    messageId: typeof messageId === 'string' ? messageId : '',
    from: stored.from[0]?.address ?? '',
    to: stored.to.map((each) => each.address),
    cc: (stored.cc ?? []).map((each) => each.address),
    subject: stored.subject,
    html: stored.html,
    text: stored.text,
    headers: stored.headers,
  };
}
