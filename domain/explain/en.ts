import type { Texts } from './texts';

const causes = {
  opened: 'the opening',
  contact: 'contact with the customer',
  milestone: 'a milestone the customer reached',
  reopened: 'the new attempt',
};
const endings = { won: 'Won', lost: 'Lost', dropped: 'Dropped' };

/** The names of tasks in a sentence. */
export const quoted = (tasks: readonly string[]): string => tasks.map((task) => `“${task}”`).join(', ');

export const english: Texts = {
  manager: 'manager',
  taskNames: {
    'follow-up': 'Follow up with the customer',
    judge: 'Judge the customer’s intent',
    resume: 'Resume after the hold',
    push: 'Do what the weekly review asks for',
    'fill-role': 'Assign somebody to a role',
    'fix-mail': 'Fix an email that could not be delivered',
    reassign: 'Decide who takes over a task',
  },
  whoGoesOn: (tasks) => `Decide who takes over ${quoted(tasks)}`,
  list: (items) => items.join(', '),
  sentences: (sentences) => sentences.join(' '),
  notOpened: 'Waiting to be opened.',
  stage: ({ number, of, name }) => `Stage ${number} of ${of}: ${name}.`,
  waitsFor: (missing) => `Waiting for: ${missing}.`,
  archiveParts: {
    'tax-number': 'tax number',
    'registration-number': 'registration number',
    address: 'address',
    website: 'website',
    sector: 'sector',
    size: 'size',
    situation: 'recent business situation with its source',
    potential: 'potential projects',
    people: 'more people with their positions',
    decides: 'who decides',
    pays: 'who pays',
    uses: 'who uses it',
    judges: 'who judges the technology',
    buys: 'who buys',
    coaches: 'who coaches us',
    blocks: 'who blocks us',
    answer: 'an answer, “no” included',
  },
  archiveLacks: ({ name, lacks, where }) => `“${name}” still lacks: ${lacks}. ${where}`,
  has: ({ who, task, since, due }) => `${who} has had "${task}" since ${since}${due ? `, due ${due}` : ''}.`,
  accepted: ({ who, task, since, due }) =>
    `${who} has accepted "${task}", open since ${since}${due ? `, due ${due}` : ''}.`,
  undone: {
    remind: (who, at) => `If it is left undone, ${who} is reminded on ${at}.`,
    'copy-manager': (who, at) => `If it is left undone, ${who} is reminded and the manager is told on ${at}.`,
    'ask-manager': (_, at) => `If it is left undone, the manager is asked on ${at} who takes over.`,
    'tell-next-manager': (who, at) => `If it is left undone, the manager above ${who} is told on ${at}.`,
  },
  queued: ({ role, task, since }) =>
    `Nobody has had "${task}" since ${since}: it is in the queue of the role ${role}.`,
  undecided: ({ task, since }) =>
    `Nobody has had "${task}" since ${since}: it was declined, and the manager decides who takes over.`,
  clockStarted: (cause, by, at) => `The clock has been running since ${causes[cause]} on ${at} (${by}).`,
  holdReasons: {
    'budget-year': 'the customer is waiting for the next budget year',
    reorganisation: 'the customer is being reorganised',
    'awaiting-tender': 'the tender has not been called yet',
    'customer-wish': 'the customer asked for it',
    other: 'another reason, see the note',
  },
  holdEnded: ({ cause, by, at, until }) =>
    `The hold until ${until} was ended on ${at} by a ${cause} that ${by} reported.`,
  onHold: (until) => `On hold until ${until}.`,
  held: ({ since, by, reason }) =>
    `On hold since ${since} (${by}): ${reason}. Clocks and reminders are paused; a contact or a milestone ends the hold.`,
  meeting: ({ at, evidence }) =>
    `The customer has confirmed a meeting on ${at} (${evidence}): until then nothing is due.`,
  ownDays: ({ followUpDays, judgeDays, graceWorkingDays }) =>
    `This project has its own days: ${[
      ...(followUpDays === undefined ? [] : [`follow-up after ${followUpDays}`]),
      ...(judgeDays === undefined ? [] : [`judgement after ${judgeDays}`]),
      ...(graceWorkingDays === undefined ? [] : [`${graceWorkingDays} working days of grace`]),
    ].join(', ')}.`,
  keptUntil: (at) => `Intent was judged and the project kept until ${at}.`,
  next: {
    wake: (at) => `It resumes automatically on ${at} with the owner.`,
    'follow-up': (at) => `Without a contact, the owner has to follow up on ${at}.`,
    judge: (at) => `Without a contact, intent is judged on ${at}.`,
    drop: (at) =>
      `Judgement is due. Without a contact or an answer, the project is dropped automatically on ${at}.`,
  },
  expectedSigning: (date) => `The customer is expected to sign on ${date}.`,
  planning: 'The next check is being planned.',
  buyer: (buyerStage) => `The customer is at: ${buyerStage}.`,
  drifting: (buyerStage) => `Two or more stages ahead of the customer, who is at: ${buyerStage}.`,
  ended: (status, { at, by, reason, competitor }) =>
    `${endings[status]} on ${at} (${by})${status === 'won' ? '' : `: ${reason}${competitor ? `, to ${competitor}` : ''}`}.`,
  delivery: (who) => `Delivery has been handed over to ${who}.`,
  reasons: {
    owner: 'the owner of the project',
    named: 'the person named for the role',
    'same-customer': 'the person who already has this role for the customer',
    'least-loaded-in-team-and-region':
      'the person in the team with the fewest open tasks who serves the region',
    'least-loaded-in-team': 'the person in the team with the fewest open tasks',
    'least-loaded': 'the person with the fewest open tasks',
    'hand-over': 'the person who took it over',
    'manager-of-owner': 'the manager of the owner',
    'above-manager-of-owner': 'a manager above the manager of the owner',
    'owner-has-no-manager': 'the owner of the project, above whom there is no manager',
    'passed-on': 'the person it was passed on to',
    'nobody-in-team': 'nobody in the team has the role',
    'nobody-present': 'nobody with the role is available at present',
    'nobody-available': 'nobody has the role',
  },
  system: 'Milepost',
};
