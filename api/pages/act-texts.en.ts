import type { ActTexts, Doing } from './act-texts';

const by = ({ who, at }: Doing): string => `${who ?? 'you'} on ${at}`;

export const actEnglish: ActTexts = {
  youAre: (name) => `You are ${name}.`,
  insteadOf: {
    absent: (name, until) => `You act for ${name}, who is away until ${until}.`,
    addressFailed: (name) => `You act for ${name}, whom our mails do not reach at present.`,
    other: (name) => `You act for ${name}.`,
  },
  effect: {
    completeMilestone: (milestone) =>
      `The button reports the milestone “${milestone}” and completes the task. When nothing else is missing, the project enters its next stage by itself.`,
    complete: 'The button completes the task.',
    fixMail: (person) =>
      person === null
        ? 'The button says that the mail problem is mended, and completes the task.'
        : `The button says that ${person} gets our mails again, and completes the task.`,
    leave: (task, who) =>
      who === null
        ? `The button leaves “${task}” without anybody for now, and completes your decision.`
        : `The button leaves “${task}” with ${who}, and completes your decision.`,
    recordContact:
      'The button records a contact with the customer: the follow-up clock starts anew, and a follow-up or a judgement that waits is settled.',
    postpone: 'The button gives the task a new due date. Reminders start anew from it.',
    postponeOther: (task, who) =>
      `The button gives ${who ?? 'whoever does it'} more time for “${task}”, and completes your decision.`,
    passOn: 'The button gives this one task to somebody else. Roles in the project stay as they are.',
    give: (task) => `The button gives “${task}” to somebody, and completes your decision.`,
    decline: 'The button takes the task from you. The manager is asked who does it.',
    keep: 'The button keeps the project. Intent is judged again on the date that you give.',
    drop: 'The button gives the project up: all its open tasks are cancelled, and their holders are told.',
    hold: 'The button puts the project on hold: clocks and reminders stand still until the date that you give, a follow-up or a judgement that waits is settled, and everybody who has an open task is told. Any contact with the customer ends the hold.',
    confirmMeeting:
      'The button notes a meeting that the customer has confirmed: until it is over the clock asks for nothing, and a follow-up or a judgement that waits is settled. What only we have planned does not count.',
    assign: (role) => `The button makes somebody ${role} in this project. The tasks of the role go along.`,
    takeRole: (role) => `The button makes you ${role} in this project. The tasks of the role are yours then.`,
  },
  project: 'Project',
  customer: 'Customer',
  stage: 'Stage',
  stageOf: (number, of, name) => `${number} of ${of}: ${name}`,
  owner: 'Owner',
  value: 'Expected value',
  role: 'Role',
  task: 'Task',
  due: 'Due',
  overdue: 'overdue',
  noDueDate: 'being planned',
  aboutTask: 'Task to decide on',
  aboutPerson: 'Mail came back for',
  holder: 'Held by',
  nobody: 'nobody',
  takeRole: 'Take the role',
  fields: {
    evidence: {
      label: 'Evidence',
      hint: 'Where the proof is: the number or the address of a document, in one line.',
    },
    kind: { label: 'How' },
    occurredAt: { label: 'When' },
    dueOn: { label: 'New due date', hint: 'Tomorrow at the earliest, within 60 days.' },
    personId: { label: 'To whom' },
    nextOn: { label: 'When is intent judged next?' },
    wakeOn: {
      label: 'When does it go on?',
      hint: 'Tomorrow at the earliest, within 18 months. It goes on in the morning of that day.',
    },
    meetingAt: { label: 'When is the meeting?' },
    reason: { label: 'Reason' },
  },
  notes: {
    complete: { label: 'Note' },
    'record-contact': { label: 'What was said' },
    postpone: { label: 'Why is more time needed?' },
    'pass-on': { label: 'Note', hint: 'What they should know.' },
    decline: { label: 'Why?' },
    keep: { label: 'Why is the project kept?' },
    drop: { label: 'What happened?' },
    hold: { label: 'Note', hint: 'What the customer waits for. Another reason needs a note.' },
    'confirm-meeting': { label: 'What is it about?' },
  },
  optional: 'optional',
  choose: 'Please choose',
  inZone: (zone) => `Your time zone: ${zone}.`,
  withRole: (role) => `With the role ${role}`,
  managers: 'Managers',
  others: 'Others',
  away: (name, until) => `${name} (away until ${until})`,
  kinds: { visit: 'Visit', call: 'Call', meeting: 'Meeting', reply: 'Reply of the customer' },
  faults: {
    missing: 'Please fill this in.',
    'too-long': 'This is too long: 4,000 characters at most, and 500 where it is one line.',
    'one-line': 'Please write this in one line.',
    characters: 'This has characters that cannot be kept. Please type it anew.',
    'no-date': 'Please give a date that is in the calendar.',
    'too-early': 'This is too early.',
    'too-late': 'This is too late.',
    'no-choice': 'Please choose one of the list.',
  },
  checkFields: 'Nothing has been done yet. Please look at the marked fields.',
  done: {
    complete: 'The task is completed',
    'record-contact': 'The contact is recorded',
    postpone: 'The task has a new due date',
    'pass-on': 'The task is passed on',
    decline: 'The task is declined',
    keep: 'The project is kept',
    drop: 'The project is dropped',
    hold: 'The project is on hold',
    'confirm-meeting': 'The meeting is noted',
    assign: 'The role is assigned',
    'take-role': 'The role is yours',
  },
  heldUntil: (date) => `On hold until ${date}`,
  onHold: (reason, until) => `The project is on hold until ${until}: ${reason}.`,
  left: 'It stays as it is',
  next: 'What comes next',
  kept: {
    title: 'Your answer is kept',
    text: 'The project cannot be reached at this moment. Your answer is safe and will be carried out by itself; you need not send it again.',
  },
  repeated: {
    title: 'This has been done already',
    text: (doing) => `It was done by ${by(doing)}. Nothing was done a second time.`,
  },
  closed: {
    done: { title: 'This task is done', text: (doing) => `It was done by ${by(doing)}.` },
    declined: { title: 'This task was declined', text: (doing) => `It was declined by ${by(doing)}.` },
    cancelled: { title: 'This task was cancelled', text: (doing) => `It was cancelled by ${by(doing)}.` },
    superseded: {
      title: 'This task is no longer needed',
      text: (doing) => `It was settled by what ${by(doing)} has done.`,
    },
    skipped: { title: 'This task was skipped', text: (doing) => `It was skipped by ${by(doing)}.` },
  },
  closedReasons: {
    completed: 'It was completed.',
    'left-as-it-is': 'It was decided to leave things as they are.',
    milestone: 'Its milestone was reported.',
    contact: 'There was a contact with the customer.',
    held: 'The project was put on hold.',
    'meeting-confirmed': 'The customer has confirmed a meeting.',
    judged: 'The project was judged: it is kept.',
    'judgement-due': 'The follow-up came too late: intent is being judged.',
    'stage-completed': 'The stage was completed without it.',
    'stage-returned': 'The project went back to an earlier stage.',
    'project-won': 'The project was won.',
    'project-lost': 'The project was lost.',
    'project-dropped': 'The project was dropped.',
    declined: 'The manager is asked who does it.',
    decided: 'It was decided who goes on.',
    'task-closed': 'The task that it was about is closed.',
    assigned: 'The role was given to somebody.',
    'nobody-in-team': 'Nobody in the team has the role, which the stage can do without.',
    'nobody-present': 'Nobody who has the role was there, and the stage can do without it.',
    'nobody-available': 'Nobody has the role, which the stage can do without.',
  },
  withAnother: {
    title: 'This task is with somebody else now',
    text: (who) => (who === null ? 'Nobody has it at present.' : `${who} has it.`),
  },
  withYou: 'It is with you now, in your own name: open it from your tasks.',
  nowWith: (task, who) => `“${task}” is with ${who} now.`,
  notYours: {
    title: 'You cannot act on this task any more',
    text: (who) =>
      who === null
        ? 'Nobody has it at present; the manager decides.'
        : `It is with ${who}, and you do not stand in for them at present.`,
  },
  projectEnded: 'The project has ended',
  roleTaken: {
    title: 'The role is taken',
    text: (role, who) => `${who} is ${role} in this project.`,
  },
  roleNotYours: {
    title: 'You cannot take this role',
    text: (role) => `The directory does not say that you can be ${role}.`,
  },
  unknown: {
    title: 'This link does not work',
    text: 'It is incomplete or was never valid. Open it from the mail once more, or ask for a link to your tasks.',
  },
  expired: {
    title: 'This link has expired',
    text: 'Links in mails work for 90 days. Ask for a link to your tasks to go on.',
  },
  left410: {
    title: 'This link does not work any more',
    text: 'The person that it was made for is not active in Milepost any more.',
  },
  toProject: 'Open the project',
  toMyTasks: 'My tasks',
  mailMyTasks: 'Mail me a link to my tasks',
};
