import type { Email } from 'postal-mime';
import { headerValues, keywordOf, oneHeaderLine } from './headers';

export type AutomaticReason = 'auto-submitted' | 'vacation-subject' | 'empty-return-path' | 'bulk';

/** Headers of responders that came before RFC 3834 or ignore it. */
const responderHeaders = ['x-autoreply', 'x-autorespond', 'x-autoresponder', 'x-autoreply-from'];

const bulkPrecedences = ['bulk', 'junk', 'list', 'auto_reply', 'auto-reply'];

/**
 * How the subjects of absence notes begin. A person's answer begins with `Re:` or its like, so a match at the start
 * is one.
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

/**
 * Why a mail was written by a machine and not by a person, or null when nothing says so: what the sender declares
 * (RFC 3834, 5; calendar answers, RFC 6047, 2.4), how its subject begins, an empty return path (RFC 5321, 4.5.5), or
 * mail to many (RFC 3834, 2). `X-Auto-Response-Suppress` alone says nothing: Milepost's own mails have it, and
 * answers to them may keep it.
 */
export function automaticReason(mail: Email): AutomaticReason | null {
  if (declaredAutomatic(mail) || isReport(mail) || isCalendarAnswer(mail)) return 'auto-submitted';
  if (absenceSubject.test(oneHeaderLine(mail.subject ?? ''))) return 'vacation-subject';
  if (hasNoReturn(mail)) return 'empty-return-path';
  const precedences = headerValues(mail, 'precedence').map(keywordOf);
  return precedences.some((precedence) => bulkPrecedences.includes(precedence)) ? 'bulk' : null;
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
  // the topmost was written by the server that delivered; what stands below is what others claimed
  const [returnPath] = headerValues(mail, 'return-path');
  const from = headerValues(mail, 'from').map((value) => value.trim());
  return returnPath?.replace(/\s+/g, '') === '<>' || from.every((value) => value === '' || value === '<>');
}

function contentTypeOf(value: string): string {
  return /^[^\s;(]+/.exec(value.trim())?.[0].toLowerCase() ?? '';
}
