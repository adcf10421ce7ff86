import { writeFileSync } from 'node:fs';
import path from 'node:path';

import { searchAttributeTypes } from '../../../contracts/sandbox/search-attributes';
import { openDataDir } from '../../../embedded/engines/data-dir';
import { startEngines, stopEngines } from '../../../embedded/engines/engines';
import { findTimeSkippingServer } from '../../../embedded/engines/programs';
import { addressesFile, type EngineAddresses } from '../engines';
import buildPrograms from './build-programs';

/** How the engines of a run reach its teardown: both run in the process of jest itself. */
export interface RunningForTests {
  milepostTestEngines?: { stop(): Promise<void> };
}

const print = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const anyPort = { temporal: 0, temporalUi: 0, mongodb: 0, smtp: 0, mailUi: 0 };

/** Starts the engines that the tests share, on free ports, and tells the test processes where they are. */
export default async function startTestEngines(): Promise<void> {
  await buildPrograms();
  const dataDir = openDataDir('temporary', print);
  const timeSkipping = await findTimeSkippingServer(print);
  const engines = await startEngines({
    dataDir: dataDir.path,
    ports: anyPort,
    searchAttributes: searchAttributeTypes,
    temporary: true,
    headless: true,
    report: print,
  });
  const { temporal, mongodb, mail } = engines;
  if (!('inboxUrl' in mail)) throw new Error('the tests read mails back and need the catcher');
  const addresses: EngineAddresses = {
    temporalAddress: temporal.address,
    mongodbAddress: mongodb.address,
    smtpUrl: mail.smtpUrl,
    inboxUrl: mail.inboxUrl,
    timeSkippingServerPath: timeSkipping.path,
  };
  const file = path.join(dataDir.path, 'engines.json');
  writeFileSync(file, JSON.stringify(addresses));
  process.env[addressesFile] = file;
  (globalThis as RunningForTests).milepostTestEngines = {
    stop: async () => {
      await stopEngines(engines);
      dataDir.release();
    },
  };
  print(`\nEngines: ${[temporal, mongodb, mail].map((each) => `${each.name} (${each.engine})`).join(', ')}`);
}
