import { expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { usualLimits } from '../../api/kit/rate-limit';
import { longestBody } from '../../api/kit/request-body';
import { longest } from '../../contracts/sandbox/command-shape';
import { mostWebhooks } from '../../contracts/sandbox/webhooks';
import { mostReports } from '../../contracts/wire/bulk-reports';
import { feedSizes } from '../../contracts/wire/events';
import { longestParkedDays, mostParked } from '../../contracts/wire/parked-reports';
import { longestWaitSeconds, noteSchema, pageSizes } from '../../contracts/wire/wire';
import { mostReferences } from '../../domain/project/model/references';
import { patienceDays } from '../../activities/webhooks/backoff';

const guide = readFileSync(path.join(__dirname, '../../docs/guides/limits.md'), 'utf8');

it.each([
  ['requests of a key', `${usualLimits.requestsPerMinute}`],
  ['requests without a valid key', `${usualLimits.wrongKeysPerMinute} in a minute`],
  ['body of a request', `${longestBody / 1024} KiB`],
  ['milestones, or CloudEvents', `${mostReports} `],
  ['entries on a page', `${pageSizes.most}, by default ${pageSizes.usual}`],
  ['entries on a page', `events ${feedSizes.most}, by default ${feedSizes.usual}`],
  ['`Prefer: wait=N`', `${longestWaitSeconds} seconds`],
  ['references of a project', `${mostReferences} `],
  ['id of a reference', `${longest.id} characters`],
  ['`Idempotency-Key`', `${longest.id} visible`],
  ['evidence and titles', `${longest.line} characters`],
  ['reports that wait', `${mostParked} of a reference, for ${longestParkedDays} days`],
  ['webhooks', `${mostWebhooks} `],
  ['deliveries to a webhook', `${patienceDays} days`],
])('the guide says how much there may be of: %s', (row, limit) => {
  const line = guide.split('\n').find((each) => each.startsWith(`| ${row}`));

  expect(line).toContain(limit);
});

it('the guide says how long a note may be', () => {
  const longestNote = /(\d+) characters/.exec(
    guide.split('\n').find((each) => each.startsWith('| note')) ?? '',
  )![1];

  expect(noteSchema.safeParse('a'.repeat(Number(longestNote))).success).toBe(true);
  expect(noteSchema.safeParse('a'.repeat(Number(longestNote) + 1)).success).toBe(false);
});
