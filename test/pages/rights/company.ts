import { createHash } from 'node:crypto';
import mongoose from 'mongoose';
import type { Absence } from '../../../contracts/wire/directory';
import { customerOf } from '../../../contracts/wire/customers';
import { emptyPerson } from '../../../contracts/wire/customer-people';
import { addDays, localDate } from '../../../domain/calendar/local-dates';
import { exampleFile, exampleMapping } from '../../../api/v1/imports/import-examples';
import { exampleSettings } from '../../../api/v1/webhooks/example-webhook';
import { openTasks } from '../../../domain/project/model/state';
import { findDuplicates } from '../../../duplicates/find-duplicates';
import { formKey } from '../../../pages/kit/session';
import { pairIdOf } from '../../../store/customer-duplicates';
import { engines } from '../../support/engines';
import { eventually } from '../../support/eventually';
import type { RunningApi, Told } from '../../api/running-api';
import { person } from '../../api/running-api';
import { multipartForm } from '../multipart-form';
import { aSession } from '../page-visits';
import type { World } from './people';
import { colleagues, everybody, importers, keepers, leads, workRoles } from './people';

/** What only those may read who have some right: each text stands in one kind of record, and nowhere else. */
export const secretKinds = ['name', 'archive', 'title', 'amount', 'exchange', 'person', 'personal'] as const;
export type SecretKind = (typeof secretKinds)[number];

export const secrets: Readonly<Record<World | 'unheld', Readonly<Record<SecretKind, string>>>> = {
  east: secretsOf('Quokka', '7,654,321'),
  far: secretsOf('Wombat', '8,345,679'),
  unheld: secretsOf('Numbat', '9,123,457'),
};

function secretsOf(animal: string, amount: string): Record<SecretKind, string> {
  return {
    ...{ name: `${animal}Name`, archive: `${animal}Archive`, title: `${animal}Title`, amount },
    ...{ exchange: `${animal}Said`, person: `${animal}Person`, personal: `${animal}Personal` },
  };
}

/** The ids of what belongs to a world, as addresses name them. */
export interface Belongings {
  readonly customerId: string;
  readonly secondId: string;
  readonly pairId: string;
  readonly personId: string;
  readonly factId: string;
  readonly potentialId: string;
  readonly projectId: string;
  /** An open task of whoever leads the project. */
  readonly taskId: string;
  readonly importId: string;
  readonly leadId: string;
}

/** A company whose people have signed in. */
export interface Company {
  readonly of: Readonly<Record<World, Belongings>>;
  /** The project of somebody who is away. */
  readonly awayProjectId: string;
  /** A customer that nobody holds, and the pair that it is in. */
  readonly unheld: { readonly customerId: string; readonly personId: string; readonly pairId: string };
  readonly webhookId: string;
  readonly keyId: string;
  get(who: string, path: string): Promise<Told>;
  /** Sends a form with a key of the session. */
  post(who: string, path: string, fields?: Readonly<Record<string, string>>): Promise<Told>;
  /** The same for a form that may have a file. */
  upload(who: string, path: string, fields?: Readonly<Record<string, string>>): Promise<Told>;
  /** Somebody is away, and another stands in for them; null: they are back. */
  sendAway(who: string, substituteId: string | null): Promise<void>;
  /** Everything that is stored, but for when sessions were last used, and what some collections have. */
  fingerprint(...without: readonly string[]): Promise<string>;
}

export async function companyOf(api: RunningApi): Promise<Company> {
  await employ(api);
  const tokens = await signedIn(api);
  const of = { east: await worldOf(api, 'east', tokens), far: await worldOf(api, 'far', tokens) };
  const awayProjectId = await opened(api, of.east.customerId, 'absent', secrets.east.title);
  await history(api, of.east);
  const unheld = await unheldCustomer(api);
  await findDuplicates(api.store);
  const webhook = await api.post('/v1/webhooks', { ...exampleSettings, personId: 'sales-1' });
  const keyId = (await api.createKey('spare', ['projects:read'])).split('_')[1] ?? '';
  const { revision, ...leaver } = (await api.store.people.read('leaver'))!;
  await api.store.people.replace({ ...leaver, active: false }, revision);

  // as browsers ask
  const accept = 'text/html,application/xhtml+xml,*/*;q=0.8';
  const headers = (who: string) => ({ Accept: accept, Cookie: `milepost_session=${tokens.get(who)}` });
  const withKey = (who: string, fields: Readonly<Record<string, string>>) => ({
    requestId: formKey({ token: tokens.get(who) ?? '' }),
    ...fields,
  });
  return {
    of,
    awayProjectId,
    unheld,
    webhookId: webhook.body.id,
    keyId,
    get: (who, path) => api.get(path, { key: null, headers: headers(who) }),
    post: (who, path, fields = {}) =>
      api.ask('POST', path, { key: null, headers: headers(who), form: withKey(who, fields) }),
    upload(who, path, fields = {}) {
      const { raw, type } = multipartForm(withKey(who, fields), { name: 'accounts.csv', bytes: 'name\nA\n' });
      return api.ask('POST', path, { key: null, raw, headers: { ...headers(who), 'Content-Type': type } });
    },
    sendAway: async (who, substituteId) => {
      const { revision: before, ...record } = (await api.store.people.read(who))!;
      const absences = substituteId === null ? [] : absentFor(substituteId);
      await api.store.people.replace({ ...record, absences }, before);
    },
    fingerprint: (...without) => fingerprint(api.database, without),
  };
}

function absentFor(substituteId: string): Absence[] {
  const today = localDate(Date.now(), 'Asia/Taipei');
  return [{ from: today, to: addDays(today, 5), substituteId }];
}

type Tokens = ReadonlyMap<string, string>;

async function employ({ store }: RunningApi): Promise<void> {
  const absences = absentFor('deputy');
  for (const [id, { record }] of Object.entries(colleagues)) {
    await store.people.create(person(id, { ...record, ...(id === 'absent' && { absences }) }));
  }
}

async function signedIn({ store }: RunningApi): Promise<Tokens> {
  const expiresAt = new Date(Date.now() + 3_600_000);
  const tokens = new Map<string, string>();
  for (const personId of everybody) {
    const target = { ...aSession, sinceMs: Date.now() };
    tokens.set(personId, (await store.links.create([{ personId, target, expiresAt }]))[0]!);
  }
  return tokens;
}

async function worldOf(api: RunningApi, world: World, tokens: Tokens): Promise<Belongings> {
  const { store } = api;
  const secret = secrets[world];
  const customerId = `${world}-works`;
  const secondId = `${world}-second`;
  const personId = `${world}-wang`;
  const potentialId = `${world}-oven`;
  const base = { class: 'A', timeZone: 'Asia/Taipei', language: 'en', ownerId: keepers[world] } as const;
  await store.customers.create(
    customerOf({
      ...{ ...base, id: customerId, name: `${secret.name} Foods Ltd`, sector: secret.archive },
      situation: [{ text: secret.archive, asOf: '2026-03-02', source: secret.archive }],
      addresses: [{ kind: 'plant', country: 'TW', text: secret.archive }],
      potentials: [
        {
          ...{ id: potentialId, what: secret.archive, amount: null, currency: null },
          ...{ expectedOn: null, why: secret.archive, projectId: null },
        },
      ],
    }),
  );
  await store.customers.create(
    customerOf({ ...base, id: secondId, name: `${secret.name} Foods Ltd`, sector: secret.archive }),
  );
  await store.customerPeople.create({
    ...emptyPerson,
    ...{ id: personId, customerId, name: secret.person, position: secret.person, committee: ['decides'] },
    ways: [{ kind: 'email', value: `${secret.person}@example.com`, isPreferred: true, hours: null }],
  });
  const fact = {
    ...{ kind: 'liking', text: secret.personal, source: secret.personal },
    basis: 'legitimate-interest',
  };
  const factId = (await api.post(`/v1/customer-people/${personId}/facts`, fact)).body.id;
  const leadId = leads[world];
  const projectId = await opened(api, customerId, leadId, secret.title, {
    ...{ amount: Number(secret.amount.replaceAll(',', '')), currency: 'TWD' },
  });
  await reported(api, projectId, 'contacts', { kind: 'visit', note: secret.exchange });
  await reported(api, projectId, 'notes', { note: secret.exchange });
  const { deal } = (await store.projects.read(projectId))!;
  const taskId = openTasks(deal!).find((task) => task.personId === leadId)?.id ?? '';
  const importId = await importOf(api, tokens.get(importers[world]) ?? '');
  const pairId = pairIdOf(customerId, secondId);
  return {
    ...{ customerId, secondId, pairId, personId, factId, potentialId },
    ...{ projectId, taskId, importId, leadId },
  };
}

/** Roles in the project, and a project that ended. */
async function history(api: RunningApi, { customerId, projectId }: Belongings): Promise<void> {
  for (const role of workRoles) {
    await reported(api, projectId, 'assignments', { role, personId: `with-${role}` });
  }
  const ended = await opened(api, customerId, 'former', secrets.east.title);
  await reported(api, ended, 'contacts', { kind: 'call', note: secrets.east.exchange });
  await reported(api, ended, 'loss', { reason: 'price' });
}

async function opened(
  api: RunningApi,
  customerId: string,
  ownerId: string,
  title: string,
  more: object = {},
): Promise<string> {
  const { status, body } = await api.post('/v1/projects', { title, customerId, ownerId, ...more });
  if (status !== 201) throw new Error(JSON.stringify(body));
  await api.get(`/v1/projects/${body.projectId}?revision=${body.revision}`);
  return body.projectId;
}

async function reported(api: RunningApi, projectId: string, what: string, body: object): Promise<void> {
  const told = await api.post(`/v1/projects/${projectId}/${what}`, body);
  if (told.status !== 200) throw new Error(JSON.stringify(told.body));
  await api.get(`/v1/projects/${projectId}?revision=${told.body.revision}`);
}

/** Sends a file by the page, as whoever imports does, and waits for the end of its dry run. */
async function importOf(api: RunningApi, token: string): Promise<string> {
  const { name, ...mapping } = exampleMapping;
  await api.put(`/v1/import-mappings/${name}`, mapping);
  const fields = { requestId: formKey({ token }), kind: mapping.kind, mapping: name };
  const { raw, type } = multipartForm(fields, { name: 'accounts.csv', bytes: exampleFile });
  const headers = { Cookie: `milepost_session=${token}`, 'Content-Type': type };
  const sent = await api.ask('POST', '/my/imports', { key: null, raw, headers });
  const importId = (sent.headers.get('location') ?? '').split('/').at(-1) ?? '';
  await eventually(async () =>
    (await api.get(`/v1/imports/${importId}`)).text.includes('"status":"checked"'),
  );
  return importId;
}

async function unheldCustomer({ store }: RunningApi): Promise<Company['unheld']> {
  const { name, archive, person: somebody } = secrets.unheld;
  const base = { name: `${name} Steel Ltd`, class: 'B', timeZone: 'Asia/Taipei', language: 'en' } as const;
  await store.customers.create(customerOf({ ...base, id: 'unheld-1', sector: archive }));
  await store.customers.create(customerOf({ ...base, id: 'unheld-2', sector: archive }));
  await store.customerPeople.create({
    ...emptyPerson,
    ...{ id: 'unheld-chen', customerId: 'unheld-1', name: somebody },
  });
  return {
    ...{ customerId: 'unheld-1', personId: 'unheld-chen', pairId: pairIdOf('unheld-1', 'unheld-2') },
  };
}

/** Rows that a request changes whatever it asks for: when a session was used, and who holds a lock for how long. */
const restless = ['links', 'leases'];

async function fingerprint(database: string, without: readonly string[]): Promise<string> {
  const connection = await mongoose.createConnection(engines().mongoUri(database)).asPromise();
  const parts: string[] = [];
  for (const { name } of await connection.db!.listCollections().toArray()) {
    if ([...restless, ...without].includes(name)) continue;
    const rows = await connection.db!.collection(name).find({}).sort({ _id: 1 }).toArray();
    parts.push(`${name} ${rows.length} ${createHash('sha256').update(JSON.stringify(rows)).digest('hex')}`);
  }
  await connection.close();
  return parts.sort().join('\n');
}
