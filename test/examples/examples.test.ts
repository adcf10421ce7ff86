import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readdirSync } from 'node:fs';
import { Webhook } from 'standardwebhooks';
import type { Milepost } from '../../client/src';
import { createMilepost } from '../../client/src';
import { anyFreePort } from '../../embedded/engines/ports';
import { eventually } from '../support/eventually';
import type { RunningApi } from '../api/running-api';
import { startApi } from '../api/running-api';
import type { Running } from './run-program';
import { examplesDir, runExample, startExample } from './run-program';

/** The programs of `docs/examples`, run against an API as their readers run them. */
let api: RunningApi;
let key: string;
let milepost: Milepost;

beforeAll(async () => {
  api = await startApi({ settings: { webhookNetworks: ['127.0.0.0/8'] } });
  key = await api.createKey('CRM', ['projects:read', 'projects:write', 'reports:write', 'events:read']);
  const admin = await api.createKey('tests of examples', ['admin']);
  milepost = createMilepost({ baseUrl: api.url, apiKey: admin });
});
afterAll(async () => {
  await receiver?.stop();
  await api.stop();
});
let receiver: Running | undefined;

const environment = (reference: string) => ({
  ...{ MILEPOST: api.url, KEY: key, REFERENCE: reference, CUSTOMER: 'acme', OWNER: 'sales-1' },
});

describe('the walkthrough', () => {
  const programs = readdirSync(examplesDir).filter((file) => file.startsWith('walkthrough'));

  it('is there in three languages', () => {
    expect(programs.sort()).toEqual(['walkthrough.py', 'walkthrough.sh', 'walkthrough.ts']);
  });

  it.each(programs)('%s does what it says, also when it is run again', async (program) => {
    const reference = `opportunity-${program}`;
    for (let run = 1; run <= 2; run += 1) {
      const { code, output, errors } = await runExample(program, environment(reference));
      expect({ code, errors }).toEqual({ code: 0, errors: '' });
      expect(output).toContain('amountChanged');
      if (program !== 'walkthrough.sh') {
        expect(output).toContain('opened once');
        expect(output).toMatch(/milestone 200 *\nmilestone 200 *\nmilestone 422 unknown-milestone/);
        expect(output).toContain('changed revision-mismatch');
      }
      const path = { projectId: `ref:crm:${reference}` };
      const { data } = await milepost.GET('/v1/projects/{projectId}', { params: { path } });
      expect(data.milestones).toHaveLength(3);
      expect(data.amount).not.toBe(120_000);
    }
    const { data } = await milepost.GET('/v1/projects', { params: { query: { limit: 200 } } });
    const named = data.items.filter(({ references }) => references.some(({ id }) => id === reference));
    expect(named).toHaveLength(1);
  });

  it('ends with the problem and without the key when the key is wrong', async () => {
    for (const program of programs) {
      const wrong = { ...environment('opportunity-x'), KEY: 'mp_nobody_secretsecret' };
      const { code, output, errors } = await runExample(program, wrong);
      expect(code).not.toBe(0);
      expect(output + errors).toContain('unauthenticated');
      expect(output + errors).not.toContain('secretsecret');
    }
  });
});

describe('a receiver of webhooks', () => {
  it.each(['webhook-receiver.ts', 'webhook-receiver.py'])(
    '%s knows a message of Milepost',
    async (program) => {
      const port = await anyFreePort();
      const url = `http://127.0.0.1:${port}/hooks`;
      const { data: webhook } = await milepost.POST('/v1/webhooks', {
        body: { name: program, url, personId: 'manager-1' },
      });
      receiver = await startExample(program, { PORT: String(port), SECRET: webhook.secret });
      const path = { webhookId: webhook.id };
      const { data: ping } = await milepost.POST('/v1/webhooks/{webhookId}/ping', { params: { path } });
      expect(ping).toMatchObject({ isDelivered: true, status: 204 });
      await eventually(() => receiver?.lines.includes('from Milepost ping'));
      const forged = await fetch(url, {
        method: 'POST',
        body: '{"type":"ping"}',
        headers: signed('{}', webhook.secret),
      });
      expect(forged.status).toBe(400);
      await receiver.stop();
      await milepost.DELETE('/v1/webhooks/{webhookId}', { params: { path } });
    },
  );

  it('may be a shell with openssl', async () => {
    const secret = `whsec_${Buffer.from('a secret of some length').toString('base64')}`;
    const body = '{"type":"projectWon","data":{"title":"冷卻線"}}';
    const verify = async (headers: Record<string, string>, given = body): Promise<string> => {
      const env = {
        SECRET: secret,
        ID: headers['webhook-id']!,
        TIMESTAMP: headers['webhook-timestamp']!,
        SIGNATURE: headers['webhook-signature']!,
      };
      const { code, output, errors } = await runExample('verify-webhook.sh', env, given);
      return `${code} ${output.trim()}${errors}`;
    };
    const headers = signed(body, secret);
    expect(await verify(headers)).toBe('0 from Milepost');
    const two = { ...headers, 'webhook-signature': `v1,b3RoZXI= ${headers['webhook-signature']}` };
    expect(await verify(two)).toBe('0 from Milepost');
    expect(await verify(headers, `${body} `)).toBe('1 not from Milepost');
    expect(await verify(signed(body, secret, Date.now() - 600_000))).toBe('1 too old');
  });
});

function signed(body: string, secret: string, atMs = Date.now()): Record<string, string> {
  return {
    'webhook-id': 'msg_1',
    'webhook-timestamp': String(Math.floor(atMs / 1000)),
    'webhook-signature': new Webhook(secret).sign('msg_1', new Date(atMs), body),
  };
}
