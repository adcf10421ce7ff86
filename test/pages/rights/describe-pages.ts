import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RunningApi } from '../../api/running-api';
import { startApi } from '../../api/running-api';
import { faultsOf, forSignedIn } from './asking';
import type { Company } from './company';
import { companyOf } from './company';

/**
 * Pages for people who have signed in with everybody of a company: the owner, their team, whoever has a role, stands in
 * or is above, and for each role of the playbook somebody who has nothing to do with it. Who gets what is said in
 * `expected.ts` alone, from the tables of the domain.
 *
 * @returns what further tests need
 */
export function describePages(isMeant: (path: string) => boolean): () => Company {
  let api: RunningApi;
  let company: Company;
  let before: string;

  beforeAll(async () => {
    api = await startApi();
    company = await companyOf(api);
    before = await company.fingerprint('archiveViews');
  }, 120_000);
  afterAll(() => api.stop());

  const pages = forSignedIn.filter(({ route }) => route.method === 'get' && isMeant(route.path));

  describe('a page', () => {
    it.each(pages)('$name is shown to whom it concerns, and tells of nothing else', async ({ name }) => {
      const all = (): boolean => true;
      expect(await faultsOf(company, name, all, (row, who) => company.get(who, row.path))).toEqual([]);
    });

    it('changes nothing, but that it is put down who has seen what is personal', async () => {
      expect(await company.fingerprint('archiveViews')).toBe(before);
    });
  });
  return () => company;
}

/** Whether a page is about what the company knows of customers, or about Milepost itself. */
export function isOfArchive(path: string): boolean {
  return /^\/(customers|admin|my\/imports|my\/duplicates|search)/u.test(path);
}
