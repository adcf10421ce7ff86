import { Client, Connection } from '@temporalio/client';
import { NativeConnection } from '@temporalio/worker';
import { randomUUID } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import pLimit from 'p-limit';
import { realDayMs } from '../domain/project/evolve/clocks';
import { createMailSender } from '../mail/send/send';
import type { Store } from '../store/store';
import { connectStore } from '../store/store';
import { startScriptedSmtp } from '../test/mail/send/scripted-smtp';
import { acme, somebody } from '../test/support/directory';
import { openProject } from '../test/support/project-client';
import { standardPlaybook } from '../test/support/standard-playbook';
import { createWorkers } from '../worker/worker';

/** From a command to its event in the ledger, in milliseconds. */
export interface LedgerLatency {
  readonly commands: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

export interface HangingMail {
  readonly projects: number;
  readonly healthy: LedgerLatency;
  readonly hanging: LedgerLatency;
  /** How many mails were waiting when the last command of the hanging run was measured. */
  readonly waiting: number;
}

export interface HangingMailDeps {
  readonly temporalAddress: string;
  readonly mongoUri: (database: string) => string;
  readonly bundle: string;
}

const projects = 50;
const rounds = 8;
/** Commands in progress at once: a company's people and systems, not a load test. */
const atOnce = 4;

/**
 * The same commands to as many projects whose mails go to a mail server that works, and to one that takes connections
 * and never answers.
 */
export async function measureHangingMail(deps: HangingMailDeps): Promise<HangingMail> {
  // one that is not counted: caches, pools and compiled code are then the same for both
  await measure(deps, false, 2);
  const healthy = await measure(deps, false, rounds);
  const hanging = await measure(deps, true, rounds);
  return { projects, healthy: healthy.latency, hanging: hanging.latency, waiting: hanging.waiting };
}

async function measure(
  { temporalAddress, mongoUri, bundle }: HangingMailDeps,
  hangs: boolean,
  times: number,
) {
  const store = await connectStore(mongoUri(`hanging-${randomUUID().slice(0, 8)}`));
  await store.ensureIndexes();
  await store.customers.create(acme);
  await store.playbooks.keep(standardPlaybook);
  await store.people.create(somebody('sales-1'));
  const never = new Promise<void>(() => undefined);
  const server = await startScriptedSmtp({}, () => (hangs ? never : undefined));
  const sender = createMailSender({ smtpUrl: server.url });
  const native = await NativeConnection.connect({ address: temporalAddress });
  const connection = await Connection.connect({ address: temporalAddress });
  const client = new Client({ connection });
  const taskQueue = `hanging-${randomUUID()}`;
  const written = new EventEmitter().setMaxListeners(0);
  const workers = await createWorkers({
    connection: native,
    namespace: 'default',
    taskQueue,
    workflowBundle: { code: bundle },
    store: { ...store, ledger: watched(store.ledger, written) },
    sender,
    settings: {
      dayMs: realDayMs,
      companyTimeZone: 'Asia/Taipei',
      mailFrom: 'Milepost <milepost@example.com>',
      publicUrl: 'http://127.0.0.1:3000',
    },
  });
  const running = workers.run();
  try {
    const fewAtOnce = pLimit(atOnce);
    const opened = await fewAtOnce.map(Array.from({ length: projects }), () =>
      openProject(client, taskQueue),
    );
    if (hangs) await server.connected(sender.connections);
    const commands = Array.from({ length: times }, () => opened).flat();
    const took = await fewAtOnce.map(commands, async (project) => {
      const commandId = randomUUID();
      const stands = once(written, commandId);
      const startedAt = performance.now();
      await project.update('recordContact', { commandId, kind: 'call' });
      await stands;
      return performance.now() - startedAt;
    });
    const { accepted = 0 } = await store.outbox.counts();
    return { latency: latencyOf(took), waiting: projects - accepted };
  } finally {
    workers.shutdown();
    server.cut();
    await running;
    await sender.close();
    await server.stop();
    await native.close();
    await connection.close();
    await store.close();
  }
}

/** Says by its id of each command that its events stand in the ledger. */
function watched(ledger: Store['ledger'], written: EventEmitter): Store['ledger'] {
  return {
    ...ledger,
    async append(projectId, events) {
      const last = await ledger.append(projectId, events);
      for (const { commandId } of events) written.emit(commandId);
      return last;
    },
  };
}

function latencyOf(took: readonly number[]): LedgerLatency {
  const sorted = [...took].sort((a, b) => a - b);
  const at = (part: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0;
  return { commands: sorted.length, p50Ms: at(0.5), p99Ms: at(0.99) };
}
