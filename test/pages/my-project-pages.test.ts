import { localDate } from '../../domain/calendar/local-dates';
import { gateMilestones } from '../support/standard-playbook';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { projectWorkflowId } from '../../contracts/sandbox/names';
import { emptyPerson } from '../../contracts/wire/customer-people';
import { realDayMs } from '../../domain/project/evolve/clocks';
import type { ProjectState } from '../../domain/project/model/state';
import { projectsOf } from '../../queries/my-work/my-projects';
import type { PageVisits } from './page-visits';
import { pageVisits, textOf } from './page-visits';
import type { Office, Who } from './project-office';
import { projectOffice } from './project-office';
import type { RunningApi, Told } from '../api/running-api';
import { startApi } from '../api/running-api';

let api: RunningApi;
let visits: PageVisits;
let office: Office;

beforeAll(async () => {
  api = await startApi({ settings: { temporalUiUrl: 'https://temporal.example.com' } });
  visits = pageVisits(api);
  office = await projectOffice(api, visits);
});
afterAll(() => api.stop());

const open = (who: Who, path: string): Promise<Told> =>
  api.get(path, { key: null, headers: { Cookie: office.cookies[who] } });
const iso = (days: number): string => new Date(Date.now() + days * realDayMs).toISOString();

describe('my projects', () => {
  it('are those that one leads: what comes next first, then those that have ended lately', async () => {
    const running = await office.project('owner', 'Running line');
    const held = await office.project('owner', 'Held line');
    const lost = await office.project('owner', 'Lost line');
    await office.project('boss', 'Line of the boss');
    await held.report('holds', { reason: 'reorganisation', wakeAt: iso(120) });
    await lost.report('loss', { reason: 'price' });

    const page = await open('owner', '/my/projects');

    expect(page.status).toBe(200);
    expect(textOf(page)).toMatch(
      /My projects .*Running and on hold Running line Acme \(B\) Stage 1 of 8: .* Follow-up: \w{3} \d.* Held line .* On hold: until \w{3} \d.*: the customer is being reorganised Ended in the last 90 days Lost line Acme \(B\) · Customer planning and phone invitation Lost on/,
    );
    expect(textOf(page)).not.toContain('Line of the boss');
    for (const { projectId } of [running, held, lost]) {
      expect(page.text).toContain(`<a href="/projects/${projectId}">`);
    }
    expect(page.text).toContain('href="/today"');
    expect((await open('owner', '/today')).text).toContain('href="/projects"');
  });

  it('are none for somebody who leads none, in their language', async () => {
    expect(textOf(await open('zh', '/my/projects'))).toContain('您目前沒有負責的案件。');
  });

  it('are 200 at most, and say that there are more', async () => {
    const { projectId } = await office.project('deputy');
    const one = (await api.store.projects.read(projectId))!;
    const many = Array.from({ length: 201 }, (_, index) => ({ ...one, projectId: `many-${index}` }));
    const ended: ProjectState = { ...one, projectId: 'ended-long-ago', status: 'lost' };
    const store = {
      ...api.store,
      projects: {
        ...api.store.projects,
        nextOf: () => Promise.resolve(many),
        endedOf: () => Promise.resolve([ended]),
      },
    };

    const found = await projectsOf(store, (await api.store.people.read('deputy'))!, Date.now());

    expect([found.running.length, found.ended.length, found.hasMore]).toEqual([200, 0, true]);
  });
});

describe('the page of a project', () => {
  it('leads whoever has signed in to what they can do about it now', async () => {
    const { projectId, report } = await office.project();
    const actionsOf = async (who: Who): Promise<string[]> => {
      const { text } = await open(who, `/projects/${projectId}`);
      const prefix = `/my/projects/${projectId}/`;
      return (
        [...text.matchAll(/href="([^"]+)"/g)]
          .map(([, href = '']) => href)
          .filter((href) => href.startsWith(prefix))
          .map((href) => href.slice(prefix.length))
          // those beside what is missing are the same action with its milestone chosen
          .filter((action) => !action.includes('?'))
      );
    };
    const first = ['record-contact', 'report-milestone', 'confirm-meeting'];
    const later = ['add-note', 'hold', 'lose', 'drop', 'assign-role', 'change-deal'];
    const both = [...first, ...later];

    expect(await actionsOf('owner')).toEqual(both);
    expect(await actionsOf('boss')).toEqual([...both, 'change-clock', 'change-class']);
    const owners = textOf(await open('owner', `/projects/${projectId}`));
    expect(owners).toMatch(/What you can do .*Put it on hold .*please ask Person boss\./);
    await report('meetings', { kind: 'visit', meetingAt: iso(9), evidence: 'calendar:1' });
    expect((await actionsOf('owner')).sort()).toEqual([...both, 'cancel-meeting'].sort());
    await report('holds', { reason: 'budget-year', wakeAt: iso(90) });
    expect(await actionsOf('owner')).toContain('wake');
    expect(textOf(await open('owner', `/projects/${projectId}`))).toContain('Change the hold');
    await report('loss', { reason: 'price' });
    expect(await actionsOf('owner')).toEqual(['reopen']);
    expect(textOf(await open('owner', `/projects/${projectId}`))).not.toContain('please ask');
  });

  it('shows who decides at the customer to whoever may see it, and what nobody knows', async () => {
    const { projectId } = await office.project();
    const at = { ...emptyPerson, customerId: 'acme' };
    await api.store.customerPeople.create({
      ...{ ...at, id: `decides-${projectId}`, name: '王總', position: 'General manager' },
      committee: ['decides'],
      attitude: { stance: 'opposes', asOf: '2026-03-02', note: 'Said so to the driver.' },
    });
    const away = { committee: ['pays' as const], presence: 'gone' as const, presenceSince: '2026-01-01' };
    await api.store.customerPeople.create({ ...at, ...away, id: `left-${projectId}`, name: 'Gone Payer' });

    const page = await open('owner', `/projects/${projectId}`);

    expect(textOf(page)).toMatch(/Who decides Decides 王總 · General manager · .*2 Mar 2026/);
    expect(page.text).toContain(`href="/customers/acme/people/decides-${projectId}"`);
    expect(textOf(page)).not.toMatch(/Gone Payer|to the driver/);
    const link = await visits.link('owner', { kind: 'project', projectId });
    const byLink = await api.get(`/projects/${projectId}?token=${link}`, { key: null });
    expect(textOf(byLink)).not.toContain('王總');
  });

  it('leads operators to its workflow in Temporal UI, and nobody else', async () => {
    const { projectId } = await office.project();
    const boss = (await api.store.people.read('boss'))!;
    const inTemporalUi = `https://temporal.example.com/namespaces/default/workflows/${projectWorkflowId(projectId)}`;
    const shownTo = async (who: Who) =>
      (await open(who, `/projects/${projectId}`)).text.includes(`href="${inTemporalUi}"`);

    expect([await shownTo('owner'), await shownTo('boss')]).toEqual([false, false]);
    await api.store.people.replace({ ...boss, roles: [...boss.roles, 'administrator'] }, boss.revision);
    expect([await shownTo('owner'), await shownTo('boss')]).toEqual([false, true]);
    await api.store.people.replace({ ...boss }, boss.revision + 1);
  });

  it('sets a hold again that a contact has ended, with one button: reason and date are filled in', async () => {
    const { projectId, report } = await office.project();
    await report('holds', { reason: 'budget-year', wakeAt: iso(90) });
    const wakeOn = localDate(
      (await api.store.projects.read(projectId))!.deal!.hold!.wakeAtMs!,
      'Asia/Taipei',
    );
    await report('contacts', { kind: 'call' });
    const form = (await office.show('owner', projectId, 'hold')).text;
    expect(form).toMatch(
      /value="budget-year" selected|selected="" value="budget-year"|<option selected[^>]*value="budget-year"/,
    );
    expect(form).toContain(`value="${wakeOn}"`);
    const done = await office.act('owner', projectId, 'hold', { reason: 'budget-year', wakeOn });
    expect(done.status).toBe(200);
  });

  it('offers no new attempt at a project that was won', async () => {
    const { projectId, report } = await office.project();
    for (const milestone of gateMilestones)
      await report('milestones', { milestone, evidence: `crm:${milestone}` });
    const page = await open('owner', `/projects/${projectId}`);
    expect((await api.get(`/v1/projects/${projectId}`)).text).toContain('"status":"won"');
    expect(page.text).not.toContain('/reopen');
    expect(textOf(page)).not.toContain('Start a new attempt');
  });

  it('offers nothing to whoever came by a link of a mail, or has a role in it alone', async () => {
    const { projectId, report } = await office.project();
    await report('assignments', { role: 'presales-engineer', personId: 'engineer' });
    const token = await visits.link('owner', { kind: 'project', projectId });

    const byLink = await api.get(`/projects/${projectId}?token=${token}`, { key: null });
    const engineers = await open('engineer', `/projects/${projectId}`);

    expect([byLink.status, engineers.status]).toEqual([200, 200]);
    expect(byLink.text).not.toContain('/my/projects/');
    expect(engineers.text).not.toContain('What you can do');
  });

  it('shows the note of a contact with the contact alone, and five of the others', async () => {
    const { projectId, report } = await office.project();
    for (const number of [1, 2, 3, 4, 5, 6]) await report('notes', { note: `Note number ${number}.` });
    await report('contacts', { kind: 'call', note: 'They decide in April.' });

    const page = textOf(await open('owner', `/projects/${projectId}`));

    expect(page.match(/They decide in April\./g)).toHaveLength(1);
    // the oldest one stands where it was written, in what happened
    expect(page.match(/Note number \d/g)).toEqual(
      [6, 5, 4, 3, 2, 1].map((number) => `Note number ${number}`),
    );
  });
});
