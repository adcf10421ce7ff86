import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RecordRequest } from '../../contracts/sandbox/activities';
import { addDays, localDate, morningMs } from '../../domain/calendar/local-dates';
import { projectActions } from '../../domain/project/model/project-actions';
import { realDayMs } from '../../domain/project/evolve/clocks';
import type { PageVisits } from './page-visits';
import { pageVisits, textOf } from './page-visits';
import type { Office } from './project-office';
import { projectOffice } from './project-office';
import type { RunningApi } from '../api/running-api';
import { activitiesWithoutMail, shortDaysUntilJudgement, startApi } from '../api/running-api';

/** Whether the projects that are opened now shall come to judgement at once. */
let hurries = false;
let api: RunningApi;
let visits: PageVisits;
let office: Office;

beforeAll(async () => {
  const dayMs = (request: RecordRequest) => (hurries ? shortDaysUntilJudgement(request) : realDayMs);
  api = await startApi({ activities: (store, client) => activitiesWithoutMail(store, client, dayMs) });
  visits = pageVisits(api);
  office = await projectOffice(api, visits);
});
afterAll(() => api.stop());

const zone = 'Asia/Taipei';
const inDays = (days: number): string => addDays(localDate(Date.now(), zone), days);
const iso = (days: number): string => new Date(Date.now() + days * realDayMs).toISOString();
const stateOf = async (projectId: string) => (await api.store.projects.read(projectId))!;
const dealOf = async (projectId: string) => (await stateOf(projectId)).deal!;
const eventsOf = (projectId: string) => api.store.ledger.read(projectId);
const noteOf = async (projectId: string) => (await api.store.notes.ofProject(projectId)).at(-1)?.text;

async function projectToJudge() {
  hurries = true;
  try {
    const opened = await office.project();
    await visits.heldTask(opened.projectId, 'judge');
    return opened;
  } finally {
    hurries = false;
  }
}

describe('what somebody can do about their project', () => {
  it('records a contact that no task has asked for', async () => {
    const { projectId, report } = await office.project();
    await report('holds', { reason: 'budget-year', wakeAt: iso(90) });

    const shown = await office.show('owner', projectId, 'record-contact');
    const done = await office.act('owner', projectId, 'record-contact', {
      kind: 'call',
      note: 'They called.',
    });

    expect(textOf(shown)).toContain('records a contact with the customer: the hold ends');
    expect(done.status).toBe(200);
    expect(textOf(done)).toContain('The contact is recorded');
    expect((await dealOf(projectId)).hold).toBeUndefined();
    expect((await dealOf(projectId)).contacts.at(-1)).toMatchObject({ kind: 'call', actor: 'owner' });
    expect(await noteOf(projectId)).toBe('They called.');
  });

  it('notes a confirmed meeting, and calls it off', async () => {
    const { projectId } = await office.project();
    const meeting = { kind: 'visit', meetingAt: `${inDays(9)}T14:30`, evidence: 'calendar:1' };

    expect((await office.act('owner', projectId, 'confirm-meeting', meeting)).status).toBe(200);
    const again = textOf(await office.show('owner', projectId, 'confirm-meeting'));
    expect(again).toMatch(/It replaces the meeting on \w{3} \d/);
    const shown = textOf(await office.show('owner', projectId, 'cancel-meeting'));
    const off = await office.act('owner', projectId, 'cancel-meeting', { note: 'The tender has moved.' });

    expect(shown).toMatch(/calls off the meeting on .*: .* recalculated from the day/);
    expect(off.status).toBe(200);
    expect((await dealOf(projectId)).meeting).toBeUndefined();
    expect(await noteOf(projectId)).toBe('The tender has moved.');
    expect((await eventsOf(projectId)).map(({ type }) => type)).toContain('meetingCancelled');
    const late = await office.act('owner', projectId, 'cancel-meeting', {});
    expect(late.status).toBe(409);
    expect(textOf(late)).toContain('No upcoming meeting');
  });

  it('puts it on hold, moves the hold both ways, and ends it', async () => {
    const { projectId } = await office.project();
    const hold = (reason: string, days: number) =>
      office.act('owner', projectId, 'hold', { reason, wakeOn: inDays(days) });

    expect((await hold('budget-year', 120)).status).toBe(200);
    const shown = await office.show('owner', projectId, 'hold');
    expect(textOf(shown)).toContain('Change the hold');
    expect(shown.text).toMatch(/<option value="budget-year" selected="">/);
    const planned = (await dealOf(projectId)).hold!;
    expect(shown.text).toContain(`value="${localDate(planned.wakeAtMs ?? planned.wakeOnMs, zone)}"`);
    expect(textOf(await hold('awaiting-tender', 200))).toMatch(/On hold until/);
    expect((await hold('customer-wish', 30)).status).toBe(200);
    expect((await dealOf(projectId)).hold).toMatchObject({
      reason: 'customer-wish',
      wakeOnMs: morningMs(inDays(30), zone),
    });

    const woken = await office.act('owner', projectId, 'wake', { note: 'The budget is there.' });

    expect(textOf(woken)).toContain('The project has resumed');
    expect((await dealOf(projectId)).hold).toBeUndefined();
    expect(await visits.heldTask(projectId, 'resume')).toMatchObject({ personId: 'owner' });
    const late = await office.show('owner', projectId, 'wake');
    expect(late.status).toBe(409);
    expect(textOf(late)).toMatch(
      /The project is no longer on hold The hold was ended by Person owner on \w{3} \d/,
    );
  });

  it('lets the manager give the project days of its own, and go back to the playbook', async () => {
    const { projectId } = await office.project();
    const shown = await office.show('boss', projectId, 'change-clock');
    const text = textOf(shown);
    expect(text).toContain(
      'a follow-up is due after 15 days without a contact and intent is judged after 30 days',
    );
    expect(text).toContain('with 3 working days of grace, as the playbook says');
    expect(text).toContain('the running clock is recalculated from the day it began');
    expect(text).toContain('comes on the next working morning');
    expect(text).toContain('Leave it empty to follow the playbook: 15.');
    expect(shown.text).toMatch(/<input type="number"[^>]*min="1" max="365"[^>]*name="followUpDays"/);

    const note = 'The tender closes in a month.';
    const changed = await office.act('boss', projectId, 'change-clock', {
      followUpDays: '7',
      judgeDays: '15',
      note,
    });

    expect(changed.status).toBe(200);
    expect(textOf(changed)).toContain(
      'This project has its own days: follow-up after 7, judgement after 15.',
    );
    expect((await dealOf(projectId)).ownDays).toEqual({ followUpDays: 7, judgeDays: 15 });
    expect(await noteOf(projectId)).toBe(note);
    const again = await office.show('boss', projectId, 'change-clock');
    expect(again.text).toMatch(/name="judgeDays"[^>]*value="15"/);
    expect(again.text).not.toMatch(/name="graceWorkingDays"[^>]*value=/);
    expect(textOf(again)).toContain('its own days');
    await office.act('boss', projectId, 'change-clock', { followUpDays: '', note: 'The usual ones.' });
    expect((await dealOf(projectId)).ownDays).toEqual({});
  });

  it('lets the manager change the class, with the days of each beside it', async () => {
    const { projectId } = await office.project();
    const shown = await office.show('boss', projectId, 'change-class');

    const changed = await office.act('boss', projectId, 'change-class', {
      customerClass: 'A',
      note: 'They plan three more halls.',
    });

    expect(textOf(shown)).toContain('The project is in class B.');
    expect(textOf(shown)).toContain('A: follow-up after 15 days, judgement after 30 days');
    expect(shown.text).not.toContain('<option value="B"');
    expect(changed.status).toBe(200);
    expect((await dealOf(projectId)).customerClass).toBe('A');
    expect(await noteOf(projectId)).toBe('They plan three more halls.');
  });

  it.each([
    ['lost', 'loss', { reason: 'price' }],
    ['dropped', 'drop', { reason: 'no-budget' }],
  ])('begins a new attempt at one that was %s', async (status, path, body) => {
    const { projectId, report } = await office.project();
    for (const milestone of ['customer-profiled', 'meeting-agreed']) {
      await report('milestones', { milestone, evidence: 'crm:1' });
    }
    await report(path, body);
    expect((await stateOf(projectId)).status).toBe(status);
    const shown = await office.show('owner', projectId, 'reopen');
    expect(shown.text).toMatch(/<option value="visit" selected="">2\. /);
    expect(shown.text).not.toContain('<option value="propose"');

    const reopened = await office.act('owner', projectId, 'reopen', {
      stage: 'plan',
      note: 'They called us.',
    });

    expect(reopened.status).toBe(200);
    expect(textOf(reopened)).toMatch(/A new attempt has begun .*Waiting for:/);
    expect(await stateOf(projectId)).toMatchObject({ status: 'open', deal: { stage: 'plan' } });
    expect(await noteOf(projectId)).toBe('They called us.');
    expect(textOf(await office.show('owner', projectId, 'reopen'))).toMatch(
      /The project is running It has been running since \w{3} \d/,
    );
  });

  it('says from when other days count', async () => {
    const { projectId, report } = await office.project();
    await report('contacts', { kind: 'call' });
    const after = textOf(await office.show('boss', projectId, 'change-clock'));
    await report('meetings', { kind: 'visit', meetingAt: iso(9), evidence: 'calendar:1' });
    await report('holds', { reason: 'budget-year', wakeAt: iso(90) });
    const off = textOf(await office.show('boss', projectId, 'cancel-meeting'));
    const held = textOf(await office.show('boss', projectId, 'change-class'));
    const judged = await projectToJudge();
    const asked = textOf(await office.show('boss', judged.projectId, 'change-clock'));
    await judged.report('judgements', { verdict: 'keep', note: 'They decide in May.', nextAt: iso(20) });
    const kept = textOf(await office.show('boss', judged.projectId, 'change-clock'));

    expect(after).toMatch(/recalculated from the last contact \(\w{3} \d/);
    expect(off).toContain('Everything else in the project stays as it is.');
    expect(held).toContain('The project is on hold: the new days apply once it resumes.');
    expect(held).toMatch(/On hold until .*: the customer is waiting for the next budget year/);
    expect(asked).toContain('The judgement now due keeps its date');
    expect(kept).toContain('The date until which the project was kept stays');
  });
});

describe('a form about a project', () => {
  it('changes nothing by being opened', async () => {
    const { projectId, report } = await office.project();
    await report('holds', { reason: 'budget-year', wakeAt: iso(90) });
    await report('notes', { note: 'So far.' });
    const before = await visits.revision(projectId);

    for (const who of ['owner', 'boss'] as const) {
      const headers = { Cookie: office.cookies[who] };
      await Promise.all(
        projectActions.flatMap((action) => {
          const address = `/my/projects/${projectId}/${action}`;
          return [api.get(address, { key: null, headers }), api.ask('HEAD', address, { key: null, headers })];
        }),
      );
    }

    expect(await visits.revision(projectId)).toBe(before);
  });

  it('acts once, when its button is pressed twenty times at the same moment', async () => {
    const { projectId } = await office.project();
    const fields = { reason: 'budget-year', wakeOn: inDays(60), note: 'Next year.' };
    const form = await office.form('owner', projectId, 'hold');

    const answers = await Promise.all(Array.from({ length: 20 }, () => form.send(fields)));

    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array<number>(19).fill(409)]);
    for (const answer of answers.filter(({ status }) => status === 409)) {
      expect(textOf(answer)).toMatch(/This has already been done It was done by you on \w{3} \d/);
    }
    const types = (await eventsOf(projectId)).map(({ type }) => type);
    expect(types.filter((type) => type === 'projectHeld' || type === 'holdChanged')).toEqual(['projectHeld']);
    expect((await api.store.notes.ofProject(projectId)).map(({ text }) => text)).toEqual(['Next year.']);
  });

  it('begins one attempt, when a project is reopened twenty times at the same moment', async () => {
    const { projectId, report } = await office.project();
    await report('loss', { reason: 'price' });
    const form = await office.form('owner', projectId, 'reopen');
    const other = await office.form('boss', projectId, 'reopen');
    const fields = { stage: 'plan', note: 'Again.' };

    const answers = await Promise.all([
      ...Array.from({ length: 20 }, () => form.send(fields)),
      other.send(fields),
    ]);

    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(20);
    expect((await eventsOf(projectId)).filter(({ type }) => type === 'projectReopened')).toHaveLength(1);
    expect(await api.store.notes.ofProject(projectId)).toHaveLength(1);
  });

  it('says beside each field what is wrong, and keeps what was typed', async () => {
    const { projectId } = await office.project();
    const wrong = await office.act('boss', projectId, 'change-clock', {
      followUpDays: '0',
      judgeDays: '366',
      graceWorkingDays: '2.5',
    });

    expect(wrong.status).toBe(422);
    expect(textOf(wrong)).toContain('Nothing has been done yet.');
    for (const [field, fault] of [
      ['followUpDays', 'This number is too small.'],
      ['judgeDays', 'This number is too large.'],
      ['graceWorkingDays', 'Please give a whole number.'],
      ['note', 'Please fill this in.'],
    ]) {
      expect(wrong.text).toContain(`<p class="bad" id="${field}-error">${fault}</p>`);
    }
    expect(wrong.text).toMatch(/name="judgeDays"[^>]*value="366"/);
    const faults = async (action: string, fields: Record<string, string>, who: 'owner' | 'boss' = 'owner') =>
      (await office.act(who, projectId, action, fields)).status;
    expect(await faults('change-class', { customerClass: 'B', note: 'x' }, 'boss')).toBe(422);
    expect(await faults('hold', { reason: 'other', wakeOn: inDays(30) })).toBe(422);
    expect(await faults('hold', { reason: 'budget-year', wakeOn: inDays(550) })).toBe(422);
    expect(await faults('confirm-meeting', { kind: 'reply', meetingAt: `${inDays(3)}T09:00` })).toBe(422);
    expect(await faults('record-contact', {})).toBe(422);
    expect((await dealOf(projectId)).ownDays).toBeUndefined();
  });

  it('is taken from pages of its own session alone', async () => {
    const { projectId } = await office.project();
    const form = await office.form('owner', projectId, 'record-contact');
    const theirs = await office.form('boss', projectId, 'record-contact');
    const call = { kind: 'call' };

    const refused = [
      await form.send(call, { 'Sec-Fetch-Site': 'cross-site' }),
      await form.send(call, { Origin: 'https://evil.example' }),
      await form.send({ ...call, requestId: '' }),
      await form.send({ ...call, requestId: theirs.requestId }),
    ];

    expect(refused.map(({ status }) => status)).toEqual([403, 403, 403, 403]);
    expect((await dealOf(projectId)).contacts).toEqual([]);
    expect((await form.send(call, { 'Sec-Fetch-Site': 'same-origin' })).status).toBe(200);
  });
});

describe('an ended project', () => {
  it('takes nothing but a new attempt', async () => {
    const { projectId, report } = await office.project();
    await report('loss', { reason: 'price' });

    for (const action of projectActions.filter((each) => each !== 'reopen')) {
      const answer = await office.show('boss', projectId, action);
      expect([action, answer.status]).toEqual([action, 409]);
      expect(textOf(answer)).toMatch(/The project has ended You can only start a new attempt.* Lost on/);
    }
  });
});

describe('in Chinese', () => {
  it('says what the button does, what is wrong, and whom to ask', async () => {
    const { projectId } = await office.project('zh');

    const ask = textOf(await office.show('zh', projectId, 'change-clock'));
    const shown = await office.show('zh-boss', projectId, 'change-clock');
    const wrong = await office.act('zh-boss', projectId, 'change-clock', { followUpDays: 'x' });
    const held = await office.act('zh', projectId, 'hold', { reason: 'budget-year', wakeOn: inDays(60) });
    const woken = await office.act('zh', projectId, 'wake', {});
    await office.act('zh', projectId, 'record-contact', { kind: 'call' });
    const after = textOf(await office.show('zh-boss', projectId, 'change-class'));

    expect(ask).toContain('多久須跟進客戶一次，由負責人的上級主管決定，請洽 Person zh-boss。');
    expect(shown.text).toContain('<html lang="zh-TW">');
    expect(textOf(shown)).toContain(
      '目前依標準化流程：未跟進客戶滿 15 天須跟進，滿 30 天判斷意向，寬限 3 個工作天。',
    );
    expect(textOf(shown)).toContain('1 至 365 的整數；留空即依標準化流程：15。');
    expect(wrong.text).toContain('請填寫整數。');
    expect(textOf(held)).toContain('案件暫緩至');
    expect(textOf(woken)).toContain('暫緩已結束');
    expect(after).toMatch(/自最近一次跟進 \d{4}年\d+月\d+日（週.） 起重新排定/);
    for (const action of ['record-contact', 'confirm-meeting', 'hold', 'change-class']) {
      const page = textOf(await office.show('zh-boss', projectId, action));
      expect(page).toContain('按下按鈕後，');
      expect(page).not.toMatch(/[\u4e00-\u9fff][,:;]/);
    }
  });
});
