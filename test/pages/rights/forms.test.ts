import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RunningApi, Told } from '../../api/running-api';
import { startApi } from '../../api/running-api';
import { faultsOf, forSignedIn, wantedOf } from './asking';
import type { Company } from './company';
import { companyOf } from './company';
import { everybody } from './people';
import type { Case } from './rows';
import { rows } from './rows';

/** Every form for people who have signed in with everybody of a company; see `describe-pages.ts`. */

let api: RunningApi;
let company: Company;
/** What is stored, as far as is known. */
let known: string;

beforeAll(async () => {
  api = await startApi();
  company = await companyOf(api);
  known = await company.fingerprint();
}, 120_000);
afterAll(() => api.stop());

const forms = forSignedIn.filter(({ route }) => route.method === 'post');

function send(row: Case, who: string): Promise<Told> {
  const ask = row.isUpload ? company.upload : company.post;
  return ask(who, row.path, row.fields);
}

describe('a form that somebody may not send', () => {
  it.each(forms)('to $name is refused, and changes nothing', async ({ name }) => {
    expect(await faultsOf(company, name, (wanted) => wanted !== 'shown', send)).toEqual([]);
    const before = known;
    known = await company.fingerprint();
    expect(known).toBe(before);
  });

  it('is one of another session, whoever sends it', async () => {
    for (const { name } of forms) {
      const [row] = rows[name]!(company);
      const who = everybody.find((each) => row && wantedOf(row, each) === 'shown');
      if (!row || who === undefined) continue;
      const told = await send({ ...row, fields: { ...row.fields, requestId: 'made-up.signature' } }, who);
      expect([name, told.status]).toEqual([name, 403]);
    }
    expect(await company.fingerprint()).toBe(known);
  });
});

describe('a form that somebody may send', () => {
  it.each(forms)('to $name is taken', async ({ name }) => {
    expect(await faultsOf(company, name, (wanted) => wanted === 'shown', send)).toEqual([]);
  });
});
