import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { emptyPerson } from '../../../contracts/wire/customer-people';
import { day } from '../../support/simulated-project';
import { wholePlaybook } from '../../support/standard-playbook';
import type { MailOffice, OfficeProject } from './mail-office';
import { openMailOffice } from './mail-office';

let office: MailOffice;
beforeAll(async () => {
  office = await openMailOffice();
  const { customerPeople, personalFacts } = office.store;
  const at = { ...emptyPerson, customerId: 'acme' };
  const attitude = { stance: 'supports', asOf: '2026-02-12', note: null } as const;
  await customerPeople.create({
    ...{ ...at, id: 'wang', name: '王總', position: 'General manager', committee: ['decides'], attitude },
  });
  await customerPeople.create({ ...at, id: 'ben', name: 'Ben', committee: ['pays'], presence: 'gone' });
  const basis = { source: 'visit', basis: 'legitimate-interest', on: null } as const;
  const fact = { customerId: 'acme', personId: 'wang', ...basis };
  await personalFacts.create({ ...fact, id: 'f1', kind: 'temper', text: 'wants figures first' });
  await personalFacts.create({ ...fact, id: 'f2', kind: 'ambition', text: 'wants to be chairman' });
});
afterAll(() => office.close());

async function taskMail(from: OfficeProject): Promise<string> {
  await from.save();
  expect(await office.send(from, from.effect('task'))).toMatchObject({ status: 'accepted' });
  return (await office.arrived(from.title)).at(-1)!.text ?? '';
}

it('a task mail says who decides, what helps in a talk, who is unknown, and when we last met', async () => {
  const from = office.open({ open: { playbook: wholePlaybook.rules } });
  from.project.tell({ name: 'recordContact', kind: 'visit', occurredAtMs: from.project.now() - day });
  const text = await taskMail(from);
  expect(text).toContain('Decides: 王總 (General manager, supports us, wants figures first)');
  expect(text).toContain('Not known yet: who uses it, who buys');
  expect(text).toContain('Last met: Sun 1 Mar 2026');
  // hopes are for the archive, and who has gone plays no part
  expect(text).not.toContain('chairman');
  expect(text).not.toContain('Ben');
  // the owner of a project is of its team: nobody notes that
  const views = { conditions: [], order: { field: 'atMs', descending: false }, after: undefined, limit: 10 };
  expect((await office.store.archiveViews.page(views)).rows).toEqual([]);
  // histories have no names
  expect(JSON.stringify(from.project.events())).not.toMatch(/王總|figures/);
});
