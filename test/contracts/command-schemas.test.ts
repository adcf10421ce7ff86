import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Field } from '../../domain/project/model/command-fields';
import { lastInstantMs, readCommand } from '../../contracts/sandbox/command-shape';
import { baseFields, commandFields } from '../../domain/project/model/command-fields';
import { commandSchemas } from '../../contracts/wire/commands';
import type { CommandName } from '../../domain/project/model/commands';
import { commandNames } from '../../domain/project/model/commands';
import { anyCharacter } from '../support/any-character';
import { rules } from '../support/standard-playbook';

const line = fc
  .string({ minLength: 1, maxLength: 200, unit: fc.constantFrom(...'aZ0 -_:.陳🙂') })
  .filter((text) => text.length <= 200 && text.trim() !== '');

const key = fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,59}$/);

/** Values that a field of this kind takes. */
function good({ kind }: Field): fc.Arbitrary<unknown> {
  if (typeof kind !== 'string') return fc.constantFrom(...kind);
  switch (kind) {
    case 'id':
    case 'entry':
    case 'line':
    case 'referenceId':
      return line;
    case 'references':
      return fc.uniqueArray(fc.record({ system: key, id: line }, { noNullPrototype: true }), {
        maxLength: 5,
        selector: ({ system, id }) => `${system}:${id}`,
      });
    case 'date':
      return fc.constantFrom('2026-06-30', '2028-02-29', '0001-01-01', '9999-12-31');
    case 'revision':
      return fc.integer({ min: 1 });
    case 'taskIds':
      return fc.array(line, { minLength: 1, maxLength: 5 });
    case 'key':
    case 'week':
      return key;
    case 'currency':
      return fc.constantFrom('TWD', 'USD');
    case 'instant':
      return fc.oneof(fc.integer(), fc.constantFrom(lastInstantMs, -lastInstantMs, -0));
    case 'days':
      return fc.integer({ min: 1, max: 365 });
    case 'amount':
      return fc.double({ min: 0, noNaN: true, noDefaultInfinity: true });
    case 'playbook':
      return fc.constant(rules);
    case 'facts':
      return fc.dictionary(key, fc.constantFrom([], ['sector'], ['decides', 'answer']), {
        noNullPrototype: true,
        maxKeys: 5,
      });
  }
}

/** Values that break a rule of one kind or another, and some that do not. */
const odd: fc.Arbitrary<unknown> = fc.oneof(
  fc.jsonValue(),
  fc.string({ unit: anyCharacter, maxLength: 600 }),
  fc.constantFrom<unknown>(
    ...[
      '',
      ' ',
      'a\nb',
      'a\u0000',
      'a\u2028',
      '\ud800',
      'a\ud800',
      '\u200b',
      '\u3164\u2800',
      'a\u202eb',
      '0',
      'a'.repeat(200),
      'a'.repeat(201),
      'a'.repeat(500),
      'a'.repeat(501),
    ],
    ...['-a', 'A', 'milepost', 'constructor', 'a'.repeat(60), 'a'.repeat(61), 'twd', 'TWDX'],
    ...[
      lastInstantMs + 1,
      1e300,
      0.5,
      -1,
      Number.NaN,
      Infinity,
      null,
      true,
      [],
      {},
      ['a'],
      ['a', ' '],
      ['a', 1],
      [{ system: 'crm', id: '1' }],
      [
        { system: 'crm', id: '1' },
        { system: 'crm', id: '1' },
      ],
      [{ system: 'crm', id: '1', more: 1 }],
      [{ system: 'CRM', id: '1' }],
      [{ system: 'crm' }],
      [null],
      '2026-02-29',
      '2026-6-1',
      '2026-06-30',
      Array(201).fill('a'),
    ],
    ...[
      { ...rules, version: '1' },
      { ...rules, stages: [] },
      { ...rules, roles: [] },
      { ...rules, more: 1 },
    ],
  ),
);

/** Names that a payload may carry beside its fields; those of Object's prototype are traps for `in`. */
const strangeName = fc.constantFrom(
  'extra',
  'name',
  'toString',
  'constructor',
  '__proto__',
  'hasOwnProperty',
  'Actor',
);

function payloads(name: CommandName): fc.Arbitrary<Record<string, unknown>> {
  const fields: Record<string, Field> = { ...baseFields, ...commandFields[name] };
  const names = Object.keys(fields);
  const whole = fc.record(
    Object.fromEntries(Object.entries(fields).map(([field, rule]) => [field, good(rule)])),
    { requiredKeys: names.filter((field) => fields[field]?.optional !== true), noNullPrototype: true },
  );
  const changed = fc
    .tuple(whole, fc.constantFrom(...names), odd)
    .map(([payload, field, value]) => ({ ...payload, [field]: value }));
  const lacking = fc
    .tuple(whole, fc.constantFrom(...names))
    .map(([payload, field]) => Object.fromEntries(Object.entries(payload).filter(([key]) => key !== field)));
  const more = fc.tuple(whole, strangeName, fc.oneof(odd, fc.constant(name))).map(([payload, key, value]) =>
    // as JSON brings it: `__proto__` is an own property and not the prototype
    Object.defineProperty({ ...payload }, key, {
      value,
      enumerable: true,
      configurable: true,
      writable: true,
    }),
  );
  return fc.oneof(whole, changed, changed, lacking, more);
}

describe.each(commandNames)('the schema of "%s"', (name) => {
  const accepts = (payload: unknown): boolean => commandSchemas[name].safeParse(payload).success;
  const isRead = (payload: unknown): boolean => !('problems' in readCommand(name, payload));

  it('takes exactly the payloads that the workflow takes', () => {
    fc.assert(
      fc.property(payloads(name), (payload) => accepts(payload) === isRead(payload)),
      { numRuns: 2_000 },
    );
  });

  it('takes no payload that is not an object of its fields', () => {
    fc.assert(
      fc.property(odd, (payload) => !accepts(payload) && !isRead(payload)),
      { numRuns: 500 },
    );
  });

  it('gives the same command that the workflow reads', () => {
    fc.assert(
      fc.property(payloads(name).filter(isRead), (payload) => {
        expect(commandSchemas[name].parse(payload)).toEqual(readCommand(name, payload));
      }),
      { numRuns: 300 },
    );
  });
});
