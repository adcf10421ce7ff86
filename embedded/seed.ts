import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { connectStore } from '../store/store';
import { ClearError } from './clear-error';
import { sampleCustomer, samplePeople } from './samples';

/** What the preparation of a new installation needs. */
export interface InstallationDeps {
  mongoUri: string;
  apiUrl: string;
  /** where the key of this installation is kept between starts */
  dataDir: string;
}

/**
 * Brings a new installation to the point where it can be tried: its first API key and its sample data. An
 * installation that is started again keeps its key, and what was changed of the samples stays changed.
 */
export async function prepareInstallation(deps: InstallationDeps): Promise<{ apiKey: string }> {
  const apiKey = await installationKey(deps);
  for (const person of samplePeople) await create(deps.apiUrl, apiKey, 'people', person);
  await create(deps.apiUrl, apiKey, 'customers', sampleCustomer);
  return { apiKey };
}

/** The admin key of this installation, made at its first start and readable by its user alone. */
export async function installationKey({
  mongoUri,
  dataDir,
}: Omit<InstallationDeps, 'apiUrl'>): Promise<string> {
  const file = path.join(dataDir, 'api-key');
  const store = await connectStore(mongoUri);
  try {
    const kept = existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
    // a kept key is of no use when the database was deleted since
    if (kept !== '' && (await store.apiKeys.find(kept, new Date()))) return kept;
    const apiKey = await store.apiKeys.create({ name: 'installation', scopes: ['admin'], expiresAt: null });
    writeFileSync(file, `${apiKey}\n`, { mode: 0o600 });
    return apiKey;
  } finally {
    await store.close();
  }
}

/** What the API answers when a record of the same id is there already. */
const conflict = 409;

async function create(apiUrl: string, apiKey: string, kind: string, record: object): Promise<void> {
  const response = await fetch(`${apiUrl}/v1/${kind}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${apiKey}` },
    body: JSON.stringify(record),
  });
  if (response.ok || response.status === conflict) return;
  throw new ClearError(
    `The samples could not be written: POST /v1/${kind} answered ${await response.text()}`,
  );
}
