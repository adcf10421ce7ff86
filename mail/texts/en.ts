import type { MailTexts, Which } from './texts';

const days = (count: number): string => (count === 1 ? '1 day' : `${count} days`);
const deal = ({ title, customer }: Which): string => `${title} · ${customer}`;
const due = (day: string | null): string => (day === null ? '' : ` (due ${day})`);

const causes = {
  'specification-changed': 'the specification has changed',
  'price-changed': 'the price has changed',
  'tender-restarted': 'the tender begins anew',
  other: 'something has changed; see the note',
};

const silentSince = {
  contact: (on: string) => `the last contact with the customer was on ${on}`,
  milestone: (on: string) => `the customer was last heard on ${on}`,
  opened: (on: string) => `the project was opened on ${on} and the customer has not been heard since`,
};

export const english: MailTexts = {
  subject: {
    stage: (which, task, day) => `${task}: ${deal(which)}${due(day)}`,
    followUp: (which, day) => `Follow up: ${deal(which)}${due(day)}`,
    judge: (which, day) => `Keep or drop? ${deal(which)}${due(day)}`,
    fillRole: (which, role, day) => `Assign ${role}: ${deal(which)}${due(day)}`,
    fixMail: (which, person, day) =>
      `${person ? `Fix mail to ${person}` : 'Fix an undelivered mail'}: ${deal(which)}${due(day)}`,
    reassign: (which, task, day) => `Who goes on with “${task}”? ${deal(which)}${due(day)}`,
    reminder: (subject) => `Reminder: ${subject}`,
    overdue: (which, task) => `For your information, overdue: ${task} · ${deal(which)}`,
    returned: (which) => `Nothing more to do for now: ${deal(which)} (back to an earlier stage)`,
    won: (which) => `Won: ${deal(which)}`,
    dropped: (which) => `Nothing more to do: ${deal(which)} (dropped)`,
    lost: (which) => `Nothing more to do: ${deal(which)} (lost)`,
    drift: (which) => `Check where the customer stands: ${deal(which)}`,
  },
  ask: ({ name, isRecipient }, what, when) => {
    const by = when === null ? (isRecipient ? ' as soon as you can' : ' as soon as possible') : ` by ${when}`;
    return isRecipient ? `${name}, please ${what}${by}.` : `${name} has to ${what}${by}.`;
  },
  what: {
    stage: ({ customer }, task) => `complete “${task}” for ${customer}`,
    followUp: ({ customer }) => `follow up with ${customer}`,
    judge: ({ title, customer }) => `decide whether to keep or drop “${title}” for ${customer}`,
    fillRole: ({ title }, role) => `assign somebody as ${role} in “${title}”`,
    fixMail: (person) =>
      person ? `make sure that ${person} gets our mails` : 'find out who did not get our mail',
    reassign: ({ customer }, task) => `decide who goes on with “${task}” for ${customer}`,
    drift: ({ customer }) => `find out where ${customer} stands with the purchase`,
  },
  ended: (who, { title, customer }) => `${who}, there is nothing more to do for “${title}”, ${customer}.`,
  won: (who, { title, customer }) => `Congratulations, ${who}: “${title}” for ${customer} is won.`,
  why: {
    stage: ({ title }, stage, on) =>
      `Why: “${title}” entered the stage “${stage}” on ${on}, and this task is part of it.`,
    followUp: ({ days: count, since }, on) =>
      `Why: ${silentSince[since](on)}. That is ${days(count)}, so the playbook asks for a follow-up.`,
    judge: ({ days: count, since }, on) =>
      `Why: ${silentSince[since](on)}. After ${days(count)} without a word, we have to judge whether there is still intent.`,
    fillRole: (stage) =>
      `Why: nobody is available for this role in the stage “${stage}”, and its tasks wait until somebody has it.`,
    fixMail: (person) =>
      person
        ? `Why: a mail to ${person} about this project could not be delivered, so ${person} may not know what to do.`
        : 'Why: a mail about this project could not be delivered, so somebody may not know what to do.',
    reassign: (holder, declinedBy) =>
      declinedBy
        ? `Why: ${declinedBy} has declined the task, and it waits until somebody else has it.`
        : `Why: ${holder ?? 'nobody'} has the task, it is overdue, and the reminders had no effect.`,
    reminder: (daysFromDue) =>
      daysFromDue < 0
        ? `This is a reminder: it is due in ${days(-daysFromDue)}.`
        : daysFromDue === 0
          ? 'This is a reminder: it is due today.'
          : `This is a reminder: it has been due for ${days(daysFromDue)}.`,
    overdue: (day) =>
      `Why: it was due ${day === null ? 'before now' : `on ${day}`} and nothing has been reported.`,
    returned: (from, to, cause, by) =>
      `Why: the project went back from “${from}” to “${to}”${by ? ` (${by})` : ''}, since ${causes[cause]}.`,
    won: (on, manager) => {
      const over = manager?.isRecipient
        ? 'Now you take it over'
        : manager
          ? `${manager.name} takes it over`
          : null;
      return over
        ? `All stages have been complete since ${on}. ${over} for delivery${manager?.isRecipient ? '.' : '; in sales there is nothing more to do.'}`
        : `All stages have been complete since ${on}; in sales there is nothing more to do. Nobody is named for delivery yet.`;
    },
    droppedByClock: (on, reason) =>
      `Why: nobody answered in time whether to keep it, so the project was dropped by itself on ${on}. Reason: ${reason}.`,
    droppedBy: (on, reason, by) => `Why: ${by} dropped the project on ${on}. Reason: ${reason}.`,
    lost: (on, reason, by, competitor) =>
      `Why: the project was recorded as lost on ${on}${by ? ` by ${by}` : ''}. Reason: ${reason}.` +
      (competitor ? ` The order went to ${competitor}.` : ''),
    drift: (stage, buyerStage, ahead) =>
      `Why: we are at “${stage}”, the customer is at “${buyerStage}”. We run ${ahead} stages ahead of them.`,
  },
  how: {
    title: 'What to do',
    stage: (milestone) =>
      milestone
        ? [`Report the milestone “${milestone}” with its evidence; that completes the task.`]
        : ['Mark the task as done in the project when you have finished.'],
    followUp: [
      'Call, visit or meet the customer, then record the contact in the project; that completes the task.',
      'Only an exchange with the customer counts. Our own mails and notes do not.',
    ],
    judge: (keepMaxDays, dropReasons) => [
      `Keep: write a note why, and give the date of the next judgement, at most ${days(keepMaxDays)} away.`,
      dropReasons.length > 0 ? `Drop: give a reason (${dropReasons.join('; ')}).` : 'Drop: give a reason.',
      'Or speak with the customer and record the contact; then there is nothing to decide.',
    ],
    fillRole: [
      'Open the project and assign a person to the role. The waiting tasks go to that person at once.',
      'If the right person is missing in the directory or is not active there, put that right first.',
    ],
    fixMail: (person) => [
      person ? `Tell ${person} in person what there is to do.` : 'Open the project and see whose task it is.',
      'Correct the mail address in the directory.',
      'Mark this task as done.',
    ],
    reassign: [
      'Give it to somebody: that person gets it at once, with the full time again when it is overdue.',
      'Or give more time, with a reason and a new date.',
      'Or leave it as it is. Each of the three settles this.',
    ],
    overdue: [
      'You need not do anything. A word with the person often helps: they may wait for something themselves.',
    ],
    drift: [
      'Ask the customer what is decided, who decides next and by when.',
      'If they are further than we know, report the milestone that shows it.',
      'If they are not, first help them to take their own next step.',
    ],
  },
  silence: {
    title: 'If nobody answers',
    drop: (at) =>
      `The project is dropped by itself ${at === null ? 'when the time to answer is over' : `on ${at}`}. ` +
      'Any contact with the customer before then stops that.',
  },
  overdue: (holder, task, { customer }) => `${holder} has not done “${task}” for ${customer} yet.`,
  returned: (who, { title, customer }) =>
    `${who}, tasks of yours for “${title}”, ${customer}, are closed: the project begins an earlier stage again.`,
  nextStep: (step, at) => {
    const on = at === null ? 'Later' : `On ${at}`;
    switch (step) {
      case 'ask-manager':
        return `${on}, if nothing happens, the manager is asked who goes on.`;
      case 'tell-next-manager':
        return `${on}, if nothing happens, the next manager up is told.`;
      case 'remind':
      case 'copy-manager':
        return `${on}, if nothing happens, there is another reminder.`;
    }
  },
  insteadOf: {
    title: 'You stand in',
    text: ({ name, until }) =>
      until === null
        ? `You get this for ${name}, whom mail does not reach at present.`
        : `You get this for ${name}, who is away until ${until}.`,
  },
  noteTitle: 'The note',
  closedTasks: 'Your tasks that were closed',
  answer:
    'You may simply answer this mail: the answer is kept with the project. It is no contact with the customer.',
  signIn: {
    subject: 'Your link to your tasks',
    ask: (who) => `${who}, here is the link to your tasks.`,
    why: (minutes) => `It works once, in one browser, for ${minutes} minutes.`,
    link: 'Open my tasks',
    footer:
      'Sent by Milepost, since somebody asked for it with your address. If it was not you, do nothing: without this mail nobody gets in.',
  },
  missing: 'Still missing in this stage',
  cancelledTasks: 'Your tasks that were cancelled',
  about: 'The project',
  facts: {
    customer: 'Customer',
    project: 'Project',
    amount: 'Value',
    owner: 'Owner',
    role: (isRecipient) => (isRecipient ? 'Your role' : 'Role'),
    buyerStage: 'Customer’s stage',
  },
  stages: {
    current: (number, of, name) => `Stage ${number} of ${of}: ${name}`,
    all: (of) => `All ${of} stages complete`,
  },
  contacts: {
    title: 'Last contacts',
    none: 'None yet.',
    kind: { visit: 'Visit', call: 'Call', meeting: 'Meeting', reply: 'Reply', milestone: 'Milestone' },
    milestone: (name) => `Milestone “${name}”`,
  },
  guidance: 'From the playbook',
  actions: {
    complete: 'Complete the task',
    'record-contact': 'Record a contact',
    postpone: 'I need more time',
    'pass-on': 'Pass it on',
    decline: 'Decline it',
    keep: 'Keep the project',
    drop: 'Drop the project',
    assign: 'Assign somebody',
  },
  decisions: {
    'pass-on': 'Give it to somebody',
    postpone: 'Give more time',
    complete: 'Leave it as it is',
  },
  openProject: 'Open the project',
  colon: ': ',
  footer: (projectId, timeZone) => `Sent by Milepost about project ${projectId}. Times are in ${timeZone}.`,
};
