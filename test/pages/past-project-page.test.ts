import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { pastProject } from '../../domain/project/decide/history';
import type { RunningApi } from '../api/running-api';
import { person, startApi } from '../api/running-api';
import { rules } from '../support/standard-playbook';
import type { PageVisits } from './page-visits';
import { pageVisits, textOf } from './page-visits';

/** A project that had ended before anybody here knew of it, wherever it is shown. */
let api: RunningApi;
let visits: PageVisits;
const at = (date: string): number => Date.parse(`${date}T12:00:00Z`);

beforeAll(async () => {
  api = await startApi();
  visits = pageVisits(api);
  await api.store.people.create(person('zh-1', { language: 'zh-TW', managerId: 'manager-1' }));
  const brought = (['won', 'lost'] as const).map((outcome) =>
    pastProject(
      {
        projectId: `past-${outcome}`,
        opening: {
          ...{ title: `Line that was ${outcome}`, customerId: 'acme', customerClass: 'B' },
          ...{
            ownerId: outcome === 'won' ? 'sales-1' : 'zh-1',
            amount: 900,
            currency: 'USD',
            playbook: rules,
          },
        },
        ...{ openedAtMs: at('2019-02-01'), endedAtMs: at('2019-05-01'), outcome },
      },
      { commandId: `open-past-${outcome}`, actor: 'key:crm', source: 'crm' },
      Date.now(),
    ),
  );
  await api.store.pastProjects.write(brought.flatMap((made) => ('flaw' in made ? [] : [made])));
});
afterAll(() => api.stop());

const pageOf = async (projectId: string, personId: string): Promise<string> => {
  const token = await visits.link(personId, { kind: 'project', projectId });
  return textOf(await api.get(`/projects/${projectId}?token=${token}`, { key: null }));
};

describe('a project that came in with its end', () => {
  it('says on its page how and when it ended, and asks nobody for anything', async () => {
    const page = await pageOf('past-won', 'sales-1');

    expect(page).toContain('Line that was won');
    expect(page).toMatch(/Won/);
    expect(page).toMatch(/2019/);
    // nobody knows where it has been
    for (const part of ['new today', 'In this stage', 'Visit and first survey', 'The path so far']) {
      expect(page).not.toContain(part);
    }
    expect(await pageOf('past-lost', 'zh-1')).toContain('原因不詳');
  });

  it('is answered by the API like any other', async () => {
    const shown = await api.get('/v1/projects/past-won');
    expect(shown).toMatchObject({
      status: 200,
      body: { status: 'won', title: 'Line that was won', amount: 900 },
    });
    const { body: explained } = await api.get('/v1/projects/past-lost/explanation');
    expect(JSON.stringify(explained)).toContain('Not known');
    const { body: timeline } = await api.get('/v1/projects/past-won/timeline');
    expect(timeline.items.map(({ type }: { type: string }) => type)).toEqual(['projectOpened', 'projectWon']);
    const tasks = await api.get('/v1/projects/past-won/tasks');
    expect(tasks.body.items).toEqual([]);
    const listed = await api.get('/v1/projects?status=won&owner=sales-1');
    expect(listed.body.items).toMatchObject([{ title: 'Line that was won' }]);
  });

  it('refuses what only a running project takes, with what to do', async () => {
    const body = { kind: 'call', evidence: 'call-1' };
    const answer = await api.post('/v1/projects/past-won/contacts', body);

    expect(answer).toMatchObject({ status: 409, body: { code: 'project-ended' } });
    const headers = { 'If-Match': '*' };
    const changed = await api.ask('PATCH', '/v1/projects/past-won', { body: { title: 'Other' }, headers });
    expect(changed).toMatchObject({ status: 409, body: { code: 'project-ended' } });
  });

  it('can be begun anew', async () => {
    const answer = await api.post('/v1/projects/past-lost/reopening', { note: 'They called.' });

    expect(answer).toMatchObject({ status: 200, body: { status: 'open' } });
  });
});
