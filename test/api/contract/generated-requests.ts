import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { formKey } from '../../../pages/kit/session';
import type { LinkTarget } from '../../../contracts/wire/link-targets';
import { taskActions } from '../../../domain/project/model/task-actions';
import type { Task } from '../../../domain/project/model/state';
import type { InstalledProgram } from '../../../embedded/engines/pypi';
import { findSchemathesis, runSchemathesis } from './schemathesis';
import type { Office } from '../../pages/project-office';
import { projectOffice } from '../../pages/project-office';
import type { PageVisits } from '../../pages/page-visits';
import { pageVisits } from '../../pages/page-visits';
import type { RunningApi } from '../running-api';
import { startApi } from '../running-api';

const examples = process.env['MILEPOST_CONTRACT_EXAMPLES'] ?? '10';
const isThorough = Number(examples) > 10;
// the examples of the document are carried out one by one in document.test.ts
const phases = isThorough ? ['examples', 'coverage', 'fuzzing', 'stateful'] : ['fuzzing'];
const seed = process.env['MILEPOST_CONTRACT_SEED'] ?? '1530';

/** Which operations a suite asks, by their paths: each is in one of them. */
const groups = {
  projects: ['--include-path-regex', '^/v1/projects(/|$)'],
  company: ['--include-path-regex', '^/v1/(?!projects(/|$))'],
  pages: ['--exclude-path-regex', '^/v1/'],
} as const;

export type Group = keyof typeof groups;

/**
 * Requests that nobody has thought of, made out of the document: no answer is a 5xx or one that the document lacks, all
 * are as it says, and what breaks its schemas is refused. More examples of each operation, and all values at the edges
 * of every schema, with `MILEPOST_CONTRACT_EXAMPLES=50`.
 */
export function askGeneratedRequests(group: Group): void {
  let api: RunningApi;
  let visits: PageVisits;
  let office: Office;
  let schemathesis: InstalledProgram;
  let kept: string;

  beforeAll(async () => {
    kept = await mkdtemp(path.join(os.tmpdir(), 'milepost-contract-'));
    schemathesis = await findSchemathesis((line) => process.stdout.write(`${line}\n`));
    api = await startApi();
    visits = pageVisits(api);
    office = await projectOffice(api, visits);
  }, 180_000);

  afterAll(async () => {
    await api?.stop();
    await rm(kept, { recursive: true, force: true });
  });

  it('every operation answers generated requests as the document says', async () => {
    const apiKey = await api.createKey('generated requests', ['admin']);
    const { code, output } = await runSchemathesis(
      schemathesis,
      [
        ...['--config-file', path.join(__dirname, 'schemathesis.toml'), 'run', `${api.url}/openapi.json`],
        ...['--max-examples', examples, '--seed', seed, '--phases', phases.join(','), '--no-color'],
        ...groups[group],
      ],
      kept,
      {
        SCHEMATHESIS_HOOKS: path.join(__dirname, 'hooks.py'),
        CONTRACT_WORLD: JSON.stringify(await world({ api, visits, office }, apiKey)),
        CONTRACT_API_KEY: apiKey,
        CONTRACT_COOKIE: office.cookies.owner,
      },
    );

    // what schemathesis prints says how to repeat each failure
    expect(code === 0 ? '' : output).toBe('');
    expect(api.logs.filter(({ level }) => Number(level) >= 50)).toEqual([]);
  }, 1_800_000);
}

interface Running {
  readonly api: RunningApi;
  readonly visits: PageVisits;
  readonly office: Office;
}

/** What there is, by the names that `hooks.py` puts into requests. */
async function world({ api, visits, office }: Running, apiKey: string) {
  const owners = ['owner', 'away', 'zh', 'owner', 'owner', 'owner'] as const;
  const projects = await Promise.all(owners.map(async (owner) => (await office.project(owner)).projectId));
  const task = await visits.heldTask(projects[0]!, 'stage');
  const handOver = await api.post('/v1/hand-overs', { fromPersonId: 'away', reason: 'leaving' });
  const sessionToken = office.cookies.owner.split('=')[1]!;
  return {
    url: api.url,
    apiKey,
    projects,
    tasks: ['t1', 't2', task.id],
    people: ['owner', 'boss', 'deputy', 'sales-1', 'sales-2', 'engineer-1', 'manager-1'],
    customers: ['acme'],
    handOvers: [handOver.body.id],
    keys: await Promise.all(
      ['A', 'B', 'C'].map(async (name) => (await api.createKey(name, ['admin'])).split('_')[1]!),
    ),
    calendars: ['tw', 'cn'],
    weeks: ['2026-03-02', '2026-03-09'],
    webhooks: await webhooks(api),
    parked: await parked(api),
    formKeys: Array.from({ length: 100 }, () => formKey({ token: sessionToken })),
    links: await links(visits, projects, task, handOver.body.id),
  };
}

/** Some of them: one that was removed is answered 404 from then on. */
async function webhooks(api: RunningApi): Promise<string[]> {
  const body = { name: 'CRM', url: 'https://127.0.0.1.example/', personId: 'owner', types: ['projectWon'] };
  const created = await Promise.all(Array.from({ length: 10 }, () => api.post('/v1/webhooks', body)));
  return created.map((answer) => answer.body.id);
}

/** Some reports that wait: one that was taken back does not wait again. */
async function parked(api: RunningApi): Promise<string[]> {
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, index) =>
      api.post(`/v1/projects/ref:crm:none-${index}/contacts?park=30&tell=owner`, { kind: 'call' }),
    ),
  );
  return answers.map((answer) => answer.body.id);
}

/** Links as mails bring them, by the page that they open. */
async function links(visits: PageVisits, projects: readonly string[], task: Task, handOverId: string) {
  const link = (personId: string, target: LinkTarget) => visits.link(personId, target);
  const each = <T>(items: readonly T[], make: (item: T) => Promise<object>) => Promise.all(items.map(make));
  const review = await each(['2026-03-02', '2026-03-09'], async (week) => ({
    week,
    token: await link('boss', { kind: 'review', managerId: 'boss', week }),
  }));
  const handOver = [{ id: handOverId, token: await link('boss', { kind: 'hand-over', handOverId }) }];
  const weekly = [{ token: await link('boss', { kind: 'unsubscribe', what: 'review' }) }];
  return {
    '/projects/{projectId}': await each(projects, async (projectId) => ({
      projectId,
      token: await link('owner', { kind: 'project', projectId }),
    })),
    '/act': await each(taskActions, async (action) => ({
      token: await visits.taskLink(projects[0]!, task, action),
    })),
    // one is used up by each sign-in
    '/sign-in/confirm': await each([...Array(40).keys()], async () => ({
      token: await link('owner', { kind: 'sign-in' }),
    })),
    '/hand-overs/{id}': handOver,
    '/reviews/{week}': review,
    '/reviews/{week}/decisions': review,
    '/unsubscribe': weekly,
    '/subscribe': weekly,
  };
}
