import { expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { PlaybookError, readPlaybook } from '../../playbooks/playbook';
import { standardPlaybookFile } from '../../playbooks/playbook-files';

/** The standard playbook as a file, as far as it is spoilt here. */
interface Draft {
  stages: { milestones: Record<string, unknown>[] }[];
  facts: Record<string, Record<string, unknown>>;
  cloudEvents: unknown[];
}

/** Changes a milestone of the first stage. */
function change({ stages }: Draft, place: number, changes: Record<string, unknown>): void {
  Object.assign(stages[0]!.milestones[place]!, changes);
}

/** What is wrong, the places with slashes. */
const spoilt: readonly [string, (draft: Draft) => unknown, string, RegExp][] = [
  [
    'a fact that does not exist',
    (draft) => change(draft, 0, { fact: 'archive-full' }),
    'stages/0/milestones/0/fact',
    /"archive-full" is no fact of this playbook/,
  ],
  [
    'a fact of another stage',
    (draft) => change(draft, 0, { fact: 'decision-maker-met' }),
    'stages/0/milestones/0/fact',
    /"decision-maker-met" is asked in the stage "evaluate"/,
  ],
  [
    'a contact that the archive would be',
    (draft) => change(draft, 0, { fact: 'archive-complete', contact: true }),
    'stages/0/milestones/0/contact',
    /no contact with the customer/,
  ],
  [
    'a stage of the buyer that the archive would prove',
    (draft) => change(draft, 0, { fact: 'archive-complete', buyerStage: 'need' }),
    'stages/0/milestones/0/buyerStage',
    /proves no stage/,
  ],
  [
    'a gate that the archive alone opens',
    (draft) => {
      change(draft, 0, { fact: 'archive-complete' });
      change(draft, 1, { gate: false });
    },
    'stages/0/milestones',
    /at least one milestone in its gate that is reported/,
  ],
  [
    'an event for what the archive reaches',
    (draft) => {
      change(draft, 0, { fact: 'archive-complete' });
      draft.cloudEvents = [{ type: 'com.example.crm.profiled', milestone: 'customer-profiled' }];
    },
    'cloudEvents/0/milestone',
    /the customer archive reaches "customer-profiled"/,
  ],
  [
    'a fact for a stage that does not exist',
    (draft) => (draft.facts['budget-confirmed']!['stage'] = 'budget'),
    'facts/budget-confirmed/stage',
    /"budget" is no stage/,
  ],
  [
    'a part in the committee that nobody has',
    (draft) => (draft.facts['committee-known']!['parts'] = ['signs']),
    'facts/committee-known/parts/0',
    /Invalid option/,
  ],
];

it.each(spoilt)('a playbook file is refused for %s', (_, spoil, place, message) => {
  const draft = parse(readFileSync(standardPlaybookFile(), 'utf8')) as Draft;
  spoil(draft);
  let error: unknown;
  try {
    readPlaybook(draft);
  } catch (caught) {
    error = caught;
  }
  expect(error).toBeInstanceOf(PlaybookError);
  const { problems } = error as PlaybookError;
  expect(problems.map(({ path }) => path.join('/'))).toEqual([place]);
  expect(problems[0]?.message).toMatch(message);
});
