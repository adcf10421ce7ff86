import { sampleCustomer } from '../../embedded/platform/samples';
import { ClearError } from '../../embedded/processes/clear-error';
import { samplePeopleAt, sampleRecord } from '../public-data/sample-archive';

/** How a picture's company stands: samples, as everything in a new installation. */
interface SampleProject {
  readonly title: string;
  readonly customer: string;
  readonly customerClass: 'A' | 'B' | 'C';
  readonly amount: number;
  /** How many of the milestones of the path it has. */
  readonly reached: number;
  readonly held?: true;
}

/** Milestones in the order in which they move a project. */
const path = [
  ...['meeting-agreed', 'visited', 'need-confirmed', 'proposal-sent', 'buying-team-known'],
  ...['demo-held', 'criteria-known', 'requirements-confirmed', 'design-approved'],
];

const projects: readonly SampleProject[] = [
  { title: 'Cooling line, hall 3', customer: '', customerClass: 'B', amount: 120_000, reached: 2 },
  { title: 'Cooling line, hall 4', customer: '', customerClass: 'B', amount: 95_000, reached: 0 },
  { title: 'Packing robots', customer: 'Sample Foods', customerClass: 'A', amount: 480_000, reached: 5 },
  { title: 'Cold store', customer: 'Sample Foods', customerClass: 'A', amount: 260_000, reached: 1 },
  { title: 'Test stand', customer: 'Sample Motors', customerClass: 'A', amount: 730_000, reached: 7 },
  { title: 'Paint shop', customer: 'Sample Motors', customerClass: 'A', amount: 1_250_000, reached: 3 },
  { title: 'Water treatment', customer: 'Sample Chemicals', customerClass: 'B', amount: 310_000, reached: 9 },
  { title: 'Dosing station', customer: 'Sample Chemicals', customerClass: 'B', amount: 54_000, reached: 0 },
  {
    title: 'Conveyor',
    customer: 'Sample Logistics',
    customerClass: 'C',
    amount: 88_000,
    reached: 4,
    held: true,
  },
];

const owners = ['sample-rep-baker', 'sample-rep-lin'];
const monthMs = 30 * 86_400_000;

/** Gives the sample company some customers and projects of all kinds, as programs would: by the API. */
export async function createSampleWork(apiUrl: string, apiKey: string): Promise<void> {
  const call = async (method: string, address: string, body?: object, more = {}): Promise<Response> => {
    const answer = await fetch(`${apiUrl}/v1${address}`, {
      method,
      headers: {
        Authorization: `Bearer ${apiKey}`,
        ...(body && { 'Content-Type': `application/${method === 'PATCH' ? 'merge-patch+json' : 'json'}` }),
        ...more,
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!answer.ok)
      throw new ClearError(`${method} ${address} was answered ${answer.status}: ${await answer.text()}`);
    return answer;
  };
  const post = async (address: string, body: object): Promise<{ projectId?: string }> =>
    (await (await call('POST', address, body)).json()) as { projectId?: string };
  // the README is in English
  const { headers } = await call('GET', '/people/sample-manager');
  await call(
    'PATCH',
    '/people/sample-manager',
    { language: 'en' },
    { 'If-Match': headers.get('ETag') ?? '' },
  );
  for (const name of new Set(projects.map(({ customer }) => customer).filter((each) => each !== ''))) {
    const { customerClass } = projects.find(({ customer }) => customer === name) ?? { customerClass: 'B' };
    const id = idOf(name);
    await post('/customers', {
      id,
      name,
      class: customerClass,
      region: 'Europe',
      timeZone: 'Europe/Berlin',
      language: 'en',
      ...sampleRecord(),
    });
    for (const person of samplePeopleAt(id)) await post('/customer-people', person);
  }
  for (const [index, { title, customer, amount, reached, held }] of projects.entries()) {
    const customerId = customer === '' ? sampleCustomer.id : idOf(customer);
    const ownerId = owners[customer === '' ? 0 : index % owners.length];
    const { projectId } = await post('/projects', { title, customerId, ownerId, amount, currency: 'EUR' });
    for (const milestone of path.slice(0, reached))
      await post(`/projects/${projectId}/milestones`, { milestone, evidence: `sample:${milestone}` });
    if (reached > 0) await post(`/projects/${projectId}/contacts`, { kind: 'call', evidence: 'sample:call' });
    if (held) {
      const wakeAt = new Date(Date.now() + 3 * monthMs).toISOString();
      await post(`/projects/${projectId}/holds`, { reason: 'budget-year', wakeAt });
    }
  }
}

function idOf(name: string): string {
  return name.toLowerCase().replaceAll(' ', '-');
}
