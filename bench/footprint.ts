import { Client, Connection, WithStartWorkflowOperation } from '@temporalio/client';
import { NativeConnection, Worker } from '@temporalio/worker';
import { randomUUID } from 'node:crypto';
import { mailTaskQueue, projectWorkflowId } from '../contracts/sandbox/names';
import type { ProjectEvent } from '../domain/project/model/events';
import { payloadConverterPath } from '../worker/bundle';
import { operatorCodec } from '../worker/operator-codec';
import { together } from '../worker/together';
import { base } from '../test/support/project-client';
import { eventually } from '../test/support/eventually';
import { memoryWorld } from '../test/support/memory-world';
import { rules } from '../test/support/standard-playbook';
import type { HistoryCost } from './history';
import { historyCost } from './history';

/** A short day: nine months pass in little more than a minute, on a real server with real timers. */
const dayMs = 250;
const projectDays = 270;
/** Long enough above fifteen that a timer of the server, which may be a second late, fires within it. */
const silentDays = 20;
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
  // two silences; the other messages share the remaining days
  const silences = new Set([Math.round(messages.length / 3), Math.round((2 * messages.length) / 3)]);
  const gap = (projectDays - 2 * silentDays) / (messages.length - 2);
  let atDay = 0;
  return messages.map((message, index) => {
    atDay += silences.has(index) ? silentDays : gap;
    return { ...message, atDay };
  });
}

export interface Footprint {
  readonly messages: number;
  readonly mails: number;
  /** How often the clock had something to do: follow-ups, reminders and what comes after them. */
  readonly wakes: number;
  readonly followUps: number;
  readonly milepost: HistoryCost;
  readonly bare: HistoryCost;
}

/** At how many instants a project did something because its time had come. */
function clockWakes(events: readonly ProjectEvent[]): number {
  const ofClock = ['rungReached', 'followUpDue', 'judgementDue'];
  return new Set(events.filter(({ type }) => ofClock.includes(type)).map(({ commandId }) => commandId)).size;
}

/** Runs the nine-month project and, with the same messages, wakes and mails, the bare workflow; counts what each has cost. */
export async function measureFootprint(address: string, bundle: string): Promise<Footprint> {
  const connection = await Connection.connect({ address });
  const native = await NativeConnection.connect({ address });
  const world = memoryWorld({ dayMs });
  const nothing = (): Promise<void> => Promise.resolve();
  const taskQueue = `bench-${randomUUID()}`;
  const codec = operatorCodec({
    person: () => Promise.resolve({ name: 'Baker', timeZone: 'Europe/Berlin' }),
    publicUrl: 'http://127.0.0.1:3000',
    companyTimeZone: 'Asia/Taipei',
    namesInHistories: true,
  });
  const shared = {
    connection: native,
    // as a worker of the platform writes summaries: with names and local times
    dataConverter: { payloadConverterPath, payloadCodecs: [codec] },
    activities: { ...world.activities, bareRecord: nothing, bareMail: nothing },
  };
  const own = await Worker.create({ ...shared, taskQueue, workflowBundle: { code: bundle } });
  const workers = together([own, await Worker.create({ ...shared, taskQueue: mailTaskQueue(taskQueue) })]);
  const running = workers.run();
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
      const { runId } = await handle.describe();
      const startedAt = Date.now();
      for (const { atDay, name, fields } of nineMonths()) {
        const waitMs = startedAt + atDay * dayMs - Date.now();
        if (paced && waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs));
        await handle.executeUpdate(name, { args: [{ ...base(), ...fields }] });
      }
      await handle.result();
      return historyCost(client, workflowId, runId);
    };
    const milepost = await run('salesProject', projectWorkflowId(projectId), [{ projectId }], true);
    const mails = await eventually(() => world.mails(projectId).length);
    const messages = nineMonths().length + 1;
    const wakes = clockWakes(world.events(projectId));
    // they follow the messages evenly: when they come makes no difference to what they cost
    const evenly = (all: number): number[] =>
      Array.from(
        { length: messages },
        (_, n) => Math.floor(((n + 1) * all) / messages) - Math.floor((n * all) / messages),
      );
    const input = { messages, mailsAfter: evenly(mails), wakesAfter: evenly(wakes) };
    const bare = await run('bareProject', `bare-${randomUUID()}`, [input], false);
    const followUps = world.types(projectId).filter((type) => type === 'followUpDue').length;
    return { messages, mails, wakes, followUps, milepost, bare };
  } finally {
    workers.shutdown();
    await running;
    await native.close();
    await connection.close();
  }
}
