import { Client } from '@temporalio/client';
import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import { createApp } from '../api/app';
import { startServer } from '../api/kit/server';
import { weekOf } from '../domain/calendar/review-times';
import { realDayMs } from '../domain/project/evolve/clocks';
import type { ProjectState } from '../domain/project/model/state';
import { startMongodb } from '../embedded/engines/mongodb-server';
import type { Store } from '../store/store';
import { connectStore } from '../store/store';
import { acme, somebody } from '../test/support/directory';
import { day, milestone, simulate } from '../test/support/simulated-project';
import { gateMilestones, standardPlaybook } from '../test/support/standard-playbook';
import { median } from './memory';

/**
 * How long a manager of twenty reps with a thousand projects waits for the page of the weekly review, on the embedded
 * database: `npx tsx bench/review-page.ts`.
 */

const reps = 20;
const projects = 1_000;
const rounds = 15;
const zone = 'Asia/Taipei';

interface Answer {
  readonly firstByteMs: number;
  readonly lastByteMs: number;
  readonly bytes: number;
}

async function main(): Promise<void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'milepost-review-'));
  const mongodb = await startMongodb(
    { dataDir: folder, logFile: path.join(folder, 'log'), port: 'free', survives: 'process' },
    () => undefined,
  );
  const store = await connectStore(mongodb.uri('review'));
  const settings = { taskQueue: 'none', commandWaitMs: 1_000 };
  // nothing is told to a project: only the read side is asked, so a client that reaches nothing will do
  const client = Object.create(Client.prototype) as Client;
  const app = createApp({ store, client, settings, logger: pino({ level: 'silent' }) });
  const server = await startServer(app, '127.0.0.1', 0);
  try {
    await fill(store);
    const week = weekOf(Date.now(), zone);
    const [token = ''] = await store.links.create([
      {
        personId: 'manager',
        target: { kind: 'review', managerId: 'manager', week },
        expiresAt: new Date(Date.now() + day),
      },
    ]);
    for (const page of [1, 4, 7]) {
      const url = `${server.url}/reviews/${week}?token=${token}&page=${page}`;
      const answers: Answer[] = [];
      for (let round = 0; round < rounds; round += 1) answers.push(await asked(url));
      const of = (part: keyof Answer): number => Math.round(median(answers.map((answer) => answer[part])));
      process.stdout.write(
        `page ${page}: first byte after ${of('firstByteMs')} ms, the last after ${of('lastByteMs')} ms, ` +
          `${Math.round(of('bytes') / 1024)} KB; the slowest of ${rounds} after ` +
          `${Math.round(Math.max(...answers.map(({ lastByteMs }) => lastByteMs)))} ms\n`,
      );
    }
  } finally {
    await server.stop();
    await store.close();
    await mongodb.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function fill(store: Store): Promise<void> {
  await store.ensureIndexes();
  await store.playbooks.keep(standardPlaybook);
  await store.customers.create(acme);
  await store.people.create(somebody('manager', { roles: [] }));
  for (let rep = 0; rep < reps; rep += 1) {
    await store.people.create(somebody(`rep-${rep}`, { managerId: 'manager', name: `Name of rep ${rep}` }));
  }
  const lives = gateMilestones.slice(0, -1).map((_, count) => lived(count));
  for (let number = 0; number < projects; number += 1) {
    const state = lives[number % lives.length];
    if (!state?.deal) throw new Error('Nothing was lived.');
    const deal = { ...state.deal, ownerId: `rep-${number % reps}`, title: `Cooling line number ${number}` };
    await store.projects.write({ ...state, projectId: `project-${number}`, deal }, 0, []);
  }
}

/** A project in its fortieth day that has reached some milestones, and whose customer was spoken with last week. */
function lived(reached: number): ProjectState {
  const openedAtMs = Date.now() - 40 * realDayMs;
  const project = simulate({ openedAtMs, open: { ownerId: 'rep-0', amount: 4_800_000, currency: 'TWD' } });
  for (const [index, key] of gateMilestones.slice(0, reached).entries()) {
    project.passUntil(openedAtMs + (index + 1) * 2 * day);
    project.tell(milestone(key));
  }
  project.passUntil(Date.now() - 4 * day);
  project.tell({ name: 'recordContact', kind: 'call' });
  project.passUntil(Date.now());
  return project.state();
}

function asked(url: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const startedAt = performance.now();
    const since = (): number => performance.now() - startedAt;
    request(url, (response) => {
      let [firstByteMs, bytes] = [0, 0];
      response.on('data', (chunk: Buffer) => {
        firstByteMs ||= since();
        bytes += chunk.length;
      });
      response.on('end', () => {
        if (response.statusCode === 200) resolve({ firstByteMs, lastByteMs: since(), bytes });
        else reject(new Error(`The page answered ${response.statusCode}.`));
      });
    })
      .on('error', reject)
      .end();
  });
}

void main();
