import type { Connection, Model } from 'mongoose';
import { Schema } from 'mongoose';
import type { LinkTarget } from '../../contracts/wire/link-targets';
import type { Playbook, PlaybookRules } from '../../domain/playbook/playbook';
import type { ProjectEvent } from '../../domain/project/model/events';
import type { ProjectState, ShownStatus, TaskKind, TaskStatus } from '../../domain/project/model/state';
import type { AdminActRow } from './admin-act-models';
import { adminActSchema } from './admin-act-models';
import type { ApiKeyNameRow, ApiKeyRow, ApiKeyUseRow } from './api-key-models';
import { apiKeyNameSchema, apiKeySchema, apiKeyUseSchema } from './api-key-models';
import type { CalendarRow } from './calendar-models';
import { cardSchema } from './card-models';
import type { CardRow } from './card-models';
import { calendarSchema } from './calendar-models';
import type { FeedRow } from './feed-models';
import { feedSchema } from './feed-models';
import type { LeaseRow } from './lease-models';
import { leaseSchema } from './lease-models';
import type { FindingRow } from './finding-models';
import { findingSchema } from './finding-models';
import type { ArchiveModels } from './archive-models';
import { defineArchiveModels } from './archive-models';
import type { DuplicateModels } from './duplicate-models';
import { defineDuplicateModels } from './duplicate-models';
import type { PersonRow, RecordChangeRow } from './directory-models';
import { personSchema, recordChangeSchema } from './directory-models';
import type { CheckpointRow } from './checkpoint-models';
import type { DraftRow } from './draft-models';
import { draftSchema } from './draft-models';
import type { WebhookBacklogRow, WebhookDeliveryRow, WebhookRow } from './webhook-models';
import { webhookBacklogSchema, webhookDeliverySchema, webhookSchema } from './webhook-models';
import { checkpointSchema } from './checkpoint-models';
import type { WorkTimeSettingsRow } from './work-time-settings-models';
import type { StoredState } from './stored-state';
import type { HandOverItemRow, HandOverRow } from './hand-over-models';
import { handOverItemSchema, handOverSchema } from './hand-over-models';
import type { ImportModels } from './import-models';
import { importModels } from './import-models';
import type { OutboxRow } from './outbox-models';
import { outboxSchema } from './outbox-models';
import type { ParkedReportRow } from './parked-report-models';
import { parkedReportSchema } from './parked-report-models';
import type { ReferenceRow } from './reference-models';
import { referenceSchema } from './reference-models';
import type { ReviewRow } from './review-models';
import { reviewSchema } from './review-models';
import type { SearchGramRow } from './search-models';
import { searchGramSchema } from './search-models';
import { count, date, line, mixed, optionalText, options, text, quickly } from './fields';

/**
 * What MongoDB stores; `retention.ts` has the indexes by which rows expire. The other indexes use only what mongod and
 * the embedded server do alike: no partial, text or wildcard ones. States, events and playbooks are checked by the
 * domain and the wire's schemas, so Mongoose stores them unchanged (`Mixed`, `minimize: false`: an empty object is part
 * of a state). Instants that queries compare are numbers: the embedded server sorts a date on a whole second after the
 * other milliseconds of that second.
 */

/** One event of the ledger; `_id` is `<projectId>:<revision>`, so none can be written twice. */
export interface EventRow {
  _id: string;
  projectId: string;
  revision: number;
  type: ProjectEvent['type'];
  at: Date;
  event: ProjectEvent;
}

/** A project's folded state, with the fields that lists filter by. */
export interface ProjectRow {
  _id: string;
  /** The same as `_id`: the embedded server rejects writes under an index that contains `_id`. */
  projectId: string;
  revision: number;
  status: ProjectState['status'];
  stage: string;
  ownerId: string;
  customerId: string;
  openedAtMs: number;
  /** When its clock next acts, epoch milliseconds; null when it does not. */
  dueAtMs: number | null;
  /** Everybody who is part of it, see `involvedIn`. */
  personIds: string[];
  /** The status as shown, which lists filter by. */
  shown: ShownStatus;
  /** When it ended; absent while it runs. */
  endedAtMs?: number;
  /** For lists: the title, and title and references, in searched form. */
  titleKey: string;
  searched: string;
  customerClass: string;
  /** -1: not known. */
  amount: number;
  /** Empty: not known. */
  currency: string;
  /** `YYYY-MM-DD`; `~`, which comes after all days: not known. */
  signingOn: string;
  /** Set with every write, until the feed has all events up to this revision. */
  unpublished?: true;
  state: StoredState;
}

/** One task, for lists by person and for computing a person's load; `_id` is `<projectId>:<taskId>`. */
export interface TaskRow {
  _id: string;
  projectId: string;
  taskId: string;
  /** The project's revision when this row was written: an older write never replaces a newer one. */
  revision: number;
  kind: TaskKind;
  key: string;
  role: string;
  personId: string | null;
  status: TaskStatus;
  openedAtMs: number;
  dueAtMs: number | null;
  /** The project's customer: follow-ups of one customer are one task. */
  customerId: string;
  /** Holder and what became of it in one, for figures by person: see `outcomeOfTask`. */
  outcome: string;
}

/** A text that somebody wrote, kept outside histories and states so that it can be erased. */
export interface NoteRow {
  _id: string;
  projectId: string;
  actor: string;
  at: Date;
  text: string;
  /** The whole email that the text was taken from, when the text may lack something. */
  whole?: string;
}

/** The rules of a playbook that projects have pinned; `_id` is their `rulesId`. */
export interface RulesRow {
  _id: string;
  rules: PlaybookRules;
}

export interface PlaybookRow {
  _id: string;
  key: string;
  version: number;
  playbook: Playbook;
}

/** The links of an email. `_id` finds them and opens nothing; each target has a token of its own. */
export interface LinkRow {
  _id: string;
  personId: string;
  /** What each link opens, with the SHA-256 of its token, or of its reading token for an action link. */
  targets: readonly { readonly hash: string; readonly target: LinkTarget }[];
  expiresAt: Date;
  /** When it was used up: a sign-in link works once. */
  usedAt: Date | null;
  /** When a session was last noted as used: a number, since the embedded server gives dates that were set as texts. */
  seenAtMs?: number;
  /** For a reply address: the words of the email that contains it, as hashes. */
  said?: Buffer;
}

/** The answer to a request with an Idempotency-Key; `answer` is null while the request is in progress. */
export interface IdempotencyRow {
  _id: string;
  bodyHash: string;
  /** The process that is handling it, or did. */
  holder: string;
  /** Taking the request over is a new attempt, and only the newest attempt may write its answer. */
  attempt: string;
  answer: { status: number; headers: Record<string, string>; body: unknown } | null;
  createdAt: Date;
}

/** A process that handles requests with an Idempotency-Key; its beat goes up as long as it lives. */
export interface PresenceRow {
  _id: string;
  beat: number;
}

const eventSchema: Schema<EventRow> = new Schema<EventRow>(
  { _id: text, projectId: text, revision: count, type: text, at: date, event: mixed },
  options,
)
  .index({ projectId: 1, revision: 1 })
  // `find` of the embedded server uses indexes of one field alone, and would read all events for those of a project
  .index({ projectId: 1 })
  // what became of a command, however long ago
  .index({ projectId: 1, 'event.commandId': 1 })
  // a review reads what was reported about many projects
  .index({ projectId: 1, type: 1, at: 1 });

const projectSchema: Schema<ProjectRow> = new Schema<ProjectRow>(
  {
    _id: text,
    projectId: text,
    revision: count,
    status: text,
    stage: text,
    ownerId: text,
    customerId: text,
    openedAtMs: count,
    dueAtMs: { type: Number, default: null },
    personIds: { type: [String], required: true },
    shown: text,
    endedAtMs: { type: Number, default: undefined },
    titleKey: line,
    searched: line,
    customerClass: text,
    amount: count,
    currency: line,
    signingOn: text,
    unpublished: { type: Boolean, default: undefined },
    state: mixed,
  },
  options,
)
  // one for each filter of the list, in the list's order
  .index({ openedAtMs: -1, projectId: -1 })
  .index({ shown: 1, openedAtMs: -1, projectId: -1 })
  .index({ stage: 1, openedAtMs: -1, projectId: -1 })
  .index({ stage: 1, shown: 1, openedAtMs: -1, projectId: -1 })
  .index({ ownerId: 1, openedAtMs: -1, projectId: -1 })
  .index({ ownerId: 1, shown: 1, openedAtMs: -1, projectId: -1 })
  .index({ customerId: 1, openedAtMs: -1, projectId: -1 })
  .index({ personIds: 1, openedAtMs: -1, projectId: -1 })
  .index({ status: 1, dueAtMs: 1 })
  .index({ ownerId: 1, status: 1, dueAtMs: 1 })
  .index({ ownerId: 1, status: 1, endedAtMs: 1 })
  .index({ unpublished: 1 })
  // one for each order of the list
  .index({ titleKey: 1, projectId: 1 })
  .index({ amount: 1, projectId: 1 })
  .index({ signingOn: 1, projectId: 1 });

const taskSchema: Schema<TaskRow> = new Schema<TaskRow>(
  {
    _id: text,
    projectId: text,
    taskId: text,
    revision: count,
    kind: text,
    key: text,
    role: text,
    personId: optionalText,
    status: text,
    openedAtMs: count,
    dueAtMs: { type: Number, default: null },
    customerId: text,
    outcome: line,
  },
  options,
)
  .index({ personId: 1, status: 1 })
  // `find` of the embedded server uses indexes of one field alone
  .index({ personId: 1 })
  .index({ projectId: 1 })
  // figures by person
  .index({ status: 1, dueAtMs: 1 })
  .index({ kind: 1, dueAtMs: 1 });

const noteSchema: Schema<NoteRow> = new Schema<NoteRow>(
  { _id: text, projectId: text, actor: text, at: date, text, whole: { type: String } },
  options,
).index({ projectId: 1, at: -1 });

const rulesSchema: Schema<RulesRow> = new Schema<RulesRow>({ _id: text, rules: mixed }, options);

const playbookSchema: Schema<PlaybookRow> = new Schema<PlaybookRow>(
  { _id: text, key: text, version: count, playbook: mixed },
  options,
);

const linkSchema: Schema<LinkRow> = new Schema<LinkRow>(
  {
    ...{ _id: text, personId: text, targets: mixed, expiresAt: date },
    usedAt: { type: Date, default: null },
    seenAtMs: { type: Number },
    said: { type: Schema.Types.Buffer },
  },
  options,
).index({ personId: 1 });

const idempotencySchema: Schema<IdempotencyRow> = new Schema<IdempotencyRow>(
  {
    _id: text,
    bodyHash: text,
    holder: text,
    attempt: text,
    answer: { type: Schema.Types.Mixed, default: null },
    createdAt: date,
  },
  quickly,
);

const presenceSchema: Schema<PresenceRow> = new Schema<PresenceRow>(
  { _id: text, beat: { type: Number, required: true } },
  quickly,
);

const workTimeSettingsSchema: Schema<WorkTimeSettingsRow> = new Schema<WorkTimeSettingsRow>(
  { _id: text, version: count, settings: mixed, untold: { type: [String], required: true } },
  options,
);

/** The models of one connection. */
export interface Models extends ArchiveModels, DuplicateModels, ImportModels {
  events: Model<EventRow>;
  projects: Model<ProjectRow>;
  cards: Model<CardRow>;
  tasks: Model<TaskRow>;
  notes: Model<NoteRow>;
  outbox: Model<OutboxRow>;
  people: Model<PersonRow>;
  adminActs: Model<AdminActRow>;
  drafts: Model<DraftRow>;
  recordChanges: Model<RecordChangeRow>;
  playbooks: Model<PlaybookRow>;
  rules: Model<RulesRow>;
  calendars: Model<CalendarRow>;
  links: Model<LinkRow>;
  handOvers: Model<HandOverRow>;
  handOverItems: Model<HandOverItemRow>;
  reviews: Model<ReviewRow>;
  apiKeys: Model<ApiKeyRow>;
  apiKeyNames: Model<ApiKeyNameRow>;
  apiKeyUses: Model<ApiKeyUseRow>;
  idempotency: Model<IdempotencyRow>;
  feed: Model<FeedRow>;
  leases: Model<LeaseRow>;
  webhooks: Model<WebhookRow>;
  webhookBacklogs: Model<WebhookBacklogRow>;
  webhookDeliveries: Model<WebhookDeliveryRow>;
  findings: Model<FindingRow>;
  presences: Model<PresenceRow>;
  checkpoints: Model<CheckpointRow>;
  workTimeSettings: Model<WorkTimeSettingsRow>;
  references: Model<ReferenceRow>;
  parkedReports: Model<ParkedReportRow>;
  searchGrams: Model<SearchGramRow>;
}

export function defineModels(connection: Connection): Models {
  return {
    ...defineArchiveModels(connection),
    ...defineDuplicateModels(connection),
    events: connection.model<EventRow>('Event', eventSchema, 'events'),
    projects: connection.model<ProjectRow>('Project', projectSchema, 'projects'),
    cards: connection.model<CardRow>('Card', cardSchema, 'cards'),
    tasks: connection.model<TaskRow>('Task', taskSchema, 'tasks'),
    notes: connection.model<NoteRow>('Note', noteSchema, 'notes'),
    outbox: connection.model<OutboxRow>('OutboxMail', outboxSchema, 'outbox'),
    people: connection.model<PersonRow>('Person', personSchema, 'people'),
    adminActs: connection.model<AdminActRow>('AdminAct', adminActSchema, 'adminActs'),
    drafts: connection.model<DraftRow>('Draft', draftSchema, 'drafts'),
    recordChanges: connection.model<RecordChangeRow>('RecordChange', recordChangeSchema, 'recordChanges'),
    playbooks: connection.model<PlaybookRow>('Playbook', playbookSchema, 'playbooks'),
    rules: connection.model<RulesRow>('Rules', rulesSchema, 'rules'),
    calendars: connection.model<CalendarRow>('Calendar', calendarSchema, 'calendars'),
    links: connection.model<LinkRow>('Link', linkSchema, 'links'),
    handOvers: connection.model<HandOverRow>('HandOver', handOverSchema, 'handOvers'),
    handOverItems: connection.model<HandOverItemRow>('HandOverItem', handOverItemSchema, 'handOverItems'),
    reviews: connection.model<ReviewRow>('Review', reviewSchema, 'reviews'),
    apiKeys: connection.model<ApiKeyRow>('ApiKey', apiKeySchema, 'apiKeys'),
    apiKeyNames: connection.model<ApiKeyNameRow>('ApiKeyName', apiKeyNameSchema, 'apiKeyNames'),
    apiKeyUses: connection.model<ApiKeyUseRow>('ApiKeyUse', apiKeyUseSchema, 'apiKeyUses'),
    idempotency: connection.model<IdempotencyRow>('IdempotentRequest', idempotencySchema, 'idempotency'),
    feed: connection.model<FeedRow>('FeedEvent', feedSchema, 'feed'),
    leases: connection.model<LeaseRow>('Lease', leaseSchema, 'leases'),
    webhooks: connection.model<WebhookRow>('Webhook', webhookSchema, 'webhooks'),
    webhookBacklogs: connection.model<WebhookBacklogRow>(
      'WebhookBacklog',
      webhookBacklogSchema,
      'webhookBacklogs',
    ),
    webhookDeliveries: connection.model<WebhookDeliveryRow>(
      'WebhookDelivery',
      webhookDeliverySchema,
      'webhookDeliveries',
    ),
    findings: connection.model<FindingRow>('Finding', findingSchema, 'findings'),
    presences: connection.model<PresenceRow>('Presence', presenceSchema, 'presences'),
    checkpoints: connection.model<CheckpointRow>('Checkpoint', checkpointSchema, 'checkpoints'),
    // `references` is a word of SQL, which the embedded server does not take as a name
    references: connection.model<ReferenceRow>('Reference', referenceSchema, 'referenceClaims'),
    parkedReports: connection.model<ParkedReportRow>('ParkedReport', parkedReportSchema, 'parkedReports'),
    searchGrams: connection.model<SearchGramRow>('SearchGram', searchGramSchema, 'searchGrams'),
    ...importModels(connection),
    workTimeSettings: connection.model<WorkTimeSettingsRow>(
      'WorkTimeSettings',
      workTimeSettingsSchema,
      'workTimeSettings',
    ),
  };
}
