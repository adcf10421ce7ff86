import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import mongoose from 'mongoose';
import { randomUUID } from 'node:crypto';
import { projectWorkflowId } from '../../../contracts/sandbox/names';
import { defineModels } from '../../../store/models/models';
import type { Models } from '../../../store/models/models';
import type { RunningApi } from '../../api/running-api';
import { startApi } from '../../api/running-api';
import { engines } from '../../support/engines';
import { eventually } from '../../support/eventually';
import type { Ran } from './run-milepost';
import { milepost } from './run-milepost';

let api: RunningApi;
let connection: mongoose.Connection;
let models: Models;
let env: Record<string, string>;

beforeAll(async () => {
  api = await startApi();
  connection = await mongoose.createConnection(engines().mongoUri(api.database)).asPromise();
  models = defineModels(connection);
  env = {
    MILEPOST_MONGODB_URI: engines().mongoUri(api.database),
    TEMPORAL_ADDRESS: engines().temporalAddress,
    MILEPOST_TASK_QUEUE: api.worker.taskQueue,
    MILEPOST_COMMAND_WAIT_MS: '2000',
  };
}, 120_000);
afterAll(async () => {
  await connection.close();
  await api.stop();
});

interface Explained {
  readonly from: string;
  readonly headline: string;
  readonly lines: readonly string[];
  readonly nextAt: string;
  readonly revisions: Readonly<Record<'temporal' | 'ledger' | 'readSide', number | null>>;
  readonly temporalSays: string | null;
  readonly disagreements: readonly { readonly says: string; readonly todo: string }[];
}

const explain = (...args: string[]): Promise<Ran> => milepost(env, ['explain', ...args]);

async function settledProject(): Promise<string> {
  const projectId = await api.openProject();
  // its first deadlines are planned, and nothing is under way any more
  await eventually(async () => {
    const { revisions, nextAt } = (await explain(projectId, '--json')).json<Explained>();
    return nextAt !== null && new Set(Object.values(revisions)).size === 1;
  });
  return projectId;
}

describe('milepost explain', () => {
  it('says what the workflow says, with people by name and what comes next', async () => {
    const projectId = await settledProject();
    const { code, out, json } = await explain(projectId, '--json');
    const told = json<Explained>();
    const asked = await api.get(`/v1/projects/${projectId}/explanation?language=en`);
    expect(code).toBe(0);
    expect([told.headline, told.nextAt, told.from]).toEqual([
      asked.body.headline,
      asked.body.nextAt,
      'temporal',
    ]);
    expect(told.disagreements).toEqual([]);
    expect(out).toContain('Person sales-1');

    const shown = await explain(projectId, '--time-zone', 'Europe/Berlin');
    expect(shown.out).toContain('This is what its workflow says of itself.');
    expect(shown.out).toMatch(/It acts next at \d{4}-\d{2}-\d{2} \d{2}:\d{2} Europe\/Berlin/);
    expect(shown.out).toContain(`${projectWorkflowId(projectId)}, running`);
  });

  it('says it in Chinese', async () => {
    const projectId = await settledProject();
    const asked = await api.get(`/v1/projects/${projectId}/explanation?language=zh-TW`);
    const { out } = await explain(projectId, '--language', 'zh-TW');
    expect(out).toContain(asked.body.headline);
    expect((await explain(projectId, '--language', 'fr')).code).toBe(2);
  });

  it('works it out from the ledger when no worker answers, and says so', async () => {
    const projectId = await settledProject();
    const before = (await explain(projectId, '--json')).json<Explained>();
    await api.worker.stopWorker();
    try {
      const told = (await explain(projectId, '--json')).json<Explained>();
      expect(told.from).toBe('ledger');
      expect(told.temporalSays).toMatch(/No worker answers/);
      expect([told.headline, told.lines, told.nextAt]).toEqual([
        before.headline,
        before.lines,
        before.nextAt,
      ]);
      expect(told.revisions).toEqual({ ...before.revisions, temporal: null });
      expect(told.disagreements).toEqual([]);

      const away = await milepost({ ...env, TEMPORAL_ADDRESS: '127.0.0.1:1' }, [
        'explain',
        projectId,
        '--json',
      ]);
      expect(away.json<Explained>()).toMatchObject({
        from: 'ledger',
        temporalSays: expect.stringMatching(/does not answer/),
      });
    } finally {
      await api.worker.startWorker();
    }
  }, 90_000);

  it('shows the three revisions side by side, and what to do where they disagree', async () => {
    const behind = await settledProject();
    const { revision } = (await api.store.projects.read(behind))!;
    await models.projects.updateOne(
      { _id: behind },
      { $set: { 'state.revision': revision - 1, revision: revision - 1 } },
    );
    const told = (await explain(behind, '--json')).json<Explained>();
    expect(told.revisions).toEqual({ temporal: revision, ledger: revision, readSide: revision - 1 });
    expect(told.disagreements).toMatchObject([{ todo: `milepost rebuild --project ${behind}` }]);
    expect((await milepost(env, ['rebuild', '--project', behind])).code).toBe(0);
    expect((await explain(behind, '--json')).json<Explained>().disagreements).toEqual([]);

    const stopped = await settledProject();
    await api.worker.client.workflow.getHandle(projectWorkflowId(stopped)).terminate();
    const restorable = (await explain(stopped, '--json')).json<Explained>();
    expect(restorable.disagreements).toMatchObject([{ todo: expect.stringContaining('milepost restore') }]);

    const unrecorded = await settledProject();
    await models.events.deleteOne({
      _id: `${unrecorded}:${(await api.store.projects.read(unrecorded))!.revision}`,
    });
    const { disagreements } = (await explain(unrecorded, '--json')).json<Explained>();
    expect(disagreements.map(({ says }) => says)).toEqual(
      expect.arrayContaining([expect.stringMatching(/events wait to be recorded/)]),
    );
  }, 90_000);

  it('says that there is no such project, and no such time zone', async () => {
    const none = await explain(randomUUID());
    expect([none.code, none.err]).toEqual([1, expect.stringContaining('There is no project')]);
    const projectId = await settledProject();
    const wrong = await explain(projectId, '--time-zone', 'PST');
    expect([wrong.code, wrong.err]).toEqual([1, expect.stringContaining('America/Los_Angeles')]);
    const known = await explain(projectId, '--time-zone', 'asia/tokyo');
    expect([known.code, known.out]).toEqual([0, expect.stringContaining('Asia/Tokyo')]);
  });
});
