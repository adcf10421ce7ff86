import { addDays, localDate } from '../../domain/calendar/local-dates';
import type { PageVisits } from './page-visits';
import { hiddenOf } from './page-visits';
import type { RunningApi, Told } from '../api/running-api';
import { person } from '../api/running-api';

const managers = ['chief', 'boss', 'zh-boss'] as const;
const reps = ['owner', 'away', 'deputy', 'zh', 'stranger'] as const;
const people = [...managers, ...reps, 'engineer'] as const;
export type Who = (typeof people)[number];

/** A form that somebody has opened. */
export interface OpenedForm {
  readonly requestId: string;
  send(fields: Readonly<Record<string, string>>, headers?: Readonly<Record<string, string>>): Promise<Told>;
}

/**
 * People who have signed in: `owner` reports to `boss` and `boss` to `chief`, `deputy` stands in for `away`, `zh` and
 * `zh-boss` read Chinese, and `stranger` has nothing to do with anybody.
 */
export interface Office {
  readonly cookies: Readonly<Record<Who, string>>;
  /** A project that somebody leads; `report` sends something about it as another program would. */
  project(
    ownerId?: Who,
    title?: string,
  ): Promise<{ projectId: string; report: (what: string, body: object) => Promise<void> }>;
  show(who: Who, projectId: string, action: string): Promise<Told>;
  form(who: Who, projectId: string, action: string): Promise<OpenedForm>;
  /** Opens a form, or another one of the same session when there is none, and sends it. */
  act(who: Who, projectId: string, action: string, fields: Readonly<Record<string, string>>): Promise<Told>;
}

export async function projectOffice(api: RunningApi, visits: PageVisits): Promise<Office> {
  const today = localDate(Date.now(), 'Asia/Taipei');
  const absences = [{ from: today, to: addDays(today, 5), substituteId: 'deputy' }];
  await api.store.people.create(person('chief'));
  await api.store.people.create(person('boss', { managerId: 'chief' }));
  await api.store.people.create(person('zh-boss', { roles: [], language: 'zh-TW' }));
  await api.store.people.create(person('owner', { managerId: 'boss' }));
  await api.store.people.create(person('deputy', { managerId: 'boss' }));
  await api.store.people.create(person('away', { managerId: 'boss', absences }));
  await api.store.people.create(person('zh', { managerId: 'zh-boss', language: 'zh-TW' }));
  await api.store.people.create(person('stranger', { team: 'south' }));
  await api.store.people.create(person('engineer', { team: 'south', roles: ['presales-engineer'] }));

  const signIn = async (personId: string): Promise<string> => {
    const token = await visits.link(personId, { kind: 'sign-in' }, 60_000);
    const { headers } = await api.ask('POST', '/sign-in/confirm', { key: null, form: { token } });
    return (headers.get('set-cookie') ?? '').split(';', 1)[0]!;
  };
  const signedIn = await Promise.all(people.map(async (who) => [who, await signIn(who)] as const));
  const cookies = Object.fromEntries(signedIn) as Record<Who, string>;

  const office: Office = {
    cookies,
    async project(ownerId = 'owner', title = `Line of ${ownerId}`) {
      const opened = await api.post('/v1/projects', { title, customerId: 'acme', ownerId });
      if (opened.status !== 201) throw new Error(JSON.stringify(opened.body));
      const { projectId, revision } = opened.body;
      await api.get(`/v1/projects/${projectId}?revision=${revision}`);
      const report = async (what: string, body: object): Promise<void> => {
        const reported = await api.post(`/v1/projects/${projectId}/${what}`, body);
        if (reported.status !== 200) throw new Error(JSON.stringify(reported.body));
        await api.get(`/v1/projects/${projectId}?revision=${reported.body.revision}`);
      };
      return { projectId, report };
    },
    show: (who, projectId, action) =>
      api.get(`/my/projects/${projectId}/${action}`, { key: null, headers: { Cookie: cookies[who] } }),
    async form(who, projectId, action) {
      const shown = await office.show(who, projectId, action);
      // a page without a form: as somebody does who has kept the key of another one
      const tasks = await api.get('/today', { key: null, headers: { Cookie: cookies[who] } });
      const requestId = hiddenOf(shown, 'requestId') || hiddenOf(tasks, 'requestId');
      return {
        requestId,
        send: (fields, headers = {}) =>
          api.ask('POST', `/my/projects/${projectId}/${action}`, {
            key: null,
            form: { requestId, ...fields },
            headers: { Cookie: cookies[who], ...headers },
          }),
      };
    },
    act: async (who, projectId, action, fields) => (await office.form(who, projectId, action)).send(fields),
  };
  return office;
}
