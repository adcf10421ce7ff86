import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { createActivities } from '../../activities/activities';
import { administratorRole } from '../../domain/administration/rights';
import { realDayMs } from '../../domain/project/evolve/clocks';
import type { Fault } from '../../imports/faults/fault-codes';
import type { Store } from '../../store/store';
import { connectStore } from '../../store/store';
import type { DevWorker } from '../support/dev-worker';
import { startDevWorker } from '../support/dev-worker';
import { somebody } from '../support/directory';
import { engines } from '../support/engines';
import { importFile, mappingOf, runPhase, storeFile } from '../support/imports/imports';
import { noMail } from '../support/recorded-mails';

/** People of the company from a file, over a real Temporal server and a real database. */
let store: Store;
let worker: DevWorker;

beforeAll(async () => {
  store = await connectStore(engines().mongoUri(`colleagues-${randomUUID().slice(0, 8)}`));
  await store.ensureIndexes();
  await store.people.create(somebody('chief', { roles: [administratorRole], email: 'chief@example.com' }));
  await store.people.create(somebody('top', { roles: [] }));
  await store.people.create(somebody('below', { managerId: 'top' }));
  worker = await startDevWorker(engines().temporalAddress, (client) =>
    createActivities({
      store,
      client,
      sender: noMail,
      settings: {
        mailFrom: 'm@example.com',
        publicUrl: 'http://x',
        companyTimeZone: 'Asia/Taipei',
        dayMs: realDayMs,
      },
    }),
  );
}, 120_000);

afterAll(async () => {
  await worker.stop();
  await store.close();
});

const fixed = { language: { value: 'en' }, timeZone: { value: 'UTC' }, capacity: { value: '50' } };
const managers = mappingOf('people', ['team'], {
  fields: {
    ...fixed,
    id: { column: 'manager' },
    name: { column: 'managerName' },
    email: { column: 'managerEmail' },
  },
});
const agents = mappingOf('people', ['id', 'name', 'email', 'roles', 'manager', 'team'], { fields: fixed });
const head = 'id,name,email,roles,manager,managerName,managerEmail,team';
const run = (mapping: typeof agents, rows: readonly string[]) =>
  importFile(store, worker, mapping, `${[head, ...rows].join('\n')}\n`);
const short = (faults: readonly Fault[]): string[] =>
  faults.map(({ code, row, column }) => `${row} ${column ?? '-'} ${code}`);

const team = [
  'amy,Amy,amy@example.com,sales,dora,Dora,dora@example.com,North',
  'ben,Ben,ben@example.com,sales;presales-engineer,dora,Dora,dora@example.com,North',
  'cai,Cai,cai@example.com,sales,emil,Emil,emil@example.com,South',
  'dan,Dan,no address,sales,emil,Emil,emil@example.com,South',
];

describe('a list of people with their managers', () => {
  it('brings the managers in by the column that names them, each once, and then who is below', async () => {
    const above = await run(managers, team);
    const below = await run(agents, team);

    expect(above.done.commit.counts).toEqual({ rows: 4, created: 2, changed: 0, same: 2, refused: 0 });
    expect(above.done.check.counts).toEqual(above.done.commit.counts);
    expect(below.done.commit.counts).toEqual({ rows: 4, created: 3, changed: 0, same: 0, refused: 1 });
    expect(short(below.problems)).toEqual(['5 email email-unreadable']);
    expect(await store.people.read('ben')).toMatchObject({
      ...{ name: 'Ben', managerId: 'dora', roles: ['sales', 'presales-engineer'], team: 'North' },
      ...{ active: true, capacity: 50, revision: 1 },
    });
    expect(await store.people.read('dora')).toMatchObject({ name: 'Dora', managerId: null, roles: [] });
  });

  it('changes nothing when it comes again, and what it says when it says more', async () => {
    const again = await run(agents, team);
    const moved = await run(agents, ['cai,Cai,cai@example.com,sales,dora,,,North']);

    expect(again.done.commit.counts).toMatchObject({ same: 3, refused: 1 });
    expect(moved.done.commit.counts).toMatchObject({ changed: 1 });
    expect(await store.people.read('cai')).toMatchObject({ managerId: 'dora', team: 'North', revision: 2 });
    expect(await store.people.history('cai', { afterRevision: 1, limit: 5 })).toMatchObject([
      { actor: 'key:crm' },
    ]);
  });

  it('refuses managers whom nobody knows, circles, and rows that contradict each other', async () => {
    const { done, problems } = await run(agents, [
      'new-1,New,new-1@example.com,sales,nobody,,,',
      'top,Top,top@example.com,,below,,,',
      'twice,Twice,twice@example.com,sales,dora,,,',
      'twice,Other,twice@example.com,sales,dora,,,',
    ]);

    expect(done.commit.counts).toMatchObject({ created: 1, refused: 3 });
    expect(short(problems)).toEqual([
      '2 manager manager-unknown',
      '3 manager value-invalid',
      '5 - row-twice',
    ]);
  });

  it('makes no administrator, and sends none their email elsewhere', async () => {
    const { problems } = await run(agents, [
      `evil,Evil,evil@example.com,${administratorRole},dora,,,`,
      'chief,Chief,evil@example.com,,,,,',
      `amy,Amy,amy@example.com,sales;${administratorRole},dora,,,`,
    ]);

    expect(short(problems)).toEqual(['2 - administrator', '3 - administrator', '4 - administrator']);
    expect(await store.people.read('chief')).toMatchObject({ email: 'chief@example.com' });
    expect(await store.people.read('evil')).toBeNull();
  });

  it('is for programs alone', async () => {
    const importId = await storeFile(
      store,
      agents,
      `${head}\nzoe,Zoe,zoe@example.com,sales,dora,,,\n`,
      'dora',
    );
    await runPhase(worker, importId, 'check');

    const problems = await store.imports.problems(importId, 'check', { after: 0, limit: 9 });
    expect(problems.map(({ fault }) => fault.code)).toEqual(['people-by-programs']);
  });
});
