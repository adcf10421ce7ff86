import type { ProjectActTexts, Start } from './project-act-texts';

const days = (count: number): string => (count === 1 ? '1 day' : `${count} days`);
const workingDays = (count: number): string => (count === 1 ? '1 working day' : `${count} working days`);
const from = ({ isContact, on }: Start): string =>
  isContact ? `from the last contact (${on})` : `from the day it began (${on})`;

export const projectActEnglish: ProjectActTexts = {
  whatYouCanDo: 'What you can do',
  askForDays: (manager) =>
    `To change the class, or the days until the next follow-up, please ask ${manager}.`,
  labels: {
    'report-milestone': 'Report a milestone',
    'add-note': 'Add a note',
    lose: 'The customer said no',
    'assign-role': 'Bring somebody in',
    'change-deal': 'Change value or date',
    hold: 'Put it on hold',
    wake: 'End the hold',
    'cancel-meeting': 'Call off the meeting',
    'change-clock': 'Change the days',
    'change-class': 'Change the class',
    reopen: 'Start a new attempt',
  },
  changeHold: 'Change the hold',
  effect: {
    recordContactHeld:
      'The button records a contact with the customer: the hold ends, and the follow-up clock restarts.',
    confirmMeetingHeld:
      'The button records a meeting that the customer has confirmed: the hold ends, and nothing is due until the meeting is over. Our own plans do not count.',
    insteadOfMeeting: (at) => `It replaces the meeting on ${at}.`,
    cancelMeeting: (at, start) =>
      `The button calls off the meeting on ${at}: the running clock is recalculated ${from(start)}, and whatever is then overdue comes on the next working morning.`,
    cancelMeetingOnly: (at) =>
      `The button calls off the meeting on ${at}. Everything else in the project stays as it is.`,
    changeHold:
      'The button changes why the project is on hold and until when. Clocks and reminders are paused until then; any contact with the customer ends the hold.',
    wake: (since) =>
      `The button ends the hold that began on ${since}: clocks, due dates and reminders resume with the time they had left, and the owner gets a task to resume the project.`,
    daysNow: ({ followUpDays, judgeDays, graceWorkingDays }, isOwn) =>
      `At present a follow-up is due after ${days(followUpDays)} without a contact and intent is judged after ${days(judgeDays)}, with ${workingDays(graceWorkingDays)} of grace${isOwn ? ' (its own days)' : ', as the playbook says'}.`,
    changeClock: (start) =>
      `The button gives this project other days: the running clock is recalculated ${from(start)}, and whatever is then overdue comes on the next working morning.`,
    changeClass: (now, start) =>
      `The project is in class ${now}. The button changes the class and uses the days of the new class: the running clock is recalculated ${from(start)}, and whatever is then overdue comes on the next working morning.`,
    butClock: {
      judging: 'The judgement now due keeps its date; the new days apply from the next contact.',
      kept: 'The date until which the project was kept stays; the new days apply from the next contact.',
      held: 'The project is on hold: the new days apply once it resumes.',
    },
    butOwnDays: 'The project keeps its own days, whatever the class.',
    'report-milestone':
      'The button reports the milestone with its evidence. When nothing else is missing, the project enters its next stage automatically.',
    'add-note':
      'The button adds a note to the project. A note is no contact with the customer: the follow-up clock goes on.',
    lose: 'The button ends the project as lost: all its open tasks are cancelled, and their holders are told. If the customer comes back, you can start a new attempt.',
    'assign-role': 'The button gives somebody a role in this project. They get the tasks of the role too.',
    'change-deal':
      'The button changes what the project says about the deal. What you empty is no longer known.',
    reopen:
      'The button starts a new attempt, with a fresh clock, in the stage you choose. Milestones from that stage on have to be reached again; how the last attempt ended stays in the history.',
  },
  daysHint: (usual, most) =>
    `A whole number from 1 to ${most}. Leave it empty to follow the playbook: ${usual}.`,
  classWithDays: (customerClass, { followUpDays, judgeDays }) =>
    `${customerClass}: follow-up after ${days(followUpDays)}, judgement after ${days(judgeDays)}`,
  onHold: 'On hold',
  heldUntil: (until, reason) => `until ${until}: ${reason}`,
  notYours: {
    title: 'You cannot do this in this project',
    text: (owner) =>
      `Only ${owner}, who leads the project, their stand-in and the managers above them can do this.`,
  },
  askManager: {
    title: 'Only a manager can change this',
    text: (manager) =>
      manager === null
        ? 'How often a customer is followed up is set by a manager above the owner, and the directory names none.'
        : `How often a customer is followed up is set by a manager above the owner: please ask ${manager}.`,
  },
  ended: {
    title: 'The project has ended',
    text: 'You can only start a new attempt, from the project page.',
  },
  notHeld: {
    title: 'The project is no longer on hold',
    woken: (who, at) => `The hold was ended by ${who} on ${at}.`,
    never: 'There is no hold to end.',
  },
  noMeeting: {
    title: 'No upcoming meeting',
    passed: (at) => `The meeting on ${at} is over: if it took place, please record it as a contact.`,
    none: 'There is no meeting to call off.',
  },
  nothingToReport: {
    title: 'Nothing is left to report',
    lines: ['The project has every milestone that somebody can report.'],
  },
  more: 'More',
  running: {
    title: 'The project is running',
    text: (since) => `It has been running since ${since}: only an ended project can get a new attempt.`,
  },
  myProjects: 'My projects',
  noProjects: 'You lead no project at present.',
  moreProjects: (count) => `You lead more than these: the ${count} due next are shown.`,
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
