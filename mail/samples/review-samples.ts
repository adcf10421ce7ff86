import type { ReviewFacts, ReviewProject } from '../../contracts/wire/review';
import { realDayMs } from '../../domain/project/evolve/clocks';
import type { Language } from '../../domain/playbook/playbook';
import { textsIn } from '../../domain/explain/texts-by-language';
import type { MailContent } from '../content/content';
import { mirrorContent, reviewContent } from '../content/review';
import type { NotificationCommon } from '../model/notification-model';
import type { SampleWords } from './sample-words';

/** Monday 2 March 2026, 08:00 in Taipei. */
const reviewMs = Date.UTC(2026, 2, 2);
const unsubscribeUrl = 'https://milepost.example/unsubscribe?token=sample';

/** The weekly emails with sample data. */
export function reviewSamples(common: NotificationCommon, words: SampleWords): Record<string, MailContent> {
  const facts = factsIn(common.language, words);
  const url = 'https://milepost.example/reviews/2026-03-02?token=sample';
  const review = { ...common, url, unsubscribeUrl };
  const nothing: ReviewFacts = { ...facts, reps: [], held: [], escalated: [] };
  const line = lineIn(facts, words);
  return {
    review: reviewContent({ ...review, facts }),
    'review-long': reviewContent({ ...review, facts: { ...facts, reps: manyReps(facts) } }),
    'review-clear': reviewContent({ ...review, facts: nothing }),
    'review-line': reviewContent({ ...review, facts: { ...line, reps: line.reps.slice(2) } }),
    'review-executive': reviewContent({ ...review, facts: line }),
    mirror: mirrorContent({
      ...common,
      recipient: { name: words.owner },
      managerName: words.manager,
      reviewAtMs: reviewMs,
      projects: (facts.reps[0]?.projects ?? []).map((project, index) => ({
        project,
        url: `https://milepost.example/projects/p-${index}?token=sample-${index}`,
      })),
      more: 4,
      held: 1,
      unsubscribeUrl,
    }),
  };
}

/** What an executive sees: the same, with a team below. */
function lineIn(facts: ReviewFacts, words: SampleWords): ReviewFacts {
  const projects = (facts.reps[0]?.projects ?? []).map((project) => ({
    ...project,
    projectId: `${project.projectId}-b`,
    ownerName: words.deliveryManager,
  }));
  const below = { personId: 'below', name: words.deliveryManager, managerId: 'manager-below', projects };
  const team = { managerId: 'manager-below', name: words.manager, projects: 2, listed: 2 };
  return {
    ...facts,
    escalated: [],
    reps: [...facts.reps, below],
    teams: [{ ...team, undecided: 2, left: 1, inTheWay: 1 }],
  };
}

function manyReps({ reps }: ReviewFacts): ReviewFacts['reps'] {
  return reps.map((rep) => ({ ...rep, projects: Array.from({ length: 12 }, () => rep.projects).flat() }));
}

function factsIn(language: Language, words: SampleWords): ReviewFacts {
  const project: ReviewProject = {
    projectId: 'p-1042',
    playbook: { key: 'standard', version: 1 },
    title: words.title,
    customerId: 'customer-1',
    customerName: words.customer,
    customerClass: 'A',
    ownerId: 'owner',
    ownerName: words.owner,
    stageName: words.stages[2] ?? '',
    amount: 4_800_000,
    currency: 'TWD',
    done: {
      contacts: [{ atMs: reviewMs - 4 * realDayMs, kind: 'call', byName: words.owner }],
      milestones: [{ atMs: reviewMs - 3 * realDayMs, name: words.earlierMilestone }],
      tasks: [{ atMs: reviewMs - 3 * realDayMs, name: words.otherTaskName, byName: words.owner }],
    },
    newSinceMs: null,
    moved: [words.stages[2] ?? ''],
    inTheWay: { missing: words.milestones, overdue: [], drifting: false, stoppedSinceMs: null },
    next: { check: 'follow-up', atMs: reviewMs + 8 * realDayMs },
    ageDays: 41,
    ageInStageDays: 3,
    hold: null,
    undecidedWeeks: 0,
    decision: null,
  };
  const left: ReviewProject = {
    ...project,
    projectId: 'p-1043',
    done: { contacts: [], milestones: [], tasks: [] },
    moved: [],
    inTheWay: {
      missing: words.milestones,
      overdue: [
        {
          name: words.taskName,
          personName: words.owner,
          sinceMs: reviewMs - 11 * realDayMs,
          dueAtMs: reviewMs - 6 * realDayMs,
          asked: [],
        },
        {
          name: textsIn(language).whoGoesOn([words.otherTaskName]),
          personName: words.manager,
          sinceMs: reviewMs - 4 * realDayMs,
          dueAtMs: reviewMs - 2 * realDayMs,
          asked: [{ name: words.otherTaskName, personName: null, sinceMs: reviewMs - 4 * realDayMs }],
        },
      ],
      drifting: true,
      stoppedSinceMs: reviewMs - 1 * realDayMs,
    },
    next: { check: 'judge', atMs: reviewMs + 2 * realDayMs },
    undecidedWeeks: 2,
  };
  const held: ReviewProject = {
    ...project,
    hold: {
      reason: 'budget-year',
      sinceMs: reviewMs - 20 * realDayMs,
      wakeAtMs: reviewMs + 90 * realDayMs,
    },
  };
  return {
    managerId: 'manager',
    week: '2026-03-02',
    fromMs: reviewMs - 7 * realDayMs,
    toMs: reviewMs,
    reps: [
      { personId: 'owner', name: words.owner, managerId: 'manager', projects: [left, project] },
      {
        personId: 'other',
        name: words.deliveryManager,
        managerId: 'manager',
        projects: [{ ...project, undecidedWeeks: 1 }],
      },
    ],
    teams: [],
    held: [held],
    escalated: [{ ...left, undecidedWeeks: 3, ownerName: words.deliveryManager }],
    counts: {
      byStage: words.stages.map((name, index) => ({ stage: String(index), name, open: index % 4 })),
      held: 1,
      entered: { thisWeek: 3, before: 2.25 },
      won: { thisWeek: 1, before: 0.5 },
      lost: { thisWeek: 0, before: 1 },
      dropped: { thisWeek: 2, before: 0.75 },
    },
  };
}
