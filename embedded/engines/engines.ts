import path from 'node:path';

import type { ConfiguredEngines, EmbeddedPorts } from '../../config/embedded';
import type { RunningEngine } from './engine';
import { configuredMail, startMailCatcher, type MailCatcher } from './mail-catcher';
import { connectMongodb, startMongodb, type MongodbEngine } from './mongodb-server';
import type { Report } from '../processes/report';
import type { SearchAttributeTypes } from './search-attributes';
import { connectTemporal, startTemporal, type TemporalEngine } from './temporal-server';

export interface EnginesOptions {
  dataDir: string;
  ports: Omit<EmbeddedPorts, 'api'>;
  searchAttributes: SearchAttributeTypes;
  /** these are used as they are */
  configured?: ConfiguredEngines;
  /** faster: what they store survives their end, but need not survive the machine */
  temporary: boolean;
  /** without Temporal's web interface */
  headless?: boolean;
  report: Report;
}

export interface Engines {
  temporal: TemporalEngine;
  mongodb: MongodbEngine;
  mail: MailCatcher | (RunningEngine & { smtpUrl: string });
}

/**
 * For an installation that is kept. The catcher reads them back when it starts, taking about a millisecond for each.
 */
const keptMails = 2_000;

/**
 * Starts the engines that are not configured, all at once.
 *
 * @throws ClearError of the first that fails; the others are stopped again
 */
export async function startEngines(options: EnginesOptions): Promise<Engines> {
  const outcomes = await Promise.allSettled([temporalFor(options), mongodbFor(options), mailFor(options)]);
  const [temporal, mongodb, mail] = outcomes;
  if (temporal.status === 'fulfilled' && mongodb.status === 'fulfilled' && mail.status === 'fulfilled') {
    return { temporal: temporal.value, mongodb: mongodb.value, mail: mail.value };
  }
  const started = outcomes.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
  await Promise.all(started.map((engine: RunningEngine) => engine.stop()));
  throw outcomes.find((each) => each.status === 'rejected')?.reason;
}

/** Stops them together: none needs another one to close its files. */
export async function stopEngines(engines: Engines): Promise<void> {
  await Promise.all([engines.temporal.stop(), engines.mongodb.stop(), engines.mail.stop()]);
}

async function temporalFor(options: EnginesOptions): Promise<TemporalEngine> {
  const { searchAttributes, ports, dataDir } = options;
  if (options.configured?.temporalAddress !== undefined) return connectTemporal(searchAttributes);
  return startTemporal(
    {
      port: ports.temporal,
      uiPort: options.headless ? 'none' : ports.temporalUi,
      logFile: logFile(dataDir, 'temporal'),
      searchAttributes,
      dbFile: path.join(dataDir, 'temporal.db'),
      survives: options.temporary ? 'process' : 'power-cut',
    },
    options.report,
  );
}

async function mongodbFor(options: EnginesOptions): Promise<MongodbEngine> {
  const uri = options.configured?.mongodbUri;
  if (uri !== undefined) return connectMongodb(uri);
  return startMongodb(
    {
      port: options.ports.mongodb,
      dataDir: path.join(options.dataDir, 'mongodb'),
      logFile: logFile(options.dataDir, 'mongodb'),
      survives: options.temporary ? 'process' : 'power-cut',
    },
    options.report,
  );
}

async function mailFor(options: EnginesOptions): Promise<Engines['mail']> {
  const smtpUrl = options.configured?.smtpUrl;
  if (smtpUrl !== undefined) return configuredMail(smtpUrl);
  return startMailCatcher(
    {
      smtpPort: options.ports.smtp,
      uiPort: options.ports.mailUi,
      mailDir: path.join(options.dataDir, 'mails'),
      logFile: logFile(options.dataDir, 'mail'),
      keep: options.temporary ? 0 : keptMails,
    },
    options.report,
  );
}

function logFile(dataDir: string, name: string): string {
  return path.join(dataDir, 'logs', `${name}.log`);
}
