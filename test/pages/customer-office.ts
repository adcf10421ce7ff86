import { customerOf } from '../../contracts/wire/customers';
import { emptyPerson } from '../../contracts/wire/customer-people';
import type { Standing } from '../../domain/archive/rights';
import type { RunningApi, Told } from '../api/running-api';
import { person } from '../api/running-api';
import { hiddenOf, pageVisits } from './page-visits';

/** One person for each way to stand to the customer `works`, and one who stands in none. */
export const standing = {
  keeper: ['owner'],
  mate: ['team'],
  rep: ['team', 'role'],
  engineer: ['role'],
  former: ['former-role'],
  boss: ['above-running'],
  'keeper-boss': ['above'],
  stranger: [],
} as const satisfies Readonly<Record<string, readonly Standing[]>>;
export type Who = keyof typeof standing;
export const everybody = Object.keys(standing) as readonly Who[];

/** A form that somebody has opened. */
export interface OpenForm {
  readonly shown: Told;
  send(fields: Readonly<Record<string, string>>, options?: { readonly cookie?: string }): Promise<Told>;
}

/** People who have signed in, and the customer `works` with `wang`, of whom something personal is known. */
export interface CustomerOffice {
  readonly cookies: Record<Who, string>;
  readonly projectId: string;
  readonly factId: string;
  signIn(who: Who): Promise<Told>;
  show(who: Who, path: string): Promise<Told>;
  /** Sends a form with a key of the session, but without having opened it. */
  post(who: Who, path: string, fields?: Readonly<Record<string, string>>): Promise<Told>;
  open(who: Who, path: string): Promise<OpenForm>;
}

export async function customerOffice(api: RunningApi): Promise<CustomerOffice> {
  const { store } = api;
  const visits = pageVisits(api);
  await store.people.create(person('keeper-boss', { team: 'heads', roles: [] }));
  await store.people.create(person('keeper', { team: null, managerId: 'keeper-boss', roles: [] }));
  await store.people.create(person('boss', { team: 'heads-2', roles: [] }));
  await store.people.create(person('rep', { team: 'east', managerId: 'boss', language: 'zh-TW' }));
  await store.people.create(person('mate', { team: 'east', roles: [] }));
  await store.people.create(person('engineer', { team: 'engineers', roles: ['presales-engineer'] }));
  await store.people.create(person('former', { team: 'west' }));
  await store.people.create(person('stranger', { team: 'far' }));
  await store.customers.create(
    customerOf({
      ...{
        id: 'works',
        name: '海港食品股份有限公司',
        class: 'A',
        timeZone: 'Asia/Taipei',
        language: 'zh-TW',
      },
      ownerId: 'keeper',
      otherNames: [{ kind: 'foreign', name: 'Harbour Foods' }],
      sector: 'Food',
    }),
  );
  await store.customerPeople.create({
    ...emptyPerson,
    ...{ id: 'wang', customerId: 'works', name: '王大明', position: '總經理', committee: ['decides'] },
    attitude: { stance: 'supports', asOf: '2026-03-02', note: '先看數字' },
    ways: [
      { kind: 'email', value: 'wang@example.com', isPreferred: false, hours: null },
      { kind: 'mobile', value: '+886 912 345 678 #12', isPreferred: true, hours: '下午' },
    ],
  });
  const project = async (ownerId: string, title: string): Promise<string> => {
    const opened = await api.post('/v1/projects', { title, customerId: 'works', ownerId });
    await api.get(`/v1/projects/${opened.body.projectId}?revision=${opened.body.revision}`);
    return opened.body.projectId;
  };
  const report = async (projectId: string, what: string, body: object): Promise<void> => {
    const { status, body: told } = await api.post(`/v1/projects/${projectId}/${what}`, body);
    if (status !== 200) throw new Error(JSON.stringify(told));
    await api.get(`/v1/projects/${projectId}?revision=${told.revision}`);
  };
  const projectId = await project('rep', '一廠冷卻產線');
  await report(projectId, 'assignments', { role: 'presales-engineer', personId: 'engineer' });
  await report(projectId, 'contacts', { kind: 'visit', note: '王總想先看第二季的數字。' });
  const ended = await project('former', 'Oven');
  await report(ended, 'contacts', { kind: 'call', note: 'They bought elsewhere.' });
  await report(ended, 'loss', { reason: 'price' });
  const fact = { kind: 'liking', text: '喝烏龍茶', source: '拜訪', basis: 'legitimate-interest' };
  const factId = (await api.post('/v1/customer-people/wang/facts', fact)).body.id;

  const cookies = {} as Record<Who, string>;
  const headers = (who: Who) => ({ key: null, headers: { Cookie: cookies[who] } });
  const office: CustomerOffice = {
    cookies,
    projectId,
    factId,
    async signIn(who) {
      const token = await visits.link(who, { kind: 'sign-in' }, 60_000);
      const told = await api.ask('POST', '/sign-in/confirm', { key: null, form: { token } });
      cookies[who] = (told.headers.get('set-cookie') ?? '').split(';', 1)[0]!;
      return told;
    },
    show: (who, path) => api.get(path, headers(who)),
    async post(who, path, fields = {}) {
      const requestId = hiddenOf(await api.get('/today', headers(who)), 'requestId');
      return api.ask('POST', path, { ...headers(who), form: { requestId, ...fields } });
    },
    async open(who, path) {
      const shown = await office.show(who, path);
      const hidden = hiddenIn(shown);
      return {
        shown,
        send: (fields, { cookie = cookies[who] } = {}) =>
          api.ask('POST', path, { key: null, headers: { Cookie: cookie }, form: { ...hidden, ...fields } }),
      };
    },
  };
  for (const who of everybody) await office.signIn(who);
  return office;
}

/** The hidden fields of the first form that is sent by POST. */
export function hiddenIn({ text }: Told): Record<string, string> {
  const form = /<form class="card"[^>]* method="post">.*?<\/form>/su.exec(text)?.[0] ?? '';
  const found = form.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/gu);
  return Object.fromEntries([...found].map(([, name = '', value = '']) => [name, value]));
}

/** All that a form shows as typed, as a browser would send it. */
export function filledIn({ text }: Told): Record<string, string> {
  const filled: Record<string, string> = {};
  const of = (tag: string, name: string): string =>
    new RegExp(` ${name}="([^"]*)"`, 'u').exec(tag)?.[1] ?? '';
  for (const [tag] of text.matchAll(/<input type="(?:text|date)"[^>]*>/gu))
    filled[of(tag, 'name')] = of(tag, 'value');
  for (const [tag] of text.matchAll(/<input type="checkbox"[^>]*>/gu)) {
    if (tag.includes(' checked=')) filled[of(tag, 'name')] = 'on';
  }
  for (const [, tag = '', value = ''] of text.matchAll(/(<textarea[^>]*>)([^<]*)</gu))
    filled[of(tag, 'name')] = value;
  for (const [, tag = '', options = ''] of text.matchAll(/(<select[^>]*>)(.*?)<\/select>/gsu)) {
    filled[of(tag, 'name')] = /<option value="([^"]*)" selected/u.exec(options)?.[1] ?? '';
  }
  return filled;
}
