import { describe, expect, it } from '@jest/globals';
import type { MailLater } from '../../../contracts/sandbox/activities';
import type { MailEffect } from '../../../domain/project/react';
import { engines } from '../../support/engines';
import { day, milestone, start } from '../../support/simulated-project';
import { at, digestOffice, hour, passTo, passToReminder, quarter, waiting } from './digest-office';
import { settings } from './mail-office';

const { office, project, held, rowOf, mailsTo, digestsTo, untilItEnds } = digestOffice();

describe('what can wait', () => {
  it('is told in one digest in the morning, with everything else that is open, and ends there', async () => {
    const [a, b] = [await project(), await project()];
    // reminders of the day before the tasks are due
    await passToReminder(a, b);
    const [first, second] = [waiting(a)[0]!, waiting(b)[0]!];
    const askedMs = a.project.events().find(({ revision }) => revision === first.revision)!.atMs;

    const later = { status: 'later', notBeforeMs: askedMs + quarter };
    expect(await office().ask(a, first, at(askedMs))).toEqual(later);
    expect(await office().ask(b, second, at(askedMs + 1_000))).toEqual(later);
    expect(await mailsTo('sales-1')).toEqual([]);
    const told = { status: 'skipped', personId: 'sales-1', reason: 'told-in-digest' };
    for (const [each, effect] of [
      [a, first],
      [b, second],
    ] as const)
      expect(await office().ask(each, effect, at(askedMs + quarter))).toEqual(told);

    const [digest, ...others] = await mailsTo('sales-1');
    expect(others).toEqual([]);
    for (const { title } of [a, b]) expect(digest?.text).toContain(title);
    const { joinedTo } = (await rowOf(a, first))!;
    expect(await office().store.outbox.read(joinedTo!)).toMatchObject({
      status: 'accepted',
      names: expect.arrayContaining([a.keyOf(first), b.keyOf(second)]),
    });
    // twice is as once
    expect(await office().ask(a, first, at(askedMs + quarter + 1))).toEqual(told);
    expect(await mailsTo('sales-1')).toHaveLength(1);
  });

  it('has its buttons in the digest, and they act for the reader', async () => {
    const a = await project();
    await passToReminder(a);
    await untilItEnds(a, waiting(a)[0]!, a.project.now());
    const [digest] = await mailsTo('sales-1');
    const links = office().linksIn(digest!);
    expect(links.map(({ target }) => target.kind)).toEqual(
      expect.arrayContaining(['task', 'project', 'unsubscribe']),
    );
    expect(links.every(({ personId }) => personId === 'sales-1')).toBe(true);
    // mail clients offer to stop it, too (RFC 8058)
    const raw = await engines().mail.rawMail(digest!.id);
    const [, url = ''] = /^List-Unsubscribe: <(\S+)>\r?$/m.exec(raw) ?? [];
    expect(digest!.text).toContain(url);
    expect(raw).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r?$/m);
  });

  it('says nothing of what was done before it leaves, and does not come for that', async () => {
    const a = await project();
    await passToReminder(a);
    const effect = waiting(a)[0]!;
    await office().ask(a, effect, at(a.project.now()));
    a.project.tell(milestone(a.project.state().deal!.tasks[effect.taskId!]!.milestone!));
    await a.save();
    const { report } = await untilItEnds(a, effect, a.project.now());
    expect(report).toMatchObject({ status: 'skipped', reason: 'task-closed' });
    expect(await mailsTo('sales-1')).toEqual([]);
  });

  it('waits over a weekend and leaves with the digest of Monday', async () => {
    const a = await project();
    const friday = start + 4 * day + 8 * hour;
    const effect = await held(a, friday);
    expect(await office().ask(a, effect, at(friday))).toEqual({
      status: 'later',
      notBeforeMs: start + 7 * day + quarter,
    });
    const { report } = await untilItEnds(a, effect, friday);
    expect(report).toMatchObject({ reason: 'told-in-digest' });
    const [digest] = await digestsTo('sales-1');
    expect(digest?.text).toContain('on hold until');
  });

  it.each(['Asia/Taipei', 'America/St_Johns', 'Europe/Berlin'])(
    'comes at a quarter past nine by the clock of %s, also in the weeks in which clocks change',
    async (timeZone) => {
      await office().change('sales-1', { timeZone });
      const a = await project();
      for (const weekMs of [start, start + 7 * day, start + 28 * day]) {
        const nowMs = weekMs + 20 * hour;
        const effect = await held(a, nowMs);
        const { report, atMs } = await untilItEnds(a, effect, nowMs);
        expect(report).toMatchObject({ reason: 'told-in-digest' });
        const time = new Date(atMs).toLocaleTimeString('en-GB', {
          timeZone,
          hour: '2-digit',
          minute: '2-digit',
        });
        expect(time).toBe('09:15');
        a.project.tell({ name: 'wake', actor: 'boss' }, atMs);
        await a.save();
      }
    },
  );

  it('a reminder that comes after the digest of its day leaves on its own, and news waits for the next', async () => {
    const [a, b] = [await project(), await project()];
    await passToReminder(a, b);
    const [early, late] = [waiting(a)[0]!, waiting(b)[0]!];
    const { atMs } = await untilItEnds(a, early, a.project.now());
    expect(await office().ask(b, late, at(atMs + 1))).toMatchObject({ status: 'accepted' });
    const news = await office().ask(b, await held(b, atMs + 2), at(atMs + 2));
    expect(news).toEqual({ status: 'later', notBeforeMs: expect.any(Number) });
    expect((news as MailLater).notBeforeMs).toBeGreaterThan(atMs + 12 * hour);
  });
});

describe('who gets what can wait', () => {
  it('a manager gets copies of what is overdue, in a part of their own', async () => {
    const a = await project();
    await passTo(start + 11 * day, a);
    const copy = waiting(a, 'overdue')[0]!;
    const { report } = await untilItEnds(a, copy, a.project.now());
    expect(report).toEqual({ status: 'skipped', personId: 'boss', reason: 'told-in-digest' });
    const [digest] = await digestsTo('boss');
    expect(digest?.text).toContain('== Not done yet by others · 1 ==');
    expect(digest?.text).toContain('Name of sales-1');
  });

  it('whoever wants each at once gets no digest; a team and the company have a default', async () => {
    const [a, b, c] = [await project(), await project(), await project()];
    await passToReminder(a, b, c);
    const morning = at(a.project.now());
    await office().change('sales-1', { mailHabit: 'at-once' });
    expect(await office().ask(a, waiting(a)[0]!, morning)).toMatchObject({ status: 'accepted' });
    await office().change('sales-1', { mailHabit: null });
    await office().change('boss', { teamMailHabit: 'at-once' });
    expect(await office().ask(b, waiting(b)[0]!, morning)).toMatchObject({ status: 'accepted' });
    await office().change('boss', { teamMailHabit: null });
    const company = { settings: { ...settings, mailHabit: 'digest' as const } };
    expect(await office().ask(c, waiting(c)[0]!, { ...morning, ...company })).toMatchObject({
      status: 'later',
    });
    expect(await digestsTo('sales-1')).toEqual([]);
  });

  it('whoever wants both gets each at once, and all of them in the digest', async () => {
    await office().change('sales-1', { mailHabit: 'both' });
    const a = await project();
    await passToReminder(a);
    const effect = waiting(a)[0]!;
    const nowMs = a.project.now();
    expect(await office().ask(a, effect, at(nowMs))).toEqual({
      status: 'later',
      notBeforeMs: nowMs + quarter,
    });
    expect(await mailsTo('sales-1')).toHaveLength(1);
    const { report } = await untilItEnds(a, effect, nowMs + quarter);
    expect(report).toMatchObject({ status: 'accepted' });
    expect(await mailsTo('sales-1')).toHaveLength(2);
    expect((await digestsTo('sales-1'))[0]?.text).toContain(a.title);
  });

  it('whoever changes to each at once meanwhile gets on its own what waits', async () => {
    const a = await project();
    await passToReminder(a);
    const effect = waiting(a)[0]!;
    expect(await office().ask(a, effect)).toMatchObject({ status: 'later' });
    await office().change('sales-1', { mailHabit: 'at-once' });
    expect((await untilItEnds(a, effect, a.project.now() + quarter)).report).toMatchObject({
      status: 'accepted',
    });
    expect(await digestsTo('sales-1')).toEqual([]);
  });

  it('nothing comes to somebody who is away: whoever stands in has it in their digest, and says for whom', async () => {
    const a = await project();
    await passToReminder(a);
    const effect = waiting(a)[0]!;
    expect(await office().ask(a, effect)).toMatchObject({ status: 'later' });
    const absences = [{ from: '2026-03-01', to: '2026-03-31', substituteId: 'sales-2' }];
    await office().change('sales-1', { absences });
    const { report } = await untilItEnds(a, effect, a.project.now() + quarter);
    expect(report).toMatchObject({ reason: 'told-in-digest', personId: 'sales-2' });
    expect(await mailsTo('sales-1')).toEqual([]);
    expect((await digestsTo('sales-2'))[0]?.text).toContain('for Name of sales-1');
  });

  it('nothing comes to somebody who is switched off', async () => {
    const a = await project();
    await passToReminder(a);
    const effect = waiting(a)[0]!;
    await office().ask(a, effect);
    await office().change('sales-1', { active: false });
    const { report } = await untilItEnds(a, effect, a.project.now() + quarter);
    expect(report).toMatchObject({ status: 'skipped', reason: 'inactive' });
    expect(await mailsTo('sales-1')).toEqual([]);
  });
});

describe('in a time lapse', () => {
  it('there is one digest for each day of it', async () => {
    const dayMs = 1_000;
    const special = { settings: { ...settings, dayMs } };
    const a = await project();
    const effect = await held(a, start + 300);
    expect(await office().ask(a, effect, at(start + 300, special))).toEqual({
      status: 'later',
      notBeforeMs: start + dayMs,
    });
    const { report } = await untilItEnds(a, effect, start + 300, special);
    expect(report).toMatchObject({ reason: 'told-in-digest' });
  });
});

it('the first tasks of what came in with an import wait for the digest, those of others do not', async () => {
  const [a, b] = [await project({ open: { broughtIn: 'import' } }), await project()];
  const evening = { ...at(start + 8 * hour) };
  expect(await office().ask(a, a.effect('task'), evening)).toMatchObject({ status: 'later' });
  expect(await office().ask(b, b.effect('task'), evening)).toMatchObject({ status: 'accepted' });
  const { report } = await untilItEnds(a, a.effect('task'), start + 8 * hour);
  expect(report).toMatchObject({ reason: 'told-in-digest' });
  const [digest] = await digestsTo('sales-1');
  expect(digest?.text).toContain('== New tasks of projects that were brought in · 1 ==');
});

it('what joins a decision that its maker was asked for waits for their digest, where the decision stands anyway', async () => {
  const a = await project();
  const decisions = (): MailEffect[] =>
    a.project
      .effects()
      .filter(({ mail, to }) => mail === 'task' && 'personId' in to && to.personId === 'boss');
  while (decisions().length === 0) a.project.passUntil(a.project.now() + day);
  await a.save();
  expect(await office().ask(a, decisions()[0]!)).toMatchObject({ status: 'accepted' });
  while (decisions().length < 2) a.project.passUntil(a.project.now() + day);
  await a.save();
  const { report } = await untilItEnds(a, decisions()[1]!, a.project.now());
  expect(report).toEqual({ status: 'skipped', personId: 'boss', reason: 'told-in-digest' });
  const [digest] = await digestsTo('boss');
  expect(digest?.subject).toContain('1 to decide');
  expect(digest?.text?.match(/^- /gm)).toHaveLength(1);
  expect(digest?.text).toContain('“Follow up with the customer” · It was due on');
});
