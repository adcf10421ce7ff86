import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { MailSeen } from './seen';

/**
 * Every email in the catcher's folder. The catcher writes an email while receiving it, so one cut off by a kill or a
 * broken connection is a file without its end, and is even shown after the next start, although nobody was told that it
 * was accepted.
 */
export async function readMailFiles(folder: string): Promise<MailSeen[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.eml'));
  const mails: MailSeen[] = [];
  for (const file of files) mails.push(mailOf(await readFile(path.join(folder, file), 'latin1')));
  return mails;
}

/** @param text a message as it came over the wire */
export function mailOf(text: string): MailSeen {
  const [head = ''] = text.split(/\r?\n\r?\n/, 1);
  const headers = head.replaceAll(/\r?\n[ \t]+/g, ' ');
  const messageId = /^message-id:\s*(<[^>]*>)/im.exec(headers)?.[1] ?? '';
  const boundary = /^content-type:.*boundary="?([^";]+)"?/im.exec(headers)?.[1];
  // our mails all have several parts, and the line that closes the last one is among what is sent last
  const isWhole = boundary !== undefined && text.trimEnd().endsWith(`--${boundary}--`);
  return { messageId, isWhole };
}
