import { customerOf } from '../../../contracts/wire/customers';
import { findDuplicates } from '../../../duplicates/find-duplicates';
import { mappingOf, runPhase, storeFile } from '../../support/imports/imports';
import { eventually } from '../../support/eventually';
import { exampleCustomer, exampleCustomerPerson } from '../../../api/examples/examples';
import { addDays, localDate } from '../../../domain/calendar/local-dates';
import { weekOf } from '../../../domain/calendar/review-times';
import type { Language } from '../../../domain/playbook/playbook';
import type { PageVisits } from '../page-visits';
import type { RunningApi } from '../../api/running-api';
import { person } from '../../api/running-api';

/** An API, and what people do with its links. */
interface Pages {
  readonly api: RunningApi;
  readonly visits: PageVisits;
}

/** Who looks at pages, by their language. */
export const readers: Readonly<Record<Language, string>> = { en: 'reader-en', 'zh-TW': 'reader-zh' };

/** The readers, and somebody absent for whom each stands in. */
export async function createReaders(api: RunningApi): Promise<void> {
  const managerId = 'manager-1';
  await api.store.people.create(person('reader-en', { name: 'Grace Lin', managerId }));
  await api.store.people.create(
    person('reader-zh', { name: '林玉婷', language: 'zh-TW', managerId, timeZone: 'Asia/Taipei' }),
  );
  const today = localDate(Date.now(), 'Asia/Taipei');
  for (const [id, substituteId] of [
    ['away-en', 'reader-en'],
    ['away-zh', 'reader-zh'],
  ] as const) {
    const absences = [{ from: today, to: addDays(today, 5), substituteId }];
    await api.store.people.create(person(id, { name: '陳志明', managerId, absences }));
  }
}

/** A new project of somebody. */
export async function projectOf(api: RunningApi, ownerId: string, title: string): Promise<string> {
  const opened = await api.post('/v1/projects', {
    title,
    customerId: 'acme',
    ownerId,
    amount: 4_800_000,
    currency: 'TWD',
  });
  const projectId = opened.body.projectId;
  await api.get(`/v1/projects/${projectId}?revision=${opened.body.revision}`);
  return projectId;
}

/** Every kind of page, as somebody who speaks a language sees it. */
export async function addressesFor(
  { api, visits }: Pages,
  language: Language,
): Promise<Record<string, string>> {
  const reader = readers[language];
  const title = language === 'en' ? 'Cooling line, hall 3' : '三號廠房冷卻產線';
  const projectId = await projectOf(api, reader, title);
  const [task, other] = await visits.tasks(projectId);
  const ofAbsent = await projectOf(api, language === 'en' ? 'away-en' : 'away-zh', title);
  const [theirs] = await visits.tasks(ofAbsent);
  await api.post(
    `/v1/projects/${projectId}/contacts`,
    { kind: 'call', note: 'They decide in April.\nThe plant manager prefers calls after four.' },
    { headers: { 'X-Milepost-Actor': reader } },
  );
  const used = await visits.taskLink(projectId, other!, 'decline');
  await visits.act(used, { note: 'No licence.' });
  const token = await visits.taskLink(projectId, task!, 'complete');
  const expired = await visits.link(reader, { kind: 'project', projectId }, -1_000);
  const signIn = await visits.link(reader, { kind: 'sign-in' }, 60_000);
  return {
    act: `/act?token=${token}`,
    contact: `/act?token=${await visits.taskLink(projectId, task!, 'record-contact')}`,
    postpone: `/act?token=${await visits.taskLink(projectId, task!, 'postpone')}`,
    'pass-on': `/act?token=${await visits.taskLink(projectId, task!, 'pass-on')}`,
    'stand-in': `/act?token=${await visits.taskLink(ofAbsent, theirs!, 'decline', reader)}`,
    used: `/act?token=${used}`,
    expired: `/projects/${projectId}?token=${expired}`,
    invalid: '/act?token=x',
    project: `/projects/${projectId}?token=${token}`,
    'sign-in': '/sign-in',
    confirm: `/sign-in/confirm?token=${signIn}`,
    'my-tasks': '/today',
    hold: `/act?token=${await visits.taskLink(projectId, task!, 'hold')}`,
    ...(await reviewAddresses({ api, visits }, language)),
  };
}

/** What somebody, or their manager, can do about projects of theirs; one of them is on hold and one is lost. */
export async function projectAddresses(
  { api }: Pick<Pages, 'api'>,
  language: Language,
): Promise<Record<string, string>> {
  const reader = readers[language];
  const rep = `led-by-${reader}`;
  if (!(await api.store.people.read(rep))) {
    const name = language === 'en' ? 'Mei-Ling Chen' : '陳美玲';
    await api.store.people.create(person(rep, { name, managerId: reader }));
  }
  const [title, other] = language === 'en' ? ['Oven', 'Press line'] : ['烘爐', '沖壓產線'];
  const running = await projectOf(api, rep, title);
  const held = await projectOf(api, reader, title);
  const lost = await projectOf(api, reader, other);
  const headers = { 'X-Milepost-Actor': reader };
  const day = 86_400_000;
  const inDays = (days: number): string => new Date(Date.now() + days * day).toISOString();
  await api.post(
    `/v1/projects/${running}/meetings`,
    { kind: 'visit', meetingAt: inDays(9), evidence: 'calendar:accepted-5512' },
    { headers },
  );
  await api.post(`/v1/projects/${held}/holds`, { reason: 'budget-year', wakeAt: inDays(90) }, { headers });
  await api.post(`/v1/projects/${lost}/loss`, { reason: 'price' }, { headers });
  const act = (projectId: string, action: string): string => `/my/projects/${projectId}/${action}`;
  const q = language === 'en' ? 'acme' : 'acm';
  return {
    'my-projects': '/my/projects',
    board: '/projects',
    'board-filtered': '/projects?class=B&due=30',
    'board-empty': '/projects?customer=zzz',
    list: '/projects/list?place=all&sort=value',
    'new-project': '/projects/new',
    'new-project-search': `/projects/new?q=${q}`,
    'new-project-customer': '/projects/new?customer=acme',
    'report-milestone': act(running, 'report-milestone'),
    'add-note': act(running, 'add-note'),
    lose: act(running, 'lose'),
    drop: act(running, 'drop'),
    'assign-role': act(running, 'assign-role'),
    'change-deal': act(running, 'change-deal'),
    'project-as-manager': `/projects/${running}`,
    'project-on-hold': `/projects/${held}`,
    'change-clock': act(running, 'change-clock'),
    'change-class': act(running, 'change-class'),
    'confirm-meeting': act(running, 'confirm-meeting'),
    'cancel-meeting': act(running, 'cancel-meeting'),
    'change-hold': act(held, 'hold'),
    wake: act(held, 'wake'),
    reopen: act(lost, 'reopen'),
    'ask-manager': act(held, 'change-clock'),
    'not-any-more': act(lost, 'wake'),
  };
}

/** The pages and forms of a customer with people, contacts and everything else; one form is refused. */
export async function customerAddresses(
  { api }: Pick<Pages, 'api'>,
  language: Language,
): Promise<Record<string, string>> {
  const reader = readers[language];
  const id = `works-${language}`;
  const isEnglish = language === 'en';
  const name = isEnglish ? 'Harbour Foods Manufacturing' : '海港食品股份有限公司';
  const customer = { ...exampleCustomer, id, name, language, ownerId: reader, parentId: 'acme' };
  await api.post('/v1/customers', customer);
  const people = isEnglish ? ['Iris Tan', 'Tom Wu', 'Ann Lee'] : ['王大明', '陳美華', '李國棟'];
  const parts = [['decides', 'pays'], ['blocks'], []];
  for (const [index, person] of people.entries()) {
    await api.post('/v1/customer-people', {
      ...exampleCustomerPerson,
      ...{ id: `${id}-${index}`, customerId: id, name: person, committee: parts[index] },
      ...(index === 1 && { attitude: { stance: 'opposes', asOf: '2026-03-02' }, reportsToId: `${id}-0` }),
    });
  }
  const title = isEnglish ? 'Cooling line' : '冷卻產線';
  const opened = await api.post('/v1/projects', { title, customerId: id, ownerId: reader });
  await api.get(`/v1/projects/${opened.body.projectId}?revision=${opened.body.revision}`);
  const note = isEnglish ? 'Wants figures first.' : '先看第二季的數字。';
  for (let count = 0; count < 12; count += 1) {
    const body = { kind: 'visit', ...(count % 2 === 0 && { note }) };
    await api.post(`/v1/projects/${opened.body.projectId}/contacts`, body, {
      headers: { 'X-Milepost-Actor': reader },
    });
  }
  const text = isEnglish ? 'Green tea' : '烏龍茶';
  const fact = { kind: 'liking', text, source: 'CRM', basis: 'legitimate-interest' };
  const written = await api.post(`/v1/customer-people/${id}-0/facts`, fact);
  await api.ask('PUT', `/v1/customer-people/${id}-0/facts/${written.body.id}`, {
    body: { ...fact, source: isEnglish ? 'Visit' : '拜訪', basis: 'consent' },
    headers: { 'X-Milepost-Actor': reader },
  });
  const changed = { class: 'A', tags: ['export'], ownerId: null };
  const headers = { 'If-Match': '*', 'X-Milepost-Actor': reader };
  await api.ask('PATCH', `/v1/customers/${id}`, { body: changed, headers });
  const typed = { name, sector: isEnglish ? 'Frozen food' : '冷凍食品', revision: '1' };
  const atMs = Date.now();
  const draft = { personId: reader, aboutId: id, address: `/customers/${id}/edit`, typed, atMs };
  await api.store.drafts.keep(draft);
  return {
    'my-customers': '/customers',
    'no-customers': '/customers?q=zzz',
    customer: `/customers/${id}?saved=1`,
    'customer-timeline': `/customers/${id}/timeline`,
    'customer-history': `/customers/${id}/history`,
    'customer-person': `/customers/${id}/people/${id}-0`,
    'customer-person-history': `/customers/${id}/people/${id}-0/history`,
    'edit-customer': `/customers/${id}/edit`,
    'edit-entry': `/customers/${id}/entries/potentials/${customer.potentials[0]?.id ?? 'new'}`,
    'add-answer': `/customers/${id}/entries/answers/new`,
    'add-person': `/customers/${id}/add-person`,
    'edit-person': `/customers/${id}/people/${id}-1/edit`,
    'edit-way': `/customers/${id}/people/${id}-0/ways/1`,
    'add-fact': `/customers/${id}/people/${id}-0/facts/new`,
    'fact-history': `/customers/${id}/people/${id}-0/facts/${written.body.id}/history`,
    'open-potential': `/customers/${id}/potentials/${customer.potentials[0]?.id ?? ''}/project`,
  };
}

/** Administrators of the installation, by their language. */
export const administrators: Readonly<Record<Language, string>> = { en: 'ops-en', 'zh-TW': 'ops-zh' };

/** What administrators see: an email that has failed, a project that stands still, people, keys and webhooks. */
export async function adminAddresses(
  { api }: Pick<Pages, 'api'>,
  language: Language,
): Promise<Record<string, string>> {
  const { store } = api;
  const id = administrators[language];
  const isEnglish = language === 'en';
  const roles = ['administrator'];
  await store.people.create(person(id, { name: isEnglish ? 'Ada Chou' : '周怡君', roles, language }));
  const projectId = await projectOf(api, readers[language], isEnglish ? 'Cooling line' : '冷卻產線');
  const now = new Date();
  const key = `failed-${language}-${'0123456789abcdef'.repeat(4)}`;
  const request = { activity: 'sendMail', request: {} } as never;
  await store.outbox.claim({ key, projectId, mail: 'task', taskId: null, request }, now);
  const personId = readers[language];
  const begun = { after: { status: 'pending', attempts: 0 } as const, personId, messageId: `<${key}@x>` };
  await store.outbox.begin(key, { ...begun, slotEndsAtMs: 0 }, now);
  await store.outbox.end(key, 1, { status: 'failed', personId, reason: 'rejected', reply: '550 5.1.1' }, now);
  const detail = 'Its workflow task keeps failing since 2 hours: nothing is carried out.';
  const repair = { atMs: now.getTime(), outcome: 'left', detail: 'Deploy the workflow code again.' } as const;
  const finding = { kind: 'failing', subject: projectId, projectId, detail, repair } as const;
  await store.findings.settle({ projectIds: [projectId] }, [finding], now.getTime());
  const made = await store.apiKeys.create({
    ...{ name: `CRM ${language}`, scopes: ['projects:read', 'reports:write'] as const, expiresAt: null },
    createdBy: id,
  });
  await store.adminActs.note({
    ...{ id: `act-${language}`, atMs: now.getTime(), actorId: id, kind: 'key-made' },
    ...{ subject: made?.record.id ?? '', name: `CRM ${language}` },
  });
  const webhook = await api.post('/v1/webhooks', {
    ...{ name: `CRM ${language}`, url: 'https://crm.example/hooks/milepost', personId: id },
  });
  await store.webhooks.log({
    ...{ webhookId: webhook.body.id, eventId: `event-${language}`, type: 'ping', atMs: now.getTime() },
    ...{ isDelivered: false, status: 502, error: 'It answered 502: look at its log.', durationMs: 40 },
  });
  const today = localDate(now.getTime(), 'Asia/Taipei');
  const known = (await store.people.read(personId))!;
  const { revision, ...record } = known;
  const absences = [{ from: addDays(today, 20), to: addDays(today, 24), substituteId: 'sales-1' }];
  await store.people.replace({ ...record, absences }, revision, undefined, id);
  return {
    admin: '/admin?done=mail',
    'admin-people': '/admin/people',
    'admin-nobody': '/admin/people?q=zzzz',
    'admin-person': `/admin/people/${personId}?done=saved`,
    'admin-new-person': '/admin/people/new',
    'admin-customers': '/admin/customers',
    'admin-customer': '/admin/customers/acme?done=saved',
    'admin-keys': '/admin/keys?revoked=1',
    'admin-webhooks': '/admin/webhooks?done=off',
    'admin-webhook-secret': `/admin/webhooks/${webhook.body.id}/secret`,
    'admin-setup': '/admin/setup',
    'admin-calendar': '/admin/setup/calendars/tw?year=2026&done=saved',
    'admin-rotate': `/admin/keys/${made?.record.id ?? ''}/rotate`,
    'admin-log': '/admin/log',
    'admin-revoke': `/admin/keys/${made?.record.id ?? ''}/revoke`,
  };
}

/** Pairs of customers, imports in every state, and the columns of a file. The reader is made a manager. */
export async function officeAddresses(
  { api }: Pick<Pages, 'api'>,
  language: Language,
): Promise<Record<string, string>> {
  const reader = readers[language];
  const isEnglish = language === 'en';
  await api.store.people.create(person(`rep-of-${reader}`, { managerId: reader }));
  const names = isEnglish
    ? ['Nordlicht Maschinenbau GmbH', 'Nordlicht Maschinenbau']
    : ['恆曜光電股份有限公司', '恆曜光電'];
  for (const [index, name] of names.entries()) {
    const customer = customerOf({
      id: `pair-${language}-${index}`,
      name,
      class: 'B',
      timeZone: 'UTC',
      language,
    });
    await api.store.customers.create({
      ...customer,
      ownerId: reader,
      websites: ['https://www.example.com/'],
      addresses: [
        { kind: 'office', country: 'TW', text: isEnglish ? '12 Harbour Road' : '台中市工業區一路 12 號' },
      ],
    });
  }
  await findDuplicates(api.store);

  const fields = ['reference', 'name', 'class', 'timeZone', 'language', 'tags'];
  const mapping = mappingOf('customers', fields);
  const rows = [
    fields.join(','),
    ...Array.from(
      { length: 12 },
      (_, row) => `${language}${row},Works ${row},${row % 3 ? 'A' : 'Gold'},Asia/Taipei,en,x`,
    ),
  ].join('\n');
  const stored = (bytes: string) => storeFile(api.store, mapping, bytes, reader);
  const [checked, done, failed] = [await stored(rows), await stored(rows), await stored(`${rows}\n"open`)];
  for (const importId of [checked, done, failed]) await runPhase(api.worker, importId, 'check');
  if (await api.store.imports.beginCommit(done)) await runPhase(api.worker, done, 'commit');
  await eventually(async () => (await api.store.imports.read(failed))?.status === 'failed');
  return {
    duplicates: '/my/duplicates?done=undo',
    'duplicates-decided': '/my/duplicates?pairs=decided',
    imports: '/my/imports',
    'import-checked': `/my/imports/${checked}`,
    'import-done': `/my/imports/${done}`,
    'import-failed': `/my/imports/${failed}`,
    'import-unreadable': `/my/imports/${failed}?map=1&encoding=utf-16le`,
    'import-mapping': `/my/imports/${checked}?map=1`,
  };
}

/** The review of a manager with two reps, one of whose projects is on hold and another decided on. */
export async function reviewAddresses(
  { api, visits }: Pages,
  language: Language,
): Promise<Record<string, string>> {
  const managerId = `chief-${language}`;
  if (!(await api.store.people.read(managerId))) {
    const name = language === 'en' ? 'Robert Hale' : '林志強';
    await api.store.people.create(person(managerId, { name, language, roles: [] }));
    const names = language === 'en' ? ['Mei-Ling Chen', 'Ingrid Sorensen'] : ['陳美玲', '黃雅婷'];
    for (const [index, rep] of names.entries()) {
      await api.store.people.create(person(`rep-${language}-${index}`, { name: rep, managerId }));
    }
  }
  const titles =
    language === 'en' ? ['Cooling line', 'Oven', 'Press line'] : ['冷卻產線', '烘爐', '沖壓產線'];
  const ids: string[] = [];
  for (const [index, title] of titles.entries()) {
    ids.push(await projectOf(api, `rep-${language}-${index % 2}`, title));
  }
  const [active = '', held = '', decided = ''] = ids;
  const headers = { 'X-Milepost-Actor': `rep-${language}-0` };
  await api.post(`/v1/projects/${active}/contacts`, { kind: 'call' }, { headers });
  const wakeAt = new Date(Date.now() + 90 * 86_400_000).toISOString();
  await api.post(`/v1/projects/${held}/holds`, { reason: 'budget-year', wakeAt }, { headers });
  const week = weekOf(Date.now(), 'Asia/Taipei');
  const token = await visits.link(managerId, { kind: 'review', managerId, week });
  await api.ask('POST', `/reviews/${week}/decisions?token=${token}`, {
    form: { projectId: decided, decision: 'keep' },
  });
  return { review: `/reviews/${week}?token=${token}`, held: `/projects/${held}?token=${token}` };
}

/** Somebody and something to find. */
export async function createPeopleToFind({ api }: Pick<Pages, 'api'>, language: Language): Promise<void> {
  const isEnglish = language === 'en';
  const id = `found-${language}`;
  const name = isEnglish ? 'Harbour Foods Manufacturing' : '海港食品股份有限公司';
  const ownerId = readers[language];
  await api.post('/v1/customers', { ...exampleCustomer, id, name, language, ownerId });
  for (const [index, found] of (isEnglish ? ['Iris Harbour', 'Tom Wu'] : ['王海港', '陳美華']).entries()) {
    await api.post('/v1/customer-people', {
      ...exampleCustomerPerson,
      ...{ id: `${id}-${index}`, customerId: id, name: found, reportsToId: null },
    });
  }
  await projectOf(api, ownerId, isEnglish ? 'Harbour cooling line' : '海港三號冷卻產線');
  const colleague = isEnglish ? 'Ann Harbour' : '林海港';
  await api.store.people.create(person(`colleague-${language}`, { name: colleague }));
}

/** The front door, what is found, and what is not there. */
export function framePages(language: Language) {
  const word = language === 'en' ? 'harbour' : '海港';
  return {
    guest: { front: '/', nowhere: '/todey', 'sign-in-guest': '/sign-in', 'bad-link': '/act?token=x' },
    signedIn: {
      settings: '/settings?saved=1&was=.',
      search: '/search',
      'search-found': `/search?q=${encodeURIComponent(word)}`,
      'search-nothing': '/search?q=zzzz',
      'nowhere-signed-in': '/todey',
    },
  };
}
