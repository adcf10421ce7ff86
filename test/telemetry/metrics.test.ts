import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { createServer, request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { keptReading } from '../../api/operations/kept-reading';
import { eventually } from '../support/eventually';
import { base, projectClient } from '../support/project-client';
import type { WholeFlow } from './whole-flow';
import { opening, startFlow } from './whole-flow';

let flow: WholeFlow;
beforeAll(async () => {
  flow = await startFlow({ level: 'warn' });
}, 60_000);
afterAll(() => flow.stop());

const ofApi = async (): Promise<string> => (await flow.get('/metrics')).text;
const ofWorker = (): Promise<string> => flow.workerMetrics.metrics();

/** The value of one series. */
function value(text: string, series: string): number | undefined {
  const line = text.split('\n').find((each) => each.startsWith(`${series} `));
  return line === undefined ? undefined : Number(line.slice(series.length + 1));
}

/** The names and labels of all series that are our own. */
function seriesOf(text: string): string[] {
  return text
    .split('\n')
    .flatMap((line) => (line.startsWith('milepost_') ? [line.slice(0, line.lastIndexOf(' '))] : []));
}

async function opened(): Promise<string> {
  return (await flow.post('/v1/projects', opening)).body.projectId;
}

describe('the metrics', () => {
  it('have the time from a command to its email', async () => {
    await opened();

    await eventually(async () => {
      const text = await ofWorker();
      return value(text, 'milepost_signal_to_email_seconds_count{mail="task",cause="command"}');
    });
    const text = await ofWorker();
    expect(value(text, 'milepost_mails_ended_total{status="accepted"}')).toBeGreaterThan(0);
    expect(value(text, 'milepost_signal_to_email_seconds_bucket{le="60",mail="task",cause="command"}')).toBe(
      value(text, 'milepost_signal_to_email_seconds_count{mail="task",cause="command"}'),
    );
  });

  it('count refusals by code, of commands that were waited for and of signals', async () => {
    const projectId = await opened();
    await flow.post(`/v1/projects/${projectId}/milestones`, { milestone: 'champagne', evidence: 'x' });
    await projectClient(flow.client, projectId).signal('reachMilestone', {
      ...{ milestone: 'champagne', evidence: 'x' },
    });

    const api = await ofApi();
    expect(value(api, 'milepost_refusals_total{code="unknown-milestone"}')).toBe(1);
    expect(value(api, 'milepost_http_problems_total{code="unknown-milestone"}')).toBe(1);
    await eventually(async () => {
      const text = await ofWorker();
      return value(text, 'milepost_signal_refusals_total{code="unknown-milestone"}') === 1;
    });
  });

  it('have each message to Temporal, by what it was and how it ended', async () => {
    const projectId = await opened();
    await flow.post(`/v1/projects/${projectId}/contacts`, { kind: 'call' });

    const text = await ofApi();
    const count = 'milepost_temporal_request_duration_seconds_count';
    expect(value(text, `${count}{operation="update-with-start",outcome="answered"}`)).toBeGreaterThan(0);
    expect(value(text, `${count}{operation="update",outcome="answered"}`)).toBeGreaterThan(0);
  });

  it('have the same number of series after thousands of odd requests', async () => {
    await opened();
    await oddRequests(100);
    const before = new Set(seriesOf(await ofApi()));
    const workerBefore = seriesOf(await ofWorker()).length;

    await oddRequests(1_200);
    const project = projectClient(flow.client, await opened());
    for (let n = 0; n < 20; n += 1) await project.signal(`unheardOf${n}`, { ...base(), code: randomUUID() });
    await eventually(
      async () => (value(await ofWorker(), 'milepost_signal_refusals_total{code="malformed"}') ?? 0) >= 20,
    );

    const after = seriesOf(await ofApi());
    expect(after.filter((series) => !before.has(series))).toEqual([]);
    expect(after.length).toBeLessThan(1_000);
    expect(seriesOf(await ofWorker()).length - workerBefore).toBeLessThanOrEqual(2 * 19);
    expect(after.join()).not.toMatch(/odd|project-[0-9a-f]{20}/);
  }, 120_000);

  it('say how far a webhook is behind', async () => {
    const receiver = createServer((_request, response) => response.writeHead(503).end());
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
    const { port } = receiver.address() as AddressInfo;
    try {
      const made = await flow.post('/v1/webhooks', {
        name: 'a receiver that is down',
        url: `http://127.0.0.1:${port}/`,
        personId: 'sales-1',
      });
      expect(made.status).toBe(201);
      await opened();

      await eventually(async () => {
        const text = await ofApi();
        return (
          value(text, 'milepost_webhooks{state="failing"}') === 1 &&
          (value(text, 'milepost_webhook_oldest_undelivered_seconds') ?? 0) > 0
        );
      }, 40_000);
      expect(value(await ofWorker(), 'milepost_webhook_attempts_total{outcome="failed"}')).toBeGreaterThan(0);
    } finally {
      receiver.close();
      receiver.closeAllConnections();
    }
  }, 60_000);
});

/** Requests by paths, ids, methods and bodies that nobody else sends. */
async function oddRequests(count: number): Promise<void> {
  const ask = (method: string, path: string): Promise<void> =>
    new Promise((resolve, reject) => {
      const asked = httpRequest(flow.url + path, { method }, (response) => {
        response.resume().on('end', resolve);
      });
      asked.on('error', reject);
      asked.end();
    });
  const methods = ['GET', 'POST', 'DELETE', 'PROPFIND', 'REPORT', 'PATCH'];
  for (let n = 0; n < count; n += 4) {
    const id = randomUUID();
    const withKey = ['projects/odd-', 'projects/ref:odd:', 'operations/odd-', 'webhooks/odd-'];
    await Promise.all([
      ask(methods[(n / 4) % methods.length]!, `/odd/${id}`),
      ask('GET', `/act?token=odd-${id}`),
      ask('POST', `/problems/odd-${id}`),
      flow.get(`/v1/${withKey[(n / 4) % withKey.length]}${id}`),
    ]);
  }
}

describe('a reading of the database for metrics', () => {
  const logger = pino({ level: 'silent' });

  it('serves all who ask within ten seconds', async () => {
    let reads = 0;
    let nowMs = 0;
    const read = () => Promise.resolve((reads += 1));
    const reading = keptReading(read, { logger, what: 'it', now: () => nowMs });

    const first = await Promise.all([reading(), reading()]);
    nowMs = 9_999;
    const kept = await reading();
    nowMs = 10_000;

    expect([...first, kept, await reading()]).toEqual([1, 1, 1, 2]);
  });

  it('has no figures when the database has none, rather than old ones', async () => {
    const reading = keptReading(() => Promise.reject(new Error('away')), { logger, what: 'it' });

    expect(await reading()).toBeNull();
  });
});
