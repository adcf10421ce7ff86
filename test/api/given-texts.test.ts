import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { isBlank, linePattern, linesPattern } from '../../contracts/sandbox/given-text';
import { projectWorkflowId } from '../../contracts/sandbox/names';
import { acme } from '../support/directory';
import { eventually } from '../support/eventually';
import type { PageVisits } from '../pages/page-visits';
import { pageVisits, textOf } from '../pages/page-visits';
import type { RunningApi } from './running-api';
import { person, startApi } from './running-api';

/** Wherever a text is asked for, one in which there is nothing to see is none. */
let api: RunningApi;
let visits: PageVisits;

beforeAll(async () => {
  api = await startApi();
  visits = pageVisits(api);
});
afterAll(() => api.stop());

const blanks: readonly (readonly [what: string, text: string])[] = [
  ['a space', ' '],
  ['an ideographic space', '\u3000'],
  ['a zero-width space', '\u200b'],
  ['Hangul fillers', '\u3164\uffa0'],
  ['empty Braille', '\u2800\u2800'],
  ['a soft hyphen and a mark of order', '\u00ad\ufeff'],
  ['tags', '\u{e0041}'],
];
const turned: readonly (readonly [what: string, text: string])[] = [
  ['an override of direction', 'fdp.\u202egnp.exe'],
  ['an isolate', 'a\u2067b'],
];
const refused = [...blanks, ...turned];
const answers = ['0', 'no', 'false', '無', '😀'];

describe('a text', () => {
  it('is blank when nothing of it can be seen', () => {
    for (const [, text] of blanks) expect([text, isBlank(text)]).toEqual([text, true]);
    for (const text of [...answers, '\u200b客', 'e\u0301', '👩‍👩‍👧']) expect(isBlank(text)).toBe(false);
  });

  it('has no marks that turn its direction, in one line or several', () => {
    for (const [, text] of turned) {
      expect([linePattern.test(text), linesPattern.test(text)]).toEqual([false, false]);
    }
    expect([linePattern.test('a\nb'), linesPattern.test('a\nb\tc\r\n')]).toEqual([false, true]);
    expect(linePattern.test('a\ud800')).toBe(false);
  });
});

describe('the API', () => {
  const { addressProblem: _, ...record } = person('given');
  const titled = (title: string) => ({ title, customerId: 'acme', ownerId: 'sales-1' });
  const shutdown = { from: '2027-02-01', to: '2027-02-02', name: '' };
  const site = (text: string, more: object = {}) => ({
    key: 'site',
    name: { en: text, 'zh-TW': '廠' },
    base: 'tw',
    years: [],
    ...more,
  });
  const year = (text: string) => ({
    year: 2027,
    status: 'announced',
    shutdowns: [{ ...shutdown, name: text }],
  });

  it.each(refused)('takes %s for no text, wherever one is asked for', async (_what, text) => {
    const projectId = await api.openProject();
    const project = `/v1/projects/${projectId}`;
    const wrong: [path: string, body: object, pointer: string][] = [
      ['/v1/projects', titled(text), '#/title'],
      ['/v1/people', { ...record, name: text }, '#/name'],
      ['/v1/people', { ...record, team: text }, '#/team'],
      ['/v1/people', { ...record, regions: [text] }, '#/regions/0'],
      ['/v1/customers', { ...acme, id: 'given', name: text }, '#/name'],
      [
        '/v1/customers',
        { ...acme, id: 'given', otherNames: [{ kind: 'short', name: text }] },
        '#/otherNames/0/name',
      ],
      ['/v1/calendars', site(text), '#/name/en'],
      ['/v1/calendars', site('Site', { years: [year(text)] }), '#/years/0/shutdowns/0/name'],
      [`${project}/milestones`, { milestone: 'customer-profiled', evidence: text }, '#/evidence'],
      [`${project}/contacts`, { kind: 'call', evidence: text }, '#/evidence'],
      [`${project}/contacts`, { kind: 'call', note: text }, '#/note'],
      [`${project}/notes`, { note: text }, '#/note'],
      [`${project}/loss`, { reason: 'price', competitor: text }, '#/competitor'],
    ];
    for (const [path, body, pointer] of wrong) {
      const answer = await api.post(path, body);
      expect([path, answer.status, answer.body.errors?.map((error) => error.pointer)]).toEqual([
        path,
        422,
        [pointer],
      ]);
    }
    expect(await api.store.ledger.read(projectId)).not.toContainEqual(
      expect.objectContaining({ type: 'contactRecorded' }),
    );
  });

  it.each(answers)('takes "%s" for an answer', async (text) => {
    const id = `given-${randomUUID().slice(0, 8)}`;
    expect(await api.post('/v1/people', { ...record, id, name: text })).toMatchObject({
      status: 201,
      body: { name: text },
    });
    const opened = await api.post('/v1/projects', titled(text));
    expect(opened.status).toBe(201);
    const project = `/v1/projects/${opened.body.projectId}`;
    const reported = { milestone: 'customer-profiled', evidence: text, note: text };
    expect(await api.post(`${project}/milestones`, reported)).toMatchObject({ status: 200 });
  });
});

describe('a signal', () => {
  it.each(refused)('with %s as evidence is recorded as refused', async (_what, text) => {
    const projectId = await api.openProject();
    const handle = api.worker.client.workflow.getHandle(projectWorkflowId(projectId));
    const commandId = randomUUID();
    await handle.signal('reachMilestone', {
      ...{ commandId, actor: 'sales-1', source: 'crm', at: Date.now() },
      ...{ milestone: 'customer-profiled', evidence: text },
    });
    const events = await eventually(async () => {
      const found = await api.store.ledger.read(projectId);
      return found.some((event) => 'refusedId' in event && event.refusedId === commandId) && found;
    });
    expect(events.some(({ type }) => type === 'milestoneReached')).toBe(false);
  });
});

describe('a form', () => {
  it('says of each field with nothing to see in it that it is missing, and takes "0" for an answer', async () => {
    const projectId = await api.openProject();
    const [task] = await visits.tasks(projectId, 'stage');
    const token = await visits.taskLink(projectId, task!, 'complete');
    for (const [, text] of blanks) {
      const answer = await visits.act(token, { evidence: text });
      expect([answer.status, textOf(answer)]).toEqual([422, expect.stringContaining('Please fill this in.')]);
    }
    for (const [, text] of turned) {
      const answer = await visits.act(token, { evidence: text });
      expect([answer.status, textOf(answer)]).toEqual([422, expect.stringContaining('cannot be stored')]);
    }
    expect(await visits.act(token, { evidence: '0' })).toMatchObject({ status: 200 });
  });
});
