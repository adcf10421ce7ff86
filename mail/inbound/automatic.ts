import type { Email } from 'postal-mime';
import { headerValues, keywordOf, oneHeaderLine, senderAddress } from './headers';

export type AutomaticReason =
  'auto-submitted' | 'vacation-subject' | 'empty-return-path' | 'bulk' | 'no-reply-sender' | 'recall';

/** Headers of responders that predate RFC 3834 or ignore it. */
const responderHeaders = ['x-autoreply', 'x-autorespond', 'x-autoresponder', 'x-autoreply-from'];

const bulkPrecedences = ['bulk', 'junk', 'list', 'auto_reply', 'auto-reply'];

/**
 * How subjects of absence notes begin. A person's reply begins with `Re:` or the like, so a match at the start is
 * conclusive.
 */
const absenceSubject = new RegExp(
  `^[[【(（<「\\s]*(?:${[
    // English
    'auto(?:matic)?(?:ally)?[- ]?(?:reply|response|responder|generated reply)\\b',
    'auto\\s*[:：]',
    "(?:i am |i'm )?(?:currently )?out[- ]of[- ](?:the[- ])?office\\b",
    'ooo\\s*[:：]',
    'vacation\\b',
    // Chinese, traditional and simplified
    '(?:休假|外出|出差)?(?:系統)?自[動动](?:回[覆复復信]|答[覆复復])',
    '(?:目前|本人|我)?(?:人)?不在[辦办]公室',
    // German, French, Spanish, Italian, Portuguese, Dutch
    'abwesenheits?(?:notiz|nachricht|assistent)?\\b',
    'automatische antwort\\b',
    'r[ée]ponse automatique',
    'absence du bureau',
    'respuesta autom[áa]tica',
    'risposta automatica',
    'resposta autom[áa]tica',
    'automatisch antwoord\\b',
    // Japanese, Korean
    '自動(?:返信|応答)',
    '不在通知',
    '자동\\s?(?:회신|응답)',
  ].join('|')})`,
  'iu',
);

/** Mailboxes that nobody reads, so nobody writes from them; and those of mail servers (RFC 5321, 4.5.1). */
const machineMailbox = new RegExp(
  `^(?:.{0,60}[._+-])?(?:${[
    '(?:please[._-]?)?(?:do[._-]?)?not?[._-]?reply',
    '(?:please[._-]?)?do[._-]?not[._-]?(?:respond|answer)',
    'no[._-]?(?:response|respuesta|responder|responda|responde|resposta|answer)',
    'nao[._-]?responda?e?r?',
    'ne[._-]?pas[._-]?(?:repondre|reply)',
    'nicht[._-]?antworten',
    'non[._-]?rispondere',
    'niet[._-]?(?:be)?antwoorden',
    'mailer[._-]?daemon',
    'postmaster',
  ].join('|')})(?:[._+-].{0,60}|\\d{0,6})?$`,
  'i',
);

/** How Outlook begins the subject when somebody recalls an email, and of its reports about that. */
const recallSubject =
  /^(?:recall(?: (?:success|failure|report))?|message recall (?:success|failure|report)|回收|收回|撤回|召回|取り消し|リコール|회수|r[üu]ckruf|zur[üu]ckrufen|rappel|recuperar|recuperaci[óo]n|richiamo|richiama|intrekken)\s?[:：]/iu;

/** The sentence that Outlook writes into such an email, with the other email's subject in it. */
const recallText =
  /recall|回收|收回|撤回|召回|取り消|リコール|회수|zur[üu]ck(?:zu)?rufen|rappeler|recuperar|richiamare|intrekken/iu;

/** The length of that sentence with a few words around it, in characters. */
const longestRecall = 500;

/**
 * Why an email was written by a machine and not by a person, or null when nothing says so: what the sender declares
 * (RFC 3834, 5; calendar replies, RFC 6047, 2.4), how its subject begins, an empty return path (RFC 5321, 4.5.5), bulk
 * mail (RFC 3834, 2), or a mailbox that nobody writes from. `X-Auto-Response-Suppress` alone proves nothing: Milepost's
 * own emails have it, and replies to them may keep it.
 */
export function automaticReason(mail: Email): AutomaticReason | null {
  if (declaredAutomatic(mail) || isReport(mail) || isCalendarAnswer(mail)) return 'auto-submitted';
  if (absenceSubject.test(oneHeaderLine(mail.subject ?? ''))) return 'vacation-subject';
  if (hasNoReturn(mail)) return 'empty-return-path';
  const precedences = headerValues(mail, 'precedence').map(keywordOf);
  if (precedences.some((precedence) => bulkPrecedences.includes(precedence))) return 'bulk';
  return isFromMachine(mail) ? 'no-reply-sender' : null;
}

/**
 * Whether an email recalls an earlier one: mail programs treat it as a recall, and nobody has written it. The subject
 * alone could be somebody's own, so the text must say the same.
 *
 * @param text what the email says
 */
export function isRecall(mail: Email, text: string): boolean {
  const subject = oneHeaderLine(mail.subject ?? '');
  return recallSubject.test(subject) && text.length <= longestRecall && recallText.test(text);
}

function isFromMachine(mail: Email): boolean {
  const sender = senderAddress(mail);
  return sender !== null && machineMailbox.test(sender.slice(0, sender.lastIndexOf('@')));
}

function declaredAutomatic(mail: Email): boolean {
  const declared = headerValues(mail, 'auto-submitted').map(keywordOf);
  if (declared.some((keyword) => keyword !== '' && keyword !== 'no')) return true;
  return responderHeaders.some((name) => headerValues(mail, name).some((value) => keywordOf(value) !== 'no'));
}

/** Receipts and complaints (RFC 8098, RFC 5965) are reports like bounces, and machines write them. */
function isReport(mail: Email): boolean {
  return headerValues(mail, 'content-type').slice(0, 1).map(contentTypeOf).includes('multipart/report');
}

function isCalendarAnswer({ attachments }: Email): boolean {
  return attachments.some(({ mimeType, method }) => mimeType === 'text/calendar' && method === 'REPLY');
}

function hasNoReturn(mail: Email): boolean {
  // the topmost was written by the delivering server; those below are what others claimed
  const [returnPath] = headerValues(mail, 'return-path');
  const from = headerValues(mail, 'from').map((value) => value.trim());
  return returnPath?.replace(/\s+/g, '') === '<>' || from.every((value) => value === '' || value === '<>');
}

function contentTypeOf(value: string): string {
  return /^[^\s;(]+/.exec(value.trim())?.[0].toLowerCase() ?? '';
}
