import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { checkProjects, checkProjectsOf } from '../../../activities/health/check-projects';
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

const kindsOf = async (projectId: string): Promise<string[]> =>
  (await world.store.findings.list({ projectIds: [projectId] })).map(({ kind }) => kind);

async function opened(): Promise<string> {
  const before = world.mails.length;
  const { projectId } = await openProject(world.server.client, world.server.taskQueue);
  await eventually(() => world.mails.length > before);
  await expectWhole(world, world.server.client, projectId);
  return projectId;
}

describe('a project whose workflow was terminated', () => {
  it('is found, started from its ledger with its clock, and mails nothing twice', async () => {
    const { client } = world.server;
    const [projectId, other] = [await opened(), await opened()];
    await client.workflow.getHandle(projectWorkflowId(projectId)).terminate('drill');

    const looked = await checkProjects(world.deps, { repairs: 'none' });
    expect(looked.findings).toMatchObject([{ kind: 'no-workflow', projectId }]);
    expect(looked.next).toBeNull();
    expect(await kindsOf(projectId)).toEqual(['no-workflow']);
    expect(await kindsOf(other)).toEqual([]);

    const fixed = await checkProjects(world.deps, { repairs: 'safe' });
    expect(fixed).toMatchObject({ findings: [], counts: { found: 0, repaired: 1, started: 1 } });
    expect(await kindsOf(projectId)).toEqual([]);
    await expectWhole(world, client, projectId);

    const sent = world.mails.length;
    await client.workflow
      .getHandle(projectWorkflowId(projectId))
      .executeUpdate('recordContact', { args: [{ ...base(), kind: 'call', noteId: 'n1' }] });
    await expectWhole(world, client, projectId);
    expect(world.mails).toHaveLength(sent);
    expectNoMailTwice(world.mails);
  });

  it('gets the signals again that it had not answered for, once each', async () => {
    const { client, stopWorker, startWorker } = world.server;
    const projectId = await opened();
    const handle = client.workflow.getHandle(projectWorkflowId(projectId));
    const contact = { ...base(), kind: 'visit', noteId: 'n2' };
    await handle.signal('recordContact', { ...base(), kind: 'call', noteId: 'n1' });
    await eventually(async () => (await world.store.ledger.read(projectId)).some(isContact));
    await expectWhole(world, client, projectId);
    await stopWorker();
    await handle.signal('recordContact', contact);
    await handle.terminate('drill');

    await checkProjectsOf(world.deps, [projectId], { repairs: 'safe' });
    await startWorker();
    await eventually(async () => (await world.store.ledger.read(projectId)).filter(isContact).length > 1);
    await expectWhole(world, client, projectId);
    const contacts = (await world.store.ledger.read(projectId)).filter(isContact);
    expect(contacts.map((event) => event.type === 'contactRecorded' && event.noteId)).toEqual(['n1', 'n2']);
    expectNoMailTwice(world.mails);
  });

  it('sends nothing again that its history knows as sent, though the outbox has forgotten it', async () => {
    const { client, stopWorker, startWorker } = world.server;
    const projectId = await opened();
    const first = (await world.store.outbox.ofProject(projectId))[0]!;
    await stopWorker();
    await world.database.collection<{ _id: string }>('outbox').deleteOne({ _id: first._id });
    await client.workflow.getHandle(projectWorkflowId(projectId)).terminate('drill');
    const sent = world.mails.length;

    await checkProjectsOf(world.deps, [projectId], { repairs: 'safe' });
    await startWorker();
    await expectWhole(world, client, projectId);
    expect(world.mails).toHaveLength(sent);
    const rows = await world.store.outbox.ofProject(projectId);
    expect(rows.find(({ _id }) => _id === first._id)).toMatchObject({ status: 'accepted' });
  });

  it('is left alone when so many are missing that somebody has to look first', async () => {
    const projectId = await opened();
    await world.server.client.workflow.getHandle(projectWorkflowId(projectId)).terminate('drill');
    const checked = await checkProjectsOf(world.deps, [projectId], { repairs: 'safe', startsLeft: 0 });
    expect(checked.findings).toMatchObject([{ kind: 'no-workflow', repair: { outcome: 'left' } }]);
    const again = await checkProjectsOf(world.deps, [projectId], { repairs: 'all' });
    expect(again.findings).toEqual([]);
    await expectWhole(world, world.server.client, projectId);
  });
});

function isContact({ type }: { type: string }): boolean {
  return type === 'contactRecorded';
}
