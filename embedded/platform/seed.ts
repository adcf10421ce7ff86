import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import mongoose from 'mongoose';

import { connectStore } from '../../store/store';
import { ClearError } from '../processes/clear-error';
import { writing } from '../processes/disk-fault';
import { sampleCustomer, sampleCustomerPeople, samplePeople } from './samples';

/** What preparing a new installation needs. */
export interface InstallationDeps {
  mongoUri: string;
  apiUrl: string;
  /** where this installation's key is kept between starts */
  dataDir: string;
  /**
   * how long an API or database that ends in the meantime may take to come back, in milliseconds; a minute by default
   */
  patienceMs?: number;
}

/** The admin key of an installation. */
export interface InstallationKey {
  apiKey: string;
  /** whether it was made just now */
  isNew: boolean;
}

/** A server that does not answer now, but will once it has been restarted. */
class NotNow extends Error {}

const usualPatienceMs = 60_000;
const pauseMs = 250;

/**
 * Prepares a new installation so that it can be tried: its first API key and its sample data. An installation that is
 * started again keeps its key and any changes made to the samples. An API or database that ends in the meantime is
 * waited for; each record has its own id, so a repeat writes nothing twice.
 *
 * @throws ClearError when the API refuses a sample, or does not come back
 */
export async function prepareInstallation(deps: InstallationDeps): Promise<InstallationKey> {
  const key = await installationKey(deps);
  const records = [
    ...samplePeople.map((person) => ['people', person] as const),
    ['customers', sampleCustomer] as const,
    ...sampleCustomerPeople.map((person) => ['customer-people', person] as const),
  ];
  const log = path.join(deps.dataDir, 'logs', 'api.log');
  await patiently(deps, `The samples could not be written (log: ${log})`, async () => {
    while (records[0]) {
      const [kind, record] = records[0];
      await create(deps.apiUrl, key.apiKey, kind, record);
      records.shift();
    }
  });
  return key;
}

/** Where an installation's key is kept. */
export function keyFileOf(dataDir: string): string {
  return path.join(dataDir, 'api-key');
}

/** The admin key of this installation, made at its first start and readable by its user alone. */
export async function installationKey(deps: Omit<InstallationDeps, 'apiUrl'>): Promise<InstallationKey> {
  return patiently(deps, 'The API key could not be made', () => keyNow(deps));
}

async function keyNow({ mongoUri, dataDir }: Omit<InstallationDeps, 'apiUrl'>): Promise<InstallationKey> {
  const file = keyFileOf(dataDir);
  try {
    const store = await connectStore(mongoUri);
    try {
      const kept = existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
      // a kept key is useless when the database was deleted since
      if (kept !== '' && (await store.apiKeys.find(kept, new Date()))) return { apiKey: kept, isNew: false };
      // one whose file was lost is of no more use
      const apiKey = await store.apiKeys.createAnew({
        name: 'first-key',
        scopes: ['admin'],
        expiresAt: null,
      });
      writing(file, () => writeFileSync(file, `${apiKey}\n`, { mode: 0o600 }));
      return { apiKey, isNew: true };
    } finally {
      await store.close();
    }
  } catch (error) {
    const isGone =
      error instanceof mongoose.mongo.MongoNetworkError ||
      error instanceof mongoose.mongo.MongoServerSelectionError ||
      error instanceof mongoose.Error.MongooseServerSelectionError;
    if (isGone) throw new NotNow('MongoDB does not answer', { cause: error });
    throw error;
  }
}

/** Repeats something for as long as a server is down. */
async function patiently<T>(
  { patienceMs = usualPatienceMs }: Pick<InstallationDeps, 'patienceMs'>,
  failure: string,
  attempt: () => Promise<T>,
): Promise<T> {
  const giveUpAtMs = Date.now() + patienceMs;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof NotNow)) throw error;
      if (Date.now() > giveUpAtMs) {
        throw new ClearError(`${failure}: ${error.message}, for ${patienceMs / 1_000} s by now.`, {
          cause: error,
        });
      }
    }
    await delay(pauseMs);
  }
}

/** The API's answer when a record with the same id exists. */
const conflict = 409;
const tooManyRequests = 429;
const firstServerFault = 500;
const answerLimitMs = 10_000;

async function create(apiUrl: string, apiKey: string, kind: string, record: object): Promise<void> {
  const response = await fetch(`${apiUrl}/v1/${kind}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${apiKey}` },
    body: JSON.stringify(record),
    signal: AbortSignal.timeout(answerLimitMs),
  }).catch((error: unknown) => {
    throw new NotNow(`the API does not answer at ${apiUrl}`, { cause: error });
  });
  if (response.ok || response.status === conflict) return;
  if (response.status >= firstServerFault || response.status === tooManyRequests) {
    throw new NotNow(`the API answers ${response.status} to POST /v1/${kind}`);
  }
  const answer = await response.text().catch(() => 'and no more');
  throw new ClearError(
    `The samples could not be written: POST /v1/${kind} answered ${response.status}, ${answer}`,
  );
}
