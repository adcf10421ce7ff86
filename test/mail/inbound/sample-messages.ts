import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Replies of mail programs; bounces and what else no person has written; encodings and other shapes. */
const kinds = ['replies', 'automatic', 'shapes'];

/** A sample message as a mail server would hand it over, by the name of its file. */
export function sampleMessage(name: string): Buffer {
  const files = kinds.map((kind) => path.join(__dirname, 'messages', kind, `${name}.eml`));
  const file = files.find((each) => existsSync(each));
  if (file === undefined) throw new Error(`There is no sample message "${name}".`);
  return readFileSync(file);
}
