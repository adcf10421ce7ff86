import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import type { ComposedMail } from '../../../mail/send/compose';
import type { MailSender, SendResult } from '../../../mail/send/send';
import { createMailSender, UnansweredError } from '../../../mail/send/send';
import type { Script, ScriptedSmtp, Turn } from './scripted-smtp';
import { startScriptedSmtp } from './scripted-smtp';

let server: ScriptedSmtp;
let sender: MailSender;

async function given(script: Script = {}, credentials = ''): Promise<void> {
  server = await startScriptedSmtp(script);
  sender = createMailSender({ smtpUrl: server.url.replace('//', `//${credentials}`) });
}

afterEach(async () => {
  server.cut();
  await sender.close();
  await server.stop();
});

const lines = Array.from(
  { length: 400 },
  (_, line) => `Line ${line} of a message that fills several packets.`,
);

function messageOf(body: readonly string[] = lines): ComposedMail {
  const raw = Buffer.from(['Subject: Held back', '', ...body, '--last line--', ''].join('\r\n'));
  return { raw, envelope: { from: 'milepost@example.com', to: ['mei-ling@example.com'] } };
}

/** A hook that can be seen being called and let go. */
function gate() {
  let open: () => void = () => undefined;
  let fail: (error: Error) => void = () => undefined;
  let reached: () => void = () => undefined;
  const opened = new Promise<void>((resolve, reject) => ([open, fail] = [resolve, reject]));
  const called = new Promise<void>((resolve) => (reached = resolve));
  let calls = 0;
  const hooks = {
    handingOver: () => {
      calls += 1;
      reached();
      return opened;
    },
  };
  return { hooks, called, open, fail, calls: () => calls };
}

/** A program that begins to send and never gets past the hook. */
const dyingSender = join(__dirname, 'dying-sender.ts');

const atOnce = { handingOver: () => Promise.resolve() };

describe('handing a message over', () => {
  test('delivers it whole, byte by byte, once the hand-over is recorded', async () => {
    await given();
    const message = messageOf();

    const result = await sender.send(message, atOnce);

    expect(result).toEqual({ status: 'accepted', reply: '250 2.0.0' });
    expect(server.delivered).toEqual([message.raw.toString('latin1')]);
  });

  test.each([0, 1, 30])('delivers a message of %i lines', async (count) => {
    await given();
    const message = messageOf(lines.slice(0, count));

    await sender.send(message, atOnce);

    expect(server.delivered).toEqual([message.raw.toString('latin1')]);
  });

  test('keeps the end of the message back until the hand-over is recorded', async () => {
    await given();
    const { hooks, called, open } = gate();

    const sending = sender.send(messageOf(), hooks);
    await called;
    const begun = await server.begun();

    expect(begun).toContain('Subject: Held back');
    expect(begun).not.toContain('--last line--');
    expect(server.delivered).toEqual([]);
    open();
    await expect(sending).resolves.toMatchObject({ status: 'accepted' });
    expect(server.delivered).toHaveLength(1);
  });

  test('delivers nothing when the connection breaks before the hand-over is recorded', async () => {
    await given();
    const { hooks, called, open } = gate();
    let answered = false;
    const sending = sender.send(messageOf(), hooks).finally(() => (answered = true));
    await called;
    await server.begun();

    server.cut();
    // a second message goes through, so this client has seen the end of the first connection
    await expect(sender.send(messageOf(['second']), atOnce)).resolves.toMatchObject({ status: 'accepted' });

    expect(answered).toBe(false); // the record is still being written: an answer now could overtake it
    open();
    await expect(sending).resolves.toMatchObject({ status: 'temporary' });
    expect(server.delivered).toEqual([expect.stringContaining('second')]);
  });

  test('delivers nothing when the process dies before the hand-over is recorded', async () => {
    await given();
    const child = spawn(process.execPath, ['--import', 'tsx', dyingSender, server.url], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(child.stdout, 'data');
    const begun = await server.begun();

    child.kill('SIGKILL');
    await server.deserted();

    expect(begun).toContain('Subject: Never ends');
    expect(server.delivered).toEqual([]);
  });

  test('delivers nothing when the hand-over cannot be recorded, and fails for that reason', async () => {
    await given();
    const { hooks, called, fail } = gate();
    const sending = sender.send(messageOf(), hooks);
    await called;

    fail(new Error('the store is away'));

    await expect(sending).rejects.toThrow('the store is away');
    await expect(sender.send(messageOf(), atOnce)).resolves.toMatchObject({ status: 'accepted' });
    expect(server.delivered).toHaveLength(1);
  });

  test('says that it does not know when the connection breaks after the hand-over', async () => {
    await given({ 'end-of-data': 'hang-up' });

    const sending = sender.send(messageOf(), atOnce);

    await expect(sending).rejects.toThrow(UnansweredError);
    expect(server.connections()).toBe(1);
  });

  test.each<[string, Script]>([
    ['the recipient', { RCPT: '451 4.7.1 greylisted' }],
    ['the sender', { MAIL: '452 4.3.1 disk full' }],
    ['the content', { DATA: '451 4.3.0 try later' }],
    ['the session', { greeting: '421 4.3.2 closing' }],
  ])('does not record a hand-over when the server refuses %s', async (_, script) => {
    await given(script);
    const { hooks, calls } = gate();

    await expect(sender.send(messageOf(), hooks)).resolves.toMatchObject({ status: 'temporary' });

    expect(calls()).toBe(0);
    expect(server.delivered).toEqual([]);
  });
});

describe('what the server says', () => {
  const temporary = (reply: string) => ({ status: 'temporary', reply }) as const;
  const rejected = (reply: string) => ({ status: 'rejected', reply }) as const;

  test.each<[string, Script, Pick<SendResult, 'status' | 'reply'>]>([
    ['an unknown recipient is final', { RCPT: '550 5.1.1 no such user' }, rejected('550 5.1.1')],
    ['refused content is final', { 'end-of-data': '554 5.7.1 looks like spam' }, rejected('554 5.7.1')],
    ['greylisting is temporary', { RCPT: '451 4.7.1 greylisted' }, temporary('451 4.7.1')],
    ['a full mailbox is temporary', { RCPT: '452 4.2.2 mailbox full' }, temporary('452 4.2.2')],
    ['a full disk after the content is temporary', { 'end-of-data': '452 disk full' }, temporary('452')],
    ['a server that takes nobody is temporary', { greeting: '554 5.3.2 no service' }, temporary('554 5.3.2')],
    [
      'a missing login is temporary: the operator mends it',
      { MAIL: '530 5.7.0 authentication required' },
      temporary('530 5.7.0'),
    ],
    ['a server that hangs up is temporary', { greeting: 'hang-up' }, temporary('ECONNECTION')],
  ])('%s', async (_, script, expected) => {
    await given(script);

    await expect(sender.send(messageOf(), atOnce)).resolves.toMatchObject(expected);
  });

  test('is kept in words without addresses', async () => {
    await given({ RCPT: '550 5.1.1 <mei-ling@example.com> is unknown to ana@mx.example.com' });

    const result = await sender.send(messageOf(), atOnce);

    expect(result).toMatchObject({ text: expect.stringContaining('<…@…> is unknown to …@…') });
    expect(JSON.stringify(result)).not.toContain('example.com');
  });

  test('a refused login is temporary and names no password', async () => {
    const script = { EHLO: '250-scripted\r\n250 AUTH PLAIN', AUTH: '535 5.7.8 bad credentials' };
    await given(script, 'mailer:geheim@');

    const result = await sender.send(messageOf(), atOnce);

    expect(result).toMatchObject({ reply: '535 5.7.8', text: expect.stringContaining('EAUTH') });
    expect(JSON.stringify(result)).not.toContain('geheim');
  });

  test('nobody listening is temporary', async () => {
    await given();
    await server.stop();
    const unreachable = createMailSender({ smtpUrl: server.url });

    await expect(unreachable.send(messageOf(), atOnce)).resolves.toMatchObject({ status: 'temporary' });

    await unreachable.close();
    server = await startScriptedSmtp();
  });

  test('a recipient that is no address is final', async () => {
    await given();
    const message = { ...messageOf(), envelope: { from: 'milepost@example.com', to: [''] } } as const;

    await expect(sender.send(message, atOnce)).resolves.toMatchObject({
      status: 'rejected',
      reply: 'EENVELOPE',
    });
  });
});

describe('connections', () => {
  test('are used again, and five at most are open', async () => {
    await given();

    await Promise.all(Array.from({ length: 40 }, () => sender.send(messageOf(), atOnce)));

    expect(server.delivered).toHaveLength(40);
    expect(server.connections()).toBeLessThanOrEqual(5);
  });

  test('go on after a message was refused', async () => {
    await given({ 'end-of-data': '554 5.7.1 no' });

    const results = await Promise.all([1, 2, 3].map(() => sender.send(messageOf(), atOnce)));

    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  });

  test('are proved by verify, which fails with the reason', async () => {
    await given();
    await expect(sender.verify()).resolves.toBeUndefined();
    await server.stop();

    await expect(sender.verify()).rejects.toMatchObject({ code: 'ESOCKET' });

    server = await startScriptedSmtp();
  });

  test('close after the message that is being sent', async () => {
    await given();
    const { hooks, called, open } = gate();
    const sending = sender.send(messageOf(), hooks);
    await called;

    const closing = sender.close();
    open();

    await expect(sending).resolves.toMatchObject({ status: 'accepted' });
    await closing;
    await expect(sender.send(messageOf(), atOnce)).resolves.toMatchObject({ status: 'temporary' });
  });
});

describe('a server that hangs', () => {
  const never = new Promise<void>(() => undefined);

  /** A server that answers nothing from a turn of the dialogue on, for as long as a test wants. */
  async function givenHanging(turn: Turn): Promise<{ heal(): void }> {
    let hangs = true;
    server = await startScriptedSmtp({}, (reached) => (hangs && reached === turn ? never : undefined));
    sender = createMailSender({ smtpUrl: server.url });
    return { heal: () => (hangs = false) };
  }

  test.each<Turn>(['greeting', 'EHLO', 'MAIL', 'RCPT', 'DATA'])(
    'at %s holds no connection of attempts that were ended, and has nothing of theirs',
    async (turn) => {
      const { heal } = await givenHanging(turn);
      const ending = new AbortController();
      const hooks = { ...atOnce, signal: ending.signal };
      // more than there are connections: some of them wait for one
      const sending = Array.from({ length: 8 }, () => sender.send(messageOf(), hooks));
      await server.connected(sender.connections);

      ending.abort();

      const results = await Promise.all(sending);
      expect(results.map(({ status }) => status)).toEqual(Array(8).fill('temporary'));
      heal();
      await expect(sender.send(messageOf(['after']), atOnce)).resolves.toMatchObject({ status: 'accepted' });
      expect(server.delivered).toEqual([expect.stringContaining('after')]);
    },
  );

  test('after the content leaves open whether it has the mail', async () => {
    const { heal } = await givenHanging('end-of-data');
    const ending = new AbortController();
    const sending = sender.send(messageOf(), { ...atOnce, signal: ending.signal });
    await server.received(1);

    ending.abort();

    await expect(sending).rejects.toThrow(UnansweredError);
    heal();
    await expect(sender.send(messageOf(), atOnce)).resolves.toMatchObject({ status: 'accepted' });
  });

  test('gets no end of a message whose hand-over is being recorded when the attempt is ended', async () => {
    await given();
    const { hooks, called, open } = gate();
    const ending = new AbortController();
    const sending = sender.send(messageOf(), { ...hooks, signal: ending.signal });
    await called;

    ending.abort();
    open();

    await expect(sending).resolves.toMatchObject({ status: 'temporary' });
    await server.deserted();
    expect(server.delivered).toEqual([]);
  });

  test('does not begin what was ended before', async () => {
    await given();
    await expect(sender.send(messageOf(), { ...atOnce, signal: AbortSignal.abort() })).resolves.toMatchObject(
      { status: 'temporary', reply: 'EABORT' },
    );
    expect(server.connections()).toBe(0);
  });
});
