import { describe, expect, it } from '@jest/globals';
import type { KnownArchive } from '../../../domain/archive/facts';
import { factsIn, isAnswered, isSameFacts, nothingKnown } from '../../../domain/archive/facts';
import { committeeOf, unknownParts } from '../../../domain/archive/committee';
import { wholePlaybook } from '../../support/standard-playbook';
import { everyFact, today, wholeArchive } from '../../support/known-archive';

const { rules } = wholePlaybook;

const customer = wholeArchive.customer!;
const found = (archive: KnownArchive) => factsIn(archive, rules, today);
const withCustomer = (special: Partial<typeof customer>) =>
  found({ ...wholeArchive, customer: { ...customer, ...special } });

describe('facts of the archive', () => {
  it('are all answered when everything is there', () => {
    expect(everyFact).toEqual({
      'archive-complete': [],
      'committee-known': [],
      'budget-confirmed': [],
      'decision-maker-met': [],
    });
  });

  it.each([false, 0, ''])('take %j for an answer', (value) => {
    const facts = withCustomer({ answers: { 'budget-confirmed': { value } } });
    expect(facts['budget-confirmed']).toEqual([]);
    expect(facts['decision-maker-met']).toEqual(['answer']);
  });

  it('take no inherited name for an answer', () => {
    const asking = { facts: { constructor: rules.facts!['budget-confirmed']! } };
    expect(factsIn({ ...wholeArchive, customer: { ...customer, answers: {} } }, asking, today)).toEqual({
      constructor: ['answer'],
    });
  });

  it.each([
    ['tax-number', { identifiers: [{ kind: 'registration' }] }],
    ['address', { addresses: [] }],
    ['sector', { sector: null }],
    ['situation', { situation: [] }],
    ['situation', { situation: [{ asOf: '2025-03-01' }] }],
    ['potential', { potentials: [] }],
  ])('miss %s alone', (part, special) => {
    expect(withCustomer(special)['archive-complete']).toEqual([part]);
  });

  it('count a situation that is exactly as old as it may be', () => {
    expect(withCustomer({ situation: [{ asOf: '2025-03-02' }] })['archive-complete']).toEqual([]);
  });

  it.each(['gone', 'deceased'] as const)('count nobody who is %s', (presence) => {
    const people = wholeArchive.people.map((person) =>
      person.committee.includes('decides') ? { ...person, presence } : person,
    );
    expect(found({ customer, people })).toEqual({
      'archive-complete': ['decides'],
      'committee-known': ['decides'],
      'budget-confirmed': [],
      'decision-maker-met': ['decides'],
    });
  });

  it('ask for people with their positions', () => {
    const people = wholeArchive.people.map((person) => ({ ...person, position: null }));
    expect(found({ customer, people })['archive-complete']).toEqual(['people']);
  });

  it('lack everything while there is no record', () => {
    expect(nothingKnown(rules)).toEqual({
      'archive-complete': [
        ...['tax-number', 'address', 'sector', 'situation', 'potential'],
        ...['people', 'uses', 'buys', 'decides'],
      ],
      'committee-known': ['decides', 'pays', 'uses', 'judges', 'buys'],
      'budget-confirmed': ['answer'],
      'decision-maker-met': ['decides', 'answer'],
    });
    expect(factsIn({ customer: null, people: [] }, {}, today)).toEqual({});
  });

  it('are the same in any order, and answered only when they were found so', () => {
    expect(isSameFacts({ a: [], b: ['answer'] }, { b: ['answer'], a: [] })).toBe(true);
    expect(isSameFacts({ a: [] }, { a: ['answer'] })).toBe(false);
    expect([isAnswered({ a: [] }, 'a'), isAnswered({ a: ['answer'] }, 'a'), isAnswered({}, 'a')]).toEqual([
      true,
      false,
      false,
    ]);
    expect(isAnswered({}, 'constructor')).toBe(false);
  });
});

describe('the picture of the committee', () => {
  it('names who plays each part, and the parts that nobody is known to play', () => {
    const amy = { committee: ['decides', 'pays'], presence: 'there' } as const;
    const ben = { committee: ['uses'], presence: 'gone' } as const;
    expect(committeeOf([amy, ben], ['decides', 'uses'])).toEqual([
      { part: 'decides', people: [amy] },
      { part: 'uses', people: [] },
    ]);
    expect(unknownParts([amy, ben], ['decides', 'pays', 'uses', 'buys'])).toEqual(['uses', 'buys']);
  });
});
