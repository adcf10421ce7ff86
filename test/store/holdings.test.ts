import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { OutboxMail } from '../../store/outbox';
import type { Store } from '../../store/store';
import { connectStore } from '../../store/store';
import { engines } from '../support/engines';
import { day, simulate, start } from '../support/simulated-project';
import { standardPlaybook } from '../support/standard-playbook';

/** What reads everything that a person or a project has reads no more than it needs. */
let store: Store;

beforeAll(async () => {
  store = await connectStore(engines().mongoUri(`holdings-${randomUUID().slice(0, 8)}`));
  await store.ensureIndexes();
  await store.playbooks.keep(standardPlaybook);
});
afterAll(() => store.close());

const like = simulate({ open: { ownerId: 'rep' } }).state();

/** Projects of a customer, each opened a day after the one before. */
async function projectsFor(customerId: string, ownerId: string, count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let number = 0; number < count; number += 1) {
    const projectId = `${customerId}-${String(number).padStart(3, '0')}`;
    const roles = { sales: { personId: ownerId, reason: 'owner' as const } };
    const clock = { ...like.deal!.clock, followUpAtMs: null, judgeAtMs: start + (count - number) * day };
    const openedAtMs = start + number * day;
    const deal = { ...like.deal!, customerId, ownerId, roles, clock, openedAtMs };
    await store.projects.write({ ...like, projectId, deal }, 0, []);
    ids.push(projectId);
  }
  return ids;
}

describe('the projects that somebody leads', () => {
  it('are read in the order of what the clock asks for, up to a limit', async () => {
    const ids = await projectsFor('of-leader', 'leader', 12);
    const planned = { ...like.deal!.clock, followUpAtMs: null, judgeAtMs: null };
    const deal = { ...like.deal!, ownerId: 'leader', clock: planned };
    await store.projects.write({ ...like, projectId: 'being-planned', deal }, 0, []);
    const next = (await store.projects.nextOf('leader', 4)).map(({ projectId }) => projectId);
    expect(next).toEqual(['being-planned', ...ids.slice(-3).reverse()]);
  });

  it('are read from the last that has ended, up to a limit', async () => {
    for (const number of [1, 2, 3, 4]) {
      const project = simulate({ projectId: `ended-${number}`, open: { ownerId: 'closer' } });
      project.tell({ name: 'lose', reason: 'price' }, start + number * day);
      await store.projects.write(project.state(), 0, []);
    }
    const ended = await store.projects.endedOf(['closer'], start + 2 * day, 2);
    expect(ended.map(({ projectId }) => projectId)).toEqual(['ended-4', 'ended-3']);
    expect(await store.projects.endedOf(['closer'], start + 2 * day)).toHaveLength(3);
  });
});

describe('who knows a customer', () => {
  it('is found in the newest projects of each, running ones first, and not in those that are left out', async () => {
    const first = await projectsFor('known-a', 'knower-a', 60);
    await projectsFor('known-b', 'knower-b', 2);
    const ended = simulate({
      projectId: 'known-b-ended',
      open: { ownerId: 'closer-b', customerId: 'known-b' },
    });
    ended.tell({ name: 'lose', reason: 'price' }, start + 90 * day);
    await store.projects.write(ended.state(), 0, []);

    const asked = [
      { customerId: 'known-a', sameIds: ['known-a'], exceptProjectIds: first.slice(12) },
      { customerId: 'known-b', sameIds: ['known-b'], exceptProjectIds: ['known-b-000'] },
      { customerId: 'nobody-knows', sameIds: ['nobody-knows'], exceptProjectIds: [] },
    ];
    const found = await store.projects.rolesForCustomers(asked);
    const sales = found.filter(({ role }) => role === 'sales');
    const ofA = { customerId: 'known-a', role: 'sales', personId: 'knower-a' };
    expect(sales.slice(0, 12)).toEqual(Array(12).fill(ofA));
    expect(sales.slice(12).map(({ personId }) => personId)).toEqual(['knower-b', 'closer-b']);

    const whole = { customerId: 'known-a', sameIds: ['known-a'], exceptProjectIds: [] };
    const all = await store.projects.rolesForCustomers([whole]);
    expect(all.filter(({ role }) => role === 'sales')).toHaveLength(50);

    // of customers that are one, whoever works with either: running projects first
    const linked = { customerId: 'known-c', sameIds: ['known-c', 'known-b'], exceptProjectIds: [] };
    const known = (await store.projects.rolesForCustomers([linked])).filter(({ role }) => role === 'sales');
    expect(known.map(({ personId }) => personId)).toEqual(['knower-b', 'knower-b', 'closer-b']);
    expect(known.map(({ customerId }) => customerId)).toEqual(Array(3).fill('known-c'));
  });
});

describe('what somebody holds something of', () => {
  it('comes once and in pages, the newest first, whether it is owned, worked on, or both', async () => {
    await projectsFor('held-owned', 'holder', 5);
    const elsewhere = await projectsFor('held-other', 'colleague', 5);
    const shared = { ...like.deal!.roles, legal: { personId: 'holder', reason: 'test' } };
    for (const [index, projectId] of elsewhere.slice(0, 3).entries()) {
      const deal = { ...like.deal!, ownerId: 'colleague', roles: shared, openedAtMs: start + index * day };
      const state = { ...like, projectId, deal, revision: like.revision + 1 };
      // the last has ended: whoever has only worked on it holds nothing of it
      await store.projects.write(index === 2 ? { ...state, status: 'lost' } : state, like.revision, []);
    }
    const expected = [
      'owned-004',
      'owned-003',
      'owned-002',
      'owned-001',
      'other-001',
      'owned-000',
      'other-000',
    ];
    const found: string[] = [];
    let after: { openedAtMs: number; projectId: string } | undefined;
    for (;;) {
      const page = await store.projects.heldBy('holder', { after, limit: 2 });
      found.push(...page.map(({ projectId }) => projectId));
      const last = page.at(-1);
      if (!last) break;
      after = { openedAtMs: last.deal!.openedAtMs, projectId: last.projectId };
    }
    expect(found).toEqual(expected.map((id) => `held-${id}`));
  });
});

describe('pages of a list', () => {
  it('show nothing of others, also where theirs have begun in the same millisecond', async () => {
    const own = await projectsFor('same-own', 'twin-own', 4);
    await projectsFor('same-a', 'twin-a', 4);
    await projectsFor('zame-z', 'twin-z', 4);
    const found: string[] = [];
    let after: { openedAtMs: number; projectId: string } | undefined;
    for (;;) {
      const page = await store.projects.list({ ownerId: 'twin-own', status: 'open' }, { after, limit: 1 });
      found.push(...page.map(({ projectId }) => projectId));
      const last = page.at(-1);
      if (!last) break;
      after = { openedAtMs: last.deal!.openedAtMs, projectId: last.projectId };
    }
    expect(found).toEqual([...own].reverse());
  });
});

describe('what a page shows of a project', () => {
  it('is its newest notes, and of its mails those that did not arrive', async () => {
    for (const number of [1, 2, 3, 4, 5]) {
      const note = {
        id: `n${number}`,
        projectId: 'p',
        actor: 'rep',
        atMs: start + number * day,
        text: 'Said.',
      };
      await store.notes.write(note);
      const mail: OutboxMail = {
        ...{ key: `m${number}`, projectId: 'p', mail: 'task', taskId: null },
        request: { activity: 'sendMail', request: {} as never },
      };
      await store.outbox.claim(mail, new Date(start));
      const status = number === 4 ? ('accepted' as const) : ('failed' as const);
      await store.outbox.end(mail.key, 0, { status, personId: null, reason: null }, new Date(note.atMs));
    }
    expect((await store.notes.ofProject('p', 2)).map(({ id }) => id)).toEqual(['n4', 'n5']);
    expect(await store.notes.ofProject('p')).toHaveLength(5);
    expect((await store.outbox.lostOf('p', 2)).map(({ _id }) => _id)).toEqual(['m5', 'm3']);
  });
});
