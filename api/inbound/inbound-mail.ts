import { readInboundMail } from '../../mail/inbound';
import { Problem } from '../problems';
import type { RouteDeps } from '../route';
import { takeBounce } from './bounce';
import type { Outcome } from './outcome';
import { takeReply } from './reply';

/**
 * Does what a message that came in asks for. Nothing in it is authenticated: see what each kind does with that.
 *
 * @throws Problem when it is no mail, or when what it asks for cannot be done now
 */
export async function takeInboundMail(
  deps: Pick<RouteDeps, 'store' | 'commands' | 'letters'>,
  raw: Uint8Array,
): Promise<Outcome> {
  const mail = await readInboundMail(raw);
  switch (mail.kind) {
    case 'reply':
      return takeReply(deps, mail, raw);
    case 'automatic': {
      const detail = 'A machine has written it: nothing is stored, and nothing is answered.';
      return { disposition: 'automatic', detail, reason: mail.reason };
    }
    case 'bounce':
      return takeBounce(deps, mail);
    case 'unreadable':
      throw new Problem('unreadable-message', `The message cannot be read. ${mail.problem}`);
  }
}
