import { afterAll, beforeAll, expect, it } from '@jest/globals';
import mongoose from 'mongoose';
import { randomUUID } from 'node:crypto';
import { isOpenTask } from '../../domain/project/model/state';
import { projectRow } from '../../store/projects/project-rows';
import type { Store } from '../../store/store';
import { connectStore } from '../../store/store';
import { engines } from '../support/engines';
import { day, milestone, simulate, start } from '../support/simulated-project';
import { gateMilestones } from '../support/standard-playbook';
import { asStored } from '../support/stored';

let store: Store;

beforeAll(async () => {
  store = await connectStore(engines().mongoUri(`documents-${randomUUID().slice(0, 8)}`));
  await store.ensureIndexes();
});
afterAll(() => store.close());

it('keeps a busy project in 8 KB, and gives back every task of it in order', async () => {
  const project = simulate({ projectId: 'busy', open: { ownerId: 'rep' } });
  for (const [index, key] of gateMilestones.slice(0, -1).entries()) {
    project.passUntil(start + (index + 1) * 12 * day);
    project.tell(milestone(key));
    project.tell({ name: 'recordContact', kind: 'visit', noteId: `note-${index}` });
  }
  const state = project.state();
  const tasks = Object.values(state.deal!.tasks);
  expect(tasks.filter(isOpenTask).length).toBeGreaterThan(0);
  expect(tasks.filter((task) => !isOpenTask(task)).length).toBeGreaterThan(20);

  await store.projects.write(state, 0, []);

  expect(mongoose.mongo.BSON.calculateObjectSize(projectRow(state))).toBeLessThanOrEqual(8_192);
  const read = (await store.projects.read('busy'))!;
  expect(read).toEqual(asStored(state));
  expect(Object.keys(read.deal!.tasks)).toEqual(Object.keys(state.deal!.tasks));
});
