import type { Texts } from './texts';

const causes = {
  opened: 'the opening',
  contact: 'contact with the customer',
  milestone: "a milestone of the customer's",
  reopened: 'the new attempt',
};
const endings = { won: 'Won', lost: 'Lost', dropped: 'Dropped' };

/** The names of tasks in a sentence. */
export const quoted = (tasks: readonly string[]): string => tasks.map((task) => `“${task}”`).join(', ');

export const english: Texts = {
  manager: 'manager',
  taskNames: {
    'follow-up': 'Follow up the customer',
    judge: 'Judge the customer’s intent',
    resume: 'Go on after the hold',
    push: 'Do what the weekly review asks for',
    'fill-role': 'Find somebody for a role',
    'fix-mail': 'Mend a mail that could not be delivered',
    reassign: 'Decide who goes on with a task',
  },
  whoGoesOn: (tasks) => `Decide who goes on with ${quoted(tasks)}`,
  list: (items) => items.join(', '),
  sentences: (sentences) => sentences.join(' '),
  notOpened: 'Waits to be opened.',
  stage: ({ number, of, name }) => `Stage ${number} of ${of}: ${name}.`,
  waitsFor: (missing) => `Waits for: ${missing}.`,
  has: ({ who, task, since, due }) => `${who} has "${task}" since ${since}${due ? `, due ${due}` : ''}.`,
  accepted: ({ who, task, since, due }) =>
    `${who} has accepted "${task}", open since ${since}${due ? `, due ${due}` : ''}.`,
  undone: {
    remind: (who, at) => `If it is left undone, ${who} is reminded on ${at}.`,
    'copy-manager': (who, at) => `If it is left undone, ${who} is reminded and the manager is told on ${at}.`,
    'ask-manager': (_, at) => `If it is left undone, the manager is asked on ${at} who goes on.`,
    'tell-next-manager': (who, at) => `If it is left undone, the manager above ${who} is told on ${at}.`,
  },
  queued: ({ role, task, since }) =>
    `Nobody has "${task}" since ${since}: it stands in the queue of the role ${role}.`,
  undecided: ({ task, since }) =>
    `Nobody has "${task}" since ${since}: it was declined, and the manager decides who goes on.`,
  clockStarted: (cause, by, at) => `The clock runs since ${causes[cause]} on ${at} (${by}).`,
  holdReasons: {
    'budget-year': 'the customer waits for the next budget year',
    reorganisation: 'the customer is being reorganised',
    'awaiting-tender': 'the tender has not been called yet',
    'customer-wish': 'the customer asked for it',
    other: 'another reason, see the note',
  },
  holdEnded: ({ cause, by, at, until }) =>
    `The hold until ${until} was ended on ${at} by a ${cause} that ${by} reported.`,
  onHold: (until) => `On hold until ${until}.`,
  held: ({ since, by, reason }) =>
    `On hold since ${since} (${by}): ${reason}. Clocks and reminders stand still; a contact or a milestone ends the hold.`,
  meeting: ({ at, evidence }) =>
    `The customer has confirmed a meeting on ${at} (${evidence}): until it is over, nothing is asked for.`,
  ownDays: ({ followUpDays, judgeDays, graceWorkingDays }) =>
    `This project has days of its own: ${[
      ...(followUpDays === undefined ? [] : [`follow-up after ${followUpDays}`]),
      ...(judgeDays === undefined ? [] : [`judgement after ${judgeDays}`]),
      ...(graceWorkingDays === undefined ? [] : [`${graceWorkingDays} working days of grace`]),
    ].join(', ')}.`,
  keptUntil: (at) => `Intent was judged and the project kept until ${at}.`,
  next: {
    wake: (at) => `It wakes by itself on ${at}, and the owner goes on.`,
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
    owner: 'the owner of the project',
    named: 'the person who was named for the role',
    'same-customer': 'the person who has this role for the customer already',
    'least-loaded-in-team-and-region': 'the person in the team with most room who serves the region',
    'least-loaded-in-team': 'the person in the team with most room',
    'least-loaded': 'the person with most room',
    'hand-over': 'the person who has taken it over',
    'manager-of-owner': 'the manager of the owner',
    'above-manager-of-owner': 'a manager above the manager of the owner',
    'owner-has-no-manager': 'the owner of the project, above whom there is no manager',
    'passed-on': 'the person to whom it was passed on',
    'nobody-in-team': 'nobody in the team has the role',
    'nobody-present': 'nobody who has the role is there at present',
    'nobody-available': 'nobody has the role',
  },
  system: 'Milepost',
};
