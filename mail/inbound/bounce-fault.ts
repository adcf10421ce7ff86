import type { BouncedRecipient } from './bounced-recipient';

/**
 * Who has to act on an email that bounced for good. `address`: the address is wrong. `address-doubtful`: it probably
 * is, but this server gives the same code for every refusal. `refused`: the platform's operators, since the sender is
 * refused or its server is on a block list. `unclear`: the server gives no reason. `other`: the recipient, whose
 * mailbox is full or does not accept such emails.
 */
export type BounceFault = 'address' | 'address-doubtful' | 'refused' | 'unclear' | 'other';

/** How servers describe a sender they do not accept, or a server on a block list. */
const senderWords = new RegExp(
  [
    '\\bsender\\b',
    '\\bmail from\\b',
    '\\b(?:from|return|envelope)[- ](?:address|path|domain)\\b',
    '\\b(?:spf|dkim|dmarc)\\b',
    '\\bblocked (?:using|by|due|because|for)\\b',
    '\\b(?:block|black|deny)[- ]?list',
    '\\blisted (?:in|on|at|by)\\b',
    '\\b(?:dns[bw]l|rbl|spamhaus|spamcop|barracuda(?:central)?|sorbs|uribl)\\b',
    '\\b(?:ip|client host|reputation)\\b.{0,60}\\b(?:blocked|rejected|denied|refused|poor|bad|low)\\b',
    '\\b(?:poor|bad|low) reputation\\b',
  ].join('|'),
  'i',
);

/** Whether a refusal is about the sender, and not the recipient. */
export function isAboutSender(diagnostic: string | null): boolean {
  return senderWords.test(diagnostic ?? '');
}

/** Whose fault a bounce is; null when the email was not given up, or may get through the next time. */
export function faultOf({
  permanent,
  addressFault,
  status,
  diagnostic,
}: BouncedRecipient): BounceFault | null {
  if (!permanent) return null;
  if (addressFault) return 'address';
  // 5.7.x: a policy of theirs, or missing proof of who we are (RFC 3463, 3.8)
  if (isAboutSender(diagnostic) || /^5\.(?:1\.[78]|7\.)/.test(status)) return 'refused';
  if (status === '5.4.1' && /recipient address rejected/i.test(diagnostic ?? '')) return 'address-doubtful';
  return status === '5.0.0' ? 'unclear' : 'other';
}
