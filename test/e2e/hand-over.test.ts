import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client, Connection } from '@temporalio/client';
import { defaultTaskQueue, projectWorkflowId } from '../../contracts/sandbox/names';
import { realDayMs } from '../../domain/project/evolve/clocks';
import { fold } from '../../domain/project/evolve/evolve';
import type { ProjectState } from '../../domain/project/model/state';
import { isOpen } from '../../domain/project/model/state';
import type { CaughtMail } from '../../embedded/engines/mail-catcher-client';
import type { Platform } from '../../embedded/platform/platform';
import { startPlatform } from '../../embedded/platform/platform';
import { prepareInstallation } from '../../embedded/platform/seed';
import type { Store } from '../../store/store';
import { connectStore } from '../../store/store';
import { somebody } from '../support/directory';
import { buildOfRun } from '../support/build-of-run';
import { eventually } from '../support/eventually';
import { holdsAnything, withoutHolders } from '../support/handed-over';
import { everyPlace, portfolio } from '../support/portfolio';
import { wholePlaybook } from '../support/standard-playbook';

/** All of it as `npm start` runs it: real engines, the worker and the API in processes of their own. */
let platform: Platform;
let store: Store;
let client: Client;
let connection: Connection;
let apiKey: string;

beforeAll(async () => {
  platform = await startPlatform({
    dataDir: 'temporary',
    ports: 'free',
    dayMs: realDayMs,
    build: buildOfRun(),
  });
  ({ apiKey } = await prepareInstallation(platform));
  store = await connectStore(platform.mongoUri);
  connection = await Connection.connect({ address: platform.temporalAddress });
  client = new Client({ connection });
}, 180_000);

afterAll(async () => {
  await connection.close();
  await store.close();
  await platform.stop();
}, 60_000);

/** How many projects change hands: four in each place; more by `MILEPOST_TEST_PROJECTS_OF_LEAVER=200`. */
const many = Number(process.env['MILEPOST_TEST_PROJECTS_OF_LEAVER'] ?? 4 * everyPlace.length);

const leaver = 'leaver';
const receivers = ['receiver-1', 'receiver-2', 'receiver-3', 'receiver-4'];

async function team(): Promise<void> {
  const of = { team: 'Leaving', managerId: 'leaving-boss' };
  await store.people.create(somebody('leaving-boss', { roles: [], team: 'Leaving' }));
  for (const id of [leaver, ...receivers]) {
    await store.people.create(somebody(id, { ...of, capacity: 1000 }));
  }
}

const ask = (path: string, init: RequestInit = {}): Promise<Response> =>
  fetch(`${platform.apiUrl}/v1${path}`, {
    ...init,
    headers: {
      Authorization: `Bearer ${apiKey}`,
      'Content-Type': 'application/json',
      ...(init.headers as Record<string, string>),
    },
  });

/** @returns the id of the hand-over that this starts */
async function deactivate(personId: string): Promise<string> {
  const read = await ask(`/people/${personId}`);
  const { revision: _, ...person } = (await read.json()) as Record<string, unknown>;
  const replaced = await ask(`/people/${personId}?handOver=start`, {
    method: 'PUT',
    headers: { 'If-Match': read.headers.get('etag')! },
    body: JSON.stringify({ ...person, active: false }),
  });
  expect(replaced.status).toBe(200);
  return /<\/v1\/hand-overs\/([^>]+)>/.exec(replaced.headers.get('link')!)![1]!;
}

interface Progress {
  readonly status: string;
  readonly counts: Readonly<Record<'projects' | 'moved' | 'waiting' | 'refused' | 'unplaced', number>>;
  readonly parts: readonly {
    readonly receiverId: string;
    readonly status: string;
    readonly projects: number;
  }[];
}

const progressOf = async (handOverId: string): Promise<Progress> =>
  (await (await ask(`/hand-overs/${handOverId}?limit=1`)).json()) as Progress;

/** Waits until a hand-over has come so far, as its page of the API shows it. */
const progress = (handOverId: string, isSoFar: (now: Progress) => boolean): Promise<Progress> =>
  eventually(async () => {
    const now = await progressOf(handOverId);
    return isSoFar(now) && now;
  }, 120_000);

const mailsTo = async (personId: string): Promise<CaughtMail[]> =>
  (await platform.mail!.listMails()).filter(({ to }) => to.includes(`${personId}@example.com`));

/** Opens the link of the offer as its reader does, and presses "accept". */
async function accept(personId: string): Promise<number> {
  const [offer] = await eventually(async () => {
    const mails = await mailsTo(personId);
    return mails.length > 0 && mails;
  }, 30_000);
  const link = /https?:\S+\/hand-overs\/\S+token=[\w-]+/.exec(offer!.text!)![0];
  const page = await (await fetch(link)).text();
  const action = /<form[^>]* action="([^"]+)"/.exec(page)![1]!.replaceAll('&amp;', '&');
  const part = /name="part" value="([^"]+)"/.exec(page)![1]!;
  const { status } = await fetch(new URL(action, platform.apiUrl), {
    method: 'POST',
    body: new URLSearchParams({ part, note: '', act: 'accept' }),
  });
  return status;
}

/** What a project is now, told by its running workflow and by its ledger. */
async function liveAndTold(projectId: string): Promise<{ live: ProjectState; told: ProjectState }> {
  const live = await client.workflow.getHandle(projectWorkflowId(projectId)).query<ProjectState>('state');
  const told = fold(projectId, await store.ledger.read(projectId));
  return { live, told: JSON.parse(JSON.stringify(told)) as ProjectState };
}

describe('the hand-over of somebody who leaves', () => {
  it(
    'moves projects in every place and changes nothing but who holds them, with the worker killed in the middle',
    async () => {
      await store.playbooks.keep(wholePlaybook);
      await team();
      const running = { client, taskQueue: defaultTaskQueue };
      const ids = await portfolio(store, running, {
        ownerId: leaver,
        count: many,
        places: everyPlace,
        customerIdOf: (number) => `customer-${number % 40}`,
        // what the worker is started with
        workTime: { companyTimeZone: 'Asia/Taipei', companyCalendar: 'tw' },
      });
      const before = new Map<string, unknown>();
      for (const id of ids) before.set(id, withoutHolders(id, await store.ledger.read(id)));

      const handOverId = await deactivate(leaver);
      await progress(
        handOverId,
        ({ parts }) => parts.length > 0 && parts.every(({ status }) => status === 'offered'),
      );
      const [late = '', ...prompt] = receivers;
      for (const receiver of prompt) expect(await accept(receiver)).toBe(200);
      await progress(handOverId, ({ counts }) => counts.moved >= many / 8);
      await platform.worker.takeDown();
      const { counts } = await progressOf(handOverId);
      // kept until a worker is there
      expect(await accept(late)).toBe(202);
      await platform.worker.bringUp();
      const done = await progress(handOverId, ({ status }) => status === 'done');

      expect(counts.moved).toBeLessThan(many);
      expect(counts).toEqual({
        projects: many,
        moved: counts.moved,
        waiting: many - counts.moved,
        refused: 0,
        unplaced: 0,
      });
      expect(done.counts).toEqual({ projects: many, moved: many, waiting: 0, refused: 0, unplaced: 0 });
      for (const id of ids) {
        const ledger = await store.ledger.read(id);
        expect(withoutHolders(id, ledger)).toEqual(before.get(id));
        expect(ledger.filter(({ type }) => type === 'handedOver')).toMatchObject([{ fromPersonId: leaver }]);
        const state = (await store.projects.read(id))!;
        expect(state.revision).toBe(ledger.length);
        expect(receivers).toContain(state.deal!.ownerId);
        expect(holdsAnything(state, leaver)).toBe(false);
      }
      for (const id of ids.slice(0, everyPlace.length)) {
        if (!isOpen((await store.projects.read(id))!)) continue;
        await eventually(async () => {
          const { live, told } = await liveAndTold(id);
          expect(live).toEqual(told);
          return true;
        });
      }
      for (const receiver of receivers) {
        const mails = await eventually(async () => {
          const arrived = await mailsTo(receiver);
          return arrived.length >= 2 && arrived;
        }, 30_000);
        expect(mails.map(({ subject }) => subject)).toEqual([
          expect.stringMatching(/^Will you take over \d+ projects of Name of leaver/),
          expect.stringMatching(/^Yours now: \d+ projects of Name of leaver/),
        ]);
      }
      expect(await mailsTo(leaver)).toEqual([]);
    },
    200_000 + many * 500,
  );
});
