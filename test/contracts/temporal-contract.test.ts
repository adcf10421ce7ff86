import { describe, expect, it } from '@jest/globals';
import Ajv2020 from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readCommand } from '../../contracts/sandbox/command-shape';
import { temporalContract } from '../../contracts/wire/temporal-contract';
import type { CommandName } from '../../domain/project/model/commands';
import { commandNames } from '../../domain/project/model/commands';

interface Contract {
  readonly messages: Readonly<Record<string, { readonly argument: object }>>;
}

const docs = path.join(__dirname, '..', '..', 'docs');
const committed = JSON.parse(readFileSync(path.join(docs, 'temporal-contract.json'), 'utf8')) as Contract;
const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true });
addFormats(ajv);

const base = { commandId: 'crm-1', actor: 'key:crm', source: 'crm', at: 1_772_500_000_000 };
const reached = { ...base, milestone: 'meeting-agreed', evidence: 'crm:activity/4712' };

describe('the contract for Temporal clients', () => {
  it('is committed as it is: `npm run contract` writes it', () => {
    expect(committed).toEqual(JSON.parse(JSON.stringify(temporalContract())));
  });

  it('has a schema for each message, which any validator can read', () => {
    expect(Object.keys(committed.messages)).toEqual(commandNames);
    for (const { argument } of Object.values(committed.messages)) ajv.compile(argument);
  });

  it.each<[CommandName, object]>([
    ['reachMilestone', reached],
    ['reachMilestone', { ...reached, name: 'reachMilestone', occurredAtMs: 0 }],
    ['reachMilestone', { ...reached, evidence: ' ' }],
    ['reachMilestone', { ...reached, evidence: 'two\nlines' }],
    ['reachMilestone', { ...reached, milestone: 'Meeting agreed' }],
    ['reachMilestone', { ...reached, more: true }],
    ['reachMilestone', { ...base, milestone: 'meeting-agreed' }],
    ['reachMilestone', { ...reached, at: '2026-03-02T09:30:00Z' }],
    ['recordContact', { ...base, kind: 'call' }],
    ['recordContact', { ...base, kind: 'telepathy' }],
    ['changeProject', { ...base, amount: null, expectedSigningOn: '2026-10-15' }],
    ['changeProject', { ...base, expectedSigningOn: '2026-02-30' }],
    ['changeProject', { ...base, references: [{ system: 'crm', id: 'opportunity/4711' }] }],
    ['hold', { ...base, reason: 'customer-wish', wakeAtMs: 1_772_500_000_000 }],
  ])('says of %s what the project says: %j', (name, payload) => {
    const isTaken = !('problems' in readCommand(name, payload));

    expect(ajv.validate(committed.messages[name]!.argument, payload)).toBe(isTaken);
  });

  it('is told of on its page, message by message', () => {
    const page = readFileSync(path.join(docs, 'temporal-contract.md'), 'utf8');

    expect(commandNames.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
  });
});
