import type { BouncedRecipient } from './bounced-recipient';

/**
 * Who has to do something about a mail that came back for good: `address`: the address is wrong. `address-doubtful`: it
 * most likely is, by a server that says the same when it refuses everything. `refused`: whoever runs the platform, since
 * it is the sender that is refused, or its server is on a block list. `unclear`: the server gives no reason. `other`:
 * somebody whose mailbox is full, or who takes no such mails.
 */
export type BounceFault = 'address' | 'address-doubtful' | 'refused' | 'unclear' | 'other';

/** What servers say of a sender whom they do not take, and of a server that is on a list. */
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

/** Whether a refusal speaks of the sender, and not of the recipient. */
export function isAboutSender(diagnostic: string | null): boolean {
  return senderWords.test(diagnostic ?? '');
}

/** Whose fault it is that a mail came back; null when it was not given up, or may come through the next time. */
export function faultOf({
  permanent,
  addressFault,
  status,
  diagnostic,
}: BouncedRecipient): BounceFault | null {
  if (!permanent) return null;
  if (addressFault) return 'address';
  // 5.7.x: a rule of theirs, or a proof of who we are that they miss (RFC 3463, 3.8)
  if (isAboutSender(diagnostic) || /^5\.(?:1\.[78]|7\.)/.test(status)) return 'refused';
  if (status === '5.4.1' && /recipient address rejected/i.test(diagnostic ?? '')) return 'address-doubtful';
  return status === '5.0.0' ? 'unclear' : 'other';
}
