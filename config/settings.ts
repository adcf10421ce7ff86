import { isIP } from 'node:net';
import { z } from 'zod';
import { retentionDays, usualRetention } from '../contracts/sandbox/retention';
import { retentionYears } from '../contracts/wire/retention';
import { canonicalTimeZone, nearestTimeZone } from '../contracts/wire/time-zones';
import type { SettingMeta } from './read-settings';

const setting = <T extends z.ZodType>(field: T, meta: SettingMeta): T => field.meta({ ...meta });

const wholeNumber = (what: string, least: number, most: number) =>
  z
    .string()
    .refine((text) => /^\d+$/.test(text) && Number(text) >= least && Number(text) <= most, {
      error: `must be ${what} from ${least} to ${most}`,
    })
    .transform(Number);

const port = (variable: string, byDefault: number) =>
  setting(wholeNumber('a port', 0, 65_535).default(byDefault), { example: `${variable}=${byDefault}` });

const text = (pattern: RegExp, error: string) => z.string().regex(pattern, { error });

const timeZone = z
  .string()
  .overwrite((given) => canonicalTimeZone(given) ?? given)
  .refine((zone) => canonicalTimeZone(zone) !== undefined, {
    error: ({ input }) =>
      `must be a time zone by area and location, or UTC; the nearest one is ${nearestTimeZone(String(input))}`,
  });

const mongodbUri = setting(
  text(/^mongodb(\+srv)?:\/\/\S+$/, 'must start with mongodb:// or mongodb+srv://'),
  {
    example: 'MILEPOST_MONGODB_URI=mongodb://127.0.0.1:27017/milepost',
    secret: true,
  },
);

const smtpUrl = setting(text(/^smtps?:\/\/\S+$/, 'must start with smtp:// or smtps://'), {
  example: 'MILEPOST_SMTP_URL=smtp://127.0.0.1:1025',
  secret: true,
});

const days = (variable: string, { least, most }: { least: number; most: number }, byDefault: number) =>
  setting(wholeNumber('a whole number of days', least, most).default(byDefault), {
    example: `${variable}=${byDefault}`,
  });

const requestsPerMinute = (byDefault: number) =>
  wholeNumber('a whole number of requests', 1, 1_000_000).default(byDefault);

/** A number of proxies, or their networks: as Express takes them. */
const trustedProxies = z
  .string()
  .refine((given) => /^[1-9]$/.test(given) || given.split(',').every((part) => isNetwork(part.trim())), {
    error:
      'must be a number of proxies from 1 to 9, or addresses and networks of proxies with commas between',
  })
  .transform((given) => (/^[1-9]$/.test(given) ? Number(given) : given.split(',').map((part) => part.trim())))
  .default([]);

function isNetwork(given: string): boolean {
  if (['loopback', 'linklocal', 'uniquelocal'].includes(given)) return true;
  const [address = '', bits, ...more] = given.split('/');
  const family = isIP(address);
  const most = family === 4 ? 32 : 128;
  const hasBits = bits !== undefined;
  return family !== 0 && more.length === 0 && (!hasBits || (/^\d{1,3}$/.test(bits) && Number(bits) <= most));
}

/** Over TLS, but for one on the same machine. */
function isIssuer(given: string): boolean {
  if (!/^https?:\/\/[^\s?#]+$/.test(given) || !URL.canParse(given)) return false;
  const { protocol, hostname } = new URL(given);
  return protocol === 'https:' || ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}

/** What API, worker and the embedded start all understand. */
const shared = {
  MILEPOST_API_HOST: setting(text(/^\S+$/, 'must be a host name or an address').default('127.0.0.1'), {
    example: 'MILEPOST_API_HOST=127.0.0.1',
  }),
  MILEPOST_API_PORT: port('MILEPOST_API_PORT', 3000),
  MILEPOST_PUBLIC_URL: setting(
    text(/^https?:\/\/[^\s?#]+$/, 'must be an http or https address without query')
      .transform((url) => url.replace(/\/+$/, ''))
      .optional(),
    { example: 'MILEPOST_PUBLIC_URL=https://milepost.example.com' },
  ),
  MILEPOST_MAIL_FROM: setting(
    text(/^[^\r\n\0@]+@[^\r\n\0@]+$/, 'must be one email address, with or without a name').default(
      'Milepost <milepost@localhost>',
    ),
    { example: "MILEPOST_MAIL_FROM='Milepost <milepost@example.com>'" },
  ),
  MILEPOST_TASK_QUEUE: setting(text(/^\S{1,200}$/, 'must be a name without spaces').default('milepost'), {
    example: 'MILEPOST_TASK_QUEUE=milepost',
  }),
  MILEPOST_DEPLOYMENT: setting(
    text(/^(?!__)[^\s.:]{1,200}$/, 'must be a name without spaces, dots and colons').optional(),
    { example: 'MILEPOST_DEPLOYMENT=milepost' },
  ),
  MILEPOST_DAY_MS: setting(
    wholeNumber('a whole number of milliseconds', 50, 86_400_000).default(86_400_000),
    {
      example: 'MILEPOST_DAY_MS=86400000',
    },
  ),
  MILEPOST_LOG_LEVEL: setting(
    z
      .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
        error: 'must be fatal, error, warn, info, debug, trace or silent',
      })
      .default('info'),
    { example: 'MILEPOST_LOG_LEVEL=info' },
  ),
  MILEPOST_COMPANY_TIME_ZONE: setting(timeZone.default('Asia/Taipei'), {
    example: 'MILEPOST_COMPANY_TIME_ZONE=Asia/Taipei',
  }),
  MILEPOST_COMPANY_CALENDAR: setting(
    text(
      /^[a-z0-9][a-z0-9-]{0,39}$/,
      'must be the key of a calendar: small letters, digits and dashes',
    ).default('tw'),
    { example: 'MILEPOST_COMPANY_CALENDAR=tw' },
  ),
  MILEPOST_WORKDAY_START: setting(
    text(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time of the day from 00:00 to 23:59').default('09:00'),
    { example: 'MILEPOST_WORKDAY_START=09:00' },
  ),
  MILEPOST_REVIEW_TIME: setting(
    text(
      /^(mon|tues|wednes|thurs|fri|satur|sun)day (0[5-9]|1\d|2[0-2]):[0-5]\d$/,
      'must be a day and a time from 05:00 to 22:59, such as monday 08:00',
    ).default('monday 08:00'),
    { example: "MILEPOST_REVIEW_TIME='monday 08:00'" },
  ),
  MILEPOST_NAMES_IN_HISTORIES: setting(z.enum(['yes', 'no'], { error: 'must be yes or no' }).default('yes'), {
    example: 'MILEPOST_NAMES_IN_HISTORIES=yes',
  }),
  MILEPOST_TEMPORAL_UI_URL: setting(
    text(/^https?:\/\/[^\s?#]+$/, 'must be an http or https address without query')
      .transform((url) => url.replace(/\/+$/, ''))
      .optional(),
    { example: 'MILEPOST_TEMPORAL_UI_URL=https://temporal.example.com' },
  ),
  MILEPOST_SESSION_HOURS: setting(wholeNumber('a whole number of hours', 1, 72).default(8), {
    example: 'MILEPOST_SESSION_HOURS=8',
  }),
  MILEPOST_OWN_DEVICE_DAYS: days('MILEPOST_OWN_DEVICE_DAYS', { least: 0, most: 365 }, 30),
  MILEPOST_OIDC_ISSUER: setting(
    z
      .string()
      .refine(isIssuer, {
        error:
          'must be an https address without query, such as stands in "issuer" of its /.well-known/openid-configuration; http only on this machine',
      })
      .optional(),
    { example: 'MILEPOST_OIDC_ISSUER=https://login.example.com' },
  ),
  MILEPOST_OIDC_CLIENT_ID: setting(text(/^\S{1,300}$/, 'must be an id without spaces').optional(), {
    example: 'MILEPOST_OIDC_CLIENT_ID=milepost',
  }),
  MILEPOST_OIDC_CLIENT_SECRET: setting(z.string().optional(), {
    example: 'MILEPOST_OIDC_CLIENT_SECRET=change-me',
    secret: true,
  }),
  MILEPOST_OIDC_NAME: setting(text(/^.{1,60}$/u, 'must be 1 to 60 characters in one line').optional(), {
    example: "MILEPOST_OIDC_NAME='your Example account'",
  }),
  MILEPOST_OIDC_TRUST_EMAIL: setting(z.enum(['yes', 'no'], { error: 'must be yes or no' }).optional(), {
    example: 'MILEPOST_OIDC_TRUST_EMAIL=no',
  }),
  MILEPOST_MAIL_HABIT: setting(
    z.enum(['at-once', 'digest', 'both'], { error: 'must be at-once, digest or both' }).default('digest'),
    { example: 'MILEPOST_MAIL_HABIT=digest' },
  ),
  MILEPOST_WORKFLOW_BUNDLE: setting(z.string().optional(), {
    example: 'MILEPOST_WORKFLOW_BUNDLE=dist/workflow-bundle.js',
  }),
  MILEPOST_DRAIN_NOTICE_MS: setting(wholeNumber('a whole number of milliseconds', 0, 60_000).default(5_000), {
    example: 'MILEPOST_DRAIN_NOTICE_MS=5000',
  }),
  MILEPOST_REQUESTS_PER_MINUTE: setting(requestsPerMinute(6_000), {
    example: 'MILEPOST_REQUESTS_PER_MINUTE=6000',
  }),
  MILEPOST_WRONG_KEYS_PER_MINUTE: setting(requestsPerMinute(60), {
    example: 'MILEPOST_WRONG_KEYS_PER_MINUTE=60',
  }),
  MILEPOST_PAGES_PER_MINUTE: setting(requestsPerMinute(600), { example: 'MILEPOST_PAGES_PER_MINUTE=600' }),
  MILEPOST_TRUST_PROXY: setting(trustedProxies, { example: 'MILEPOST_TRUST_PROXY=10.0.0.0/8' }),
  MILEPOST_WEBHOOK_NETWORKS: setting(
    z
      .string()
      .transform((networks) => networks.split(',').map((network) => network.trim()))
      .refine((networks) => networks.every((network) => network.includes('/') && isNetwork(network)), {
        error: 'must be networks such as 10.1.0.0/16, with commas between them',
      })
      .default([]),
    { example: 'MILEPOST_WEBHOOK_NETWORKS=127.0.0.0/8' },
  ),
  MILEPOST_KEEP_MAILS_DAYS: days('MILEPOST_KEEP_MAILS_DAYS', retentionDays.mailDays, usualRetention.mailDays),
  MILEPOST_KEEP_LINKS_DAYS: days('MILEPOST_KEEP_LINKS_DAYS', retentionDays.linkDays, usualRetention.linkDays),
  MILEPOST_KEEP_ANSWERS_DAYS: days(
    'MILEPOST_KEEP_ANSWERS_DAYS',
    retentionDays.answerDays,
    usualRetention.answerDays,
  ),
  MILEPOST_FORGET_AFTER_YEARS: setting(
    wholeNumber('a whole number of years', retentionYears.least, retentionYears.most).optional(),
    { example: 'MILEPOST_FORGET_AFTER_YEARS=5' },
  ),
  MILEPOST_COMMAND_WAIT_MS: setting(wholeNumber('a whole number of milliseconds', 0, 60_000).default(3_000), {
    example: 'MILEPOST_COMMAND_WAIT_MS=3000',
  }),
};

/** Signing in with the company's own accounts takes these together. */
const neededForAccounts = ['MILEPOST_OIDC_ISSUER', 'MILEPOST_OIDC_CLIENT_ID', 'MILEPOST_OIDC_NAME'] as const;
const forAccounts = [
  ...neededForAccounts,
  'MILEPOST_OIDC_CLIENT_SECRET',
  'MILEPOST_OIDC_TRUST_EMAIL',
] as const;

/** Which of them is set; undefined when none is. */
const oneForAccounts = (given: unknown): string | undefined =>
  forAccounts.find((variable) => (given as Readonly<Record<string, unknown>>)[variable] !== undefined);

/** Adds what several settings have to agree on; told together with what is wrong with each. */
function checkedWhole<Settings extends z.ZodObject>(settings: Settings): Settings {
  const checks = neededForAccounts.map((variable) =>
    z.refine<Record<string, unknown>>(
      (given) => given[variable] !== undefined || oneForAccounts(given) === undefined,
      {
        path: [variable],
        when: () => true,
        error: ({ input }) =>
          `is not set, though ${oneForAccounts(input)} is: set ${neededForAccounts.join(', ')} or none`,
      },
    ),
  );
  return settings.check(...checks);
}

/** What of the worker's figures anybody may see. */
const shownByWorker = {
  MILEPOST_METRICS_HOST: setting(text(/^\S+$/, 'must be a host name or an address').default('127.0.0.1'), {
    example: 'MILEPOST_METRICS_HOST=127.0.0.1',
  }),
  MILEPOST_METRICS_PORT: setting(wholeNumber('a port', 0, 65_535).optional(), {
    example: 'MILEPOST_METRICS_PORT=9464',
  }),
};

/** The API sends no mail itself. */
export const apiSettings = checkedWhole(
  z.object({
    ...shared,
    MILEPOST_MONGODB_URI: mongodbUri,
    MILEPOST_SMTP_URL: smtpUrl.optional(),
  }),
);

export const workerSettings = checkedWhole(
  z.object({
    ...shared,
    ...shownByWorker,
    MILEPOST_MONGODB_URI: mongodbUri,
    MILEPOST_SMTP_URL: smtpUrl,
  }),
);

/** The embedded start brings the engines that no variable names. */
export const embeddedSettings = checkedWhole(
  z.object({
    ...shared,
    TEMPORAL_ADDRESS: setting(text(/^\S+:\d+$/, 'must be host:port').optional(), {
      example: 'TEMPORAL_ADDRESS=127.0.0.1:7233',
    }),
    MILEPOST_MONGODB_URI: mongodbUri.optional(),
    MILEPOST_SMTP_URL: smtpUrl.optional(),
    MILEPOST_DATA_DIR: setting(z.string().optional(), { example: 'MILEPOST_DATA_DIR=.milepost/data' }),
    MILEPOST_TEMPORAL_PORT: port('MILEPOST_TEMPORAL_PORT', 7233),
    MILEPOST_TEMPORAL_UI_PORT: port('MILEPOST_TEMPORAL_UI_PORT', 8233),
    MILEPOST_MONGODB_PORT: port('MILEPOST_MONGODB_PORT', 27017),
    MILEPOST_SMTP_PORT: port('MILEPOST_SMTP_PORT', 1025),
    MILEPOST_MAIL_UI_PORT: port('MILEPOST_MAIL_UI_PORT', 1080),
  }),
);
