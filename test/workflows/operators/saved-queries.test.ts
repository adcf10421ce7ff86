import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client, Connection } from '@temporalio/client';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { workflowTypes } from '../../../contracts/sandbox/names';
import { searchAttributes } from '../../../contracts/sandbox/search-attributes';
import { engines } from '../../support/engines';

const runbook = readFileSync(path.join(__dirname, '../../../docs/operations.md'), 'utf8');

/** The queries that the runbook gives to operators, by the name of the view. */
const queries = runbook
  .slice(runbook.indexOf('## In Temporal UI'), runbook.indexOf('## Watching it run'))
  .split('\n')
  .flatMap((line) => {
    const [, view, query] = /^\| (.+?)\s+\| `(.+)`\s+\|$/.exec(line) ?? [];
    return view !== undefined && query !== undefined ? [[view, query] as const] : [];
  });

let connection: Connection;
let client: Client;

beforeAll(async () => {
  connection = await Connection.connect({ address: engines().temporalAddress });
  client = new Client({ connection });
});
afterAll(() => connection.close());

describe('the queries of the runbook', () => {
  it('are found', () => {
    expect(queries.length).toBeGreaterThanOrEqual(15);
  });

  it.each(queries)('run on the server: %s', async (_, query) => {
    const { count } = await client.workflow.count(query);
    const found = [];
    for await (const { workflowId } of client.workflow.list({ query, pageSize: 5 })) {
      found.push(workflowId);
      if (found.length === 5) break;
    }

    expect(found.length).toBeLessThanOrEqual(Math.max(count, 5));
  });

  it('leave out no type of workflow', () => {
    const named = queries.map(([, query]) => query).join('\n');

    expect(Object.values(workflowTypes).filter((type) => !named.includes(`"${type}"`))).toEqual([]);
  });

  it('name attributes that there are', () => {
    const known = Object.values(searchAttributes).map(({ name }): string => name);
    const named = queries.flatMap(([, query]) => query.match(/Milepost\w+/g) ?? []);

    expect(named.filter((name) => !known.includes(name))).toEqual([]);
  });
});
