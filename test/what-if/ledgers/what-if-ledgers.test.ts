import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { promisify } from 'node:util';
import { whatIfLedgers } from '../../../what-if/ledgers/what-if-ledgers';
import { realDayMs } from '../../../domain/project/evolve/clocks';
import { evolve } from '../../../domain/project/evolve/evolve';
import { newProject } from '../../../domain/project/model/state';
import type { Store } from '../../../store/store';
import { connectStore } from '../../../store/store';
import { somebody } from '../../support/directory';
import { engines } from '../../support/engines';
import { day, simulate, start } from '../../support/simulated-project';

const mongoUri = engines().mongoUri(`what-if-${randomUUID()}`);
const emptyUri = engines().mongoUri(`what-if-empty-${randomUUID()}`);
const settings = { dayMs: realDayMs, companyTimeZone: 'Asia/Taipei' };
const changes = [{ followUpDays: 10, judgeDays: 20 }, { judgeDays: 60 }];

/** More than are read at a time. */
const projects = 23;

let store: Store;
beforeAll(async () => {
  store = await connectStore(mongoUri);
  await store.ensureIndexes();
  await store.people.create(somebody('sales-1'));
  for (let index = 0; index < projects; index += 1) {
    const project = simulate({ projectId: `p${index}`, openedAtMs: start + index * 60_000 });
    // dropped by its clock on day 35, but for the first
    project.passUntil(start + (index === 0 ? 12 : 40) * day);
    const events = project.events();
    await store.ledger.append(`p${index}`, events);
    await store.projects.write(events.reduce(evolve, newProject(`p${index}`)), 0, []);
  }
});
afterAll(() => store.close());

describe('what-if runs over ledgers', () => {
  const run = (more: object = {}) =>
    whatIfLedgers(store, settings, {
      changes,
      stages: ['plan'],
      limit: 1_000,
      nowMs: start + 50 * day,
      ...more,
    });

  it('take every project once, the newest first, and up to the present', async () => {
    const { reports, projects: run1, last } = await run();

    expect({ run1, last }).toEqual({ run1: projects, last: null });
    expect(reports.map(({ dropped }) => [dropped.dropped.projects, dropped.open.projects])).toEqual([
      [projects - 1, 1],
      [0, 0],
    ]);
  });

  it('end at the limit, and say where to go on', async () => {
    const first = await run({ limit: 21 });
    const rest = await run({ limit: 21, after: first.last });

    expect(first).toMatchObject({ projects: 21, last: { projectId: 'p2' } });
    expect(rest).toMatchObject({ projects: 2, last: null });
  });

  it('are over at once when the last project is the limit', async () => {
    expect(await run({ limit: projects })).toMatchObject({ projects, last: null });
  });

  it('stop when they are told to', async () => {
    const stopped = AbortSignal.abort();

    await expect(run({ signal: stopped })).rejects.toThrow(/aborted/);
  });

  it('follow projects whose owner is not in the directory any more', async () => {
    const project = simulate({ projectId: 'left', openedAtMs: start - day, open: { ownerId: 'gone' } });
    await store.ledger.append('left', project.events());
    await store.projects.write(project.events().reduce(evolve, newProject('left')), 0, []);

    const { projects: count } = await run();

    expect(count).toBe(projects + 1);
  });
});

describe('npm run whatif -- --source ledger', () => {
  const main = path.join(__dirname, '../../../tools/what-if/main.ts');
  const whatif = (uri: string, ...args: string[]) =>
    promisify(execFile)(process.execPath, ['--import', 'tsx', main, '--source', 'ledger', ...args], {
      env: { ...process.env, MILEPOST_MONGODB_URI: uri },
    });

  it('reads the projects of the configured database', async () => {
    const { stdout } = await whatif(mongoUri, '--judge', '20,60', '--follow-up', '10', '--json');

    const { outcomes, assumptions } = JSON.parse(stdout);
    expect(outcomes.map(({ change }: { change: unknown }) => change)).toEqual([
      { judgeDays: 20, followUpDays: 10 },
      { judgeDays: 60, followUpDays: 10 },
    ]);
    expect(outcomes[0].report.projects.dropped.projects).toBe(projects - 1);
    expect(assumptions).toContainEqual(expect.stringContaining('the owner has now'));
  });

  it('says so when there are none', async () => {
    await expect(whatif(emptyUri)).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('The ledger has no projects yet'),
    });
  });
});
