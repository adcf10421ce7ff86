import { describe, expect, it } from '@jest/globals';
import { customerPersonSchema } from '../../contracts/wire/customer-people';
import { erasedOf, redactionOf } from '../../store/redaction';

const person = customerPersonSchema.parse({
  id: 'wang-dm',
  customerId: 'works',
  name: '王 大明',
  reading: 'Wang Daming',
  ways: [
    { kind: 'email', value: 'Daming.Wang@example.com' },
    { kind: 'mobile', value: '+886 912 345 678' },
    { kind: 'phone', value: '204' },
  ],
});
const erased = erasedOf(person, 'erased-1');
const of = (row: object): object => redactionOf({ _id: 'x', ...row }, erased, new Set(['p1'])).fields;

describe('taking a person out of what others wrote', () => {
  it.each([
    [
      'an address, wherever it stands',
      { text: 'Mail daming.wang@example.com or Daming.Wang@example.com' },
      'Mail […] or […]',
    ],
    ['a number with other spaces', { text: 'Ring +886912345678 (204)' }, 'Ring […] (204)'],
    [
      'the name in a note of a project',
      { projectId: 'p1', text: '王大明 and 王 大明 agree' },
      '[…] and […] agree',
    ],
    [
      'the reading in what is about the customer',
      { customerId: 'works', text: 'saw Wang Daming' },
      'saw […]',
    ],
  ])('finds %s', (_, row, expected) => {
    expect(of(row)).toEqual({ text: expected });
  });

  it('leaves the name of somebody else at another customer', () => {
    expect(of({ customerId: 'other', text: '王大明 agrees' })).toEqual({});
  });

  it('puts the pseudonym where the id stands, alone, in a list, in an address or a key', () => {
    expect(
      of({
        personIds: ['chen', 'wang-dm'],
        deep: { key: 'customer-person:wang-dm:3', url: '/v1/customer-people/wang-dm?x=1', count: 1 },
        word: 'wang-dm-2',
      }),
    ).toEqual({
      personIds: ['chen', 'erased-1'],
      deep: { key: 'customer-person:erased-1:3', url: '/v1/customer-people/erased-1?x=1', count: 1 },
    });
  });

  it('empties an answer that repeats the record, once', () => {
    const answer = { status: 201, body: { id: 'wang-dm', position: 'General manager', ways: ['x'] } };
    const { fields, texts } = redactionOf({ _id: 'x', answer }, erased, new Set(), { whollyIn: 'answer' });

    expect(fields).toEqual({ answer: { status: 201, body: { id: '[…]', position: '[…]', ways: ['[…]'] } } });
    expect(texts).toBe(3);
    expect(redactionOf(fields, erased, new Set(), { whollyIn: 'answer' }).texts).toBe(0);
  });

  it('leaves what is no text', () => {
    expect(of({ at: new Date(), bytes: Buffer.from('wang-dm'), count: 3, none: null })).toEqual({});
  });
});
