import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createLogger, droppedFields } from '../../telemetry/logger';
import { acme, somebody } from '../support/directory';
import { eventually } from '../support/eventually';
import type { LogLine, WholeFlow } from './whole-flow';
import { opening, startFlow } from './whole-flow';

/** What must stand in no log, each of another kind. */
const marked = {
  person: 'Zhenzhu Markedperson',
  address: 'marked.address@private.example',
  customer: 'Markedcustomer 標記公司',
  title: 'Marked title of a project',
  note: 'A marked note about the customer',
  evidence: 'marked-evidence-of-a-milestone',
  reference: 'marked-reference-of-a-crm',
  eventId: 'marked-event-id',
  idempotencyKey: 'marked-idempotency-key',
  query: 'markedquery',
  webhookUrl: 'https://marked-hook.example/marked-path?marked-token=1',
};

let flow: WholeFlow;
beforeAll(async () => {
  flow = await startFlow({
    level: 'trace',
    seed: async (store) => {
      await store.customers.create({ ...acme, id: 'marked', name: marked.customer });
      await store.people.create(somebody('sales-9', { name: marked.person, email: marked.address }));
    },
  });
}, 60_000);
afterAll(() => flow.stop());

const said = (): string => JSON.stringify(flow.logs);

describe('the logs of a whole flow', () => {
  it('hold no name, no text, no address, no key and no link, at the most talkative level', async () => {
    const { body } = await flow.post(
      '/v1/projects',
      {
        ...opening,
        ...{ title: marked.title, customerId: 'marked', ownerId: 'sales-9' },
        references: [{ system: 'crm', id: marked.reference }],
      },
      { 'Idempotency-Key': marked.idempotencyKey },
    );
    const path = `/v1/projects/${body.projectId}`;
    await flow.post(`${path}/milestones`, {
      ...{ milestone: 'customer-profiled', evidence: marked.evidence, note: marked.note },
      ...{ source: 'crm', eventId: marked.eventId },
    });
    await flow.post(`/v1/projects/ref:crm:${marked.reference}/contacts`, { kind: 'call', note: marked.note });
    await flow.get(`/v1/projects?q=${marked.query}`);
    await flow.get(`/v1/projects/ref:crm:${marked.query}`);
    await flow.get(`/${marked.query}`);
    await flow.post(`${path}/contacts`, { kind: marked.note });
    await flow.post(`${path}/milestones`, { milestone: marked.note, evidence: marked.evidence });
    await flow.post(`${path}/milestones`, { milestone: 'champagne', evidence: marked.evidence });
    await fetch(`${flow.url}/v1/projects`, {
      method: 'POST',
      headers: { Authorization: `Bearer mp_${marked.query}`, 'Content-Type': 'application/json' },
      body: `{"${marked.note}`,
    });
    await flow.post('/v1/webhooks', { name: 'marked', url: marked.webhookUrl, personId: 'sales-9' });
    const mail = await eventually(() => flow.mails[0]);
    const links = [...mail.text!.matchAll(/https?:\/\/\S+/g)].map(([link]) => new URL(link));
    for (const { pathname, search } of links) {
      const { status } = await fetch(flow.url + pathname + search, { redirect: 'manual' });
      expect(status).toBe(200);
    }
    await flow.post(`${path}/loss`, { reason: 'price', competitor: marked.customer });
    await eventually(() => flow.mails.length > 1);

    expect(links.length).toBeGreaterThan(1);
    expect(flow.logs.length).toBeGreaterThan(20);
    for (const secret of Object.values(marked)) expect(said()).not.toContain(secret);
    expect(said()).not.toMatch(/markedquery|marked-hook|private\.example|mp_[0-9a-f]/i);
    for (const { search } of links) expect(said()).not.toContain(search.split('=').at(-1));
  }, 60_000);

  it('have a request id in each line of a request and of what it caused', () => {
    const due = flow.logs.filter(({ name, method }) => name === 'api' && method !== undefined);

    expect(due.length).toBeGreaterThan(10);
    for (const line of due) expect(line['requestId']).toEqual(expect.stringMatching(/^[0-9a-f-]{36}$/));
    const activities = flow.logs.filter(({ activity }) => activity === 'record' || activity === 'sendMail');
    expect(activities.length).toBeGreaterThan(2);
    for (const line of activities) expect(line).toHaveProperty('requestId');
  });

  it('tell a refusal by its code and the route by its declared path', () => {
    expect(flow.logs).toContainEqual(
      expect.objectContaining({
        msg: 'POST /v1/projects/{projectId}/milestones 422',
        code: 'unknown-milestone',
        level: 30,
      }),
    );
  });
});

/** What a logger wrote. */
function logged(level: string, write: (log: ReturnType<typeof createLogger>) => void): LogLine[] {
  const lines: LogLine[] = [];
  const destination = { write: (line: string) => void lines.push(JSON.parse(line) as LogLine) };
  write(createLogger({ name: 'test', level }, destination));
  return lines;
}

describe('a field of a log line', () => {
  it('that nobody has listed is left out and counted', () => {
    const before = droppedFields();

    const lines = logged('info', (log) => log.info({ customer: 'Acme', projectId: 'project-1' }, 'a word'));

    expect(lines).toEqual([expect.objectContaining({ projectId: 'project-1', msg: 'a word' })]);
    expect(lines[0]).not.toHaveProperty('customer');
    expect(lines[0]).not.toHaveProperty('dropped');
    expect(droppedFields()).toBe(before + 1);
  });

  it('that nobody has listed is named where people develop', () => {
    const lines = logged('debug', (log) => log.info({ customer: 'Acme', 'a b': 1 }, 'a word'));

    expect(lines).toEqual([expect.objectContaining({ dropped: ['customer'] })]);
  });

  it('of a child logger is held to the same list', () => {
    const lines = logged('info', (log) => log.child({ customer: 'Acme', requestId: 'r-1' }).info('a word'));

    expect(lines[0]).toMatchObject({ requestId: 'r-1', msg: 'a word' });
    expect(JSON.stringify(lines)).not.toContain('Acme');
  });

  it.each([
    ['projectId', 'Acme and Sons'],
    ['requestId', { name: 'Acme' }],
    ['code', 'Acme\nInc'],
    ['ms', 'Acme'],
    ['personIds', [{ name: 'Acme' }]],
    ['route', '/v1/projects/Acme?x=1'],
  ])('that holds what it should not is left out: %s', (name, value) => {
    const lines = logged('info', (log) => log.info({ [name]: value }, 'a word'));

    expect(JSON.stringify(lines)).not.toContain('Acme');
  });

  it('that is a URL keeps its origin alone', () => {
    const lines = logged('info', (log) =>
      log.info({ url: 'http://user:secret@127.0.0.1:3000/act/token?x=1' }, 'listens'),
    );

    expect(lines).toEqual([expect.objectContaining({ url: 'http://127.0.0.1:3000' })]);
  });
});

describe('an error in a log', () => {
  const duplicate = Object.assign(new Error('E11000 dup key: { email: "marked@private.example" }'), {
    code: 11000,
    keyValue: { email: 'marked@private.example' },
  });
  duplicate.name = 'MongoServerError';

  it('has its type, its code and where it happened, and none of its words', () => {
    const fault = new Error('Marked customer', { cause: duplicate });

    const lines = logged('info', (log) => log.error({ err: fault }, 'it failed'));

    expect(lines).toEqual([
      expect.objectContaining({
        msg: 'it failed',
        err: {
          type: 'Error',
          stack: expect.stringContaining('logs.test'),
          cause: { type: 'MongoServerError', code: 11000, stack: expect.any(String) },
        },
      }),
    ]);
    expect(JSON.stringify(lines)).not.toMatch(/marked/i);
  });

  it('gives no words to a line that has none of its own', () => {
    const lines = logged('info', (log) => {
      log.error(new Error('Marked customer'));
      log.error({ err: new Error('Marked customer') });
    });

    expect(lines.map(({ msg }) => msg)).toEqual(['an error', 'an error']);
    expect(JSON.stringify(lines)).not.toMatch(/Marked/);
  });

  it('keeps its words where they are about connections, without passwords', () => {
    const away = new Error('connect ECONNREFUSED mongodb://milepost:secret@db:27017/milepost?x=1');
    away.name = 'MongoServerSelectionError';

    const [line] = logged('info', (log) => log.error({ err: away }, 'it failed'));

    expect(line!['err']).toMatchObject({ message: 'connect ECONNREFUSED mongodb://db:27017' });
  });

  it.each([
    ['a@b.example', '[address]'],
    ['https://milepost.example/act/abc?t=1', 'https://milepost.example'],
    ['mp_0123456789ab_secret', '[key]'],
    ['x1Abcdefghijklmnopqrstuvwxyz0123456789', '[token]'],
    ['project-0f8f1a2b3c4d5e6f7a8b', 'project-0f8f1a2b3c4d5e6f7a8b'],
  ])('and every text lose what a fault may have put into them: %s', (text, left) => {
    const lines = logged('info', (log) => log.info(`said ${text} here`));

    expect(lines.map(({ msg }) => msg)).toEqual([`said ${left} here`]);
  });
});
