import { describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { wholeDocument } from '../../api/document';

const checkout = path.join(__dirname, '..', '..');

describe('what is made from the API: `npm run client`', () => {
  it('is current in docs/openapi.json', () => {
    const committed = readFileSync(path.join(checkout, 'docs', 'openapi.json'), 'utf8');

    expect(JSON.parse(committed)).toEqual(JSON.parse(JSON.stringify(wholeDocument())));
  });

  it('is current in the client', () => {
    const script = path.join(checkout, 'client', 'generate.ts');
    const { status, stderr } = spawnSync(process.execPath, ['--import', 'tsx', script, '--check'], {
      encoding: 'utf8',
      cwd: checkout,
    });

    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });
});
