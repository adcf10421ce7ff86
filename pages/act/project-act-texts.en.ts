import type { ProjectActTexts, Start } from './project-act-texts';

const days = (count: number): string => (count === 1 ? '1 day' : `${count} days`);
const workingDays = (count: number): string => (count === 1 ? '1 working day' : `${count} working days`);
const from = ({ isContact, on }: Start): string =>
  isContact ? `from the last contact (${on})` : `from the day on which it began (${on})`;

export const projectActEnglish: ProjectActTexts = {
  whatYouCanDo: 'What you can do',
  askForDays: (manager) =>
    `For another class, or other days until the customer has to be heard, please ask ${manager}.`,
  labels: {
    hold: 'Put it on hold',
    wake: 'End the hold',
    'cancel-meeting': 'The meeting is called off',
    'change-clock': 'Change the days',
    'change-class': 'Change the class',
    reopen: 'Begin a new attempt',
  },
  changeHold: 'Change the hold',
  effect: {
    recordContactHeld:
      'The button records a contact with the customer: the hold ends, and the follow-up clock starts anew.',
    confirmMeetingHeld:
      'The button notes a meeting that the customer has confirmed: the hold ends, and until the meeting is over the clock asks for nothing. What only we have planned does not count.',
    insteadOfMeeting: (at) => `It takes the place of the meeting on ${at}.`,
    cancelMeeting: (at, start) =>
      `The button says that the meeting on ${at} does not take place: the running clock is planned anew ${from(start)}, and what is overdue by then comes on the next working morning.`,
    cancelMeetingOnly: (at) =>
      `The button says that the meeting on ${at} does not take place. Everything else in the project stays as it is.`,
    changeHold:
      'The button changes why the project is on hold and until when. Clocks and reminders stand still until then; any contact with the customer ends the hold.',
    wake: (since) =>
      `The button ends the hold that began on ${since}: clocks, due dates and reminders go on with the time that they had left, and the owner gets a task to take the project up again.`,
    daysNow: ({ followUpDays, judgeDays, graceWorkingDays }, isOwn) =>
      `Now the customer is followed up after ${days(followUpDays)} without a contact and intent is judged after ${days(judgeDays)}, with ${workingDays(graceWorkingDays)} of grace${isOwn ? ': days of its own' : ', as the playbook says'}.`,
    changeClock: (start) =>
      `The button gives this project other days: the running clock is planned anew ${from(start)}, and what is overdue by them comes on the next working morning.`,
    changeClass: (now, start) =>
      `The project is of class ${now}. The button gives it another class with the days of that class: the running clock is planned anew ${from(start)}, and what is overdue by them comes on the next working morning.`,
    butClock: {
      judging:
        'The judgement that is asked for at present keeps its date; the days count from the next contact on.',
      kept: 'The date until which the project was kept stays; the days count from the next contact on.',
      held: 'The project is on hold: the days count once it goes on.',
    },
    butOwnDays: 'Days of its own stay, whatever the class.',
    reopen:
      'The button begins a new attempt with a fresh clock in the stage that you choose. What was reached from that stage on has to be reached again; how the last attempt ended stays in the history.',
  },
  daysHint: (usual, most) =>
    `A whole number from 1 to ${most}. Leave it empty to go by the playbook: ${usual}.`,
  classWithDays: (customerClass, { followUpDays, judgeDays }) =>
    `${customerClass}: follow-up after ${days(followUpDays)}, judgement after ${days(judgeDays)}`,
  onHold: 'On hold',
  heldUntil: (until, reason) => `until ${until}: ${reason}`,
  notYours: {
    title: 'You cannot do this in this project',
    text: (owner) =>
      `It is for ${owner}, who leads the project, for whoever stands in for them, and for the managers above them.`,
  },
  askManager: {
    title: 'This is for the manager to change',
    text: (manager) =>
      manager === null
        ? 'How often a customer has to be heard is set by a manager above the owner, and the directory names none.'
        : `How often a customer has to be heard is set by a manager above the owner: please ask ${manager}.`,
  },
  ended: {
    title: 'The project has ended',
    text: 'Only a new attempt can be begun, from the page of the project.',
  },
  notHeld: {
    title: 'The project is not on hold any more',
    woken: (who, at) => `The hold was ended by ${who} on ${at}.`,
    never: 'There is no hold to end.',
  },
  noMeeting: {
    title: 'No meeting is ahead',
    passed: (at) => `The meeting on ${at} is over: when it took place, please record it as a contact.`,
    none: 'There is none that could be called off.',
  },
  running: {
    title: 'The project is running',
    text: (since) => `It has been running since ${since}: only a project that has ended gets a new attempt.`,
  },
  myProjects: 'My projects',
  noProjects: 'You lead no project at present.',
  moreProjects: (count) => `You lead more than these: the ${count} that come next are shown.`,
  openProjects: 'Running and on hold',
  endedProjects: (count) => `Ended in the last ${days(count)}`,
  nextCheck: {
    'follow-up': 'Follow-up',
    judge: 'Judgement',
    drop: 'Dropped without an answer',
    wake: 'On hold until',
  },
  beingPlanned: 'The next check is being planned.',
};
