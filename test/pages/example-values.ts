import { exampleHandOverId } from '../../api/examples/example-hand-over';
import { exampleKeyId } from '../../api/examples/example-key';
import { exampleProjectId } from '../../api/examples/example-project';
import { exampleFile, exampleImportId, exampleMapping } from '../../api/v1/imports/import-examples';
import { exampleParkedId } from '../../api/v1/projects/parked-reports';
import { examplePairId } from '../../api/v1/customers/customer-duplicates';
import { findDuplicates } from '../../duplicates/find-duplicates';
import { exampleErasureId } from '../../api/v1/customers/erasures';
import { exampleFactId } from '../../api/v1/customers/personal-facts';
import { exampleCustomer, exampleCustomerPerson, examplePerson } from '../../api/examples/examples';
import { exampleParams, exampleSettings } from '../../api/v1/webhooks/example-webhook';
import { pairIdOf } from '../../store/customer-duplicates';
import { realDayMs } from '../../domain/project/evolve/clocks';
import { acme, somebody } from '../support/directory';
import { eventually } from '../support/eventually';
import type { RunningApi } from '../api/running-api';

/** Values of the document's examples, and what stands for them on the API that a test runs. */
export type ExampleValues = Readonly<Record<string, string>>;

/**
 * What has to be there for an operation to do what its example says.
 *
 * @param path of the operation, as the document writes it
 */
export async function exampleValuesFor(
  api: RunningApi,
  operationId: string,
  path: string,
): Promise<ExampleValues> {
  const isAboutProject = path.includes('{projectId}') || operationId === 'receiveCloudEvents';
  if (isAboutProject) return { [exampleProjectId]: await projectFor(api, operationId) };
  if (path.startsWith('/v1/hand-overs/{id}'))
    return { [exampleHandOverId]: await handOverFor(api, operationId) };
  if (path.includes('{webhookId}')) return { [exampleParams.webhookId]: await webhookFor(api) };
  if (path.startsWith('/v1/import')) return { [exampleImportId]: await importFor(api, operationId) };
  if (path.startsWith('/v1/keys/{id}')) {
    const key = await api.createKey(operationId, ['projects:read']);
    return { [exampleKeyId]: key.split('_')[1] ?? '' };
  }
  if (path.startsWith('/v1/parked-reports/{id}'))
    return { [exampleParkedId]: await parkedFor(api, operationId) };
  if (path.startsWith('/v1/customer-duplicates/{id}')) return pairFor(api, operationId);
  if (operationId === 'recordCustomerContact')
    return { [exampleProjectId]: await projectFor(api, operationId) };
  if (path.includes('{factId}')) return { [exampleFactId]: await factFor(api) };
  if (path.includes('{erasureId}')) return { [exampleErasureId]: await erasureFor(api) };
  return {};
}

/** The customer of the examples, and another one of its name. */
async function pairFor(api: RunningApi, operationId: string): Promise<ExampleValues> {
  const otherId = `like-${operationId}`;
  await api.store.customers.create({ ...acme, id: otherId, name: exampleCustomer.name });
  await findDuplicates(api.store);
  return { [examplePairId]: pairIdOf(exampleCustomer.id, otherId) };
}

/** A fact about the examples' person at the customer, who may have been erased by the example before. */
async function factFor(api: RunningApi): Promise<string> {
  await api.post('/v1/customer-people', exampleCustomerPerson);
  const fact = { kind: 'liking', text: 'Tea', source: 'A visit', basis: 'consent' };
  const written = await api.post(`/v1/customer-people/${exampleCustomerPerson.id}/facts`, fact);
  if (written.status !== 201) throw new Error(JSON.stringify(written.body));
  return written.body.id;
}

/** An erasure of somebody else. */
async function erasureFor(api: RunningApi): Promise<string> {
  const { id: _, ...rest } = exampleCustomerPerson;
  const created = await api.post('/v1/customer-people', rest);
  const erased = await api.post(`/v1/customer-people/${created.body.id}/erase`, { reason: 'A letter' });
  if (erased.status !== 202) throw new Error(JSON.stringify(erased.body));
  return erased.body.id;
}

async function parkedFor(api: RunningApi, operationId: string): Promise<string> {
  const query = 'park=30&tell=sales-1';
  const parked = await api.post(`/v1/projects/ref:crm:${operationId}/contacts?${query}`, { kind: 'call' });
  if (parked.status !== 202) throw new Error(JSON.stringify(parked.body));
  return parked.body.id;
}

/** An import of the examples' mapping, which waits for its file or has been checked. */
async function importFor(api: RunningApi, operationId: string): Promise<string> {
  const { name, ...mapping } = exampleMapping;
  await api.put(`/v1/import-mappings/${name}`, mapping);
  const created = await api.post('/v1/imports', { mapping: name });
  if (created.status !== 201) throw new Error(JSON.stringify(created.body));
  const { id } = created.body;
  if (operationId === 'sendImportFile') return id;
  await api.ask('PUT', `/v1/imports/${id}/file`, {
    raw: exampleFile,
    headers: { 'Content-Type': 'text/csv' },
  });
  await eventually(async () => (await api.get(`/v1/imports/${id}`)).text.includes('"status":"checked"'));
  return id;
}

async function webhookFor(api: RunningApi): Promise<string> {
  const created = await api.post('/v1/webhooks', { ...exampleSettings, personId: 'sales-1' });
  if (created.status !== 201) throw new Error(JSON.stringify(created.body));
  return created.body.id;
}

async function projectFor(api: RunningApi, operationId: string): Promise<string> {
  const opened = await api.post('/v1/projects', {
    title: 'Cooling line, hall 3',
    customerId: exampleCustomer.id,
    ownerId: examplePerson.id,
  });
  const projectId = opened.body.projectId;
  const isBeingJudged = operationId === 'judgeIntent';
  if (isBeingJudged) await api.post(`/v1/projects/${projectId}/contacts`, { kind: 'call' });
  if (operationId === 'goBack') await reachThirdStage(api, projectId);
  const phase = isBeingJudged ? 'judging' : 'watching';
  await eventually(async () => (await api.get(`/v1/projects/${projectId}`)).body.clock?.phase === phase);
  await lead(api, projectId, operationId);
  return projectId;
}

/** Leads a project to where an operation has something to do. */
async function lead(api: RunningApi, projectId: string, operationId: string): Promise<void> {
  const report = async (path: string, body: object): Promise<void> => {
    const reported = await api.post(`/v1/projects/${projectId}/${path}`, body);
    if (reported.status !== 200) throw new Error(JSON.stringify(reported.body));
    await api.get(`/v1/projects/${projectId}?revision=${reported.body.revision}`);
  };
  const inAMonth = new Date(Date.now() + 30 * realDayMs).toISOString();
  if (operationId === 'wakeProject') await report('holds', { reason: 'budget-year', wakeAt: inAMonth });
  if (operationId === 'cancelMeeting') {
    await report('meetings', { kind: 'visit', meetingAt: inAMonth, evidence: 'calendar:1' });
  }
  if (operationId === 'reopenProject') await report('loss', { reason: 'price' });
}

async function reachThirdStage(api: RunningApi, projectId: string): Promise<void> {
  for (const milestone of ['customer-profiled', 'meeting-agreed', 'visited', 'need-confirmed']) {
    const evidence = `crm:${milestone}`;
    const reported = await api.post(`/v1/projects/${projectId}/milestones`, { milestone, evidence });
    if (reported.status !== 200) throw new Error(JSON.stringify(reported.body));
  }
}

let leavers = 0;

/** A hand-over that waits for the answer of the examples' person, or for a manager's decision. */
async function handOverFor(api: RunningApi, operationId: string): Promise<string> {
  const fromPersonId = `leaver-${(leavers += 1)}`;
  const team = fromPersonId;
  await api.store.people.create(somebody(fromPersonId, { team, managerId: 'manager-1' }));
  // nobody else has a project with this customer: whoever knows it would take over
  const customerId = `${fromPersonId}-customer`;
  await api.store.customers.create({ ...acme, id: customerId });
  const opened = await api.post('/v1/projects', {
    title: 'Cooling line, hall 4',
    customerId,
    ownerId: fromPersonId,
  });
  const { projectId, revision } = opened.body;
  await api.get(`/v1/projects/${projectId}?revision=${revision}`);
  // the example decides about what the rule gave to nobody
  const named = operationId === 'decideHandOver' ? {} : { toPersonId: examplePerson.id };
  const started = await api.post('/v1/hand-overs', { fromPersonId, reason: 'leaving', ...named });
  const { id } = started.body;
  await eventually(async () => {
    const { text } = await api.get(`/v1/hand-overs/${id}`);
    return /"status":"(offered|deciding)"/.test(text);
  });
  return id;
}
