/** `npm start`: the whole of Milepost on this machine, until Ctrl-C. */
import { inspect } from 'node:util';

import Table from 'cli-table3';

import { SettingsError } from '../config/config';
import { loadEmbeddedConfig } from '../config/embedded';
import { ClearError } from './clear-error';
import type { RunningEngine } from './engine';
import { checkoutDir } from './folders';
import { killEverything } from './guarded-process';
import { startPlatform, type Platform } from './platform';
import { sampleCustomer } from './samples';
import { prepareInstallation } from './seed';
import { stopOnSignal } from './shutdown';

const print = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

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
  const { apiKey } = await prepareInstallation({ mongoUri, apiUrl, dataDir });
  print(overview(platform, apiKey));
}

/** Columns of a terminal that does not say how wide it is. */
const usualColumns = 120;
const narrow = { what: 15, where: 31 };

/** One table with every address, and a first call to try. */
function overview(platform: Platform, apiKey: string): string {
  const [temporal, mongodb, mail] = platform.engines;
  const columns = process.stdout.isTTY ? process.stdout.columns : usualColumns;
  const table = new Table({
    head: ['what', 'where', 'engine and why'],
    colWidths: [narrow.what, narrow.where, Math.max(30, columns - narrow.what - narrow.where - 4)],
    style: { head: [], border: [], compact: true },
    wordWrap: true,
  });
  const engine = (running: RunningEngine): string => `${running.engine}: ${running.reason}`;
  table.push(
    ['API', platform.apiUrl, `documents at ${platform.apiUrl}/docs, process ${platform.api.pid}`],
    ['worker', '', `process ${platform.worker.pid}`],
    ...platform.upgrade
      .serving()
      .map(({ name, pid }) => [name, '', `process ${pid}, until its projects have moved`]),
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
  const call =
    `curl -s ${platform.apiUrl}/v1/projects -H 'Authorization: Bearer ${apiKey}' ` +
    `-H 'Content-Type: application/json' -d '${JSON.stringify(project)}'`;
  return [
    '',
    table.toString(),
    '',
    `Data and logs  ${platform.dataDir}`,
    `API key        ${apiKey}`,
    '',
    'Try it: open a project for a sample customer, then read the mails in the inbox.',
    call,
    '',
    'Ctrl-C stops everything.',
  ].join('\n');
}

main().catch((error: unknown) => {
  const isClear = error instanceof ClearError || error instanceof SettingsError;
  process.stderr.write(`\n${isClear ? error.message : inspect(error)}\n`);
  killEverything();
  process.exit(1);
});
