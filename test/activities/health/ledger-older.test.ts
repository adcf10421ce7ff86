import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { checkProjects, checkRunning } from '../../../activities/health/check-projects';
import { projectWorkflowId } from '../../../contracts/sandbox/names';
import { eventually } from '../../support/eventually';
import { base, openProject } from '../../support/project-client';
import type { DrillWorld } from './drill-world';
import { drillWorld, expectNoMailTwice, expectWhole } from './drill-world';

let world: DrillWorld;
beforeAll(async () => {
  world = await drillWorld();
});
afterAll(() => world.stop());

const collections = ['events', 'projects', 'tasks', 'outbox', 'notes', 'links'] as const;

/** A backup of the database. @returns what puts it back */
async function backup(): Promise<() => Promise<void>> {
  const kept = new Map<string, object[]>();
  for (const name of collections) {
    kept.set(name, await world.database.collection(name).find({}).toArray());
  }
  return async () => {
    for (const [name, rows] of kept) {
      await world.database.collection(name).deleteMany({});
      if (rows.length > 0) await world.database.collection(name).insertMany(rows);
    }
  };
}

const tell = (projectId: string, name: string, fields: object): Promise<unknown> =>
  world.server.client.workflow
    .getHandle(projectWorkflowId(projectId))
    .executeUpdate(name, { args: [{ ...base(), ...fields }] });

describe('a database that was brought back from a backup which is older than Temporal', () => {
  it('gets back what the histories hold: running, stopped, ended and opened since then', async () => {
    const { client, taskQueue } = world.server;
    const open = async () => (await openProject(client, taskQueue)).projectId;
    const [running, stopped, ended, resting] = [await open(), await open(), await open(), await open()];
    for (const id of [running, stopped, ended, resting]) await expectWhole(world, client, id);
    const putBack = await backup();

    await tell(running, 'recordContact', { kind: 'call', noteId: 'n1' });
    await tell(running, 'reachMilestone', { milestone: 'customer-profiled', evidence: 'crm:1' });
    await tell(stopped, 'reachMilestone', { milestone: 'customer-profiled', evidence: 'crm:1' });
    await tell(stopped, 'reachMilestone', { milestone: 'meeting-agreed', evidence: 'crm:2' });
    await tell(ended, 'lose', { reason: 'price' });
    const fresh = await open();
    for (const id of [running, stopped, ended, resting, fresh]) await expectWhole(world, client, id);
    await client.workflow.getHandle(projectWorkflowId(ended)).result();
    // nothing is on its way any more: no email that is in no outbox yet, either
    await eventually(async () => {
      const described = await Promise.all(
        [running, stopped, resting, fresh].map((id) =>
          client.workflow.getHandle(projectWorkflowId(id)).describe(),
        ),
      );
      return described.every(({ raw }) => (raw.pendingActivities ?? []).length === 0);
    });
    await eventually(async () => {
      const counts = await world.store.outbox.counts();
      return !counts.pending && !counts.sending && !counts['handing-over'];
    });
    await client.workflow.getHandle(projectWorkflowId(stopped)).terminate('drill');
    const ledgers = new Map<string, unknown>();
    for (const id of [running, stopped, ended, resting, fresh])
      ledgers.set(id, await world.store.ledger.read(id));
    const sent = world.mails.length;
    await putBack();

    const looked = await checkProjects(world.deps, { repairs: 'none' });
    const kinds = (id: string) =>
      looked.findings.filter(({ projectId }) => projectId === id).map(({ kind }) => kind);
    expect(kinds(running)).toEqual(['ahead']);
    expect(kinds(stopped)).toEqual(['ahead', 'no-workflow']);
    expect(kinds(ended)).toEqual(['ahead', 'no-workflow']);
    expect(kinds(resting)).toEqual([]);
    // the database does not know it: the list of running workflows does
    await eventually(async () => {
      const { findings } = await checkRunning(world.deps, { repairs: 'none' });
      expect(findings).toMatchObject([{ kind: 'ahead', projectId: fresh }]);
      return true;
    });

    expect((await checkProjects(world.deps, { repairs: 'safe' })).findings).toEqual([]);
    expect((await checkRunning(world.deps, { repairs: 'safe' })).findings).toEqual([]);
    for (const [id, ledger] of ledgers) expect(await world.store.ledger.read(id)).toEqual(ledger);
    for (const id of [running, stopped, resting, fresh]) await expectWhole(world, client, id);
    const [head] = await world.store.heads.of([ended]);
    expect(head!.document).toMatchObject({ status: 'lost', revision: head!.revision });

    for (const id of [running, stopped]) {
      await tell(id, 'recordContact', { kind: 'call', noteId: 'n2' });
      await expectWhole(world, client, id);
    }
    expect(world.mails).toHaveLength(sent);
    expectNoMailTwice(world.mails);
  }, 120_000);

  it('is left as it is where the histories do not close the gap, and says which project it is', async () => {
    const { client, taskQueue } = world.server;
    const { projectId } = await openProject(client, taskQueue);
    await tell(projectId, 'recordContact', { kind: 'call', noteId: 'n1' });
    await expectWhole(world, client, projectId);
    const ledger = await world.store.ledger.read(projectId);
    // another event stands where the history has one of its own
    const events = world.database.collection('events');
    const last = ledger.length;
    await events.deleteOne({ projectId, revision: last });
    await events.updateOne({ projectId, revision: last - 1 }, { $set: { 'event.actor': 'somebody-else' } });

    const { findings } = await checkProjects(world.deps, { repairs: 'all' });
    expect(findings).toMatchObject([
      { kind: 'ahead', projectId, repair: { outcome: 'left', detail: expect.stringContaining('differ') } },
      // nor is what the read side still tells taken away
      { kind: 'read-side-behind', projectId },
    ]);
    expect(await world.store.ledger.read(projectId)).toHaveLength(last - 1);
  });
});
