import type { MailHabit } from '../contracts/sandbox/mail-habits';
import type { Client } from '@temporalio/client';
import compression from 'compression';
import express from 'express';
import type { Express, Request, RequestHandler, Response } from 'express';
import helmet from 'helmet';
import type { Logger } from 'pino';
import type { LedgersSettings } from '../what-if/ledgers/what-if-ledgers';
import { whatIfLedgers } from '../what-if/ledgers/what-if-ledgers';
import type { IssuerSettings } from '../identity/company-sign-in';
import { companySignIn } from '../identity/company-sign-in';
import { companyCallback } from '../pages/sign-in/company-cookie';
import { realDayMs } from '../domain/project/evolve/clocks';
import type { WeekTime } from '../domain/calendar/review-times';
import { usualReviewTime } from '../domain/calendar/review-times';
import { usualWorkdayStart } from '../domain/calendar/local-dates';
import { createMailReader } from '../mail/inbound/inbound-reader';
import type { Store } from '../store/store';
import { projectWorkflowId } from '../contracts/sandbox/names';
import type { RouteDeps } from './context/context';
import { accessLog, requestId } from './kit/access-log';
import type { Traces } from '../telemetry/traces';
import { answeredRevisions } from './commands/answered-revisions';
import { createAuthentication } from './kit/authentication';
import { createCalendarChanges } from '../worker/housekeeping/calendar-changes';
import type { CalendarYears } from '../worker/housekeeping/calendar-years';
import { createCalendarYears, gaugeCalendarYears } from '../worker/housekeeping/calendar-years';
import { wholeDocument } from './document';
import { createHandOverCommands } from './commands/hand-over-commands';
import { createMending } from '../temporal/mending';
import { createNotifications } from '../temporal/notifications';
import { gaugeMails } from './operations/mail-metrics';
import { gaugeFeed } from './operations/feed-metrics';
import { gaugeParked } from './operations/parked-metrics';
import type { Metrics } from './operations/metrics';
import { createMetrics } from './operations/metrics';
import { createProjectCommands } from './commands/project-commands';
import { readAfterWrite } from './commands/read-after-write';
import type { LimitSettings } from './kit/rate-limit';
import { limitRequests, usualLimits } from './kit/rate-limit';
import { problemAsPage } from '../pages/kit/problem-as-page';
import type { SessionSettings } from '../pages/kit/session';
import { usualSessions } from '../pages/kit/session';
import { framePages } from '../pages/frame/load-frame';
import { serveIcon, serveStylesheet } from '../pages/kit/stylesheet';
import { answerProblems, markPages, unknownRoute } from './kit/responses';
import { routes } from './index';
import { serveRoutes } from './kit/serve-route';
import { createStandstills, gaugeStandstills } from './operations/standstills';
import { createImportRuns } from '../temporal/imports';
import { createWebhookDeliveries } from '../temporal/webhook-deliveries';
import { createWeeklySchedules } from '../worker/housekeeping/weekly-schedules';

/** The API's settings, as `config/` reads them. */
export interface ApiSettings {
  readonly taskQueue: string;
  /** How long to wait for a worker to answer a command, in milliseconds; after that the API answers 202. */
  readonly commandWaitMs: number;
  /** Limits not named here keep their defaults. */
  readonly limits?: Partial<LimitSettings>;
  /** Proxies whose word on a request's origin is trusted, in Express's form; none by default. */
  readonly trustProxy?: number | readonly string[];
  /** Address of the pages, without a trailing slash. */
  readonly publicUrl?: string;
  /** The company's IANA zone; UTC by default. */
  readonly companyTimeZone?: string;
  /** Key of the calendar for people who name none; absent: Monday to Friday. */
  readonly companyCalendar?: string;
  /** Local time at which a working day begins; 09:00 by default. */
  readonly workdayStart?: string;
  /** When weekly reviews are; by default Monday, 08:00. */
  readonly reviewTime?: WeekTime;
  /** Networks that are not public to which webhooks may go all the same; none by default. */
  readonly webhookNetworks?: readonly string[];
  /** After how many years without project and contact people at customers are erased; absent: nobody is. */
  readonly forgetAfterYears?: number | undefined;
  /** Address of Temporal UI, without a trailing slash; absent: no page links there. */
  readonly temporalUiUrl?: string | undefined;
  /** For how long people stay signed in; what is not named keeps its default. */
  readonly sessions?: Partial<SessionSettings>;
  /** The company's own sign-in beside the link by email; none by default. */
  readonly identities?: IssuerSettings | undefined;
  /** How emails that can wait come to people who have chosen nothing; in a digest by default. */
  readonly mailHabit?: MailHabit;
  /** Length of a day in milliseconds; a real one by default. */
  readonly dayMs?: number;
}

export interface ApiDeps {
  readonly store: Store;
  readonly client: Client;
  readonly settings: ApiSettings;
  readonly logger: Logger;
  /** Its own unless the client counts there too. */
  readonly metrics?: Metrics;
  /** Absent: nothing is traced. */
  readonly traces?: Pick<Traces, 'request'> | null;
  /** Whether the process is about to end; `/readyz` then tells load balancers so. */
  readonly isDraining?: () => boolean;
  /** The time by which a calendar year should be known, epoch milliseconds; now by default. */
  readonly now?: () => number;
}

/** The API over one database and one Temporal namespace. */
export function createApp(deps: ApiDeps): Express {
  const { client, settings, logger, isDraining = () => false } = deps;
  const { taskQueue, commandWaitMs, trustProxy = [] } = settings;
  const { publicUrl = 'http://127.0.0.1:3000', companyCalendar } = settings;
  const { reviewTime = usualReviewTime } = settings;
  const answered = answeredRevisions();
  const store = readAfterWrite(deps.store, answered);
  const authentication = createAuthentication(store.apiKeys);
  const { metrics = createMetrics() } = deps;
  const calendarYears = calendarYearsOf(deps);
  gaugeCalendarYears(metrics.registry, calendarYears);
  gaugeMails(metrics.registry, { outbox: store.outbox, logger });
  gaugeFeed(metrics.registry, { store, logger });
  gaugeParked(metrics.registry, { store, logger });
  const standstills = createStandstills({ store: deps.store, logger, now: deps.now ?? Date.now });
  gaugeStandstills(metrics.registry, standstills);
  const document = wholeDocument();

  const limits = limitRequests(
    { ...usualLimits, ...settings.limits },
    authentication.isKnown,
    store.requestCounts,
  );
  const pages = { problemPage: problemAsPage, aroundPage: framePages(store) };

  const app = express();
  app.set('strict routing', true).set('case sensitive routing', true);
  app.set('query parser', 'simple');
  // ETags are revisions here, and only records that people edit have them
  app.set('etag', false);
  app.set('trust proxy', typeof trustProxy === 'number' ? trustProxy : [...trustProxy]);
  app.use(requestId(logger), accessLog, metrics.observe);
  if (deps.traces) app.use(deps.traces.request);
  app.use(helmet(pageSecurity), compression({ filter: isForPeople }), serveStylesheet, serveIcon);
  serveRoutes(app, routes, {
    store,
    client,
    commands: createProjectCommands({
      ...{ client, taskQueue, waitMs: commandWaitMs, store, answered },
      refused: metrics.refused,
    }),
    handOvers: createHandOverCommands({ client, taskQueue, waitMs: commandWaitMs, store }),
    notifications: createNotifications({ client, taskQueue }),
    mailReader: createMailReader(),
    weeklySchedules: createWeeklySchedules({ store, client, taskQueue, reviewTime }),
    reviewTime,
    calendarChanges: createCalendarChanges({ client, taskQueue, store }),
    calendarYears,
    webhookDeliveries: createWebhookDeliveries({ client, taskQueue }),
    importRuns: createImportRuns({ client, taskQueue }),
    mending: createMending({ client, taskQueue, outbox: store.outbox }),
    webhookNetworks: settings.webhookNetworks ?? [],
    standstills,
    companyCalendar,
    workdayStart: settings.workdayStart ?? usualWorkdayStart,
    retention: { years: settings.forgetAfterYears, zone: settings.companyTimeZone ?? 'UTC' },
    whatIf: (request) => whatIfLedgers(store, dayCountSettings(settings), request),
    publicUrl,
    workflowUrl: workflowUrls(settings.temporalUiUrl, client),
    mailHabit: settings.mailHabit ?? 'digest',
    sessions: { ...usualSessions, ...settings.sessions },
    companySignIn: settings.identities
      ? companySignIn(settings.identities, publicUrl + companyCallback)
      : null,
    metrics: metrics.registry,
    document: () => document,
    isDraining,
    authentication,
    ...pages,
    limits,
  });
  app.use(markPages, unknownPages(limits.ofPages), unknownRoute, answerProblems(pages));
  return app;
}

/** Pages are limited also where there is none. */
function unknownPages(limit: RequestHandler): RequestHandler {
  return (request, response, next) => (response.locals.page ? limit(request, response, next) : next());
}

/** Where operators see a project's workflow; there are none while nobody says where Temporal UI is. */
function workflowUrls(temporalUiUrl: string | undefined, client: Client): RouteDeps['workflowUrl'] {
  if (temporalUiUrl === undefined) return () => null;
  const { namespace } = client.options;
  return (projectId) => {
    const workflow = encodeURIComponent(projectWorkflowId(projectId));
    return `${temporalUiUrl}/namespaces/${encodeURIComponent(namespace)}/workflows/${workflow}`;
  };
}

/** How days are counted here; what is not set keeps its default. */
function dayCountSettings(settings: ApiSettings): LedgersSettings {
  const { dayMs = realDayMs, companyTimeZone = 'UTC', companyCalendar, workdayStart } = settings;
  return {
    dayMs,
    companyTimeZone,
    ...(companyCalendar !== undefined && { companyCalendar }),
    ...(workdayStart !== undefined && { workdayStart }),
  };
}

/** The calendar years that need somebody's attention. */
export function calendarYearsOf({ store, settings, logger, now = Date.now }: ApiDeps): CalendarYears {
  const { companyTimeZone = 'UTC', companyCalendar } = settings;
  const own = companyCalendar === undefined ? {} : { companyCalendar };
  return createCalendarYears({ store, settings: { companyTimeZone, ...own }, logger, now });
}

/** By default nothing may be loaded from anywhere; `/docs` allows itself what it needs. */
const pageSecurity = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      'default-src': ["'none'"],
      'frame-ancestors': ["'none'"],
      'base-uri': ["'none'"],
      'form-action': ["'none'"],
    },
  },
};

/**
 * What is compressed: pages, stylesheets and tables. Answers for programs are not: their ETags say which revision they
 * are, byte for byte.
 */
function isForPeople(_request: Request, response: Response): boolean {
  return /^text\/(?:html|css|csv)\b/.test(String(response.getHeader('Content-Type')));
}
