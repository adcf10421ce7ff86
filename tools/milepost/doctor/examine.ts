import type { Installation } from '../kit/installation';
import { checkBuilds } from './builds';
import { checkCalendars } from './calendars';
import type { ClockReading } from './clocks';
import { checkClocks, clockOfMongodb, clockOfTemporal } from './clocks';
import type { CheckName, Finding } from './finding';
import { failed, reasonOf } from './finding';
import { checkMail } from './mail';
import { checkIndexes, checkMongodb } from './mongodb';
import { checkSettings } from './settings';
import { checkSearchAttributes, checkTemporal, checkWorkers } from './temporal';
import { checkWeeklySchedules } from './weekly-schedules';

const isOk = (findings: readonly Finding[]): boolean => findings.every(({ state }) => state === 'ok');

/** Makes every possible check, one after the other, and reports each finding at once. */
export async function* examine(
  installation: Installation,
  signal: AbortSignal,
): AsyncGenerator<Finding, void, undefined> {
  const { findings, settings } = checkSettings(installation.settings);
  yield* findings;
  if (!settings) return;
  const { config, temporal } = settings;
  const { namespace, connectionOptions } = temporal;

  const ofMongodb = await checkMongodb(async () => (await installation.store()).database);
  yield* ofMongodb;
  // one that takes no writes can still be read
  const store = await installation.store().catch(() => null);
  if (store) yield* await soundly('indexes', () => checkIndexes(store.database));
  signal.throwIfAborted();

  const ofTemporal = await checkTemporal(installation.connection, connectionOptions.address, namespace);
  yield* ofTemporal;
  const connection = isOk(ofTemporal) ? await installation.connection() : null;
  if (connection) {
    yield* await soundly('search-attributes', () => checkSearchAttributes(connection, namespace));
    yield* await soundly('workers', () => checkWorkers(connection, namespace, config.taskQueue, Date.now()));
    yield* await soundly('builds', async () =>
      checkBuilds(await installation.client(), config.deploymentName),
    );
  }
  signal.throwIfAborted();

  const { smtpUrl } = config;
  if (smtpUrl !== undefined) yield await checkMail(smtpUrl);
  signal.throwIfAborted();

  yield* await soundly('clocks', async () => {
    const readings: (ClockReading | null)[] = [
      store && (await clockOfMongodb(store.database)),
      connection && (await clockOfTemporal(connection, namespace)),
    ];
    return checkClocks(readings.filter((each) => each !== null));
  });
  if (store && connection) {
    const client = await installation.client();
    yield* await soundly('weekly-schedules', () => checkWeeklySchedules(store, client, config));
  }
  if (store) yield* await soundly('calendars', () => checkCalendars(store, config, Date.now()));
}

/** Keeps one broken check from preventing the others. */
async function soundly(
  check: CheckName,
  look: () => Promise<readonly Finding[]>,
): Promise<readonly Finding[]> {
  try {
    return await look();
  } catch (error) {
    return [
      failed(
        check,
        `This could not be looked at (${reasonOf(error)}).`,
        'Put right what has failed above, then ask again.',
      ),
    ];
  }
}
