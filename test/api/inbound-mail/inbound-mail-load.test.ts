import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { largestInboundBytes } from '../../../mail/inbound/inbound';
import type { MailGateway, SentMail } from './mail-gateway';
import { addressOf, startMailGateway } from './mail-gateway';

let gateway: MailGateway;
let project: { projectId: string; mail: SentMail };

beforeAll(async () => {
  gateway = await startMailGateway();
  project = await gateway.projectWithMail();
}, 60_000);
afterAll(() => gateway.api.stop());

/** A message in HTML to a token, of the largest size, with 100,000 elements that never end. */
function manyTags(token: string, words: string): Buffer {
  const head = `From: a@example.com\r\nTo: ${addressOf(token)}\r\nContent-Type: text/html\r\n\r\n<p>${words}</p>`;
  return Buffer.from((head + `<div><p>${'x'.repeat(90)}`.repeat(120_000)).slice(0, largestInboundBytes));
}

/** How many requests to `/livez` are answered, one after the other, before something else is done. */
async function answeredDuring(work: Promise<unknown>): Promise<number> {
  let [answered, isDone] = [0, false];
  const end = work.finally(() => (isDone = true));
  for (; !isDone; answered += 1) await (await fetch(`${gateway.api.url}/livez`)).text();
  await end;
  return answered;
}

describe('a message of 10 MB with 100,000 tags', () => {
  it('keeps no other request waiting, and its words are kept', async () => {
    await gateway.bring(manyTags(project.mail.token, 'The first.'));
    const answer = gateway.bring(manyTags(project.mail.token, 'They sign on Friday.'));

    // reading takes some hundred times as long as one of these: none has to wait for its end
    expect(await answeredDuring(answer)).toBeGreaterThan(5);
    expect((await answer).body).toMatchObject({ disposition: 'note-stored' });
    const [newest] = (await gateway.api.store.notes.ofProject(project.projectId)).slice(-1);
    expect(newest?.text).toMatch(/^They sign on Friday\./);
  });

  it('is not read when its token is unknown: its headers say enough', async () => {
    const known = gateway.bring(manyTags(project.mail.token, 'The last.'));
    const unknown = gateway.bring(manyTags('0'.repeat(32), 'Hello?'));

    // it came later and is answered first
    expect(await Promise.race([known, unknown])).toBe(await unknown);
    expect((await unknown).body).toMatchObject({ disposition: 'unmatched' });
    await known;
  });
});
