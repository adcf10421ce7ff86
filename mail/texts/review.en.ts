import type { ReviewTexts } from './review';

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;
const projects = (count: number): string => counted(count, 'project', 'projects');
const days = (count: number): string => counted(count, 'day', 'days');
const weeks = (count: number): string => counted(count, 'week', 'weeks');

export const englishReview: ReviewTexts = {
  review: {
    subject: (day, count, left) =>
      `Weekly review, ${day}: ${projects(count)} to decide${left > 0 ? `, ${left} left from before` : ''}`,
    ask: (who, count) => `${who}, please decide on ${projects(count)} of your team.`,
    why: 'Why: every project in the funnel is reviewed once a week. What stays undecided comes back next week.',
    clearSubject: (day) => `Weekly review, ${day}: all clear`,
    clear: 'All clear.',
    clearWhy: 'No project of your team is waiting for a decision this week.',
    open: 'Open the review',
    escalated: (count) => `In the teams below, undecided for ${weeks(count)} or more`,
    reps: 'The team',
    rep: ({ name, projects: count, left, inTheWay }) =>
      [
        `${name}: ${projects(count)}`,
        ...(left > 0 ? [`${left} left undecided`] : []),
        ...(inTheWay > 0 ? [`${inTheWay} with overdue tasks or ahead of the customer`] : []),
      ].join(', '),
    numbers: 'The numbers of the week',
    held: 'On hold',
    all: (shown, all) =>
      `This email shows ${shown} of ${projects(all)}, those that need you most; the page lists them all.`,
    lineSubject: (day, count) => `Weekly review, ${day}: ${projects(count)} in the teams below`,
    lineAsk: (who, count) =>
      `${who}, nothing is waiting for your decision. The teams below have ${projects(count)}.`,
    lineWhy:
      'Why: every project in the funnel is reviewed once a week. The managers below decide on these; you may decide too.',
    teams: 'The teams below',
    below: 'What needs attention first in the teams below',
    belowProject: ({ name, undecidedWeeks, isObstructed }) =>
      [
        name,
        ...(undecidedWeeks > 0 ? [`undecided for ${weeks(undecidedWeeks)}`] : []),
        ...(isObstructed ? ['something is in the way'] : []),
      ].join(' · '),
    more: (count) => `and ${count} more on the page`,
    footer: (timeZone) =>
      `Sent by Milepost, once a week. Times are in ${timeZone}. Your tasks come in separate emails.`,
  },
  mirror: {
    subject: (day, count) => `Weekly review on ${day}: what will be asked about ${projects(count)}`,
    ask: (who, manager, at, count) =>
      `${who}, ${manager} reviews ${count === 1 ? 'your project' : `your ${count} projects`} on ${at}.`,
    why: 'Why: this is what the review will show as things stand now. What you do before then still counts.',
    title: 'Your projects',
    held: (count) => `On hold, and not asked about: ${projects(count)}.`,
    footer: (timeZone) =>
      `Sent by Milepost, once a week. Times are in ${timeZone}. Your tasks come in separate emails.`,
  },
  unsubscribe: 'Stop this weekly email',
  project: {
    stage: (stage, inStage, all) =>
      `Stage “${stage}”, ${inStage === 0 ? 'since today' : `for ${days(inStage)}`}; ${all === 0 ? 'new today' : `${days(all)} old`}`,
    undecided: (count) => `Undecided for ${weeks(count)}`,
    done: (what) => `Done since the last review: ${what}`,
    nothingDone: 'Nothing was done since the last review',
    opened: (day) => `Opened on ${day}`,
    contact: (kind, day) => `${kind.toLowerCase()} on ${day}`,
    moved: (stages) => `Moved to: ${stages}`,
    inTheWay: (what) => `In the way: ${what}`,
    missing: (milestones) => `still missing: ${milestones}`,
    overdue: ({ name, due, held }) => `“${name}” has been overdue since ${due} (${held.join('; ')})`,
    heldBy: ({ who, since }) =>
      who === null ? `nobody has had it since ${since}` : `${who} has had it since ${since}`,
    askedHeld: (name, held) => `“${name}”: ${held}`,
    drifting: 'two or more stages ahead of the customer',
    stopped: (since) => `stopped since ${since} by a technical fault; operations have to fix it`,
    held: (reason, wakes) => `${reason}; resumes on ${wakes}`,
  },
  counts: {
    entered: 'Entered',
    won: 'Won',
    lost: 'Lost',
    dropped: 'Dropped',
    held: 'On hold',
    compared: (thisWeek, before) => `${thisWeek} (${before} a week in the four weeks before)`,
  },
  list: (items) => items.join(', '),
  listOfLists: (items) => items.join('; '),
  sentences: (sentences) => sentences.map((sentence) => `${sentence}.`).join(' '),
};
