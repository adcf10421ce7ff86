/**
 * What mail clients put above the email that somebody replies to, recognised line by line. Every pattern is anchored or
 * bounded, and long lines are skipped: an email may contain whatever its sender likes.
 */

/** Longer lines are somebody's text; attributions and headers are shorter. */
const longestLine = 400;
/** A client may wrap the line that it puts above a quotation. */
const mostAttributionLines = 4;
/** From, Sent, To, Cc, Subject, Importance, and as many wrapped or empty lines. */
const mostHeaderLines = 10;

export interface Attribution {
  readonly lineCount: number;
  /** It names a moment, or a sender with an address: nothing that somebody would write in their own text. */
  readonly certain: boolean;
}

export function isBlank(line: string | undefined): boolean {
  return line === undefined || !/\S/.test(line);
}

export function isQuoted(line: string): boolean {
  return /^[ \t]{0,3}>/.test(line);
}

/** The separator above a signature (RFC 3676, 4.3); many clients strip its space. */
export function isSignatureSeparator(line: string): boolean {
  return /^--[ \t]*$/.test(line);
}

/** A drawn line, which clients put above the headers of the quoted email. */
export function isRule(line: string): boolean {
  return /^[ \t]*(?:[-_=*—–─][ \t]?){5,200}[ \t]*$/.test(line);
}

/** An advertisement for the device or program that an email was written with. */
export function isDeviceFooter(line: string): boolean {
  if (line.length > longestLine) return false;
  const words = line.trim().replace(/\s?[<[(]https?:[^\s<>]*[>\])]$/i, '');
  return deviceFooters.some((footer) => footer.test(words));
}

const devices = [
  '(?:i(?:phone|pad|pod)|galaxy|samsung|android|pixel|huawei|xiaomi|redmi|oppo|vivo|htc|asus|sony|xperia|nokia|motorola)',
  '(?:blackberry|mobile|smartphone|phone|tablet|windows|outlook|yahoo|gmail|proton ?mail|mail for|mailbox|line mail)',
].join('|');

const deviceFooters: readonly RegExp[] = [
  // Sent from my iPhone · Sent from Mail for Windows · Get Outlook for iOS
  new RegExp(
    `^sent (?:from|via|with) (?:my |the |your )?(?:all[- ]new )?(?:${devices})[^.!?]{0,80}\\.?$`,
    'i',
  ),
  /^get outlook for (?:ios|android|mac)\b[^.!?]{0,20}$/i,
  // 從我的 iPhone 傳送 · 寄自我的 iPad · 传送自我的 Galaxy · 發自我的 iPhone · 从 Windows 版邮件发送
  new RegExp(`^[從从自由][^。，]{0,12}(?:${devices})[^。，]{0,30}(?:傳送|发送|發送|寄出|寄件)[。.]?$`, 'i'),
  new RegExp(`^(?:寄自|發自|发自|傳送自|传送自|發送自|发送自)[^。，]{0,12}(?:${devices})[^。，]{0,30}$`, 'i'),
  // 取得 iOS 版 Outlook · 获取 Outlook for Android
  /^(?:取得|下載|下载|获取)\s?(?:(?:ios|android|mac) 版\s?)?outlook(?: for (?:ios|android|mac))?$/i,
];

/**
 * How many lines `----- Original Message -----`, `Begin forwarded message:` and the like take at `at`, including the
 * other email's headers right below. 0 when there are none.
 */
export function otherMailOpeningLength(lines: readonly string[], at: number): number {
  const opening = lines[at] ?? '';
  if (opening.length > longestLine) return 0;
  if (!otherMailOpenings.some((pattern) => pattern.test(opening.trim()))) return 0;
  const below = lines.slice(at + 1, at + 1 + mostHeaderLines).map(labelOf);
  const end = below.indexOf(null);
  return 1 + (end < 0 ? below.length : end);
}

const otherMailTitles = [
  'original (?:message|appointment|mail)',
  'forwarded (?:message|by .{0,100})',
  'repl(?:y|ied) message',
  '原始(?:郵件|信件|訊息|邮件|邮件信息)',
  '(?:郵件|邮件)原件',
  '(?:轉寄|轉發|转发)(?:的)?(?:郵件|信件|訊息|邮件|邮件信息)',
  '(?:回[覆復复])的?(?:原)?(?:郵件|信件|邮件)',
  'urspr[üu]ngliche nachricht',
  "message d['’]origine",
  '元のメッセージ',
];

const otherMailOpenings: readonly RegExp[] = [
  new RegExp(`^[-_*=]{2,40}\\s?(?:${otherMailTitles.join('|')})\\s?[-_*=]{2,40}$`, 'i'),
  /^(?:begin forwarded message|開始轉寄(?:郵件|訊息|信件)|开始转发(?:邮件|信息))\s?[:：]$/i,
];

type Label = 'from' | 'sent' | 'to' | 'cc' | 'subject';

const labels: readonly (readonly [Label, RegExp])[] = [
  ['from', /^(?:from|寄件者|寄件人|發件人|发件人)\s?$/i],
  [
    'sent',
    /^(?:sent|date|寄件日期|傳送日期|傳送時間|發送日期|發送時間|发送日期|发送时间|日期|時間|时间)\s?$/i,
  ],
  ['to', /^(?:to|收件者|收件人)\s?$/i],
  ['cc', /^(?:cc|副本|抄送)\s?$/i],
  ['subject', /^(?:subject|主旨|主題|主题|標題)\s?$/i],
];

/**
 * How many lines a quoted email's headers take at `at`, as Outlook writes them: From first, then a date and a recipient
 * or a subject, in English or Chinese. 0 when there are none.
 */
export function headerBlockLength(lines: readonly string[], at: number): number {
  if (labelOf(lines[at]) !== 'from') return 0;
  const block = lines.slice(at, at + mostHeaderLines).map(labelOf);
  const found = new Set(block);
  if (!found.has('sent') || !(found.has('to') || found.has('subject'))) return 0;
  return block.findLastIndex((label) => label !== null) + 1;
}

/** Some clients set the labels in bold, which leaves asterisks in the text. */
function labelOf(line = ''): Label | null {
  const [, name] = /^\s{0,4}\*{0,2}([^:：*]{2,12})\*{0,2}\s?[:：]/.exec(line) ?? [];
  return name === undefined ? null : (labels.find(([, pattern]) => pattern.test(name))?.[0] ?? null);
}

/**
 * The line at `at` that a client puts above a quotation, such as `On …, … wrote:` or `… 於 … 寫道：`, possibly wrapped.
 * Null when there is none.
 */
export function attributionAt(lines: readonly string[], at: number): Attribution | null {
  for (let lineCount = 1; lineCount <= mostAttributionLines; lineCount++) {
    const last = lines[at + lineCount - 1] ?? '';
    if (isBlank(last) || isQuoted(last) || last.length > longestLine) return null;
    // only a line that looks like the beginning of one continues on the next
    if (lineCount === 2 && !mayGoOn(lines[at] ?? '')) return null;
    const text = lines
      .slice(at, at + lineCount)
      .join(' ')
      .trim();
    if (
      /[:：][-\s]{0,4}$/.test(text) &&
      attributions.some((attribution) => attribution.test(text)) &&
      date.test(text)
    ) {
      return { lineCount, certain: moment.test(text) || address.test(text) };
    }
  }
  return null;
}

const address = /[<(][^<>()\s@]{1,100}@[^<>()\s]{1,200}[>)]/;
/** A day with its year, in any order that clients write. */
const date = /(?<!\d)(?:19|20)\d\d(?!\d)|(?<!\d)\d{1,2}[./]\d{1,2}[./]\d\d(?!\d)/;
const moment = /(?<!\d)\d{1,2}[:：.]\d\d(?!\d)/;

const attributions: readonly RegExp[] = [
  // Gmail, Apple, Yahoo, Outlook for Mac
  /^[-\s]{0,4}On\s.{4,600}\swrote\s?[:：][-\s]{0,4}$/,
  // Thunderbird and others: Anna Example <anna@example.com> wrote on …:
  /^.{0,100}[<(][^<>()\s@]{1,100}@[^<>()\s]{1,200}[>)].{0,5}\swrote.{0,100}[:：]$/,
  // 陳美玲 <mei-ling@example.com> 於 2026年3月2日 週一 上午10:15寫道：
  /^.{0,300}[於于在]\s?(?:19|20)\d\d\s?[年/.-].{0,300}(?:寫道|写道)\s?[:：]$/,
  // without a verb, as Gmail writes in Japanese and others do: 2026年3月2日(月) 10:15 Anna <anna@example.com>:
  /^.{0,20}(?:19|20)\d\d.{0,120}[<(][^<>()\s@]{1,100}@[^<>()\s]{1,200}[>)]\s?[:：]$/,
];

function mayGoOn(line: string): boolean {
  return (
    /^[-\s]{0,4}On\s/.test(line) ||
    (address.test(line) && /[>)]\s?[於于在]/.test(line)) ||
    /^[在於于]\s?(?:19|20)\d\d/.test(line)
  );
}
