import { afterEach, describe, expect, test } from '@jest/globals';
import { createMailReader, MailReaderBusyError } from '../../../mail/inbound/inbound-reader';
import type { MailReader, ReaderLimits } from '../../../mail/inbound/inbound-reader';

const token = 'k3v9q2m7x1c8b4n6z5d0';
const started: MailReader[] = [];

afterEach(async () => {
  for (const reader of started.splice(0)) await reader.stop();
});

function readerOf(limits: ReaderLimits = {}): MailReader {
  const reader = createMailReader(limits);
  started.push(reader);
  return reader;
}

function message(headers: string, body: string): Buffer {
  return Buffer.from(
    `From: robert@example.org\r\nTo: milepost+${token}@example.com\r\n${headers}\r\n${body}\r\n`,
  );
}

/** Ten megabytes in which every hundredth character or so begins an element that never ends. */
function manyTags(words: string): Buffer {
  const element = `<div><p>${'x'.repeat(90)}`;
  return message(
    'Content-Type: text/html\r\n',
    `<p>${words}</p>${element.repeat(100_000)}`.slice(0, 10_400_000),
  );
}

/** How often the timers of this process get their turn while something is awaited. */
async function turnsDuring(work: Promise<unknown>): Promise<number> {
  let turns = 0;
  const timer = setInterval(() => (turns += 1), 1);
  await work;
  clearInterval(timer);
  return turns;
}

describe('a thread of its own', () => {
  test('reads the largest message with 100,000 tags while this one goes on with its work', async () => {
    const reader = readerOf({ longestMs: 30_000 });
    const raw = manyTags('They sign on Friday.');
    await reader.head(raw);

    const reading = reader.read(raw);
    const turns = await turnsDuring(reading);

    expect(await reading).toMatchObject({
      kind: 'reply',
      text: expect.stringMatching(/^They sign on Friday\./),
    });
    // read in this thread, it would let none of them have a turn until it is done
    expect(turns).toBeGreaterThan(10);
  });

  test('tells from the headers alone who is answered and what a machine declares', async () => {
    const reader = readerOf();

    expect(await reader.head(message('Subject: Re: Offer\r\n', '<'.repeat(1_000_000)))).toEqual({
      isMail: true,
      tokens: [token],
      messageId: null,
      automatic: null,
      hasParts: false,
    });
    expect(
      await reader.head(
        message('Auto-Submitted: auto-replied\r\nContent-Type: multipart/report; boundary=b\r\n', ''),
      ),
    ).toMatchObject({ automatic: 'auto-submitted', hasParts: true });
    expect(await reader.head(Buffer.from('Dear all,\r\n\r\nno mail.\r\n'))).toMatchObject({
      kind: 'unreadable',
    });
  });

  test('gives up on a message that takes too long, and reads the next one', async () => {
    const reader = readerOf({ longestMs: 150 });
    const slow = message('', '\r\n'.repeat(149_000));
    await reader.head(slow);

    expect(await reader.read(slow)).toEqual({
      kind: 'unreadable',
      problem: expect.stringContaining('cannot be read within 150 ms'),
    });
    expect(await readerOf().read(message('', 'Yes.'))).toMatchObject({ kind: 'reply', text: 'Yes.' });
    expect(await reader.head(message('', 'Yes.'))).toMatchObject({ tokens: [token] });
  });

  test('keeps the words of HTML that only a simple reading gets through', async () => {
    const html = `<style>p{}</style><p>Offer &amp; terms:&nbsp;5 &lt; 6</p><blockquote>old<br>words</blockquote>In May.`;

    expect(
      await readerOf().read(message('Content-Type: text/html\r\n', html), { isSimple: true }),
    ).toMatchObject({ text: 'Offer & terms: 5 < 6\n\nIn May.' });
  });

  test('takes no more than may wait', async () => {
    const reader = readerOf({ mostWaitingBytes: 1_000 });
    const raw = message('', 'x'.repeat(600));

    const [first, second] = await Promise.allSettled([reader.read(raw), reader.read(raw)]);

    expect(first).toMatchObject({ status: 'fulfilled', value: { kind: 'reply' } });
    expect(second).toMatchObject({ status: 'rejected', reason: expect.any(MailReaderBusyError) });
  });

  test('is let go after a while of quiet, and comes back', async () => {
    const reader = readerOf({ idleMs: 1 });

    for (const word of ['One.', 'Two.']) {
      expect(await reader.read(message('', word))).toMatchObject({ text: word });
    }
  });
});
