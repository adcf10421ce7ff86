import type { Texts } from './texts';

const causes = {
  opened: 'the opening',
  contact: 'contact with the customer',
  milestone: "a milestone of the customer's",
};
const endings = { won: 'Won', lost: 'Lost', dropped: 'Dropped' };

export const english: Texts = {
  manager: 'manager',
  taskNames: {
    'follow-up': 'Follow up the customer',
    judge: 'Judge the customer’s intent',
    'fill-role': 'Find somebody for a role',
    'fix-mail': 'Mend a mail that could not be delivered',
    reassign: 'Decide who goes on with a task',
  },
  list: (items) => items.join(', '),
  notOpened: 'Waits to be opened.',
  stage: ({ number, of, name }) => `Stage ${number} of ${of}: ${name}.`,
  waitsFor: (missing) => `Waits for: ${missing}.`,
  has: ({ who, task, since, due }) => `${who} has "${task}" since ${since}${due ? `, due ${due}` : ''}.`,
  queued: ({ role, task, since }) =>
    `Nobody has "${task}" since ${since}: it stands in the queue of the role ${role}.`,
  clockStarted: (cause, by, at) => `The clock runs since ${causes[cause]} on ${at} (${by}).`,
  next: {
    'follow-up': (at) => `If no contact comes, the owner has to follow up on ${at}.`,
    judge: (at) => `If no contact comes, intent is judged on ${at}.`,
    drop: (at) =>
      `Judgement is asked for. If no contact and no answer comes, the project is dropped on ${at}.`,
  },
  planning: 'The next check is being planned.',
  buyer: (buyerStage) => `The customer is at: ${buyerStage}.`,
  drifting: (buyerStage) => `Two or more stages ahead of the customer, who is at: ${buyerStage}.`,
  ended: (status, { at, by, reason, competitor }) =>
    `${endings[status]} on ${at} (${by})${status === 'won' ? '' : `: ${reason}${competitor ? `, to ${competitor}` : ''}`}.`,
  delivery: (who) => `Delivery has been handed to ${who}.`,
  reasons: {
    owner: 'leads the project',
    named: 'was named for it',
    'same-customer': 'holds the role for this customer already',
    'least-loaded-in-team-and-region': 'has most time of those in the team who serve the region',
    'least-loaded-in-team': 'has most time of those in the team',
    'least-loaded': 'has most time of those with the role',
    'hand-over': 'has taken it over',
    'manager-of-owner': 'is the manager of the owner',
    'owner-has-no-manager': 'leads the project, and there is no manager above',
    'nobody-in-team': 'nobody in the team has the role',
    'nobody-present': 'everybody with the role is away or full',
    'nobody-available': 'nobody has the role',
  },
  system: 'Milepost',
};
