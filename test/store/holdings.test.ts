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
