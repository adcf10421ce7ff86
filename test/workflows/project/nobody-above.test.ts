import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import type { LadderWorld } from './ladder-world';
import { startLadderWorld } from './ladder-world';

let office: LadderWorld;

beforeAll(async () => {
  office = await startLadderWorld({
    holder: (role) => (role === 'manager' ? null : `${role}-1`),
    mail: ({ effect: { to } }) =>
      'managerOf' in to
        ? { status: 'skipped', personId: null, reason: 'nobody-above' }
        : { status: 'accepted', personId: to.personId },
  });
}, 60_000);
afterAll(() => office.stop());
afterEach(() => office.end());

it('passes over a step that has nobody to do it, and says so on the timeline', async () => {
  const project = await office.open();
  const task = project.task('profile-customer');
  await office.pass(13);

  const events = office.world.events(project.projectId);
  const copied = events.find((event) => event.type === 'rungReached' && event.step === 'copy-manager');
  expect(events.filter(({ type }) => type === 'rungPassedOver')).toMatchObject([
    { taskId: task.id, rungRevision: copied!.revision, reason: 'nobody-above' },
  ]);
}, 60_000);
