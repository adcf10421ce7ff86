import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { MailEffect } from '../../../domain/project/react';
import type { MailSender } from '../../../mail/send/send';
import { createMailSender } from '../../../mail/send/send';
import type { Store } from '../../../store/store';
import type { ScriptedSmtp, Turn } from '../../mail/send/scripted-smtp';
import { startScriptedSmtp } from '../../mail/send/scripted-smtp';
import { at, digestOffice, passToReminder, quarter, waiting } from './digest-office';
import type { OfficeProject } from './mail-office';
import { mailEnvironment } from './mail-office';

/**
 * What a digest does when a mail server takes it and does not say so, hangs, when its worker dies, and when the database
 * is away. It is handed over at most twice, under one Message-ID; what it told leaves on its own when neither got an
 * answer. So nothing is lost, and nothing is told again that anybody knows to have arrived.
 */

const { office, project, digestsTo, mailsTo, untilItEnds } = digestOffice();

const told = { status: 'skipped', personId: 'sales-1', reason: 'told-in-digest' };

/** Two projects whose reminders wait for one digest, and when that is due. */
async function twoWaiting(): Promise<{
  readonly all: readonly (readonly [OfficeProject, MailEffect])[];
  readonly dueMs: number;
}> {
  const [a, b] = [await project(), await project()];
  await passToReminder(a, b);
  const all = [[a, waiting(a)[0]!] as const, [b, waiting(b)[0]!] as const];
  for (const [each, effect] of all) await office().ask(each, effect);
  return { all, dueMs: a.project.now() + quarter };
}

/** As it is when the time of earlier attempts at the digest is over. */
function afterSlot(): Store {
  const { outbox, ...store } = office().store;
  const over = <Row extends { slotEndsAtMs: number | null } | null>(row: Row): Row =>
    row && { ...row, slotEndsAtMs: 0 };
  return {
    ...store,
    outbox: {
      ...outbox,
      claim: async (...given) => over(await outbox.claim(...given)),
      lastTo: async (...given) => (await outbox.lastTo(...given)).map(over),
    },
  };
}

const digestRow = async (personId = 'sales-1') =>
  (await office().store.outbox.lastTo(personId, 'digest', 5))[0]!;

describe('a mail server that takes the digest and does not say so', () => {
  let server: ScriptedSmtp;
  let sender: MailSender;
  /** Where it keeps silent, as long as that is set. */
  let silentAt: Turn | null;
  beforeEach(async () => {
    silentAt = 'end-of-data';
    server = await startScriptedSmtp({}, (turn) =>
      turn === silentAt ? new Promise<void>(() => undefined) : undefined,
    );
    sender = createMailSender({ smtpUrl: server.url });
  });
  afterEach(async () => {
    server.cut();
    await sender.close();
    await server.stop();
  });
  const ids = (): string[] => server.delivered.flatMap((raw) => /^Message-ID: (<.+>)/im.exec(raw)?.[1] ?? []);

  /** The connection breaks when the server has the whole of it. */
  async function lost(
    [each, effect]: readonly [OfficeProject, MailEffect],
    dueMs: number,
    store: Store = office().store,
  ) {
    const before = server.delivered.length;
    const asking = office().ask(each, effect, at(dueMs, { sender, store }));
    await server.received(before + 1);
    server.cut();
    return asking;
  }

  it('once: it is sent once more under the same id when that attempt is over, and ends what waits', async () => {
    const { all, dueMs } = await twoWaiting();
    const [first, [b, second]] = all as [(typeof all)[0], (typeof all)[0]];
    expect(await lost(first, dueMs)).toMatchObject({ status: 'later' });
    expect(await digestRow()).toMatchObject({ status: 'handing-over', handOvers: 1 });
    // nobody sends it while its attempt may still be answered
    silentAt = null;
    expect(await office().ask(b, second, at(dueMs + 1, { sender }))).toMatchObject({ status: 'later' });
    expect(server.delivered).toHaveLength(1);

    for (const [each, effect] of all)
      expect((await untilItEnds(each, effect, dueMs + 2, { sender, store: afterSlot() })).report).toEqual(
        told,
      );
    expect(server.delivered).toHaveLength(2);
    expect(new Set(ids()).size).toBe(1);
    expect(await digestRow()).toMatchObject({ status: 'accepted', handOvers: 2 });
  });

  it('twice: nobody knows whether it came, so each that it told leaves on its own, and the digest never again', async () => {
    const { all, dueMs } = await twoWaiting();
    await lost(all[0]!, dueMs);
    const [[a, first], [b, second]] = all as [(typeof all)[0], (typeof all)[0]];
    // the second time, too; the email that asked then leaves, as soon as the server answers again
    const again = office().ask(a, first, at(dueMs + 1, { sender, store: afterSlot() }));
    await server.received(2);
    silentAt = null;
    server.cut();
    expect(await again).toMatchObject({ status: 'accepted' });
    expect(await digestRow()).toMatchObject({ status: 'unconfirmed', handOvers: 2 });
    expect(await office().ask(b, second, at(dueMs + 2, { sender }))).toMatchObject({ status: 'accepted' });
    // a repeat changes nothing
    for (const [each, effect] of all)
      expect(await office().ask(each, effect, at(dueMs + 3, { sender }))).toMatchObject({
        status: 'accepted',
      });
    expect(server.delivered).toHaveLength(4);
    expect(new Set(ids()).size).toBe(3);
  });

  it.each(['DATA', 'end-of-data'] as const)(
    'hangs at %s: the attempt is given up, and another one sends it',
    async (turn) => {
      silentAt = turn;
      const { all, dueMs } = await twoWaiting();
      const [[a, first]] = all as [(typeof all)[0]];
      const environment = mailEnvironment();
      const asking = office().ask(a, first, at(dueMs, { sender, environment }));
      while (!['sending', 'handing-over'].includes((await digestRow())?.status))
        await new Promise(setImmediate);
      await (turn === 'DATA' ? server.connected(1) : server.received(1));
      environment.cancel('TIMED_OUT');
      expect(await asking.catch(() => ({ status: 'later' }))).toMatchObject({ status: 'later' });
      await server.deserted();

      silentAt = null;
      for (const [each, effect] of all) {
        const store = afterSlot();
        expect((await untilItEnds(each, effect, dueMs + 10 * 60_000, { sender, store })).report).toEqual(
          told,
        );
      }
      expect(new Set(ids()).size).toBe(1);
      expect(server.delivered).toHaveLength(turn === 'DATA' ? 1 : 2);
    },
  );

  it('and its worker is gone: whoever asks next sends it when the time of the dead one is over', async () => {
    const { all, dueMs } = await twoWaiting();
    const [[a, first], [b, second]] = all as [(typeof all)[0], (typeof all)[0]];
    // nothing of this attempt is ever heard of again
    void office()
      .ask(a, first, at(dueMs, { sender }))
      .catch(() => undefined);
    await server.received(1);
    expect(await digestRow()).toMatchObject({ status: 'handing-over' });
    silentAt = null;
    // its turn is that of the first email, which Temporal asks for again
    expect(await office().ask(b, second, at(dueMs, { sender }))).toMatchObject({ status: 'later' });
    expect(await office().ask(a, first, at(dueMs, { sender }))).toMatchObject({ status: 'later' });
    expect(server.delivered).toHaveLength(1);
    for (const [each, effect] of all)
      expect((await untilItEnds(each, effect, dueMs + 1, { sender, store: afterSlot() })).report).toEqual(
        told,
      );
    expect(server.delivered).toHaveLength(2);
    expect(new Set(ids()).size).toBe(1);
  });
});

describe('a database that is away', () => {
  /** Fails one of the calls that are made of a store. */
  function failingAt(store: Store, failing: number): { readonly store: Store; readonly calls: () => number } {
    let calls = 0;
    const away = (): Error =>
      Object.assign(new Error('no server answers'), { name: 'MongoServerSelectionError' });
    const watched = <Room extends object>(room: Room): Room =>
      new Proxy(room, {
        get(target, name) {
          const value: unknown = Reflect.get(target, name);
          if (typeof value !== 'function') return value;
          return (...given: unknown[]) => {
            calls += 1;
            return calls === failing
              ? Promise.reject(away())
              : (Reflect.apply(value, target, given) as unknown);
          };
        },
      });
    const rooms = Object.entries(store).map(([name, room]) => [
      name,
      typeof room === 'object' && room !== null ? watched(room as object) : room,
    ]);
    return { store: Object.fromEntries(rooms) as Store, calls: () => calls };
  }

  /** How many calls an attempt makes that sends a digest. */
  const callsOfDigest = 75;

  it('is asked many times for a digest, which is sent once', async () => {
    const { all, dueMs } = await twoWaiting();
    const [[a, first]] = all as [(typeof all)[0]];
    const { store, calls } = failingAt(office().store, 0);
    expect(await office().ask(a, first, at(dueMs, { store }))).toEqual(told);
    expect(Math.abs(calls() - callsOfDigest)).toBeLessThan(15);
  });

  it.each(Array.from({ length: 15 }, (_, index) => 1 + index * 5))(
    'at the call no. %d of these: the email that asks is tried again, and everything is told once',
    async (failing) => {
      const { all, dueMs } = await twoWaiting();
      const [[a, first]] = all as [(typeof all)[0]];
      const { store } = failingAt(office().store, failing);
      const answer: unknown = await office()
        .ask(a, first, at(dueMs, { store }))
        .catch((error: unknown) => error);
      if (answer instanceof Error)
        expect(answer).toMatchObject({ type: 'database-unavailable', nonRetryable: false });
      for (const [each, effect] of all) {
        const { report } = await untilItEnds(each, effect, dueMs + 1, { store: afterSlot() });
        expect(report).toEqual(told);
      }
      expect(await mailsTo('sales-1')).toHaveLength(1);
      expect(await digestsTo('sales-1')).toHaveLength(1);
    },
  );
});
