import { describe, expect, test } from '@jest/globals';
import { codesOf, readFailure, UnansweredError } from '../../../mail/send/send-result';

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

  test.each([
    ['550 5.1.1 <ana@example.com> is unknown', '550 5.1.1'],
    ['452-4.2.2 The mailbox of\r\n452 4.2.2 ana@example.com is full', '452 4.2.2'],
    ['421 10.1.2.3 is busy', '421'],
    ['554 no', '554'],
    ['nothing of the kind', null],
  ])('the reply "%s" is kept as %s', (response, codes) => {
    expect(codesOf(response)).toBe(codes);
  });

  test('keeps of a reply its codes, and in one line its words without addresses', () => {
    const error = Object.assign(new Error('Message failed: 554-5.7.1 first\r\n554 <ana@example.com>'), {
      code: 'EMESSAGE',
      responseCode: 554,
      response: '554-5.7.1 first\r\n554 <ana@example.com>',
    });

    expect(readFailure(error, false)).toEqual({
      status: 'rejected',
      reply: '554 5.7.1',
      text: 'EMESSAGE: Message failed: 554-5.7.1 first 554 <…@…>',
    });
  });
});
