import { readFileSync } from 'node:fs';

import { mailCatcherClient, type MailCatcherClient } from '../../embedded/engines/mail-catcher-client';

/** Names the file with the addresses; set for the test processes before they start. */
export const addressesFile = 'MILEPOST_TEST_ENGINES';

export interface EngineAddresses {
  temporalAddress: string;
  mongodbAddress: string;
  smtpUrl: string;
  inboxUrl: string;
  timeSkippingServerPath: string;
}

export interface TestEngines {
  /** of a development server with our search attributes, namespace `default` */
  temporalAddress: string;
  /** Tests that run beside each other take a database each. */
  mongoUri(database: string): string;
  smtpUrl: string;
  mail: MailCatcherClient;
  /** for `createTimeSkipping({ server: { executable: { type: 'existing-path', path } } })` */
  timeSkippingServerPath: string;
}

/** The engines that this run of the tests started. */
export function engines(): TestEngines {
  const file = process.env[addressesFile];
  if (file === undefined) throw new Error('No engines: run the tests with `npm test`');
  const addresses = JSON.parse(readFileSync(file, 'utf8')) as EngineAddresses;
  return {
    temporalAddress: addresses.temporalAddress,
    mongoUri: (database) => `${addresses.mongodbAddress}/${database}?directConnection=true`,
    smtpUrl: addresses.smtpUrl,
    mail: mailCatcherClient(addresses.inboxUrl),
    timeSkippingServerPath: addresses.timeSkippingServerPath,
  };
}
