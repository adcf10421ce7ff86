import type { Connection } from '@temporalio/client';
import { mailTaskQueue } from '../../../contracts/sandbox/names';
import { searchAttributeTypes } from '../../../contracts/sandbox/search-attributes';
import type { Finding } from './finding';
import { failed, ok, reasonOf, warning } from './finding';
import { pollersOf, within } from './temporal-calls';

/** Whether the server answers and has the namespace; `connect` fails when it cannot be reached. */
export async function checkTemporal(
  connect: () => Promise<Connection>,
  address: string,
  namespace: string,
): Promise<Finding[]> {
  let reached: Connection;
  let version: string;
  try {
    reached = await connect();
    ({ serverVersion: version } = await within(reached, () => reached.workflowService.getSystemInfo({})));
  } catch (error) {
    return [
      failed(
        'temporal',
        `Temporal does not answer at ${address} (${reasonOf(error)}); attributes, workers and schedules are not looked at.`,
        'Start it, or set TEMPORAL_ADDRESS to where it runs. Until then no project moves.',
      ),
    ];
  }
  try {
    await within(reached, () => reached.workflowService.describeNamespace({ namespace }));
  } catch (error) {
    return [
      failed(
        'temporal',
        `Temporal ${version} answers and does not give the namespace ${namespace} (${reasonOf(error)}).`,
        `Set TEMPORAL_NAMESPACE to one that is there, or make it: temporal operator namespace create --namespace ${namespace}`,
      ),
    ];
  }
  return [ok('temporal', `Temporal ${version} at ${address}, namespace ${namespace}.`)];
}

/** The server's numbers for types of attributes (`IndexedValueType`), with the names that its command line gives them. */
const typeNames: readonly string[] = [
  '',
  'Text',
  'Keyword',
  'Int',
  'Double',
  'Bool',
  'Datetime',
  'KeywordList',
];

/** Whether workflows may set the attributes that operators filter by: with one missing, no workflow task succeeds. */
export async function checkSearchAttributes(connection: Connection, namespace: string): Promise<Finding[]> {
  let registered: Readonly<Record<string, number>>;
  try {
    const answer = await within(connection, () =>
      connection.operatorService.listSearchAttributes({ namespace }),
    );
    registered = answer.customAttributes;
  } catch (error) {
    return [
      warning(
        'search-attributes',
        `The search attributes could not be looked at (${reasonOf(error)}).`,
        'This connection may not list them: compare the page of the namespace with deploy/temporal-set-up.sh.',
      ),
    ];
  }
  const wrong = Object.entries(searchAttributeTypes).flatMap(([name, type]): Finding[] => {
    const number = registered[name];
    if (number === undefined) {
      return [
        failed(
          'search-attributes',
          `${name} is not registered: no workflow that sets it goes on.`,
          `temporal operator search-attribute create --namespace ${namespace} --name ${name} --type ${type}`,
        ),
      ];
    }
    if (typeNames[number] === type) return [];
    return [
      failed(
        'search-attributes',
        `${name} is registered as ${typeNames[number] ?? number} and should be ${type}.`,
        `Take another namespace, or remove it and register it anew: temporal operator search-attribute remove --namespace ${namespace} --name ${name}`,
      ),
    ];
  });
  const count = Object.keys(searchAttributeTypes).length;
  return wrong.length > 0
    ? wrong
    : [ok('search-attributes', `All ${count} search attributes are registered.`)];
}

/** A poll waits up to a minute for a task, and only its start is noted. */
const latestPollMs = 150_000;

/** Whether workers poll: one task queue has the workflows and their activities, another one the mails. */
export async function checkWorkers(
  connection: Connection,
  namespace: string,
  taskQueue: string,
  nowMs: number,
): Promise<Finding[]> {
  const queues = [
    { name: taskQueue, kind: 'workflow', what: 'No project moves until one does.' },
    { name: taskQueue, kind: 'activity', what: 'Nothing is recorded until one does.' },
    { name: mailTaskQueue(taskQueue), kind: 'activity', what: 'No mail goes out until one does.' },
  ] as const;
  const findings: Finding[] = [];
  for (const { name, kind, what } of queues) {
    const pollers = await pollersOf(connection, namespace, name, kind);
    const live = pollers.filter(({ lastAccessMs }) => nowMs - lastAccessMs < latestPollMs);
    const workers = new Set(live.map(({ identity }) => identity));
    findings.push(
      workers.size > 0
        ? ok('workers', `${count(workers.size)} ${name} for ${kind} tasks.`)
        : failed(
            'workers',
            `No worker polls ${name} for ${kind} tasks. ${what}`,
            'Start a worker with the same MILEPOST_TASK_QUEUE, and read its log if one should run.',
          ),
    );
  }
  return findings;
}

function count(workers: number): string {
  return workers === 1 ? '1 worker polls' : `${workers} workers poll`;
}
