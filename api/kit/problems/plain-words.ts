import type { z } from 'zod';

type Issue = z.core.$ZodRawIssue;

/** What a value must be, by the type that a schema expects. */
const kinds: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  bigint: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
  null: 'null',
  date: 'a date',
};

/** What texts of a format look like, where the schema itself does not say. */
const formats: Readonly<Record<string, string>> = {
  email: 'must be one email address such as "name@example.com"',
  datetime: 'must be an instant in UTC such as "2026-03-02T09:30:00Z"',
  date: 'must be a date such as "2026-03-02"',
  url: 'must be a web address such as "https://example.com"',
};

/** Said about a required field that is absent. */
export const missing = 'is missing';

/**
 * Says what is wrong with a value and what to send, in words that follow the value's name; for schemas without a
 * message of their own.
 */
export function plainly(issue: Issue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined) return missing;
      if (isTooLarge(issue.input)) return 'must be a number of a size that can be kept exactly';
      return `must be ${kinds[issue.expected] ?? issue.expected}`;
    case 'too_small':
      return bound(issue.origin, issue.minimum, issue.inclusive !== false ? 'at least' : 'more than');
    case 'too_big':
      return bound(issue.origin, issue.maximum, issue.inclusive !== false ? 'at most' : 'less than');
    case 'invalid_format':
      return formats[issue.format] ?? 'is not written as it should be: the document of the API shows how';
    case 'not_multiple_of':
      return `must be a multiple of ${issue.divisor}`;
    case 'invalid_value': {
      const values = issue.values.map((value) => JSON.stringify(value));
      return values.length === 1 ? `must be ${values[0]}` : `must be one of ${values.join(', ')}`;
    }
    case 'invalid_union':
      return 'fits none of the shapes that it may have: the document of the API shows them';
    case 'invalid_key':
    case 'invalid_element':
      return 'has an entry that may not be there';
    case 'unrecognized_keys':
    case 'custom':
      return undefined;
  }
}

function isTooLarge(input: unknown): boolean {
  return typeof input === 'number' && !Number.isSafeInteger(input) && Number.isInteger(input);
}

function bound(origin: string, limit: number | bigint, words: string): string {
  switch (origin) {
    case 'string':
      return `must have ${words} ${limit} ${limit === 1 ? 'character' : 'characters'}`;
    case 'array':
    case 'set':
    case 'map':
      return `must have ${words} ${limit} ${limit === 1 ? 'entry' : 'entries'}`;
    default:
      return `must be ${words} ${limit}`;
  }
}
