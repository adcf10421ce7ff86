import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Calendar } from '../contracts/wire/calendars';
import { calendarSchema } from '../contracts/wire/calendars';

/**
 * The folder of the calendars that a new installation begins with. `data` is next to `store` in the source and next to
 * `dist` in a build.
 *
 * @throws when it is in neither place
 */
export function calendarFolder(): string {
  const places = ['..', '../..'].map((up) => join(__dirname, up, 'data', 'calendars'));
  const found = places.find((place) => existsSync(place));
  if (found === undefined) throw new Error(`The calendars are missing; looked for ${places.join(' and ')}.`);
  return found;
}

/**
 * Reads a folder's calendars, by key.
 *
 * @throws with the file's name when one is invalid, or is not named after its key
 */
export async function loadCalendarFiles(folder: string = calendarFolder()): Promise<Calendar[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  return Promise.all(names.map((name) => loadCalendarFile(join(folder, name), name.replace(/\.json$/, ''))));
}

async function loadCalendarFile(path: string, key: string): Promise<Calendar> {
  const read = calendarSchema.safeParse(JSON.parse(await readFile(path, 'utf8')));
  if (!read.success)
    throw new Error(`${path} is no calendar: ${z.prettifyError(read.error)}`, { cause: read.error });
  if (read.data.key !== key) throw new Error(`${path} holds the calendar "${read.data.key}".`);
  return read.data;
}
