import type { Person } from '../../contracts/wire/directory';
import type { Client } from '@temporalio/client';
import type { Registry } from 'prom-client';
import type { LedgersAnswer, LedgersRequest } from '../../what-if/ledgers/what-if-ledgers';
import type { WeekTime } from '../../domain/calendar/review-times';
import type { CompanySignIn } from '../../identity/company-sign-in';
import type { MailReader } from '../../mail/inbound/inbound-reader';
import { archiveScopes, scopeMeanings, scopes } from '../../store/models/api-key-models';
import type { Store } from '../../store/store';
import type { CalendarChanges } from '../../worker/housekeeping/calendar-changes';
import type { CalendarYears } from '../../worker/housekeeping/calendar-years';
import type { Standstills } from '../operations/standstills';
import { customerPathSchema, projectPathSchema } from '../../contracts/wire/references';
import { customerIdOf, projectIdOf } from '../commands/named-project';
import type { HandOverCommands } from '../commands/hand-over-commands';
import type { Notifications } from '../../temporal/notifications';
import type { ProjectCommands } from '../commands/project-commands';
import type { ImportRuns } from '../../temporal/imports';
import type { Mending } from '../../temporal/mending';
import type { WebhookDeliveries } from '../../temporal/webhook-deliveries';
import type { WeeklySchedules } from '../../worker/housekeeping/weekly-schedules';
import { itemOf } from '../kit/exports';
import type * as kit from '../kit/route';
import { declaring } from '../kit/route';

/** What route handlers depend on. */
export interface RouteDeps {
  readonly store: Store;
  readonly client: Client;
  readonly commands: ProjectCommands;
  readonly handOvers: HandOverCommands;
  readonly notifications: Notifications;
  readonly mailReader: MailReader;
  readonly weeklySchedules: WeeklySchedules;
  /** When weekly reviews take place, unless a manager's record says otherwise. */
  readonly reviewTime: WeekTime;
  readonly calendarChanges: CalendarChanges;
  readonly calendarYears: CalendarYears;
  readonly webhookDeliveries: WebhookDeliveries;
  readonly importRuns: ImportRuns;
  readonly mending: Mending;
  /** Networks that are not public to which webhooks may go all the same. */
  readonly webhookNetworks: readonly string[];
  readonly standstills: Standstills;
  /** Key of the calendar for people who name none; absent: Monday to Friday. */
  readonly companyCalendar?: string | undefined;
  /** After how many years without project and contact people at customers are erased (absent: nobody is), by whose days. */
  readonly retention: { readonly years?: number | undefined; readonly zone: string };
  /** Local time at which a working day begins, such as `09:00`; a day that somebody picks means this time on it. */
  readonly workdayStart: string;
  /** Replays recorded ledgers with other numbers of days, using this installation's working days. */
  readonly whatIf: (request: LedgersRequest) => Promise<LedgersAnswer>;
  /** Address of the pages, without a trailing slash. */
  readonly publicUrl: string;
  /** Where operators see a project's workflow in Temporal UI; null where nobody has said where that is. */
  readonly workflowUrl: (projectId: string) => string | null;
  /** How emails that can wait come to people who have chosen nothing, in teams that have not. */
  readonly mailHabit: NonNullable<Person['mailHabit']>;
  /** For how long people stay signed in. */
  readonly sessions: { readonly hours: number; readonly ownDeviceDays: number };
  /** The company's own sign-in; null: there is none. */
  readonly companySignIn: CompanySignIn | null;
  readonly metrics: Registry;
  readonly document: () => Readonly<Record<string, unknown>>;
  /** Whether the process is about to end and so takes no new requests. */
  readonly isDraining: () => boolean;
}

/** A route of Milepost. */
export type Route = kit.Route<RouteDeps>;

/** The document's groups, in the order in which somebody who builds on the API reads them. */
export const tags = {
  Projects:
    'A sales project is one deal with one customer, three to twelve months or longer. Open it under your own id, read ' +
    'where it stands and why. Wherever an id stands in a path, `ref:<system>:<id>` does too. ' +
    'Guide: [First call](/docs/guides/first-call).',
  Reports:
    'What happened in a project: milestones, contacts, decisions; one at a time, many at once, or as CloudEvents. ' +
    'A milestone moves a project; nobody sets a stage by hand. Guide: [Milestones](/docs/guides/milestones).',
  Customers:
    'Whom projects are with: names, numbers, addresses, situation, potential projects. A customer carries ids of other ' +
    'systems, as a project does.',
  'Customer people':
    'Who works for a customer: position, part in the buying committee, ways to reach them. What is known of them beside ' +
    'their work is kept apart, and whoever reads it is logged.',
  People:
    'Who can hold roles and get tasks: their manager, roles, language, zone and absences decide who gets what, and when.',
  Events:
    'Everything that happened in the company, in one order: read on from where you stopped, and each event comes exactly ' +
    'once. Guide: [Events](/docs/guides/events).',
  Webhooks:
    'Programs that are told what happens, by Standard Webhooks: signed, in order for each project, tried again for three ' +
    'days. Guide: [Webhooks](/docs/guides/webhooks).',
  Keys: [
    'Which programs may call this API, and what each may do. Guide: [Keys](/docs/guides/keys). A key has scopes, of ' +
      'which none includes another but `admin`:',
    scopes.map((scope) => `- \`${scope}\`: ${scopeMeanings[scope]}`).join('\n'),
  ].join('\n\n'),
  Imports:
    'Customers, their people, projects and contacts from CSV files and workbooks: columns are mapped once, a dry run says ' +
    'what would become of each row, then it is carried out. Guide: [Import](/docs/guides/import).',
  Tasks:
    'What one person has to do next: done, put off, passed on. People do it by the links in their emails.',
  Rule: 'The 15-30 rule of one project: holds, confirmed meetings, its days, new attempts.',
  Reviews: 'Once a week: where every project of a team stands, and what is decided about it.',
  'Hand-overs': 'What one person holds goes to others, with all that the company knows.',
  Playbooks: 'The written standard that projects follow: stages, milestones, roles, tasks, days.',
  Calendars: 'Working days of countries and sites, by which deadlines fall.',
  Mail: 'What comes back to emails: answers and bounces.',
  Operations: 'Health, metrics, this document, and what problem codes mean. No API key is needed.',
  Pages: 'What links in emails open, for people. The link itself is the key.',
} as const;
export type Tag = keyof typeof tags;

const declare = declaring<RouteDeps, Tag>();

type IdOf = (store: Store, name: string) => Promise<string>;

/**
 * Declares a route of Milepost. Where its path names a project or a customer, a reference may stand for the id: the
 * handler gets the id.
 *
 * @throws when it is a list of the archive of which a file is no export
 */
export const defineRoute: typeof declare = (route) => {
  const isOfArchive = route.scope !== null && archiveScopes.includes(route.scope);
  if (isOfArchive && !route.exported && itemOf(route)) {
    throw new Error(`${route.operationId} lists the archive: say in \`exported\` who may take it away.`);
  }
  const shape: Readonly<Record<string, unknown>> = route.params?.shape ?? {};
  const named = Object.entries(shape).flatMap(([name, schema]): [string, IdOf][] => {
    if (schema === projectPathSchema) return [[name, projectIdOf]];
    return schema === customerPathSchema ? [[name, customerIdOf]] : [];
  });
  if (named.length === 0) return declare(route);
  return declare({
    ...route,
    handler: async (request, deps) => {
      const params: Record<string, unknown> = { ...request.params };
      for (const [name, idOf] of named) params[name] = await idOf(deps.store, String(params[name]));
      return route.handler({ ...request, params: params as typeof request.params }, deps);
    },
  });
};
