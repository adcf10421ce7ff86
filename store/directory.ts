import type { Model } from 'mongoose';
import type { AddressProblem, Person } from '../contracts/wire/directory';
import type { DueNotification } from '../contracts/sandbox/notifications';
import { isDuplicateKey } from './kit/duplicate-key';
import { insertNew } from './kit/insert-new';
import { internalSource } from '../domain/project/model/commands';
import type { PersonRow, RecordChange, RecordRow, ReplanDue } from './models/directory-models';
import type { Listing, ListedRows, ListOrder, ListRequest } from './lists/listing';
import { listing } from './lists/listing';
import { emailKey, personOf, personRow } from './person-rows';
import type { RecordHistory } from './record-history';
import { fieldChanges } from './record-history';

/** A record that people edit, with the revision that its ETag is made from. */
export type Versioned<T> = T & { readonly revision: number };

/** A record as it is, and what led to it. */
export interface Snapshot<T> {
  readonly record: Versioned<T>;
  readonly change: RecordChange;
}

/** Records of one kind: people, customers, their people, what is known of them. */
export interface Directory<T extends { id: string }> {
  /** Null when the id is taken. */
  create(record: T, changedBy?: string): Promise<Versioned<T> | null>;
  read(id: string): Promise<Versioned<T> | null>;
  /** Those that exist, in no particular order. */
  readMany(ids: readonly string[]): Promise<Versioned<T>[]>;
  /** Null when the record does not exist or has another revision by now. */
  replace(record: T, revision: number, changedBy?: string): Promise<Versioned<T> | null>;
  /** A page of a list with any conditions, by id or by name. */
  page(request: ListRequest): Promise<ListedRows<Versioned<T>>>;
  /** By id, after `afterId`, at most `limit`. */
  list(page: { afterId?: string; limit: number }): Promise<Versioned<T>[]>;
  /** Who changed what when, in order, after a revision, at most `limit`. */
  history(id: string, page: { afterRevision: number; limit: number }): Promise<RecordChange[]>;
  /** By id, after `afterId`, at most `limit`, each with the change that led to it. */
  snapshots(page: { afterId?: string | undefined; limit: number }): Promise<Snapshot<T>[]>;
  /**
   * Puts a record back as it was, with the change that led to it: it has the revision of that change.
   *
   * @returns false: the id is taken
   */
  restore(record: T, change: RecordChange): Promise<boolean>;
  /** Puts an earlier change back. The first of a revision stays. */
  restoreChange(id: string, change: RecordChange): Promise<void>;
  /** Removes a record and all that its history says of it. Repeating it is harmless. */
  forget(id: string): Promise<void>;
}

/** Records of which many may come at once. */
export interface BulkDirectory<T extends { id: string }> extends Directory<T> {
  /**
   * Makes many records.
   *
   * @returns the ids of those that were not made: each is taken
   */
  createEach(records: readonly T[], changedBy?: string): Promise<ReadonlySet<string>>;
}

/** What the rows of all kinds have. */
export type StoredRecord = RecordRow<{ id: string }>;

const byId: ListOrder = { field: 'recordId', descending: false };

/** The records of one kind, in rows made from them. */
export function directory<T extends { id: string }, R extends StoredRecord>(
  model: Model<R>,
  record: (row: R) => Versioned<T>,
  row: (record: T, revision: number) => Omit<R, 'lastChange'>,
  kept: RecordHistory,
  listed: Listing<R>,
): BulkDirectory<T> {
  // one generic model for all: Mongoose's filter types need a concrete row, which `StoredRecord` is
  const rows = model as unknown as Model<StoredRecord>;
  const read = (found: unknown): Versioned<T> => record(found as R);
  /** What is given may have parts that only its row has. */
  const shownOf = (given: T): Versioned<T> => record({ ...row(given, 1), lastChange: null } as unknown as R);
  const newRow = (given: T, actor: string) => ({
    ...row(given, 1),
    lastChange: { revision: 1, atMs: Date.now(), actor, changes: fieldChanges({}, shownOf(given)) },
  });
  return {
    createEach: (given, changedBy = internalSource) =>
      insertNew(
        rows,
        given.map((each) => newRow(each, changedBy)),
      ),
    async create(given, changedBy = internalSource) {
      try {
        await rows.create([newRow(given, changedBy)]);
      } catch (error) {
        if (isDuplicateKey(error)) return null;
        throw error;
      }
      return { ...given, revision: 1 };
    },
    async read(id) {
      const found = await rows.findById(id).lean();
      return found ? read(found) : null;
    },
    async readMany(ids) {
      if (ids.length === 0) return [];
      return (await rows.find({ _id: { $in: [...ids] } }).lean()).map(read);
    },
    async replace(given, revision, changedBy = internalSource) {
      const before = await rows.findOne({ _id: given.id, revision }).lean();
      if (!before) return null;
      await kept.keep(given.id, before.lastChange);
      const changes = fieldChanges(read(before), shownOf(given));
      const lastChange = { revision: revision + 1, atMs: Date.now(), actor: changedBy, changes };
      const changed = await rows.replaceOne(
        { _id: given.id, revision },
        {
          ...row(given, revision + 1),
          lastChange,
        },
      );
      return changed.modifiedCount === 1 ? { ...given, revision: revision + 1 } : null;
    },
    async history(id, { afterRevision, limit }) {
      // the latest first: when another change follows meanwhile, it is among the kept ones by then
      const found = await rows.findById(id, { lastChange: 1 }).lean();
      const changes = await kept.list(id, { afterRevision, limit });
      const latest = found?.lastChange;
      const isLacking = latest && latest.revision > (changes.at(-1)?.revision ?? afterRevision);
      return isLacking ? [...changes, latest].slice(0, limit) : changes;
    },
    async snapshots({ afterId, limit }) {
      const after = afterId === undefined ? undefined : { key: afterId, id: afterId };
      const { rows: found } = await listed.page({ conditions: [], order: byId, after, limit });
      return found.map((each) => ({ record: record(each), change: each.lastChange }));
    },
    async restore(given, change) {
      // projects may run that were there before
      const untold = 'matchDue' in row(given, 1) && { untold: change.revision };
      try {
        await rows.create([{ ...row(given, change.revision), ...untold, lastChange: change }]);
        return true;
      } catch (error) {
        if (isDuplicateKey(error)) return false;
        throw error;
      }
    },
    restoreChange: (id, change) => kept.keep(id, change),
    async forget(id) {
      await rows.deleteOne({ _id: id });
      await kept.forget(id);
    },
    async list({ afterId, limit }) {
      const after = afterId === undefined ? undefined : { key: afterId, id: afterId };
      return (await listed.page({ conditions: [], order: byId, after, limit })).rows.map(record);
    },
    async page(request) {
      const { rows: found, next } = await listed.page(request);
      return { rows: found.map(record), next };
    },
  };
}

/** The notifications that a change of somebody's record causes; `before` is null for a new one. */
export type NotificationsOf = (before: Person | null, after: Versioned<Person>) => readonly DueNotification[];

/** People, with the queries and facts that only they have. */
export interface PersonDirectory extends Omit<Directory<Person>, 'create' | 'replace'> {
  /** The notifications are written with the record, or not at all. */
  create(
    person: Person,
    notificationsOf?: NotificationsOf,
    changedBy?: string,
  ): Promise<Versioned<Person> | null>;
  replace(
    person: Person,
    revision: number,
    notificationsOf?: NotificationsOf,
    changedBy?: string,
  ): Promise<Versioned<Person> | null>;
  /** Changes of somebody's zone or calendar that their projects have not been told of, as far as is known. */
  replansDue(limit: number): Promise<(ReplanDue & { readonly personId: string })[]>;
  /** Records that the projects are being told of a change. */
  replanBegun(personId: string, revision: number): Promise<void>;
  /** Notifications that Temporal does not have yet, of one person or of many. */
  dueNotifications(
    of: { readonly personId: string } | { readonly mostPeople: number },
  ): Promise<DueNotification[]>;
  /** Records that Temporal has a notification. */
  notificationRequested(notification: Pick<DueNotification, 'personId' | 'key'>): Promise<void>;
  /** Keys of the calendars that active people name, each once. */
  calendarsInUse(): Promise<string[]>;
  /** Active people who can take a role, by id. */
  activeWithRole(role: string): Promise<Versioned<Person>[]>;
  /** The people with an address, ignoring case: active ones first, then by id. */
  byEmail(email: string): Promise<Versioned<Person>[]>;
  /** The people whom somebody manages, by id, inactive ones too. */
  managedBy(managerId: string): Promise<Versioned<Person>[]>;
  /** Whether somebody is anybody's manager. */
  manages(managerId: string): Promise<boolean>;
  /**
   * Out of the people who have one of these as manager or as substitute for an absence, those who may not read their
   * email: inactive, with a failed address, or with an absence that ends on the day or later.
   *
   * @param day `YYYY-MM-DD`
   */
  hardToReach(aboveIds: readonly string[], day: string): Promise<Versioned<Person>[]>;
  /** The people of a team, in no particular order. */
  ofTeam(team: string): Promise<Versioned<Person>[]>;
  /** The people whom any of several managers manages, by id. */
  managedByAny(managerIds: readonly string[]): Promise<Versioned<Person>[]>;
  /**
   * Records that email to somebody bounced for good. An address keeps its first problem: later bounces of the same
   * address change nothing.
   *
   * It raises the revision. An ETag stands for what was shown, and the record is another one now; and writing back a
   * whole record that was read before would erase the mark. An editor who has it open reads it again, once for each
   * address that fails.
   *
   * @returns whether the person has that address, and so the mark; false: there is no such person, or they have another
   * address by now
   */
  markAddress(personId: string, problem: AddressProblem): Promise<boolean>;
}

/**
 * The directory of people. `addressProblem` in what is given to create or replace is ignored.
 *
 * @param signOut told of everybody whose address changes or who is deactivated: nobody goes on with what the old one
 * has opened
 */
export function personDirectory(
  model: Model<PersonRow>,
  signOut: (personId: string) => Promise<void>,
  kept: RecordHistory,
): PersonDirectory {
  const records = directory<Person, PersonRow>(
    model,
    personOf,
    personRow,
    kept,
    listing(model, { idField: 'recordId' }),
  );
  return {
    ...records,
    async create(person, notificationsOf = noNotifications, changedBy = internalSource) {
      const record = { ...person, addressProblem: null };
      const dueNotifications = notificationsOf(null, { ...record, revision: 1 });
      return withoutNotifications(
        await records.create(withNotifications(record, dueNotifications), changedBy),
      );
    },
    async replace(person, revision, notificationsOf = noNotifications, changedBy = internalSource) {
      const before = await model.findOne({ _id: person.id, revision }).lean();
      if (!before) return null;
      const isSame = emailKey(before.email) === emailKey(person.email);
      // what a body has left out stays as it is
      const kept = {
        mailHabit: before.mailHabit,
        teamMailHabit: before.teamMailHabit,
        review: before.review,
      };
      const record = {
        ...withoutUndefined(kept),
        ...withoutUndefined(person),
        addressProblem: isSame ? personOf(before).addressProblem : null,
      };
      const isElsewhere = before.timeZone !== person.timeZone || before.calendar !== person.calendar;
      const replanDue = isElsewhere ? { revision: revision + 1, changedBy } : before.replanDue;
      const caused = notificationsOf(personOf(before), { ...record, revision: revision + 1 });
      const dueNotifications = [...(before.dueNotifications ?? []), ...caused];
      const replacing = { ...record, ...(replanDue && { replanDue }) };
      const replaced = withoutNotifications(
        await records.replace(withNotifications(replacing, dueNotifications), revision, changedBy),
      );
      if (replaced && (!isSame || !person.active)) await signOut(person.id);
      return replaced;
    },
    async replansDue(limit) {
      const rows = await model
        .find({ 'replanDue.revision': { $gt: 0 } }, { replanDue: 1 })
        .limit(limit)
        .lean();
      return rows.flatMap(({ _id, replanDue }) => (replanDue ? [{ personId: _id, ...replanDue }] : []));
    },
    async replanBegun(personId, revision) {
      await model.updateOne({ _id: personId, 'replanDue.revision': revision }, { $unset: { replanDue: 1 } });
    },
    async dueNotifications(of) {
      const query =
        'personId' in of ? { _id: of.personId } : { dueNotifications: { $exists: true, $ne: [] } };
      const rows = await model
        .find(query, { dueNotifications: 1 })
        .limit('personId' in of ? 1 : of.mostPeople)
        .lean();
      return rows.flatMap(({ dueNotifications = [] }) => dueNotifications);
    },
    async notificationRequested({ personId, key }) {
      await model.updateOne({ _id: personId }, { $pull: { dueNotifications: { key } } });
    },
    async calendarsInUse() {
      const rows = await model.find({ active: true, calendar: { $ne: null } }, { calendar: 1 }).lean();
      return [...new Set(rows.flatMap(({ calendar }) => calendar ?? []))].sort();
    },
    async activeWithRole(role) {
      return (await model.find({ roles: role, active: true }).sort({ _id: 1 }).lean()).map(personOf);
    },
    async byEmail(email) {
      const key = emailKey(email);
      const found = (await model.find({ emailKey: key }).sort({ _id: 1 }).lean()).map(personOf);
      return [...found.filter(({ active }) => active), ...found.filter(({ active }) => !active)];
    },
    async managedBy(managerId) {
      return (await model.find({ managerId }).sort({ _id: 1 }).lean()).map(personOf);
    },
    async manages(managerId) {
      return (await model.findOne({ managerId }, { _id: 1 }).lean()) !== null;
    },
    async hardToReach(aboveIds, day) {
      const ids = [...aboveIds];
      const found = await model
        .find({
          $and: [
            { $or: [{ managerId: { $in: ids } }, { substituteIds: { $in: ids } }] },
            { $or: [{ active: false }, { addressProblem: { $ne: null } }, { absentUntil: { $gte: day } }] },
          ],
        })
        .sort({ _id: 1 })
        .lean();
      return found.map(personOf);
    },
    async ofTeam(team) {
      return (await model.find({ team }).lean()).map(personOf);
    },
    async managedByAny(managerIds) {
      if (managerIds.length === 0) return [];
      const rows = await model
        .find({ managerId: { $in: [...managerIds] } })
        .sort({ _id: 1 })
        .lean();
      return rows.map(personOf);
    },
    async markAddress(personId, { email, code, atMs }) {
      for (;;) {
        const row = await model.findById(personId).lean();
        if (!row || emailKey(row.email) !== emailKey(email)) return false;
        if (row.addressProblem) return true;
        const addressProblem = { email, code, atMs };
        const revision = row.revision + 1;
        const changes = [{ field: 'addressProblem', from: null, to: addressProblem }];
        const lastChange = { revision, atMs: Date.now(), actor: internalSource, changes };
        await kept.keep(personId, row.lastChange);
        const asked = { _id: personId, revision: row.revision };
        const marked = await model.updateOne(asked, { $set: { addressProblem, revision, lastChange } });
        if (marked.matchedCount === 1) return true;
        // somebody was faster: with the mark for this address, with another address, or with another change
      }
    },
  };
}

function withoutUndefined<T extends object>(fields: T): { [Name in keyof T]: Exclude<T[Name], undefined> } {
  const known = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(known) as { [Name in keyof T]: Exclude<T[Name], undefined> };
}

const noNotifications: NotificationsOf = () => [];

/** A record with the notifications stored beside it in its row; `withoutNotifications` removes them. */
function withNotifications<T extends Person>(person: T, dueNotifications: readonly DueNotification[]): T {
  return dueNotifications.length > 0 ? { ...person, dueNotifications } : person;
}

function withoutNotifications(
  kept: (Versioned<Person> & { dueNotifications?: unknown; replanDue?: unknown }) | null,
): Versioned<Person> | null {
  if (!kept) return null;
  const { dueNotifications: _, replanDue: _due, ...person } = kept;
  return person;
}
