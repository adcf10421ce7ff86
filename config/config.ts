import type { Retention } from '../contracts/sandbox/retention';
import type { z } from 'zod';

import { readSettings } from './read-settings';
import { apiSettings, workerSettings } from './settings';

export { SettingsError } from './read-settings';
export { loadTemporalConnection } from './temporal-connection';
export type { TemporalConnection } from './temporal-connection';

export interface Config {
  apiHost: string;
  /** 0 takes any free port */
  apiPort: number;
  /** where people reach the API, for the links in mails; never ends in a slash */
  publicUrl: string;
  mongodbUri: string;
  smtpUrl: string | undefined;
  /** `Name <address>` or an address alone */
  mailFrom: string;
  taskQueue: string;
  /** of the workers on this queue, whose builds follow each other */
  deploymentName: string;
  /** length of a day in milliseconds; anything but 86,400,000 is a time lapse without business days */
  dayMs: number;
  logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
  /** IANA zone of the weekly review and of people without one of their own */
  companyTimeZone: string;
  /** key of the calendar whose working days count for people who name none */
  companyCalendar: string;
  /** local hour at which working days begin, such as `09:00`: deadlines fall on it */
  workdayStart: string;
  /** when weekly reviews are, by the clock of each manager, unless a manager's record says otherwise */
  reviewTime: { weekday: Weekday; time: string };
  /** whether Temporal gets names of customers and colleagues, by which operators recognise what they see */
  namesInHistories: boolean;
  /** where operators open Temporal UI, for links from pages; never ends in a slash. Absent: no links */
  temporalUiUrl: string | undefined;
  /** for how long people stay signed in: in any browser, and on a device of their own (0: not offered) */
  sessions: { hours: number; ownDeviceDays: number };
  /** the company's own sign-in beside the link by email; absent: there is none */
  identities: Identities | undefined;
  /** how reminders, copies and news come to people who have chosen nothing, nor anybody above them */
  mailHabit: 'at-once' | 'digest' | 'both';
  /** path of a bundle built beforehand; without it the worker builds one when it starts */
  workflowBundlePath: string | undefined;
  /** how long the API waits for a worker's answer before it says 202, in milliseconds */
  commandWaitMs: number;
  /** how long the API goes on after it was told to end, while `/readyz` says so, in milliseconds */
  drainNoticeMs: number;
  /** how many requests the API takes in a minute */
  limits: {
    requestsPerMinute: number;
    wrongKeysPerMinute: number;
    pagesPerMinute: number;
  };
  /** how long rows are kept that expire, in days: mails that have ended, expired links, stored answers */
  retention: Retention;
  /** after how many years without project and contact people at customers are erased; absent: nobody is */
  forgetAfterYears: number | undefined;
  /** networks that are not public to which webhooks may go all the same, also without TLS */
  webhookNetworks: string[];
  /** how many proxies stand before the API, or in which networks they are */
  trustProxy: number | string[];
}

interface Identities {
  issuer: string;
  clientId: string;
  /** absent for a public client */
  clientSecret: string | undefined;
  /** the words on the button */
  name: string;
  /** whether addresses count of which the issuer does not say that they are verified */
  trustsEmail: boolean;
}

type Weekday = 'monday' | 'tuesday' | 'wednesday' | 'thursday' | 'friday' | 'saturday' | 'sunday';

export type WorkerConfig = Config & {
  smtpUrl: string;
  metricsHost: string;
  /** where the worker shows its figures; absent: nowhere */
  metricsPort: number | undefined;
};

/**
 * The settings of the API.
 *
 * @throws SettingsError with every problem at once
 */
export function loadConfig(env: NodeJS.ProcessEnv = process.env): Config {
  return toConfig(readSettings(apiSettings, env));
}

/**
 * The settings of the worker, which cannot do without a mail server.
 *
 * @throws SettingsError with every problem at once
 */
export function loadWorkerConfig(env: NodeJS.ProcessEnv = process.env): WorkerConfig {
  const read = readSettings(workerSettings, env);
  return {
    ...toConfig(read),
    smtpUrl: read.MILEPOST_SMTP_URL,
    metricsHost: read.MILEPOST_METRICS_HOST,
    metricsPort: read.MILEPOST_METRICS_PORT,
  };
}

function toConfig(read: z.output<typeof apiSettings>): Config {
  return {
    apiHost: read.MILEPOST_API_HOST,
    apiPort: read.MILEPOST_API_PORT,
    publicUrl: read.MILEPOST_PUBLIC_URL ?? `http://127.0.0.1:${read.MILEPOST_API_PORT}`,
    mongodbUri: read.MILEPOST_MONGODB_URI,
    smtpUrl: read.MILEPOST_SMTP_URL,
    mailFrom: read.MILEPOST_MAIL_FROM,
    taskQueue: read.MILEPOST_TASK_QUEUE,
    deploymentName: deploymentOf(read),
    dayMs: read.MILEPOST_DAY_MS,
    logLevel: read.MILEPOST_LOG_LEVEL,
    companyTimeZone: read.MILEPOST_COMPANY_TIME_ZONE,
    companyCalendar: read.MILEPOST_COMPANY_CALENDAR,
    workdayStart: read.MILEPOST_WORKDAY_START,
    reviewTime: weekTimeOf(read.MILEPOST_REVIEW_TIME),
    namesInHistories: read.MILEPOST_NAMES_IN_HISTORIES === 'yes',
    temporalUiUrl: read.MILEPOST_TEMPORAL_UI_URL,
    sessions: { hours: read.MILEPOST_SESSION_HOURS, ownDeviceDays: read.MILEPOST_OWN_DEVICE_DAYS },
    identities: identitiesOf(read),
    mailHabit: read.MILEPOST_MAIL_HABIT,
    workflowBundlePath: read.MILEPOST_WORKFLOW_BUNDLE,
    commandWaitMs: read.MILEPOST_COMMAND_WAIT_MS,
    drainNoticeMs: read.MILEPOST_DRAIN_NOTICE_MS,
    limits: {
      requestsPerMinute: read.MILEPOST_REQUESTS_PER_MINUTE,
      wrongKeysPerMinute: read.MILEPOST_WRONG_KEYS_PER_MINUTE,
      pagesPerMinute: read.MILEPOST_PAGES_PER_MINUTE,
    },
    retention: {
      mailDays: read.MILEPOST_KEEP_MAILS_DAYS,
      linkDays: read.MILEPOST_KEEP_LINKS_DAYS,
      answerDays: read.MILEPOST_KEEP_ANSWERS_DAYS,
    },
    forgetAfterYears: read.MILEPOST_FORGET_AFTER_YEARS,
    webhookNetworks: read.MILEPOST_WEBHOOK_NETWORKS,
    trustProxy: read.MILEPOST_TRUST_PROXY,
  };
}

/** All that it needs is there, or nothing: that was checked. */
function identitiesOf(read: z.output<typeof apiSettings>): Identities | undefined {
  const { MILEPOST_OIDC_ISSUER: issuer, MILEPOST_OIDC_CLIENT_ID: clientId, MILEPOST_OIDC_NAME: name } = read;
  if (issuer === undefined || clientId === undefined || name === undefined) return undefined;
  const trustsEmail = read.MILEPOST_OIDC_TRUST_EMAIL === 'yes';
  return { issuer, clientId, clientSecret: read.MILEPOST_OIDC_CLIENT_SECRET, name, trustsEmail };
}

/** Called after the queue unless it has a name of its own; Temporal keeps dots and colons to itself there. */
export function deploymentOf(read: {
  MILEPOST_DEPLOYMENT?: string | undefined;
  MILEPOST_TASK_QUEUE: string;
}): string {
  return read.MILEPOST_DEPLOYMENT ?? read.MILEPOST_TASK_QUEUE.replace(/[.:]/g, '-');
}

/** A day and a time, as the setting was checked to have them. */
function weekTimeOf(text: string): Config['reviewTime'] {
  const [weekday, time] = text.split(' ') as [Weekday, string];
  return { weekday, time };
}
