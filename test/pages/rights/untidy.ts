import { customerOf } from '../../../contracts/wire/customers';
import { emptyPerson } from '../../../contracts/wire/customer-people';
import { openTasks } from '../../../domain/project/model/state';
import { findDuplicates } from '../../../duplicates/find-duplicates';
import { pairIdOf } from '../../../store/customer-duplicates';
import { eventually } from '../../support/eventually';
import { standardPlaybook } from '../../support/standard-playbook';
import type { RunningApi } from '../../api/running-api';
import type { Company } from './company';

const chinese = { class: 'B', timeZone: 'Asia/Taipei', language: 'zh-TW' } as const;

/**
 * What a company that has worked for a year has beside what is as it should be: projects that wait, are won or lost, or
 * are led by somebody who has left; customers merged, inactive and of another; a hand-over under way; a file with faults;
 * emails that did not arrive, a webhook that is off, and forms that were not finished.
 */
export async function untidy(api: RunningApi, company: Company): Promise<void> {
  const { east, far } = company.of;
  await customersOf(api, company);
  const opened = async (customerId: string, ownerId: string, title: string): Promise<string> => {
    const { body } = await api.post('/v1/projects', { title, customerId, ownerId });
    await api.get(`/v1/projects/${body.projectId}?revision=${body.revision}`);
    return body.projectId;
  };
  const report = async (projectId: string, what: string, body: object): Promise<void> => {
    const told = await api.post(`/v1/projects/${projectId}/${what}`, body);
    if (told.status !== 200) throw new Error(`${what}: ${JSON.stringify(told.body)}`);
    await api.get(`/v1/projects/${projectId}?revision=${told.body.revision}`);
  };
  const held = await opened('harbour', 'rep', '一廠冷卻產線（第二期）');
  const wakeAt = new Date(Date.now() + 90 * 86_400_000).toISOString();
  await report(held, 'holds', { reason: 'budget-year', wakeAt, note: '明年預算' });
  const won = await opened('harbour', 'mate', 'Oven, "plant 2" & more');
  for (const milestone of Object.keys(standardPlaybook.rules.milestones)) {
    const told = await api.post(`/v1/projects/${won}/milestones`, { milestone, evidence: 'crm:1' });
    await api.get(`/v1/projects/${won}?revision=${told.body.revision}`);
  }
  const { status: outcome } = (await api.store.projects.read(won))!;
  if (outcome !== 'won') throw new Error(`the project is ${outcome}`);
  const dropped = await opened('harbour', 'rep', 'Dropped');
  await report(dropped, 'drop', { reason: 'no-intent', note: 'They do not answer.' });
  const orphan = await opened('harbour', 'leads-until-today', 'Of somebody who has left');
  await report(orphan, 'notes', { note: 'x' });
  await report(east.projectId, 'meetings', {
    ...{ kind: 'visit', meetingAt: wakeAt, evidence: 'mail' },
  });
  const { revision, ...left } = (await api.store.people.read('leads-until-today'))!;
  await api.store.people.replace({ ...left, active: false }, revision);

  await talksOf(api, held);
  // two decisions about one person
  for (const title of ['Declined', 'Declined, too']) {
    const projectId = await opened('harbour', 'rep', title);
    const { deal } = (await api.store.projects.read(projectId))!;
    const task = openTasks(deal!).find(({ personId }) => personId === 'rep');
    await company.post('rep', `/my/tasks/${projectId}/${task?.id}/decline`, { note: 'I am on leave.' });
    await eventually(async () => {
      const now = (await api.store.projects.read(projectId))!.deal!;
      return openTasks(now).some(({ kind, personId }) => kind === 'reassign' && personId === 'boss');
    });
  }
  const started = await api.post('/v1/hand-overs', { fromPersonId: 'mate', reason: 'leaving' });
  if (started.status !== 202) throw new Error(`hand-over: ${started.status}`);
  await company.post('foreign-administrator', `/admin/webhooks/${company.webhookId}/disable`);
  await failedMail(api, 'failed-1', east.projectId);
  await failedMail(api, 'failed-2', null);
  // one of a customer that they work with, and one of another that they had to do with once
  for (const address of [`/customers/${east.customerId}/edit`, `/customers/${far.customerId}/edit`]) {
    const aboutId = address.split('/')[2] ?? '';
    await api.store.drafts.keep({
      ...{ personId: 'rep', address, aboutId, typed: { name: '草稿' }, atMs: Date.now() },
    });
  }
}

async function customersOf(api: RunningApi, { of: { east, far }, unheld }: Company): Promise<void> {
  const { store } = api;
  await store.people.create({
    ...(await store.people.read('rep'))!,
    ...{ id: 'leads-until-today', name: '林小明', email: 'left@example.com' },
  });
  const harbour = { ...chinese, name: '海港食品股份有限公司', ownerId: 'mate' };
  await store.customers.create(customerOf({ ...harbour, id: 'harbour', parentId: far.customerId }));
  await store.customers.create(
    customerOf({ ...harbour, id: 'harbour-2', name: '海港食品（股）公司', ownerId: null }),
  );
  await store.customers.create(customerOf({ ...harbour, id: 'harbour.plant_2', parentId: 'harbour' }));
  await store.customers.create(customerOf({ ...chinese, id: 'inactive', name: '停業', active: false }));
  await store.customerPeople.create({
    ...emptyPerson,
    ...{ id: 'chen', customerId: 'harbour', name: '陳總', reportsToId: null },
  });
  await findDuplicates(store);
  // the project of one is with the customer that is kept from now on
  await api.post(`/v1/customer-duplicates/${east.pairId}/merge`, { into: east.secondId });
  await api.post(`/v1/customer-duplicates/${unheld.pairId}/different`, {});
  await api.post(`/v1/customer-duplicates/${pairIdOf('harbour', 'harbour-2')}/merge`, { into: 'harbour' });
}

/** More than one page of what was said. */
async function talksOf(api: RunningApi, projectId: string): Promise<void> {
  for (let day = 1; day <= 12; day += 1) {
    const occurredAt = new Date(Date.now() - day * 86_400_000).toISOString();
    const contact = { kind: 'visit', occurredAt, note: '喝茶', projects: [projectId], people: ['chen'] };
    const { status, text } = await api.post('/v1/customers/harbour/contacts', contact);
    if (status !== 207) throw new Error(text);
  }
}

/** An email that the server has refused. */
async function failedMail(
  { store: { outbox } }: RunningApi,
  key: string,
  projectId: string | null,
): Promise<void> {
  const now = new Date();
  const personId = 'rep';
  await outbox.claim(
    {
      ...{ key, projectId, mail: 'sign-in', taskId: null },
      request: {
        activity: 'sendNotification',
        request: { key, personId, notification: { kind: 'sign-in' } },
      },
    },
    now,
  );
  const after = { status: 'pending', attempts: 0 } as const;
  await outbox.begin(key, { after, personId, messageId: `<${key}@x>`, slotEndsAtMs: 0 }, now);
  await outbox.end(key, 1, { status: 'failed', personId, reason: 'rejected', reply: '550 5.1.1' }, now);
}
