/** `npm start`: the whole of Milepost on this machine, until Ctrl-C. */
import path from 'node:path';
import { inspect } from 'node:util';

import Table from 'cli-table3';

import { SettingsError } from '../../config/config';
import { loadEmbeddedConfig } from '../../config/embedded';
import { ClearError } from '../processes/clear-error';
import type { RunningEngine } from '../engines/engine';
import { checkoutDir } from '../processes/folders';
import { killEverything } from '../processes/guarded-process';
import { startPlatform, type Platform } from './platform';
import { samplePeople, sampleCustomer } from './samples';
import { keyFileOf, prepareInstallation, type InstallationKey } from './seed';
import { stopOnSignal } from '../processes/shutdown';
import type { Supervised } from '../processes/supervised';

const print = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

// a terminal that is gone, or a full disk behind a redirection, ends nothing: the logs have everything
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

async function main(): Promise<void> {
  const config = loadEmbeddedConfig(checkoutDir);
  const running: { platform?: Platform } = {};
  stopOnSignal(async () => {
    if (!running.platform) {
      killEverything();
      process.exit(130);
    }
    print('\nStopping: API, worker, engines. Press Ctrl-C again to end everything at once.');
    await running.platform.stop();
    print('Stopped. Everything is kept for the next start.');
  }, print);

  print('Starting Milepost');
  const platform = await startPlatform({ ...config, report: print });
  running.platform = platform;
  const { mongoUri, apiUrl, dataDir } = platform;
  print(overview(platform, await prepareInstallation({ mongoUri, apiUrl, dataDir })));
}

/** Columns of a terminal that does not say how wide it is. */
const usualColumns = 120;
const narrow = { what: 15, where: 31 };

const startedAgain = 'started again when it ends';

/** One table with every address, and a first call to try. The key itself is shown once, when it was made. */
function overview(platform: Platform, key: InstallationKey): string {
  const [temporal, mongodb, mail] = platform.engines;
  const columns = process.stdout.isTTY ? process.stdout.columns : usualColumns;
  const table = new Table({
    head: ['what', 'where', 'engine and why'],
    colWidths: [narrow.what, narrow.where, Math.max(30, columns - narrow.what - narrow.where - 4)],
    style: { head: [], border: [], compact: true },
    wordWrap: true,
  });
  const service = ({ pid }: Supervised): string => `process ${pid}; ${startedAgain}`;
  const engine = (running: RunningEngine): string =>
    [`${running.engine}: ${running.reason}`, ...(running.process ? [service(running.process)] : [])].join(
      '; ',
    );
  table.push(
    ['API', platform.apiUrl, `documents at ${platform.apiUrl}/docs; ${service(platform.api)}`],
    ['worker', '', service(platform.worker)],
    ...platform.upgrade
      .serving()
      .map((earlier) => [earlier.name, '', `${service(earlier)}, until its projects have moved`]),
    ['Temporal', temporal.address, engine(temporal)],
    ['Temporal UI', platform.temporalUiUrl ?? '', ''],
    ['MongoDB', mongodb.address, engine(mongodb)],
    ['mail', mail.address, engine(mail)],
    ['mail inbox', platform.inboxUrl ?? '', ''],
  );
  const project = {
    title: 'Cooling line, hall 3',
    customerId: sampleCustomer.id,
    ownerId: 'sample-rep-baker',
  };
  const showKey = `cat ${forShell(keyFileOf(platform.dataDir))}`;
  const call =
    `curl -s ${platform.apiUrl}/v1/projects -H "Authorization: Bearer $(${showKey})" ` +
    `-H 'Content-Type: application/json' -d '${JSON.stringify(project)}'`;
  return [
    '',
    table.toString(),
    '',
    `Data and logs  ${platform.dataDir}`,
    `API key        ${key.isNew ? `${key.apiKey} (shown this once; later: ${showKey})` : showKey}`,
    '',
    `Sign in: open ${platform.apiUrl} and ask for a link as one of these. It arrives in ${platform.inboxUrl ?? 'their mailbox'}.`,
    ...samplePeople.map(({ email, name, roles, language }) =>
      ['', email.padEnd(38), `${name}, ${roles.join(', ') || 'manager'} (${language})`].join('  '),
    ),
    '',
    'Try it: open a project for a sample customer, then read the emails in the inbox.',
    call,
    '',
    'Ctrl-C stops everything.',
  ].join('\n');
}

/** A path as typed in the folder of the checkout, where `npm start` runs. */
function forShell(file: string): string {
  const relative = path.relative(checkoutDir, file);
  const typed = relative.startsWith('..') ? file : relative;
  return /^[\w@%+=:,./\\-]+$/.test(typed) ? typed : `'${typed.replaceAll("'", `'\\''`)}'`;
}

main().catch((error: unknown) => {
  const isClear = error instanceof ClearError || error instanceof SettingsError;
  process.stderr.write(`\n${isClear ? error.message : inspect(error)}\n`);
  killEverything();
  process.exit(1);
});
