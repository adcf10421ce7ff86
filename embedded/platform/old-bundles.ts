import { setTimeout as delay } from 'node:timers/promises';

import { Client, Connection } from '@temporalio/client';

import type { TemporalConnection } from '../../config/config';
import { DeploymentError, describeDeployment, runningOf, type BuildRef } from '../../temporal/deployment';
import { moveOver, switchTo, type UpgradeProgress } from '../../temporal/upgrade';
import type { Report } from '../processes/report';
import type { Service } from '../processes/service';
import { forgetBundlesBut, keptBundle, type KeptBundle } from './workflow-bundles';

export interface LocalUpgradeOptions {
  temporal: TemporalConnection;
  /** the build of the present code */
  build: BuildRef;
  dataDir: string;
  /** workflow types that move; by default Milepost's long-lived ones */
  types?: readonly string[];
  /** how long to pause between two looks at what is left, in milliseconds */
  lookEveryMs?: number;
  /** Starts a worker of an earlier build; its activities are those of the present code. */
  startWorker(bundle: KeptBundle): Promise<Service>;
  report: Report;
}

/**
 * The code has changed since the last start: running workflows are served by their own code until they have moved to
 * the new one.
 */
export interface LocalUpgrade {
  /** Workers of earlier builds that run at the moment. */
  serving(): readonly Service[];
  /** Makes the build current, and begins to move what runs on earlier ones. */
  begin(): Promise<void>;
  /** Resolves when nothing is left on an earlier build; never rejects. */
  readonly finished: Promise<void>;
  stop(): Promise<void>;
}

/** Visibility lags: a worker ends only after this many looks at which nothing runs on its build. */
const emptyLooks = 3;
const usualLookMs = 1_500;
/** How often (ms) the number of projects still to move is reported. */
const sayEveryMs = 10_000;
/** After a fault, such as a server that is down for a moment, retry this much later (ms). */
const retryMs = 10_000;

/**
 * Starts a worker for each earlier build on which something still runs: that of the last start, and of starts before
 * when the code changed faster than workflows could move.
 */
export async function openLocalUpgrade(options: LocalUpgradeOptions): Promise<LocalUpgrade> {
  const { temporal, build, report } = options;
  const connection = await Connection.connect(temporal.connectionOptions);
  const client = new Client({ connection, namespace: temporal.namespace });
  const stopped = new AbortController();
  let follow: Promise<void> = Promise.resolve();
  let finish: () => void = () => undefined;
  const finished = new Promise<void>((resolve) => (finish = resolve));
  const services = new Map<string, Service>();
  const close = async (): Promise<void> => {
    stopped.abort();
    await follow;
    await Promise.all([...services.values()].map((service) => service.stop()));
    services.clear();
    await connection.close();
  };
  try {
    await serveEarlier(client, options, services);
  } catch (error) {
    await close();
    throw error;
  }
  return {
    serving: () => [...services.values()],
    begin: async () => {
      await switchTo(client, { ...build, signal: stopped.signal });
      follow = untilDrained(client, options, services, stopped.signal)
        .catch((error: unknown) => {
          if (!stopped.signal.aborted) report(`Moving to build ${build.buildId} ended: ${messageOf(error)}`);
        })
        .finally(finish);
    },
    finished,
    stop: close,
  };
}

async function serveEarlier(
  client: Client,
  { build, dataDir, startWorker, report }: LocalUpgradeOptions,
  services: Map<string, Service>,
): Promise<void> {
  const deployment = await describeDeployment(client, build.deploymentName);
  const earlier = (deployment?.builds ?? []).filter(
    ({ buildId, running }) => buildId !== build.buildId && running > 0,
  );
  const starting = earlier.map(async ({ buildId, running }) => {
    const bundle = keptBundle(dataDir, buildId);
    if (!bundle) {
      report(
        `${running} workflows run on build ${buildId}, whose code is not in ${dataDir}: they stand still until ` +
          'a worker of that code is started (check it out and start it once).',
      );
      return;
    }
    const service = await startWorker(bundle);
    services.set(buildId, service);
    report(
      `The code has changed: ${running} workflows move from build ${buildId} to ${build.buildId}; ` +
        `a second worker serves them until then (process ${service.pid}).`,
    );
  });
  const failed = (await Promise.allSettled(starting)).find(({ status }) => status === 'rejected');
  if (failed) throw (failed as PromiseRejectedResult).reason;
}

/** Moves what can move, waits for what ends by itself, and stops each worker when nothing is left for it. */
async function untilDrained(
  client: Client,
  options: LocalUpgradeOptions,
  services: Map<string, Service>,
  signal: AbortSignal,
): Promise<void> {
  const { build, dataDir, types, lookEveryMs, report } = options;
  await again(report, signal, async () => {
    let saidAtMs = Date.now();
    const onProgress = (progress: UpgradeProgress): void => {
      const left = Object.values(progress.left).reduce((sum, count) => sum + count, 0);
      if (left === 0 || Date.now() - saidAtMs < sayEveryMs) return;
      saidAtMs = Date.now();
      report(`${left} workflows are still to move to build ${build.buildId}`);
    };
    await moveOver(client, {
      ...build,
      signal,
      report: onProgress,
      ...(types && { types }),
      ...(lookEveryMs && { lookEveryMs }),
    });
  });
  const empty = new Map<string, number>();
  while (services.size > 0) {
    await again(report, signal, async () => {
      for (const [buildId, service] of services) {
        const { count } = await client.workflow.count(runningOf({ ...build, buildId }));
        empty.set(buildId, count === 0 ? (empty.get(buildId) ?? 0) + 1 : 0);
        if ((empty.get(buildId) ?? 0) < emptyLooks) continue;
        await service.stop();
        services.delete(buildId);
        report(`Nothing runs on build ${buildId} any more: its worker has ended.`);
      }
    });
    await delay(lookEveryMs ?? usualLookMs, undefined, { signal });
  }
  await forgetBundlesBut(dataDir, [build.buildId]);
}

/** Retries until it works or everything is stopped, and reports once what was in the way. */
async function again(report: Report, signal: AbortSignal, act: () => Promise<void>): Promise<void> {
  for (let said = ''; ;) {
    try {
      await act();
      return;
    } catch (error) {
      signal.throwIfAborted();
      if (messageOf(error) !== said) report(messageOf(error));
      said = messageOf(error);
      await delay(error instanceof DeploymentError ? 3 * retryMs : retryMs, undefined, { signal });
    }
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
