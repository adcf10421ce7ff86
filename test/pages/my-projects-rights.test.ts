import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addDays, localDate } from '../../domain/calendar/local-dates';
import { pageVisits, textOf, mainOf } from './page-visits';
import type { Office } from './project-office';
import { projectOffice } from './project-office';
import type { RunningApi } from '../api/running-api';
import { startApi } from '../api/running-api';

let api: RunningApi;
let office: Office;

beforeAll(async () => {
  api = await startApi();
  office = await projectOffice(api, pageVisits(api));
});
afterAll(() => api.stop());

const inDays = (days: number): string => addDays(localDate(Date.now(), 'Asia/Taipei'), days);
const dealOf = async (projectId: string) => (await api.store.projects.read(projectId))!.deal!;

describe('who may act', () => {
  it('nobody without a session: they are led to the page to sign in', async () => {
    const { projectId } = await office.project();
    for (const path of ['/projects', `/my/projects/${projectId}/hold`]) {
      const answer = await api.get(path, { key: null });
      expect([answer.status, answer.headers.get('location')]).toEqual([303, '/sign-in']);
    }
    const posted = await api.ask('POST', `/my/projects/${projectId}/hold`, { key: null, form: {} });
    expect(posted.status).toBe(303);
  });

  it('the owner, but not to change the days that they are held to: they are told whom to ask', async () => {
    const { projectId } = await office.project();
    for (const action of ['change-clock', 'change-class']) {
      for (const answer of [
        await office.show('owner', projectId, action),
        await office.act('owner', projectId, action, { followUpDays: '90', customerClass: 'C', note: 'x' }),
      ]) {
        expect(answer.status).toBe(403);
        expect(textOf(answer)).toContain('please ask Person boss.');
      }
    }
    expect((await dealOf(projectId)).ownDays).toBeUndefined();
    expect((await dealOf(projectId)).customerClass).toBe('B');
  });

  it('whoever stands in for the owner, with the same bounds', async () => {
    const { projectId } = await office.project('away');

    const shown = textOf(await office.show('deputy', projectId, 'record-contact'));
    const done = await office.act('deputy', projectId, 'record-contact', { kind: 'call' });

    expect(shown).toMatch(/You are Person deputy\. You act for Person away, who is away until/);
    expect(done.status).toBe(200);
    expect((await dealOf(projectId)).contacts.at(-1)).toMatchObject({ actor: 'deputy' });
    expect((await office.show('deputy', projectId, 'change-clock')).status).toBe(403);
  });

  it('whoever stands in for a manager, as that manager may', async () => {
    const { projectId } = await office.project('zh');
    const today = localDate(Date.now(), 'Asia/Taipei');
    const { revision, ...boss } = (await api.store.people.read('zh-boss'))!;
    const absences = [{ from: today, to: addDays(today, 3), substituteId: 'stranger' }];
    await api.store.people.replace({ ...boss, absences }, revision);

    expect((await office.show('stranger', projectId, 'change-clock')).status).toBe(200);
    const done = await office.act('stranger', projectId, 'change-class', { customerClass: 'A', note: 'x' });
    expect(done.status).toBe(200);
    expect((await dealOf(projectId)).customerClass).toBe('A');

    const back = (await api.store.people.read('zh-boss'))!;
    await api.store.people.replace({ ...boss, absences: [] }, back.revision);
    expect((await office.show('stranger', projectId, 'change-clock')).status).not.toBe(200);
  });

  it('every manager above the owner, and for their own project only those above themselves', async () => {
    const ofOwner = await office.project();
    const ofBoss = await office.project('boss');
    const ofChief = await office.project('chief');

    expect((await office.show('chief', ofOwner.projectId, 'change-clock')).status).toBe(200);
    expect((await office.show('boss', ofBoss.projectId, 'change-clock')).status).toBe(403);
    expect((await office.show('chief', ofBoss.projectId, 'change-clock')).status).toBe(200);
    expect(textOf(await office.show('chief', ofChief.projectId, 'change-clock'))).toContain(
      'the directory names none',
    );
  });

  it('nobody else: those who may read it hear who may, and everybody else nothing at all', async () => {
    const { projectId, report } = await office.project();
    await report('assignments', { role: 'presales-engineer', personId: 'engineer' });

    const engineers = await office.show('engineer', projectId, 'hold');
    const strangers = await office.show('stranger', projectId, 'hold');
    const posted = await office.act('stranger', projectId, 'hold', {
      reason: 'budget-year',
      wakeOn: inDays(9),
    });
    const nothing = await office.show('stranger', 'project-that-is-not', 'hold');

    expect(engineers.status).toBe(403);
    expect(textOf(engineers)).toContain('Only Person owner, who leads the project');
    expect([strangers.status, posted.status, nothing.status]).toEqual([404, 404, 404]);
    expect(mainOf(strangers)).toBe(mainOf(nothing));
    expect((await dealOf(projectId)).hold).toBeUndefined();
    expect((await office.show('owner', projectId, 'complete')).status).toBe(400);
  });
});
