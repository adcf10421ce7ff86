import type { InboundMail, MailHead, UnreadableMail } from '../../../mail/inbound/inbound';
import { MailReaderBusyError } from '../../../mail/inbound/inbound-reader';
import { Problem } from '../../kit/problems/problems';
import type { RouteDeps } from '../../context/context';
import { takeBounce } from './bounce';
import type { Outcome } from './outcome';
import { takeReply, threadOf, unmatchedReply } from './reply';

type Deps = Pick<RouteDeps, 'store' | 'commands' | 'notifications' | 'mailReader'>;

/**
 * Does what an incoming message asks for. Nothing in it is authenticated: see what each kind does about that.
 *
 * Anybody can write to an address of Milepost, and reading a whole message may take seconds. So its headers are read
 * first, and the rest only when they name an email of ours, or may belong to a server's report.
 *
 * @throws Problem when it is not an email, or when what it asks for cannot be done now
 */
export async function takeInboundMail(deps: Deps, raw: Uint8Array): Promise<Outcome> {
  const head = await whenFree(deps.mailReader.head(raw));
  if ('kind' in head) throw unreadable(head);
  const mayBeReport = head.automatic !== null && head.hasParts;
  if (!mayBeReport) {
    if (head.automatic !== null) return automatic(head.automatic);
    const thread = await threadOf(deps.store, head.tokens);
    if ('reason' in thread) return unmatchedReply(thread.reason);
    const mail = await whenFree(deps.mailReader.read(raw, { said: thread.said }));
    return takeWhole(deps, mail, raw);
  }
  return takeWhole(deps, await whenFree(deps.mailReader.read(raw)), raw);
}

async function takeWhole(deps: Deps, mail: InboundMail, raw: Uint8Array): Promise<Outcome> {
  switch (mail.kind) {
    case 'reply':
      return takeReply(deps, mail, raw);
    case 'automatic':
      return automatic(mail.reason);
    case 'bounce':
      return takeBounce(deps, mail);
    case 'unreadable':
      throw unreadable(mail);
  }
}

function automatic(reason: NonNullable<MailHead['automatic']>): Outcome {
  const detail = 'A machine has written it: nothing is stored, and nothing is answered.';
  return { disposition: 'automatic', detail, reason };
}

function unreadable({ problem }: UnreadableMail): Problem {
  return new Problem('unreadable-message', `The message cannot be read. ${problem}`);
}

/** @throws Problem when so many messages are queued for reading that this one should come later */
async function whenFree<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    if (!(error instanceof MailReaderBusyError)) throw error;
    throw new Problem('mail-reader-busy', 'Too many messages wait to be read: bring this one again later.', {
      headers: { 'Retry-After': '10' },
      cause: error,
    });
  }
}
