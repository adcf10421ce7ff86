import mongoose from 'mongoose';
import type { AdminActs } from './admin-acts';
import { adminActs } from './admin-acts';
import type { ApiKeys } from './api-keys';
import { apiKeys } from './api-keys';
import type { RequestCounts } from './request-counts';
import { requestCounts } from './request-counts';
import type { Calendars } from './calendars';
import { calendars } from './calendars';
import type { Checkpoints } from './projects/checkpoints';
import { checkpoints } from './projects/checkpoints';
import type { Database } from './database';
import { database } from './database';
import type { ArchiveViews } from './archive-views';
import { archiveViews } from './archive-views';
import type { Drafts } from './drafts';
import { drafts } from './drafts';
import type { CustomerContacts } from './customer-contacts';
import { customerContacts } from './customer-contacts';
import type { CustomerPeople, PersonalFacts } from './customer-people';
import { customerPeople, personalFacts } from './customer-people';
import type { CustomerDuplicates } from './customer-duplicates';
import { customerDuplicates } from './customer-duplicates';
import type { CustomerKeys } from './customer-keys';
import { customerKeys } from './customer-keys';
import type { CustomerLinks } from './customer-links';
import { customerLinks } from './customer-links';
import type { KeptCustomers } from './kept-customers';
import { keptCustomers } from './kept-customers';
import type { Cards } from './projects/cards';
import { cards } from './projects/cards';
import type { CustomerDirectory } from './customers';
import { customerDirectory } from './customers';
import type { PersonDirectory } from './directory';
import { personDirectory } from './directory';
import { documents } from './projects/documents';
import type { Exchanges } from './projects/exchanges';
import { exchanges } from './projects/exchanges';
import type { Erasures } from './erasures';
import { erasures } from './erasures';
import type { Feed } from './feed/feed';
import { feed } from './feed/feed';
import type { FeedLag } from './feed/feed-lag';
import { feedLag } from './feed/feed-lag';
import type { Findings } from './findings';
import { findings } from './findings';
import type { HandOvers } from './hand-overs';
import { handOvers } from './hand-overs';
import type { IdempotentRequests } from './idempotency';
import { idempotentRequests } from './idempotency';
import type { Imports } from './imports';
import { imports } from './imports';
import type { Ledger } from './projects/ledger';
import { ledger } from './projects/ledger';
import type { Links } from './links';
import { links } from './links';
import { defineModels } from './models/models';
import type { MailTurns } from './mail-turns';
import { mailTurns } from './mail-turns';
import type { Notes } from './notes';
import { notes } from './notes';
import type { Outbox } from './outbox';
import { outbox } from './outbox';
import type { ParkedReports } from './parked-reports';
import { parkedReports } from './parked-reports';
import type { Playbooks } from './playbooks';
import { playbooks } from './playbooks';
import type { ProjectHeads } from './projects/project-heads';
import { projectHeads } from './projects/project-heads';
import type { Projects } from './projects/projects';
import { projects } from './projects/projects';
import type { Tallies } from './projects/tallies';
import { tallies } from './projects/tallies';
import type { Rebuild } from './projects/rebuild';
import { rebuild } from './projects/rebuild';
import { ensureExpiry, expiries } from './retention';
import { recordHistory } from './record-history';
import type { References } from './references';
import { references } from './references';
import type { Reviews } from './reviews';
import { reviews } from './reviews';
import { searchGrams } from './lists/search-grams';
import type { PastProjects } from './projects/past-projects';
import type { Steps } from './projects/steps';
import { pastProjects } from './projects/past-projects';
import { steps } from './projects/steps';
import type { WaitingMails } from './waiting-mails';
import { waitingMails } from './waiting-mails';
import type { Webhooks } from './webhooks/webhooks';
import { webhooks } from './webhooks/webhooks';
import type { NotedWorkTimeSettings } from './work-time-settings';
import { workTimeSettings } from './work-time-settings';
import type { Retention } from '../contracts/sandbox/retention';
import { usualRetention } from '../contracts/sandbox/retention';

/** The repositories of one database. */
export interface Store {
  readonly people: PersonDirectory;
  readonly customers: CustomerDirectory;
  /** What ids of customers in projects stand for. */
  readonly keptCustomers: KeptCustomers;
  readonly customerKeys: CustomerKeys;
  readonly customerLinks: CustomerLinks;
  readonly customerDuplicates: CustomerDuplicates;
  readonly customerPeople: CustomerPeople;
  readonly personalFacts: PersonalFacts;
  readonly archiveViews: ArchiveViews;
  readonly drafts: Drafts;
  readonly adminActs: AdminActs;
  readonly customerContacts: CustomerContacts;
  readonly erasures: Erasures;
  readonly playbooks: Playbooks;
  readonly calendars: Calendars;
  readonly ledger: Ledger;
  readonly projects: Projects;
  readonly cards: Cards;
  readonly tallies: Tallies;
  readonly exchanges: Exchanges;
  readonly feed: Feed;
  readonly feedLag: FeedLag;
  readonly steps: Steps;
  readonly pastProjects: PastProjects;
  readonly webhooks: Webhooks;
  readonly notes: Notes;
  readonly outbox: Outbox;
  readonly mailTurns: MailTurns;
  readonly links: Links;
  readonly handOvers: HandOvers;
  readonly reviews: Reviews;
  readonly apiKeys: ApiKeys;
  readonly requestCounts: RequestCounts;
  readonly idempotency: IdempotentRequests;
  readonly findings: Findings;
  readonly heads: ProjectHeads;
  readonly waitingMails: WaitingMails;
  readonly checkpoints: Checkpoints;
  readonly workTimeSettings: NotedWorkTimeSettings;
  readonly references: References;
  readonly parkedReports: ParkedReports;
  readonly imports: Imports;
  readonly rebuild: Rebuild;
  readonly database: Database;
  /**
   * Creates missing collections and indexes, and makes rows expire by this store's retention. Safe to call at every start and from
   * several processes.
   */
  ensureIndexes(): Promise<void>;
  /** Throws when the database does not answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/**
 * How long an operation waits for a server before it fails (ms), so that a request is answered and not left hanging.
 */
const serverSelectionTimeoutMs = 5_000;

/**
 * Connects to a database and returns its repositories.
 *
 * @param uri MongoDB connection string with the database's name
 * @param retention how long expiring rows are kept; `ensureIndexes` applies it
 * @throws when no server answers within five seconds
 */
export async function connectStore(uri: string, retention: Retention = usualRetention): Promise<Store> {
  const connection = await mongoose
    .createConnection(uri, { serverSelectionTimeoutMS: serverSelectionTimeoutMs, autoIndex: false })
    .asPromise();
  const models = defineModels(connection);
  const ofDocuments = documents(models);
  const grams = searchGrams(models.searchGrams);
  const ofProjects = projects(models, ofDocuments, grams);
  const idempotency = idempotentRequests(models);
  const ofLedger = ledger(models);
  const ofReferences = references(models.references);
  const opened = links(models.links);
  const signOut = async (personId: string): Promise<void> => {
    for (const kind of ['session', 'sign-in'] as const) await opened.revoke(personId, kind, new Date());
  };
  const ofCustomers = customerDirectory(
    models.customers,
    recordHistory(models.recordChanges, 'customer'),
    grams,
  );
  const ofLinks = customerLinks(models);
  return {
    people: personDirectory(models.people, signOut, recordHistory(models.recordChanges, 'person')),
    customers: ofCustomers,
    keptCustomers: keptCustomers(ofCustomers, ofLinks),
    customerKeys: customerKeys(models.customerKeys),
    customerLinks: ofLinks,
    customerDuplicates: customerDuplicates(models.customerDuplicates),
    customerPeople: customerPeople(
      models.customerPeople,
      recordHistory(models.recordChanges, 'customer-person'),
      grams,
      ofCustomers.markMatchDue,
    ),
    personalFacts: personalFacts(models.personalFacts, recordHistory(models.recordChanges, 'personal-fact')),
    archiveViews: archiveViews(models.archiveViews),
    drafts: drafts(models.drafts),
    adminActs: adminActs(models.adminActs),
    customerContacts: customerContacts(models.customerContacts),
    erasures: erasures(models),
    playbooks: playbooks(models.playbooks),
    calendars: calendars(models.calendars),
    ledger: ofLedger,
    projects: ofProjects,
    cards: cards(models, ofDocuments, grams),
    tallies: tallies(models),
    exchanges: exchanges(models),
    feed: feed(models, ofLedger),
    feedLag: feedLag(models),
    steps: steps(connection, models, ofDocuments.keep, grams),
    pastProjects: pastProjects(models, { ledger: ofLedger, projects: ofProjects, keep: ofDocuments.keep }),
    webhooks: webhooks(models),
    notes: notes(models.notes),
    outbox: outbox(models.outbox),
    mailTurns: mailTurns(models.leases),
    links: opened,
    handOvers: handOvers(models),
    reviews: reviews(models.reviews),
    apiKeys: apiKeys(models),
    requestCounts: requestCounts(models.apiKeyUses),
    findings: findings(models.findings),
    heads: projectHeads(models, ofDocuments, grams),
    waitingMails: waitingMails(models.outbox),
    idempotency,
    checkpoints: checkpoints(models.checkpoints),
    workTimeSettings: workTimeSettings(models.workTimeSettings),
    references: ofReferences,
    parkedReports: parkedReports(models),
    imports: imports(models),
    rebuild: rebuild(models, {
      ledger: ofLedger,
      projects: ofProjects,
      references: ofReferences,
      grams,
    }),
    database: database(connection, models, retention),
    ensureIndexes: async () => {
      const each: readonly { createCollection(): Promise<unknown>; createIndexes(): Promise<void> }[] =
        Object.values(models);
      for (const model of each) {
        // the embedded server fails when two rows at once are the first of a collection
        await model.createCollection();
        await model.createIndexes();
      }
      for (const expiry of expiries(models, retention)) await ensureExpiry(expiry);
    },
    ping: async () => {
      await connection.db?.admin().ping();
    },
    close: async () => {
      await idempotency.end();
      await connection.close();
    },
  };
}
