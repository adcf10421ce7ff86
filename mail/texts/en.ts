import { quoted } from '../../domain/explain/en';
import type { MailTexts, Which } from './texts';

const days = (count: number): string => (count === 1 ? '1 day' : `${count} days`);
const deal = ({ title, customer }: Which): string => `${title} · ${customer}`;

/** `2nd`, `3rd`, `11th`. */
const ordinal = (number: number): string =>
  `${number}${{ one: 'st', two: 'nd', few: 'rd' }[ordinals.select(number) as string] ?? 'th'}`;
const ordinals = new Intl.PluralRules('en', { type: 'ordinal' });

const causes = {
  'specification-changed': 'because the specification has changed',
  'price-changed': 'because the price has changed',
  'tender-restarted': 'because the tender was restarted',
  other: 'for another reason',
};

const silentSince = {
  contact: (on: string) => `the last contact with the customer was on ${on}`,
  milestone: (on: string) => `the customer was last heard from on ${on}`,
  reopened: (on: string) => `the new attempt began on ${on} and the customer has not been heard from since`,
  opened: (on: string) => `the project was opened on ${on} and the customer has not been heard from since`,
};

export const english: MailTexts = {
  subject: {
    stage: (which, task, mark) => `${task}: ${deal(which)}${mark}`,
    followUp: (which, mark) => `Follow up: ${deal(which)}${mark}`,
    push: (which, mark) => `From the weekly review: ${deal(which)}${mark}`,
    resume: (which, mark) => `Resume after the hold: ${deal(which)}${mark}`,
    judge: (which, mark) => `Keep or drop? ${deal(which)}${mark}`,
    fillRole: (which, role, mark) => `Assign ${role}: ${deal(which)}${mark}`,
    fixMail: (which, person, mark) =>
      `${person ? `Fix email to ${person}` : 'Fix an undelivered email'}: ${deal(which)}${mark}`,
    reassign: (which, [first = '', ...others], mark) =>
      `Who takes over “${first}”${others.length > 0 ? ` and ${others.length} more` : ''}? ${deal(which)}${mark}`,
    overdue: (which, task) => `Not done yet: ${task} · ${deal(which)}`,
    holdEnded: (which) => `The hold has ended: ${deal(which)}`,
    held: (which, wakesOn) => `On hold until ${wakesOn}: ${deal(which)}`,
    returned: (which) => `Tasks closed: ${deal(which)} (back to an earlier stage)`,
    won: (which) => `Won: ${deal(which)}`,
    dropped: (which) => `Nothing more to do: ${deal(which)} (dropped)`,
    lost: (which) => `Nothing more to do: ${deal(which)} (lost)`,
    drift: (which) => `Check where the customer stands: ${deal(which)}`,
  },
  mark: {
    due: (day) => (day === null ? '' : ` (due ${day})`),
    reminder: (day, isOver, number) => {
      const what = number > 1 ? `${ordinal(number)} reminder` : 'reminder';
      return day === null ? ` (${what})` : ` (${what}: ${isOver ? 'was due' : 'due'} ${day})`;
    },
  },
  ask: ({ name, isRecipient }, what, when) => {
    const by = when === null ? (isRecipient ? ' as soon as you can' : ' as soon as possible') : ` by ${when}`;
    return isRecipient ? `${name}, please ${what}${by}.` : `${name} has to ${what}${by}.`;
  },
  what: {
    stage: ({ customer }, task) => `complete “${task}” for ${customer}`,
    followUp: ({ customer }) => `follow up with ${customer}`,
    push: ({ customer }) => `move the project for ${customer} forward as the note below says`,
    resume: ({ customer }) => `get back in touch with ${customer}`,
    judge: ({ title, customer }) => `decide whether to keep or drop “${title}” for ${customer}`,
    fillRole: ({ title }, role) => `assign somebody as ${role} in “${title}”`,
    fixMail: (person) =>
      person ? `make sure that ${person} gets our emails` : 'find out who did not get our email',
    reassign: ({ customer }, tasks) => `decide who takes over ${quoted(tasks)} for ${customer}`,
    drift: ({ customer }) => `find out where ${customer} stands with the purchase`,
  },
  sentences: (first, second) => `${first} ${second}`,
  together: { title: 'Opened with it', subject: (more) => `, and ${more} more` },
  quoted,
  toDecideOn: 'Tasks to decide on',
  ended: (who, { title, customer }) => `${who}, there is nothing more to do for “${title}”, ${customer}.`,
  won: (who, { title, customer }) => `Congratulations, ${who}: “${title}” for ${customer} is won.`,
  why: {
    stage: ({ title }, stage, on) =>
      `Why: “${title}” entered the stage “${stage}” on ${on}, and this task is part of it.`,
    followUp: ({ days: count, since }, on) =>
      `Why: ${silentSince[since](on)}. That is ${days(count)}, so the playbook asks for a follow-up.`,
    push: (by) =>
      `Why: ${by === '' ? 'the manager' : by} looked at the project in the weekly review and asks for this.`,
    resume: (hold) =>
      hold
        ? `Why: the project has been on hold since ${hold.since} (${hold.reason}), and its wake date has come.`
        : 'Why: the project was on hold, and its wake date has come.',
    judge: ({ days: count, since }, on) =>
      `Why: ${silentSince[since](on)}. After ${days(count)} without a word, we have to judge whether they still intend to buy.`,
    fillRole: (stage) =>
      `Why: nobody is available for this role in the stage “${stage}”, and its tasks wait until somebody has it.`,
    fixMail: (person) =>
      person
        ? `Why: an email to ${person} about this project could not be delivered, so ${person} may not know what to do.`
        : 'Why: an email about this project could not be delivered, so somebody may not know what to do.',
    declined: (by) => `Why: ${by} has declined the task, and nobody has it until you decide.`,
    hasSince: (holder, since) =>
      holder === null
        ? `Nobody has had the task since ${since}.`
        : `${holder} has had the task since ${since}.`,
    several: (count) => `Why: ${count} tasks are overdue or were declined; they are listed below.`,
    declinedBy: (by) => `Declined by ${by}.`,
    wasDue: (on) => (on === null ? 'It is overdue.' : `It was due on ${on}.`),
    leftUndone: (holder, on) =>
      on === null
        ? `Why: ${holder} has the task, it is overdue, and reminders have not helped.`
        : `Why: ${holder} has the task. It was due on ${on}, and reminders have not helped.`,
    reminder: (on, daysFromDue) => {
      if (on === null) return 'This is a reminder. ';
      if (daysFromDue === 0) return `Reminder: it is due today, ${on}. `;
      return daysFromDue < 0
        ? `Reminder: it is due on ${on}, in ${days(-daysFromDue)}. `
        : `Reminder: it was due on ${on}, ${days(daysFromDue)} ago. `;
    },
    overdue: (on, daysLate) => {
      if (on === null) return 'It is overdue, and nothing has been reported.';
      const when = daysLate > 0 ? `was due on ${on}, ${days(daysLate)} ago` : `is due today, ${on}`;
      return `It ${when}, and nothing has been reported.`;
    },
    returned: ({ from, to, cause, by, on }) =>
      `Why: ${by ? `${by} took the project` : 'the project went'} back from “${from}” to “${to}” on ${on}, ` +
      `${causes[cause]}.`,
    held: ({ reason, by, on }) =>
      `Why: ${by ? `${by} put it on hold` : 'it was put on hold'} on ${on}: ${reason}.`,
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
      `Why: nobody answered in time whether to keep it, so the project was dropped automatically on ${on}. Reason: ${reason}.`,
    droppedBy: (on, reason, by) => `Why: ${by} dropped the project on ${on}. Reason: ${reason}.`,
    lost: (on, reason, by, competitor) =>
      `Why: the project was recorded as lost on ${on}${by ? ` by ${by}` : ''}. Reason: ${reason}.` +
      (competitor ? ` The order went to ${competitor}.` : ''),
    drift: (stage, buyerStage, ahead) =>
      `Why: we are at “${stage}”, the customer is at “${buyerStage}”. We are ${ahead} stages ahead of them.`,
  },
  alsoDue: (title, on) => `“${title}” (${on})`,
  how: {
    title: 'What to do',
    stage: (milestone) =>
      milestone
        ? [`Report the milestone “${milestone}” with its evidence; that completes the task.`]
        : ['Mark the task as done in the project when you have finished.'],
    followUp: (also) => [
      'Call, visit or meet the customer, then record the contact in the project; that completes the task.',
      'Only an exchange with the customer counts. Our own emails and notes do not.',
      ...(also.length > 0
        ? [
            `Due within a week with the same customer: ${also.join('; ')}. One contact can be recorded for all of them.`,
          ]
        : []),
    ],
    push: [
      'Do what the note asks for, then mark the task as done and say what the result was.',
      'Spoken with the customer? Record the contact too: only that resets the clock.',
    ],
    resume: [
      'Call, visit or meet the customer and ask whether what they were waiting for has come; then record the contact.',
      'Not yet? Put the project on hold again, with a new wake date.',
      'No chance left? Drop the project, with a reason.',
    ],
    judge: (keepMaxDays, dropReasons) => [
      `Keep: say why in a note, and give the date of the next judgement, at most ${days(keepMaxDays)} away.`,
      dropReasons.length > 0 ? `Drop: give a reason (${dropReasons.join('; ')}).` : 'Drop: give a reason.',
      'Are they waiting for something, such as next year’s budget? Put the project on hold until a date.',
      'Or speak with the customer and record the contact, or report a meeting they have confirmed; then there is nothing to decide.',
    ],
    fillRole: [
      'Open the project and assign a person to the role. The waiting tasks go to that person at once.',
      'If the right person is missing from the directory or inactive there, fix that first.',
    ],
    fixMail: (person) => [
      person ? `Tell ${person} directly what there is to do.` : 'Open the project and see whose task it is.',
      'Correct the email address in the directory.',
      'Mark this task as done.',
    ],
    reassign: (tasks) => [
      ...(tasks > 1 ? ['Your choice applies to all of them. Open the project to act on one alone.'] : []),
      'Give it to somebody: they get it at once, with a fresh due date if it is overdue.',
      'Or give more time, with a reason and a new date.',
      'Or leave it as it is. Any of the three completes this task.',
    ],
    overdue: [
      'You do not have to do anything. A word with the person often helps: they may be waiting for something themselves.',
    ],
    drift: [
      'Ask the customer what has been decided, who decides next and by when.',
      'If they are further than we know, report the milestone that shows it.',
      'If not, help them take their own next step first.',
    ],
    meaning: 'What that means',
    held: [
      'Clocks, reminders and due dates are paused and resume with the time they had left. You do not have to do anything.',
      'Any contact with the customer, and any milestone, ends the hold at once. So does a meeting that they confirm.',
      'On that date the owner is asked to resume.',
    ],
  },
  silence: {
    title: 'If nobody answers',
    drop: (at) =>
      `The project is dropped automatically ${at === null ? 'when the time to answer is up' : `on ${at}`}. ` +
      'Any contact with the customer before then stops that.',
  },
  overdue: (holder, task, { customer }) => `${holder} has not done “${task}” for ${customer} yet.`,
  returned: (who, { title, customer }) =>
    `${who}, “${title}” for ${customer} has gone back to an earlier stage, and the tasks below are closed.`,
  held: (who, { title, customer }, wakesOn) =>
    `${who}, “${title}” for ${customer} is on hold until ${wakesOn}.`,
  holdEnded: {
    ask: (who, { title, customer }) => `${who}, the hold of “${title}” for ${customer} has ended.`,
    why: ({ cause, by, on, until, reason }) => {
      const what = cause === 'contact' ? 'a contact with the customer' : 'a milestone';
      const reported = by ? `${by} reported ${what} on ${on}` : `${what} was reported on ${on}`;
      return `Why: ${reported}, which ends the hold at once. You had set it until ${until}: ${reason}.`;
    },
    items: [
      'The follow-up clock and the reminders are running again.',
      'Still nothing to do before that date? Put it on hold again: reason and date are already filled in.',
    ],
    again: 'Put it on hold again',
  },
  next: {
    title: 'What happens next',
    step: (step, holder, on) => {
      const then = on === null ? 'If it stays undone,' : `If it is still undone on ${on},`;
      switch (step) {
        case 'ask-manager':
          return `${then} you decide who takes over: an email will ask you then.`;
        case 'tell-next-manager':
          return `${then} the next manager up is told.`;
        case 'remind':
        case 'copy-manager':
          return `${then} ${holder} is reminded again.`;
      }
    },
  },
  insteadOf: {
    title: 'You are standing in',
    text: ({ name, until }) =>
      until === null
        ? `You get this for ${name}: email to their address in the directory does not arrive.`
        : `You get this for ${name}, who is away until ${until}.`,
  },
  reason: ({ name, isRecipient }, as) => `${isRecipient ? 'You have' : `${name} has`} this task as ${as}.`,
  noteTitle: (by) => (by === null ? 'The note' : `${by} writes`),
  closedTasks: (ofOther) => (ofOther === null ? 'Your tasks that are closed' : `Closed tasks of ${ofOther}`),
  waitingTasks: (ofOther) =>
    ofOther === null
      ? 'Your tasks that are paused until then'
      : `Tasks of ${ofOther} that are paused until then`,
  cancelledTasks: (ofOther) =>
    ofOther === null ? 'Your tasks that were cancelled' : `Tasks of ${ofOther} that were cancelled`,
  answerAbove: '--- Please write your reply above this line ---',
  answer:
    'You can simply reply to this email: what you write is kept with the project. It does not count as a contact with the customer.',
  missing: 'Still missing in this stage',
  about: 'The project',
  facts: {
    customer: 'Customer',
    project: 'Project',
    amount: 'Value',
    expectedSigning: 'Expected signing',
    changed: (now, before, until) => `${now} (until ${until}: ${before})`,
    unknown: 'not known',
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
    hold: 'Put it on hold',
    'confirm-meeting': 'A meeting is confirmed',
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
