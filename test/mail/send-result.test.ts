import { describe, expect, test } from '@jest/globals';
import { readFailure, UnansweredError } from '../../mail/send-result';

function failure(code: string | null, responseCode?: number): Error {
  return Object.assign(
    new Error('it failed'),
    code === null ? {} : { code },
    responseCode && { responseCode },
  );
}

describe('a failure of the server or of the way to it', () => {
  test.each<[string | null, number | undefined, string]>([
    ['EENVELOPE', 550, 'rejected'],
    ['EENVELOPE', 553, 'rejected'],
    ['EENVELOPE', 450, 'temporary'],
    ['EENVELOPE', 421, 'temporary'],
    ['EENVELOPE', 503, 'temporary'],
    ['EENVELOPE', 530, 'temporary'],
    ['EENVELOPE', undefined, 'rejected'],
    ['EMESSAGE', 554, 'rejected'],
    ['EMESSAGE', 552, 'rejected'],
    ['EMESSAGE', 451, 'temporary'],
    ['EMESSAGE', undefined, 'rejected'],
    ['EAUTH', 535, 'temporary'],
    ['EAUTH', 454, 'temporary'],
    ['EAUTH', undefined, 'temporary'],
    ['ETLS', undefined, 'temporary'],
    ['ETLS', 554, 'temporary'],
    ['EPROTOCOL', 554, 'temporary'],
    ['EPROTOCOL', undefined, 'temporary'],
    ['ETIMEDOUT', undefined, 'temporary'],
    ['ECONNECTION', undefined, 'temporary'],
    ['ECONNECTION', 550, 'temporary'],
    ['ESOCKET', undefined, 'temporary'],
    ['EDNS', undefined, 'temporary'],
    [null, undefined, 'temporary'],
  ])('%s %s is %s', (code, responseCode, status) => {
    expect(readFailure(failure(code, responseCode), false)).toMatchObject({ status });
  });

  test.each(['ETIMEDOUT', 'ECONNECTION', 'ESOCKET', null])(
    '%s after the hand-over leaves open whether the mail arrived',
    (code) => {
      expect(() => readFailure(failure(code), true)).toThrow(UnansweredError);
    },
  );

  test.each([
    [452, 'temporary'],
    [554, 'rejected'],
  ])('a reply of %i after the hand-over says that it did not arrive', (responseCode, status) => {
    expect(readFailure(failure('EMESSAGE', responseCode), true)).toMatchObject({ status });
  });

  test('keeps the reply in one line, with its code', () => {
    const error = Object.assign(new Error('Message failed: 554-first\r\n554 second'), {
      code: 'EMESSAGE',
      responseCode: 554,
    });

    expect(readFailure(error, false)).toEqual({
      status: 'rejected',
      code: 554,
      response: 'EMESSAGE: Message failed: 554-first 554 second',
    });
  });
});
