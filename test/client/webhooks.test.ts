import { describe, expect, it } from '@jest/globals';
import { inspect } from 'node:util';
import { Webhook } from 'standardwebhooks';
import { readWebhook, WebhookNotVerified } from '../../client/src/webhooks';

const secretOf = (text: string): string => `whsec_${Buffer.from(text.padEnd(24, '.')).toString('base64')}`;
const [secret, next] = [secretOf('one'), secretOf('two')];
const body = JSON.stringify({
  type: 'projectWon',
  timestamp: '2026-03-02T09:30:00.000Z',
  data: { projectId: 'p1' },
});

function signed(at = new Date(), by = secret): Record<string, string> {
  return {
    'webhook-id': 'msg_1',
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': new Webhook(by).sign('msg_1', at, body),
  };
}

describe('a message of a webhook', () => {
  it('is read from bytes or text, with headers of any form', () => {
    const message = { type: 'projectWon', data: { projectId: 'p1' } };
    expect(readWebhook(body, signed(), secret)).toMatchObject(message);
    expect(readWebhook(Buffer.from(body), new Headers(signed()), secret)).toMatchObject(message);
  });

  it('is known by either secret while one replaces the other', () => {
    expect(readWebhook(body, signed(new Date(), next), [secret, next])).toMatchObject({ type: 'projectWon' });
  });

  it.each<[string, string, Record<string, string>, string | string[]]>([
    ['was changed', body.replace('p1', 'p2'), signed(), secret],
    ['is signed by somebody else', body, signed(new Date(), next), secret],
    ['is old', body, signed(new Date(Date.now() - 600_000)), secret],
    ['has no signature', body, {}, secret],
    ['nobody has a secret for', body, signed(), []],
    ['is checked with what is no secret', body, signed(), 'whsec_%%%'],
  ])('is refused when it %s, without a word of the secret', (_what, given, headers, by) => {
    let failure: unknown;
    try {
      readWebhook(given, headers, by);
    } catch (error) {
      failure = error;
    }
    expect(failure).toBeInstanceOf(WebhookNotVerified);
    for (const each of [by].flat()) expect(inspect(failure)).not.toContain(each.slice('whsec_'.length));
  });
});
