import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { largestInboundBytes } from '../../mail/inbound';
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

/** How long requests to `/livez` take while something else is done, the slowest last, in milliseconds. */
async function answersDuring(work: Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  let isDone = false;
  const probe = async (): Promise<void> => {
    while (!isDone) {
      const began = performance.now();
      await (await fetch(`${gateway.api.url}/livez`)).text();
      times.push(performance.now() - began);
    }
  };
  const probes = probe();
  await work.finally(() => (isDone = true));
  await probes;
  return times.sort((a, b) => a - b);
}

function percentile99(sorted: readonly number[]): number {
  return sorted[Math.ceil(sorted.length * 0.99) - 1]!;
}

describe('a message of 10 MB with 100,000 tags', () => {
  it('keeps no other request waiting, and its words are kept', async () => {
    await gateway.bring(manyTags(project.mail.token, 'The first.'));
    const answer = gateway.bring(manyTags(project.mail.token, 'They sign on Friday.'));

    const busy = percentile99(await answersDuring(answer));
    const quiet = percentile99(await answersDuring(pause(1_000)));

    expect((await answer).body).toMatchObject({ disposition: 'note-stored' });
    // a machine that has other things to do as well may be slow without any mail
    expect(busy).toBeLessThan(Math.max(50, 4 * quiet));
    const [newest] = (await gateway.api.store.notes.ofProject(project.projectId)).slice(-1);
    expect(newest?.text).toMatch(/^They sign on Friday\./);
  });

  it('is not read when its token is unknown: its headers say enough', async () => {
    const began = performance.now();

    const answer = await gateway.bring(manyTags('0'.repeat(32), 'Hello?'));

    expect(answer.body).toMatchObject({ disposition: 'unmatched' });
    // reading it takes ten times as long
    expect(performance.now() - began).toBeLessThan(1_000);
  });
});
