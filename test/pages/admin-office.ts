import type { RunningApi, Told } from '../api/running-api';
import { person } from '../api/running-api';
import { hiddenOf, pageVisits } from './page-visits';

export const everybody = ['admin', 'boss', 'rep'] as const;
export type Who = (typeof everybody)[number];

/** An administrator, a manager and a rep, who have signed in. */
export interface AdminOffice {
  show(who: Who, path: string): Promise<Told>;
  /** Sends a form with a key of the session, which one of its own pages has shown. */
  post(who: Who, path: string, fields?: Readonly<Record<string, string>>): Promise<Told>;
  /** The key of a form. */
  key(who: Who): Promise<string>;
}

export async function adminOffice(api: RunningApi): Promise<AdminOffice> {
  const visits = pageVisits(api);
  await api.store.people.create(person('admin', { name: 'Ada Chou', roles: ['administrator'] }));
  await api.store.people.create(person('boss', { roles: ['sales'] }));
  await api.store.people.create(person('rep', { managerId: 'boss' }));
  const cookies = new Map<Who, string>();
  const cookieOf = async (who: Who): Promise<string> => {
    const known = cookies.get(who);
    if (known !== undefined) return known;
    const token = await visits.link(who, { kind: 'sign-in' }, 60_000);
    const answer = await api.ask('POST', '/sign-in/confirm', { key: null, form: { token } });
    const cookie = (answer.headers.get('set-cookie') ?? '').split(';', 1)[0]!;
    cookies.set(who, cookie);
    return cookie;
  };
  const show = async (who: Who, path: string) =>
    api.get(path, { key: null, headers: { Cookie: await cookieOf(who) } });
  const key = async (who: Who) => hiddenOf(await show(who, '/settings'), 'requestId');
  return {
    show,
    key,
    async post(who, path, fields = {}) {
      const requestId = fields['requestId'] ?? (await key(who));
      const form = { ...fields, requestId };
      return api.ask('POST', path, { key: null, headers: { Cookie: await cookieOf(who) }, form });
    },
  };
}
