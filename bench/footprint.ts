import { Client, Connection, WithStartWorkflowOperation } from '@temporalio/client';
import { NativeConnection, Worker } from '@temporalio/worker';
import { randomUUID } from 'node:crypto';
import { projectWorkflowId } from '../contracts/names';
import { payloadConverterPath } from '../worker/bundle';
import { base } from '../test/support/project-client';
import { eventually } from '../test/support/eventually';
import { memoryWorld } from '../test/support/memory-world';
import { rules } from '../test/support/standard-playbook';
import type { HistoryCost } from './history';
import { historyCost } from './history';

/** A short day: nine months pass in half a minute, on a real server with real timers. */
const dayMs = 100;
const projectDays = 270;
const contacts = 20;

interface Step {
  readonly atDay: number;
  readonly name: 'reachMilestone' | 'recordContact';
  readonly fields: object;
}

/**
 * A nine-month project: every milestone of the playbook in order, twenty contacts in between, and twice a silence of
 * more than fifteen days, so that two follow-up checks fire.
 */
export function nineMonths(): Step[] {
  const milestones = Object.keys(rules.milestones).filter((key) => key !== 'quality-reviewed');
  const messages: Omit<Step, 'atDay'>[] = milestones.map((milestone) => ({
    name: 'reachMilestone',
    fields: { milestone, evidence: `crm:activity/${milestone}` },
  }));
  // contacts spread evenly between the milestones, all before the last one, which wins the project
  for (let n = 0; n < contacts; n += 1) {
    const place = Math.round(((n + 0.5) * (messages.length - 1)) / contacts);
    messages.splice(Math.min(place, messages.length - 2), 0, {
      name: 'recordContact',
      fields: { kind: 'call', evidence: `crm:call/${n}` },
    });
  }
  // two silences of 17 days; the other messages share the remaining days
  const silences = new Set([Math.round(messages.length / 3), Math.round((2 * messages.length) / 3)]);
  const gap = (projectDays - 2 * 17) / (messages.length - 2);
  let atDay = 0;
  return messages.map((message, index) => {
    atDay += silences.has(index) ? 17 : gap;
    return { ...message, atDay };
  });
}

export interface Footprint {
  readonly messages: number;
  readonly mails: number;
  readonly followUps: number;
  readonly milepost: HistoryCost;
  readonly bare: HistoryCost;
}

/** Runs the nine-month project and, with the same messages and mails, the bare workflow; counts what each has cost. */
export async function measureFootprint(address: string, bundle: string): Promise<Footprint> {
  const connection = await Connection.connect({ address });
  const native = await NativeConnection.connect({ address });
  const world = memoryWorld({ dayMs });
  const nothing = (): Promise<void> => Promise.resolve();
  const taskQueue = `bench-${randomUUID()}`;
  const worker = await Worker.create({
    connection: native,
    taskQueue,
    workflowBundle: { code: bundle },
    dataConverter: { payloadConverterPath },
    activities: { ...world.activities, bareRecord: nothing, bareMail: nothing },
  });
  const running = worker.run();
  const client = new Client({ connection });
  try {
    const projectId = randomUUID();
    const open = {
      title: 'Cooling line, hall 3',
      customerId: randomUUID(),
      customerClass: 'B',
      ownerId: randomUUID(),
      playbook: rules,
    };
    const run = async (
      type: string,
      workflowId: string,
      args: [object],
      paced: boolean,
    ): Promise<HistoryCost> => {
      const start = new WithStartWorkflowOperation(type, {
        workflowId,
        taskQueue,
        args,
        workflowIdConflictPolicy: 'FAIL',
      });
      await client.workflow.executeUpdateWithStart('open', {
        startWorkflowOperation: start,
        args: [{ ...base(), ...open }],
      });
      const handle = client.workflow.getHandle(workflowId);
      const startedAt = Date.now();
      for (const { atDay, name, fields } of nineMonths()) {
        const waitMs = startedAt + atDay * dayMs - Date.now();
        if (paced && waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs));
        await handle.executeUpdate(name, { args: [{ ...base(), ...fields }] });
      }
      await handle.result();
      return historyCost(handle);
    };
    const milepost = await run('salesProject', projectWorkflowId(projectId), [{ projectId }], true);
    const mails = await eventually(() => world.mails(projectId).length);
    const messages = nineMonths().length + 1;
    // the mails follow the messages evenly: when they come makes no difference to what they cost
    const mailsAfter = Array.from(
      { length: messages },
      (_, n) => Math.floor(((n + 1) * mails) / messages) - Math.floor((n * mails) / messages),
    );
    const bare = await run('bareProject', `bare-${randomUUID()}`, [{ messages, mailsAfter }], false);
    const followUps = world.types(projectId).filter((type) => type === 'followUpDue').length;
    return { messages, mails, followUps, milepost, bare };
  } finally {
    worker.shutdown();
    await running;
    await native.close();
    await connection.close();
  }
}
