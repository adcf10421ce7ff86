import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { RenderedText } from './markdown';
import { renderMarkdown } from './markdown';

/** The guides in the order in which somebody new reads them: each builds on what those before it have set up. */
export const guideNames = [
  'first-call',
  'keys',
  'retries',
  'reading',
  'errors',
  'milestones',
  'events',
  'webhooks',
  'import',
  'testing',
  'limits',
] as const;

export type GuideName = (typeof guideNames)[number];

/** A guide, ready to be shown. */
export interface Guide extends RenderedText {
  readonly name: GuideName;
}

/** Where the guides are, beside the sources and beside what is built from them. */
function folder(): string {
  const places = ['../..', '../../..'].map((up) => path.join(__dirname, up, 'docs', 'guides'));
  const found = places.find((place) => existsSync(place));
  if (found === undefined) throw new Error(`The guides are in none of ${places.join(', ')}.`);
  return found;
}

/** Every guide, read and rendered when the program starts. */
export const guides: readonly Guide[] = guideNames.map((name) => ({
  name,
  ...renderMarkdown(readFileSync(path.join(folder(), `${name}.md`), 'utf8')),
}));
