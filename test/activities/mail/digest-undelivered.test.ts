import { describe, expect, it } from '@jest/globals';
import { day } from '../../support/simulated-project';
import { at, digestOffice, passToReminder, quarter, waiting } from './digest-office';
import { answering } from './mail-office';

const { office, project, mailsTo, digestsTo, untilItEnds } = digestOffice();

describe('a digest that does not get through', () => {
  it('refused for good: what waits for it leaves on its own', async () => {
    const [a, b] = [await project(), await project()];
    await passToReminder(a, b);
    for (const each of [a, b]) await office().ask(each, waiting(each)[0]!);
    const refusing = answering(office().sender, { status: 'rejected', reply: '550 5.1.1' } as never);
    const later = a.project.now() + quarter;
    // the server refuses the digest, and what follows it as well
    const first = await office().ask(a, waiting(a)[0]!, at(later, { sender: refusing }));
    expect(first).toMatchObject({ status: 'failed', reason: 'rejected' });
    expect(await office().ask(b, waiting(b)[0]!, at(later))).toMatchObject({ status: 'accepted' });
    expect(await mailsTo('sales-1')).toHaveLength(1);
  });

  it('put off by the server: everything waits and is told once it is taken', async () => {
    const [a, b] = [await project(), await project()];
    await passToReminder(a, b);
    for (const each of [a, b]) await office().ask(each, waiting(each)[0]!);
    const busy = answering(office().sender, { status: 'deferred', reply: '452 4.2.2' } as never);
    const later = a.project.now() + quarter;
    for (const each of [a, b])
      expect(await office().ask(each, waiting(each)[0]!, at(later, { sender: busy }))).toEqual({
        status: 'later',
        notBeforeMs: later + 5 * 60_000,
      });
    // on the next working day it is another digest, with all of it
    for (const each of [a, b]) {
      const { report } = await untilItEnds(each, waiting(each)[0]!, later + day);
      expect(report).toMatchObject({ reason: 'told-in-digest' });
    }
    const [digest, ...others] = await mailsTo('sales-1');
    expect(others).toEqual([]);
    for (const { title } of [a, b]) expect(digest?.text).toContain(title);
  });

  it('two that do not get through: what waits leaves on its own', async () => {
    const a = await project();
    await passToReminder(a);
    const effect = waiting(a)[0]!;
    const sender = answering(office().sender, { status: 'deferred', reply: '452 4.2.2' } as never);
    const first = a.project.now();
    await office().ask(a, effect, at(first));
    // a weekend is between them
    for (const days of [0, 3]) await office().ask(a, effect, at(first + days * day + quarter, { sender }));
    expect(await office().ask(a, effect, at(first + 4 * day + quarter))).toMatchObject({
      status: 'accepted',
    });
    expect(await digestsTo('sales-1')).toEqual([]);
  });

  it('a worker that dies with it: another attempt sends it, and nothing is told twice', async () => {
    const [a, b] = [await project(), await project()];
    await passToReminder(a, b);
    for (const each of [a, b]) await office().ask(each, waiting(each)[0]!);
    const later = a.project.now() + quarter;
    // the process is gone before the server has anything
    let end: () => void = () => undefined;
    const dead = {
      ...office().sender,
      send: () => new Promise<never>((_, reject) => (end = () => reject(new Error('dead')))),
    };
    const dying = office()
      .ask(a, waiting(a)[0]!, at(later, { sender: dead }))
      .catch(() => undefined);
    const key = `digest:sales-1:${new Date(later).toISOString().slice(0, 10)}`;
    while ((await office().store.outbox.read(key))?.status !== 'sending') await new Promise(setImmediate);
    expect(await office().ask(b, waiting(b)[0]!, at(later))).toMatchObject({ status: 'later' });
    expect(await mailsTo('sales-1')).toEqual([]);
    await office().store.outbox.end(
      key,
      1,
      { status: 'deferred', personId: null, reason: null },
      new Date(0),
    );
    // the attempt that follows has the turn of the dead one, for which everybody else waits
    for (const each of [a, b])
      expect((await untilItEnds(each, waiting(each)[0]!, later + 1)).report).toMatchObject({
        reason: 'told-in-digest',
      });
    expect(await mailsTo('sales-1')).toHaveLength(1);
    end();
    await dying;
    expect(await mailsTo('sales-1')).toHaveLength(1);
  });

  it('many at one moment: one leaves and names all', async () => {
    const all = await Promise.all(Array.from({ length: 12 }, () => project()));
    await passToReminder(...all);
    for (const each of all) await office().ask(each, waiting(each)[0]!);
    const later = all[0]!.project.now() + quarter;
    await Promise.all(all.map((each) => office().ask(each, waiting(each)[0]!, at(later))));
    for (const each of all)
      expect((await untilItEnds(each, waiting(each)[0]!, later + 1)).report).toMatchObject({
        reason: 'told-in-digest',
      });
    const [digest, ...others] = await mailsTo('sales-1');
    expect(others).toEqual([]);
    for (const { title } of all) expect(digest?.text).toContain(title);
  });
});
