import { expect, it } from '@jest/globals';
import type { CaughtMail } from '../../../embedded/engines/mail-catcher-client';
import type { Company } from '../../../tools/public-data/company';
import type { OutboxEntry } from '../../../tools/demo/mail-audit';
import { sightLines, sightsOf } from '../../../tools/demo/sights';

const person = (id: string, managerId: string | null) =>
  ({ id, name: `Name of ${id}`, email: `${id}@example.com`, managerId }) as Company['people'][number];
const company: Company = {
  people: [person('head', null), person('lead', 'head'), person('rep', 'lead')],
  customers: [],
  customerPeople: [],
};

const received: CaughtMail[] = [];
const outbox: OutboxEntry[] = [];
function came(kind: string, to: string, html = ''): void {
  const id = `mail-${received.length}`;
  const messageId = `<${id}@milepost>`;
  const subject = `${kind} to ${to}`;
  received.push({
    ...{ id, messageId, subject, html, from: '', to: [`${to}@example.com`], cc: [], text: '', headers: {} },
  });
  outbox.push({
    _id: id,
    projectId: null,
    mail: kind,
    taskId: null,
    messageId,
    status: 'accepted',
    personId: null,
    names: [],
    writtenFrom: null,
    joinedTo: null,
  });
}

it('ends with the board, a review and three emails of different kinds, each the last of its kind', () => {
  came('task', 'rep');
  came('task', 'rep');
  came('reminder', 'rep');
  came('review', 'lead', '<a href="http://milepost/reviews/2026-W48?token=a&amp;b=c">Review</a>');
  came('review', 'head', '<p>Nothing to decide.</p>');
  came('project-ended', 'rep');

  const sights = sightsOf(company, received, outbox, 'http://inbox');

  expect(sights).toEqual({
    manager: { name: 'Name of lead', email: 'lead@example.com' },
    reviewUrl: 'http://milepost/reviews/2026-W48?token=a&b=c',
    mails: [
      { kind: 'task', subject: 'task to rep', url: 'http://inbox/#/email/mail-1' },
      { kind: 'review', subject: 'review to lead', url: 'http://inbox/#/email/mail-3' },
      { kind: 'project-ended', subject: 'project-ended to rep', url: 'http://inbox/#/email/mail-5' },
    ],
  });
  const lines = sightLines(sights, 'http://milepost').join('\n');
  expect(lines).toContain('http://milepost/projects\n');
  expect(lines).toContain('lead@example.com');
  expect(lines.match(/http:\/\/inbox/g)).toHaveLength(3);
});

it('says what there is when nothing came', () => {
  expect(sightLines(sightsOf({ ...company, people: [] }, [], [], ''), 'http://milepost')).toEqual([
    'board          http://milepost/projects',
  ]);
});
