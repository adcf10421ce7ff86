import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startApi } from '../api/running-api';
import type { RunningApi } from '../api/running-api';
import { acme } from '../support/directory';
import { eventually } from '../support/eventually';
import type { Office, Who } from './project-office';
import { projectOffice } from './project-office';
import { pageVisits, textOf } from './page-visits';

let api: RunningApi;
let office: Office;

beforeAll(async () => {
  api = await startApi();
  await api.store.customers.create({ ...acme, id: 'other' });
  office = await projectOffice(api, pageVisits(api));
});
afterAll(() => api.stop());

/** A project whose follow-up is due in so many days. */
async function project(title: string, followUpDays: number, ownerId: Who = 'owner'): Promise<string> {
  const { projectId, report } = await office.project(ownerId, title);
  await report('clock', { followUpDays, judgeDays: 40, note: 'They asked for it.' });
  return projectId;
}

const contactsOf = async (projectId: string) => (await api.store.projects.read(projectId))!.deal!.contacts;

describe('a contact that is recorded on a page', () => {
  it('may be about the other projects that are due within the week, and then counts for them', async () => {
    const a = await project('Line A', 15);
    const b = await project('Line B', 3);
    const c = await project('Line C', 20);
    const theirs = await project('Line of a colleague', 3, 'stranger');

    const shown = textOf(await office.show('owner', a, 'record-contact'));
    expect(shown).toContain('Yes, also about Line B');
    expect(shown).not.toContain('Line C');
    expect(shown).not.toContain('colleague');
    const done = await office.act('owner', a, 'record-contact', {
      kind: 'visit',
      also: b,
      note: '談了兩條線',
    });

    expect(done.status).toBe(200);
    expect(await contactsOf(a)).toMatchObject([{ kind: 'visit' }]);
    await eventually(async () => (await contactsOf(b)).length === 1);
    expect(await contactsOf(b)).toMatchObject([{ kind: 'visit', actor: 'owner' }]);
    for (const other of [c, theirs]) expect(await contactsOf(other)).toEqual([]);
    expect((await api.store.notes.ofProject(b)).at(-1)?.text).toBe('談了兩條線');
    expect(await api.store.customerContacts.newest('acme', 5)).toMatchObject([
      { kind: 'visit', projectIds: [a, b], note: '談了兩條線', actor: 'owner' },
    ]);
  });

  it('is about its own project alone when that is said, or nothing', async () => {
    const a = await project('Pump A', 15, 'deputy');
    const b = await project('Pump B', 3, 'deputy');

    await office.act('deputy', a, 'record-contact', { kind: 'call', also: '-' });
    await office.act('deputy', a, 'record-contact', { kind: 'call' });

    expect(await contactsOf(a)).toHaveLength(2);
    expect(await contactsOf(b)).toEqual([]);
    const unknown = await office.act('deputy', a, 'record-contact', { kind: 'call', also: 'p-1' });
    expect(unknown.status).toBe(422);
  });
});
