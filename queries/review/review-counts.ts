import type { ReviewCounts, WeekCount } from '../../contracts/wire/review';
import type { Language } from '../../domain/playbook/playbook';
import type { Attempt } from '../../domain/project/model/state';
import { shownStatus } from '../../domain/project/model/state';
import type { CountedProject } from '../../store/projects/team-projects';
import type { Span } from './review-project';
import { isWithin } from './review-project';

/**
 * The numbers of a line: how many projects stand in each stage, and how many came and went.
 *
 * @param projects those that run, and those that have ended in one of the weeks
 * @param weeks this one first, then the ones that it is compared with
 */
export function reviewCounts(
  projects: readonly CountedProject[],
  [thisWeek, ...before]: readonly [Span, ...Span[]],
  language: Language,
): ReviewCounts {
  const inWeeks = (instantsOf: (project: CountedProject) => readonly number[]): WeekCount => {
    const instants = projects.flatMap(instantsOf);
    const within = (span: Span): number => instants.filter((atMs) => isWithin(span, atMs)).length;
    const sum = before.reduce((total, span) => total + within(span), 0);
    return { thisWeek: within(thisWeek), before: before.length > 0 ? sum / before.length : 0 };
  };
  return {
    byStage: byStage(projects, language),
    held: projects.filter((project) => shownStatus(project) === 'held').length,
    entered: inWeeks(startsOf),
    won: inWeeks((project) => endsOf(project, 'won')),
    lost: inWeeks((project) => endsOf(project, 'lost')),
    dropped: inWeeks((project) => endsOf(project, 'dropped')),
  };
}

/** When each attempt began. */
function startsOf({ deal }: CountedProject): number[] {
  const { openedAtMs, reopenedAtMs, attempts = [] } = deal;
  return [reopenedAtMs ?? openedAtMs, ...attempts.map(({ startedAtMs }) => startedAtMs)];
}

/** The instants at which attempts ended in one particular way. */
function endsOf({ status, deal }: CountedProject, as: Attempt['status']): number[] {
  const { outcome, attempts = [] } = deal;
  const earlier = attempts.filter((attempt) => attempt.status === as).map((attempt) => attempt.outcome.atMs);
  return outcome && status === as ? [...earlier, outcome.atMs] : earlier;
}

/** All stages, in the order of the playbook that most projects follow; stages of other playbooks after them. */
function byStage(projects: readonly CountedProject[], language: Language): ReviewCounts['byStage'] {
  const open = projects.filter((project) => shownStatus(project) === 'open');
  const followers = new Map<string, CountedProject[]>();
  for (const project of open) {
    const { key, version } = project.deal.playbook;
    const id = `${key}@${version}`;
    followers.set(id, [...(followers.get(id) ?? []), project]);
  }
  const playbooks = [...followers.values()].sort((a, b) => b.length - a.length);
  const counts = new Map<string, { stage: string; name: string; open: number }>();
  for (const { deal } of playbooks.flatMap((group) => group.slice(0, 1))) {
    for (const { key, name } of deal.playbook.stages) {
      if (!counts.has(key)) counts.set(key, { stage: key, name: name[language], open: 0 });
    }
  }
  for (const { deal } of open) {
    const count = counts.get(deal.stage);
    if (count) count.open += 1;
  }
  return [...counts.values()];
}
