import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { RunningApi } from '../../api/running-api';
import { startApi } from '../../api/running-api';
import { engines } from '../../support/engines';
import { milepost } from './run-milepost';

let api: RunningApi;
let env: Record<string, string>;
const folder = mkdtempSync(path.join(os.tmpdir(), 'milepost-import-'));
const at = (name: string): string => path.join(folder, name);

beforeAll(async () => {
  api = await startApi();
  env = {
    MILEPOST_MONGODB_URI: engines().mongoUri(api.database),
    TEMPORAL_ADDRESS: engines().temporalAddress,
    MILEPOST_TASK_QUEUE: api.worker.taskQueue,
  };
  writeFileSync(
    at('accounts.json'),
    JSON.stringify({
      name: 'accounts',
      kind: 'customers',
      system: 'crm',
      fields: {
        reference: { column: 'No' },
        name: { column: 'Name' },
        class: { value: 'B' },
        timeZone: { value: 'UTC' },
        language: { value: 'en' },
        website: { column: 'Web' },
      },
    }),
  );
  writeFileSync(at('accounts.csv'), 'No;Name;Web\n1;中興精密;https://example.com\n2;Harbour Tools;=cmd()\n');
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await api.stop();
});

describe('milepost import', () => {
  it('says what would become of each row, and writes nothing', async () => {
    const { code, out } = await milepost(env, [
      ...['import', at('accounts.csv'), '--mapping', at('accounts.json')],
      ...['--problems', at('wrong.csv'), '--language', 'zh-TW'],
    ]);

    expect(code).toBe(1);
    expect(out).toContain('2 rows: 1 new, 0 changed, 0 as they are, 1 refused');
    expect(out).toContain('Nothing was written');
    const wrong = readFileSync(at('wrong.csv'), 'utf8');
    expect(wrong.startsWith('\u{feff}row,column,code,message,cure\n3,Web,value-invalid,')).toBe(true);
    expect((await api.get('/v1/customers?reference=crm:1')).body.items).toEqual([]);
  });

  it('carries it out with --commit, by the saved name of the mapping', async () => {
    const args = ['import', at('accounts.csv'), '--mapping', 'accounts', '--commit', '--json'];
    const first = (await milepost(env, args)).json<{ status: string; counts: object; problems: object[] }>();
    const again = (await milepost(env, args)).json<{ counts: object }>();

    expect(first).toMatchObject({ status: 'done', counts: { rows: 2, created: 1, refused: 1 } });
    expect(first.problems).toMatchObject([{ row: 3, column: 'Web', code: 'value-invalid' }]);
    expect(again.counts).toMatchObject({ created: 0, same: 1, refused: 1 });
    const [customer] = (await api.get('/v1/customers?reference=crm:1')).body.items;
    const history = await api.get(`/v1/customers/${customer!.id}/history`);
    expect(history.body.items).toMatchObject([{ actor: 'key:operator' }]);
  });

  it('says what is wrong with a file or a mapping', async () => {
    writeFileSync(at('open.csv'), 'No;Name;Web\n1;"x;\n');
    const broken = await milepost(env, ['import', at('open.csv'), '--mapping', 'accounts']);
    expect(broken.code).toBe(1);
    expect(broken.out).toContain('a quotation mark is opened and never closed');
    const unknown = await milepost(env, ['import', at('open.csv'), '--mapping', 'nobody']);
    expect(unknown.err).toContain('There is no mapping "nobody".');
  });
});
