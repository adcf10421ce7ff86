import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Party } from '../../matching/party';

/** Two customers of whom somebody has said whether they are one. */
export interface LabelledPair {
  readonly isOne: boolean;
  readonly set: string;
  readonly habit: string;
  readonly text: string;
  readonly ours: Party;
  readonly theirs: Party;
}

/** The pairs of `labelled-pairs.tsv`. */
export function labelledPairs(): LabelledPair[] {
  const lines = readFileSync(join(__dirname, 'labelled-pairs.tsv'), 'utf8').split('\n');
  return lines.flatMap((line) => {
    if (line === '' || line.startsWith('#')) return [];
    const [label, set = '', habit = '', ours = '', theirs = ''] = line.split('\t');
    const pair = { ours: partyOf(ours, 'ours'), theirs: partyOf(theirs, 'theirs') };
    return [{ isOne: label === 'one', set, habit, text: `${habit}: ${ours} / ${theirs}`, ...pair }];
  });
}

/** A customer as the file has it: the name, and then `key=value`. */
export function partyOf(text: string, id: string): Party {
  const [name = '', ...fields] = text.split('|');
  const of = (key: string): string[] =>
    fields.flatMap((field) => (field.startsWith(`${key}=`) ? [field.slice(key.length + 1)] : []));
  const companyIds = ['tax', 'registration'].flatMap((kind) =>
    of(kind).map((given) => ({ kind, country: given.slice(0, 2), value: given.slice(3) })),
  );
  const references = of('ref').map((given) => {
    const at = given.indexOf(':');
    return { system: given.slice(0, at), id: given.slice(at + 1) };
  });
  return {
    ...{ id: of('id')[0] ?? id, names: [name, ...of('also')], references, companyIds },
    ...{ addresses: [...of('web'), ...of('mail')], phones: of('phone') },
    ...{ country: of('at')[0] ?? null, parentId: of('parent')[0] ?? null },
  };
}
