import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { RunningApi } from '../../api/running-api';
import { startApi } from '../../api/running-api';
import { engines } from '../../support/engines';
import { milepost } from './run-milepost';

let api: RunningApi;
let env: Record<string, string>;
const folder = mkdtempSync(path.join(os.tmpdir(), 'milepost-import-set-'));
const at = (name: string): string => path.join(folder, name);
const manifest = at('import-set.json');
const publicData = path.join(__dirname, '..', '..', '..', 'data', 'crm-opportunities');

beforeAll(async () => {
  api = await startApi();
  env = {
    MILEPOST_MONGODB_URI: engines().mongoUri(api.database),
    TEMPORAL_ADDRESS: engines().temporalAddress,
    MILEPOST_TASK_QUEUE: api.worker.taskQueue,
  };
  cpSync(publicData, folder, { recursive: true });
  // the first rows: 57 that are over, three that run and one of those without an account
  const rows = readFileSync(at('sales_pipeline.csv'), 'utf8').split('\n');
  const over = rows.slice(1).filter((row) => /,(?:Won|Lost),/.test(row));
  const running = rows
    .slice(1)
    .filter((row) => row.includes(',Prospecting,') && !row.includes(',,Prospecting,'));
  const lacking = rows.slice(1).filter((row) => row.includes(',,Engaging,'));
  const some = [rows[0], ...over.slice(0, 57), ...running.slice(0, 2), ...lacking.slice(0, 1)];
  writeFileSync(at('sales_pipeline.csv'), some.join('\n'));
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await api.stop();
});

interface Shown {
  readonly files: readonly { file: string; mapping: string; counts: Record<string, number> }[];
  readonly counts: Record<string, number>;
  readonly left: readonly string[];
}

describe('milepost import-set', () => {
  it('brings in the public files with one command, and accounts for every row', async () => {
    const { code, out } = await milepost(env, ['import-set', folder, '--problems', at('wrong.csv')]);

    const lines = out.replaceAll(/[│┌┐└┘├┤┬┴┼─ ]+/g, ' ').replaceAll(/\n\s*\n/g, '\n');
    expect(lines).toContain(
      [
        ' file rows new changed as they are refused ',
        ' sales_teams.csv 35 6 0 29 0 ',
        ' sales_teams.csv 35 35 0 0 0 ',
        ' accounts.csv 85 85 0 0 0 ',
        ' sales_pipeline.csv 60 59 0 0 1 ',
        ' all 215 185 0 29 1 ',
      ].join('\n'),
    );
    expect(code).toBe(1);
    const wrong = readFileSync(at('wrong.csv'), 'utf8').trim().split('\n');
    expect(wrong).toHaveLength(2);
    expect(wrong[1]).toMatch(/^sales_pipeline.csv,61,account,value-missing,/);
  }, 120_000);

  it('takes what is missing from the other files, and folds what they spell differently', async () => {
    const people = (await api.get('/v1/people/moses-frase')).body;
    expect(people).toMatchObject({ managerId: 'dustin-brinkmann', team: 'Central', roles: ['sales'] });
    const won = (await api.get('/v1/projects?reference=crm:Z063OYW0')).body.items[0];
    expect(won).toMatchObject({ status: 'won', title: 'GTX Pro', amount: 4514, ownerId: 'darcel-schlecht' });
    const acme = (await api.get('/v1/customers?reference=crm:Acme%20Corporation')).body.items[0];
    expect(acme).toMatchObject({ sector: 'technology', size: { employees: 2822 } });
    const running = (await api.get('/v1/projects?status=open&limit=5')).body.items;
    expect(running.length).toBeGreaterThan(0);
    for (const project of running) {
      expect(project).toMatchObject({ amount: expect.any(Number), currency: 'USD' });
    }
  });

  it('changes nothing when it is given again', async () => {
    const again = (await milepost(env, ['import-set', folder, '--json'])).json<Shown>();

    expect(again.counts).toEqual({ rows: 215, created: 0, changed: 0, same: 214, refused: 1 });
    expect(again.files.map(({ mapping }) => mapping)).toEqual([
      'crm-managers',
      'crm-sales-agents',
      'crm-accounts',
      'crm-opportunities',
    ]);
  }, 120_000);

  const set = (fields: object, file = 'people.csv') => ({
    files: [{ file, mapping: { name: 'p', kind: 'people', fields } }],
  });
  it.each([
    ['no set', { files: [] }, 'is no import set'],
    [
      'a mapping that is none',
      set({ id: { column: 'who' }, nmae: { column: 'who' } }),
      'is no field of people',
    ],
    [
      'a column that is not there',
      set({ id: { column: 'whom', template: '{key}' } }),
      'has no column "whom"',
    ],
    [
      'a file that is not there',
      set({ id: { column: 'who', template: '{key}' } }, 'x.csv'),
      'cannot be read',
    ],
    ['a file elsewhere', set({ id: { column: 'who' } }, '../people.csv'), 'in the folder of the manifest'],
    ['two cells of one key', set({ id: { column: 'who', template: '{key}' } }), 'would both be "li-wei"'],
    [
      'letters that no key has',
      set({ id: { column: 'chinese', template: '{key}' } }),
      'has letters that a key cannot have',
    ],
    [
      'a look-up of what is not there',
      set({
        id: {
          column: 'who',
          lookUp: { file: 'people.csv', key: 'who', value: 'chinese', also: { x: 'Wu' } },
        },
      }),
      '"Wu" of "id of people.csv" does not stand in people.csv',
    ],
  ])('begins nothing with %s, and says what is wrong', async (_what, content, message) => {
    writeFileSync(at('people.csv'), 'who,chinese\nLi Wei,王偉\nLi-Wei,李偉\n');
    writeFileSync(manifest, JSON.stringify(content));

    const { code, err, out } = await milepost(env, ['import-set', folder]);

    expect(`${err}${out}`).toContain(message);
    expect(code).toBe(1);
  });

  it('stops at a file that cannot be read, and names those that it has not begun', async () => {
    writeFileSync(at('open.csv'), 'No,Name\n1,"x\n');
    const mapping = {
      ...{ name: 'open', kind: 'customers', system: 'crm' },
      fields: { reference: { column: 'No' }, name: { column: 'Name' } },
    };
    const files = [
      { file: 'open.csv', mapping },
      { file: 'accounts.csv', mapping: { ...mapping, fields: { reference: { column: 'account' } } } },
    ];
    writeFileSync(manifest, JSON.stringify({ files }));

    const { code, out } = await milepost(env, ['import-set', folder]);

    expect(code).toBe(1);
    expect(out).toContain('a quotation mark is opened and never closed');
    expect(out).toContain('could not be read: accounts.csv');
  });
});
