/** A project from another system's point of view, with the TypeScript client: MILEPOST is the address, KEY an API key. */
import { createMilepost, MilepostProblem } from '@milepost/client';

const { MILEPOST = 'http://127.0.0.1:3000', KEY = '', REFERENCE = 'opportunity/4711' } = process.env;
const { CUSTOMER = 'sample-customer', OWNER = 'sample-rep-baker' } = process.env;

/** Lost answers and passing failures are repeated automatically, with one Idempotency-Key for all attempts. */
const milepost = createMilepost({ baseUrl: MILEPOST, apiKey: KEY });
const reference = `ref:crm:${REFERENCE}`;
const path = { projectId: reference };

async function walk(): Promise<void> {
  // where the feed ends now: what follows is read from here
  const { data: end } = await milepost.GET('/v1/events', { params: { query: { after: 'latest' } } });

  // open a project by your own reference: once more, and it is the same project
  const opening = {
    ...{
      title: 'Cooling line, hall 3',
      customerId: CUSTOMER,
      ownerId: OWNER,
      amount: 120_000,
      currency: 'EUR',
    },
    references: [{ system: 'crm', id: REFERENCE }],
  };
  const { data: first } = await milepost.POST('/v1/projects', { body: opening });
  const { data: again } = await milepost.POST('/v1/projects', { body: opening });
  console.log('opened', first.projectId === again.projectId ? 'once' : 'twice');

  // report a milestone: a key of your own makes the call safe even when your program dies in between
  const header = { 'Idempotency-Key': `crm-${REFERENCE}-meeting` };
  const body = { milestone: 'meeting-agreed', evidence: 'crm:activity/4711' };
  await milepost.POST('/v1/projects/{projectId}/milestones', { params: { path, header }, body });

  // report several: each has an answer of its own, and source and eventId make a repeat safe for ever
  const reported = ['visited', 'need-confirmed', 'champagne'].map((milestone, index) => ({
    ...{ project: reference, milestone, evidence: `crm:activity/${index}` },
    ...{ source: 'crm', eventId: `${REFERENCE}-${index}` },
  }));
  const { data: report } = await milepost.POST('/v1/milestones', { body: { items: reported } });
  for (const item of report.items) console.log('milestone', item.status, item.problem?.code ?? '');

  // change what has changed, if nobody has changed it since it was read
  const { response } = await milepost.GET('/v1/projects/{projectId}', { params: { path } });
  const change = { amount: 100_000 + (Date.now() % 100_000), currency: 'EUR' };
  const patch = (etag: string) =>
    milepost.PATCH('/v1/projects/{projectId}', {
      params: { path, header: { 'If-Match': etag } },
      body: change,
    });
  await patch(response.headers.get('ETag') ?? '*');
  try {
    await patch(response.headers.get('ETag') ?? '*');
  } catch (error) {
    // somebody was faster (here it was this program): read it again and decide anew
    if (!(error instanceof MilepostProblem && error.code === 'revision-mismatch')) throw error;
    console.log('changed', error.code);
  }

  // follow the feed: keep the cursor with what you make of the event, and you have each event once
  for await (const { type, cursor } of milepost.follow(end.cursor === null ? {} : { after: end.cursor })) {
    console.log('event', type, cursor.length > 0);
    if (type === 'amountChanged') return;
  }
}

void walk();
