import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, describe, expect, it } from '@jest/globals';
import { acme, somebody } from '../../support/directory';
import { eventually } from '../../support/eventually';
import type { ServingProcess } from './api-processes';
import { apiProcesses } from './api-processes';
import type { Posted } from './balancer';
import { balancer } from './balancer';

const processes = apiProcesses(`restarts-${randomUUID()}`, {
  MILEPOST_DRAIN_NOTICE_MS: '1000',
  MILEPOST_REQUESTS_PER_MINUTE: '1000000',
  // nobody works here: commands wait for as long as they may
  MILEPOST_TASK_QUEUE: `none-${randomUUID()}`,
  MILEPOST_COMMAND_WAIT_MS: '12000',
  MILEPOST_LOG_LEVEL: 'info',
});
afterAll(() => processes.killAll());

/** At least so many POSTs, and until each of two APIs has been restarted. */
const posts = 250;
const atOnce = 10;

describe('two APIs behind a balancer', () => {
  it('lose no request while each is restarted in turn', async () => {
    const key = await processes.createKey();
    const client = balancer(key);
    const begin = async (): Promise<ServingProcess> => {
      const api = await processes.serve();
      client.add(api.url);
      await eventually(() => client.isReady(api.url));
      return api;
    };
    const running = [await begin(), await begin()];
    const answers: Posted[] = [];
    let restarts = 0;

    const restartInTurn = async (): Promise<void> => {
      while (restarts < 2 || answers.length < posts) {
        const [next, ...others] = running;
        next?.child.kill('SIGTERM');
        expect(await next?.code).toBe(0);
        client.remove(next?.url ?? '');
        running.splice(0, running.length, ...others, await begin());
        restarts += 1;
      }
    };
    let isOver = false;
    const postOneByOne = async (): Promise<void> => {
      while (!isOver) {
        answers.push(await client.post('/v1/customers', { ...acme, id: randomUUID() }));
      }
    };
    const restarted = restartInTurn().finally(() => (isOver = true));
    await Promise.all([restarted, ...Array.from({ length: atOnce }, postOneByOne)]);
    client.close();

    expect(answers.length).toBeGreaterThanOrEqual(posts);
    expect(answers.filter(({ status }) => status !== 201)).toEqual([]);
  }, 300_000);
});

describe('an API that dies in the middle of a request', () => {
  it('leaves its key to others within seconds, and not before', async () => {
    const [one, other] = await Promise.all([processes.serve(), processes.serve()]);
    const headers = {
      Authorization: `Bearer ${await processes.createKey()}`,
      'Content-Type': 'application/json',
    };
    const post = (url: string, path: string, body: object, more = {}): Promise<Response> =>
      fetch(url + path, { method: 'POST', headers: { ...headers, ...more }, body: JSON.stringify(body) });
    await post(one.url, '/v1/people', somebody('rep'));
    await post(one.url, '/v1/customers', acme);
    const opening = { title: 'Cooling line, hall 3', customerId: 'acme', ownerId: 'rep' };
    const open = ({ url }: ServingProcess): Promise<Response> =>
      post(url, '/v1/projects', opening, { 'Idempotency-Key': 'open' });

    const first = open(one).catch(() => 'cut off');
    const waits = await eventually(async () => {
      const answer = await open(other);
      return answer.status === 409 && answer;
    });
    expect(waits.headers.get('retry-after')).toBe('1');
    // longer than a process may be silent
    const liveMs = 7_000;
    const startedMs = Date.now();
    while (Date.now() - startedMs < liveMs) {
      expect((await open(other)).status).toBe(409);
      await delay(100);
    }
    one.child.kill('SIGKILL');
    expect(await first).toBe('cut off');

    const killedMs = Date.now();
    let takenMs = 0;
    const taken = await eventually(async () => {
      takenMs = Date.now();
      const answer = await open(other);
      return answer.status !== 409 && answer;
    }, 60_000);

    expect(taken.status).toBe(202);
    expect(takenMs - killedMs).toBeLessThan(10_000);
    const again = await open(other);
    expect([again.status, again.headers.get('idempotent-replayed')]).toEqual([202, 'true']);
  }, 180_000);
});
