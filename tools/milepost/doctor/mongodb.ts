import type { Database } from '../../../store/database';
import type { Finding } from './finding';
import { failed, ok, reasonOf } from './finding';

/** Whether the database takes writes; `database` fails when it cannot be reached. */
export async function checkMongodb(database: () => Promise<Database>): Promise<Finding[]> {
  let reached: Database;
  let version: string;
  try {
    reached = await database();
    version = await reached.version();
  } catch (error) {
    return [
      failed(
        'mongodb',
        `MongoDB does not answer (${reasonOf(error)}); indexes, schedules and calendars are not looked at.`,
        'Start it, or set MILEPOST_MONGODB_URI to where it runs. Until then projects keep their events in Temporal.',
      ),
    ];
  }
  try {
    await reached.tryWriting();
  } catch (error) {
    return [
      failed(
        'mongodb',
        `MongoDB ${version} answers and takes no write (${reasonOf(error)}).`,
        'Give the user of MILEPOST_MONGODB_URI the role readWrite, and look whether the disk is full or there is no primary.',
      ),
    ];
  }
  return [ok('mongodb', `MongoDB ${version}, database ${reached.name}: a row was written and read back.`)];
}

/** Whether every index is there that queries rely on. */
export async function checkIndexes(database: Database): Promise<Finding[]> {
  const missing = await database.missingIndexes();
  if (missing.length === 0) return [ok('indexes', 'Every index is there.')];
  return missing.map(({ collection, fields, expiresOtherwise }) =>
    expiresOtherwise
      ? failed(
          'indexes',
          `The index of ${collection} on ${fields} deletes rows after another time than it should.`,
          `Drop it, then run milepost rebuild or restart the API: either makes it anew.`,
        )
      : failed(
          'indexes',
          `The index of ${collection} on ${fields} is missing.`,
          'Run milepost rebuild, or restart the API: either makes it.',
        ),
  );
}
