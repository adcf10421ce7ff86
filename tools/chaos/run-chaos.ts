import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import type { Attempt } from '../../client/src';
import { apiClient } from '../public-data/api-client';
import { importCompany } from '../public-data/import-company';
import type { Platform } from '../../embedded/platform/platform';
import { loadPlaybookFile, standardPlaybookFile } from '../../playbooks/playbook-files';
import { chanceOf } from './load/chance';
import type { PlannedCommand } from './load/commands';
import { planCommands, shapeCommand } from './load/commands';
import { chaosCompany } from './company';
import type { Outage } from './load/kills';
import { kill, planKills } from './load/kills';
import type { Look } from './checks/look';
import { openLook } from './checks/look';
import type { ChaosOptions } from './options';
import { followFeed } from './load/feed-reader';
import type { Pace } from './load/pace';
import { openPace } from './load/pace';
import { openProjects } from './projects';
import { waitForQuiet } from './quiet';
import type { ChaosReport } from './report';
import { makeReport } from './report';
import type { Send } from './load/senders';
import { openSender } from './load/senders';
import type { Sent } from './load/sent';
import { sources } from './load/sent';

export interface ChaosDeps {
  readonly options: ChaosOptions;
  readonly platform: Platform;
  readonly say: (line: string) => void;
  /** When the whole began, epoch milliseconds. */
  readonly startedAtMs: number;
  /** Ends it early. */
  readonly signal: AbortSignal;
}

/** A client gives a command up after this long (ms), far longer than any outage of a run. */
const giveUpAfterMs = 300_000;
const longestPauseMs = 2_000;
const openTasksEveryMs = 3_000;

/** Sends commands and kills processes on a newly started platform, then counts what is there. */
export async function runChaos(deps: ChaosDeps): Promise<ChaosReport> {
  const { platform, options, signal } = deps;
  const connection = await Connection.connect({ address: platform.temporalAddress });
  const client = new Client({ connection, namespace: platform.temporalNamespace });
  const look = await openLook({ mongoUri: platform.mongoUri, client, dataDir: platform.dataDir });
  const attempts: Attempt[] = [];
  const api = apiClient({
    apiUrl: platform.apiUrl,
    atOnce: options.clients,
    signal,
    giveUpAfterMs,
    longestPauseMs,
    onAttempt: (attempt) => attempts.push(attempt),
  });
  try {
    const apiKey = await look.makeApiKey(sources.api);
    const send = openSender({ api, apiKey, client, run: randomUUID().slice(0, 8), signal });
    return await sendAndKill(deps, { look, send, attempts, api, apiKey });
  } finally {
    await look.close();
    await connection.close();
  }
}

interface Means {
  readonly look: Look;
  readonly send: Send;
  readonly attempts: readonly Attempt[];
  readonly api: ReturnType<typeof apiClient>;
  readonly apiKey: string;
}

async function sendAndKill(
  { options, platform, say, startedAtMs, signal }: ChaosDeps,
  { look, send, attempts, api, apiKey }: Means,
): Promise<ChaosReport> {
  const { rules } = await loadPlaybookFile(standardPlaybookFile());
  const company = chaosCompany(rules);
  await importCompany(api, apiKey, company);
  const holders = new Map(
    Object.keys(rules.roles).map((role) => [
      role,
      company.people.filter(({ roles }) => roles.includes(role)).map(({ id }) => id),
    ]),
  );
  const owners = holders.get(rules.ownerRole) ?? [];
  const opened = await openProjects({ api, apiKey, look, signal }, options.projects, owners);
  const projectIds = opened.map(({ projectId }) => projectId);
  say(
    `${projectIds.length} projects are open; ${options.commands} commands and ${options.kills} kills follow`,
  );

  const chance = chanceOf(options.seed);
  const { processes } = platform;
  const killPlan = planKills(
    chance,
    options.kills,
    processes.map(({ name }) => name),
  );
  const commands = planCommands(chance, { ...options, rules, holders });
  const reader = followFeed({ apiUrl: platform.apiUrl, apiKey, signal }, chanceOf(options.seed + 1));
  const pace = openPace(commands.length);
  const outages: Outage[] = [];
  const over = new AbortController();
  const stopKills = AbortSignal.any([signal, over.signal]);
  const began = Date.now();
  const timeUp =
    options.seconds === null
      ? undefined
      : setTimeout(() => {
          over.abort();
          pace.end();
        }, options.seconds * 1_000);
  const work = { pace, commands, projectIds, send, look, signal };
  const [sent] = await Promise.all([
    sendAll(work, options.clients).finally(() => over.abort()),
    kill({ planned: killPlan, commands: commands.length, processes, pace, signal: stopKills, outages, say }),
  ]);
  clearTimeout(timeUp);
  signal.throwIfAborted();
  const chaosMs = Date.now() - began;
  say(
    `${sent.length} commands were sent in ${Math.round(chaosMs / 1_000)} s; waiting until everything is quiet`,
  );
  await waitForQuiet({
    platform,
    look,
    projectIds,
    say,
    signal,
    mailPatienceMs: options.mailPatienceSeconds * 1_000,
  });
  say('Counting what is there');
  const feed = await reader.finish();
  const seen = await look.all(projectIds);
  const all = [...opened, ...sent];
  return makeReport({
    seed: options.seed,
    startedAtMs,
    chaosMs,
    sent: all,
    attempts: { seen: attempts },
    outages,
    seen,
    feed,
  });
}

interface Work {
  readonly pace: Pace;
  readonly commands: readonly PlannedCommand[];
  readonly projectIds: readonly string[];
  readonly send: Send;
  readonly look: Look;
  readonly signal: AbortSignal;
}

/** Each client sends one command after the other until there are no more. */
async function sendAll(work: Work, clients: number): Promise<Sent[]> {
  const sent: Sent[] = [];
  const ended = new AbortController();
  let openTasks = new Map<string, string[]>();
  const watch = (async () => {
    while (!ended.signal.aborted) {
      // while the database is down, what was known before will do
      openTasks = await work.look.openTasks().catch(() => openTasks);
      await delay(openTasksEveryMs, undefined, { signal: ended.signal }).catch(() => undefined);
    }
  })();
  const runClient = async (): Promise<void> => {
    for (let index = await work.pace.next(); index !== null; index = await work.pace.next()) {
      const planned = work.commands[index];
      if (!planned || work.signal.aborted) return;
      sent.push(await sendOne(work, planned, openTasks));
    }
  };
  try {
    await Promise.all(Array.from({ length: clients }, runClient));
  } finally {
    ended.abort();
    await watch;
  }
  return sent;
}

async function sendOne(
  { projectIds, send }: Work,
  planned: PlannedCommand,
  openTasks: ReadonlyMap<string, string[]>,
): Promise<Sent> {
  const projectId = projectIds[planned.project] ?? '';
  const startedAtMs = Date.now();
  const shaped = shapeCommand(planned, openTasks.get(projectId) ?? [], startedAtMs);
  const outcome = await send(planned, shaped, projectId);
  const { name, index, way } = planned;
  return { what: `${name} ${index}`, way, projectId, outcome, startedAtMs, endedAtMs: Date.now() };
}
