import { randomUUID } from 'node:crypto';
import type { Client } from '@temporalio/client';
import { projectWorkflowId, workflowTypes } from '../../contracts/sandbox/names';
import { planDeadlines } from '../../domain/calendar/plan-deadlines';
import type { ProjectEvent } from '../../domain/project/model/events';
import { fold } from '../../domain/project/evolve/evolve';
import { isOpen } from '../../domain/project/model/state';
import type { WorkTimeSettings } from '../../people/work-time';
import { workTimes } from '../../people/work-time';
import type { Store } from '../../store/store';
import type { SimulatedProject, SimulationOptions } from './simulated-project';
import { day, milestone, simulate } from './simulated-project';
import { gateMilestones, rules } from './standard-playbook';

/** Where a project can be that runs on or has ended: each stage, judged, and each end. */
export const projectPlaces = [
  ...rules.stages.map(({ key }) => key),
  'judging',
  'won',
  'lost',
  'dropped',
] as const;

/** The same, and on hold. */
export const everyPlace = [...projectPlaces, 'held'] as const;

export interface PortfolioOptions {
  readonly ownerId: string;
  readonly count: number;
  /** What their ids begin with; the rest is their own, since suites share one Temporal server. */
  readonly named?: string;
  readonly customerIdOf?: (number: number) => string;
  /** By turns. */
  readonly places?: readonly string[];
  /**
   * When people work where the projects run: the deadlines that they bring are those which its ledger would have given
   * them, also across a holiday. By default office hours in Taipei, on every day from Monday to Friday.
   */
  readonly workTime?: WorkTimeSettings;
}

type Planner = NonNullable<SimulationOptions['planner']>;

/** Plans as the ledger does: for the owner by their record, for others by the company's settings. */
async function plannerOf(store: Store, settings: WorkTimeSettings, ownerId: string): Promise<Planner> {
  const workTimeOf = await workTimes(store, settings, [ownerId]);
  return (request) => planDeadlines(request, { dayMs: day, workTimeOf });
}

/** What has happened in a project in one of the places, as if it had been lived through until now. */
function lived(place: string, ownerId: string, planner?: Planner): readonly ProjectEvent[] {
  const begin = (daysAgo: number): SimulatedProject => {
    const openedAtMs = Date.now() - daysAgo * day;
    const project = simulate({ openedAtMs, open: { ownerId }, ...(planner && { planner }) });
    project.tell({ name: 'recordContact', kind: 'call', noteId: 'note' });
    return project;
  };
  if (place === 'judging') {
    // judgement comes on a working day: the first day back from which it was asked for and is not over
    for (let daysAgo = 30; ; daysAgo += 1) {
      const project = begin(daysAgo);
      project.passUntil(Date.now());
      if (project.state().deal?.clock.phase === 'judging') return project.events();
    }
  }
  const project = begin(place === 'dropped' ? 60 : 5);
  if (place === 'dropped') project.passUntil(Date.now());
  else if (place === 'lost') project.tell({ name: 'lose', reason: 'price' });
  else {
    const index = (of: string): number => rules.stages.findIndex((rule) => rule.key === of);
    const until = place === 'held' ? 'design' : place;
    const before = (key: string): boolean =>
      place === 'won' || index(rules.milestones[key]?.stage ?? '') < index(until);
    for (const key of gateMilestones.filter(before)) project.tell(milestone(key));
    if (place === 'held')
      project.tell({ name: 'hold', reason: 'budget-year', wakeAtMs: Date.now() + 90 * day });
    // what came due since then has happened
    project.passUntil(Date.now());
  }
  return project.events();
}

/**
 * Projects of one person in every place, written into the store as their ledgers tell, and running where they are open.
 *
 * @returns their ids, in the order of letters
 */
export async function portfolio(
  store: Store,
  { client, taskQueue }: { client: Client; taskQueue: string },
  options: PortfolioOptions,
): Promise<string[]> {
  const { ownerId, count, named = ownerId, workTime } = options;
  const { customerIdOf = () => 'acme', places = projectPlaces } = options;
  const planner = workTime && (await plannerOf(store, workTime, ownerId));
  const ids: string[] = [];
  const call = randomUUID().slice(0, 8);
  const lives = new Map<string, readonly ProjectEvent[]>();
  for (let number = 0; number < count; number += 1) {
    const projectId = `${named}-${call}-${String(number).padStart(3, '0')}`;
    const place = places[number % places.length] ?? 'plan';
    const like = lives.get(place) ?? lived(place, ownerId, planner);
    lives.set(place, like);
    const title = `Line ${number} (${place})`;
    const events = like.map((event) => {
      if (event.type === 'projectOpened') return { ...event, title, customerId: customerIdOf(number) };
      return 'noteId' in event ? { ...event, noteId: `note-${projectId}` } : event;
    });
    const state = fold(projectId, events);
    await store.ledger.append(projectId, events);
    await store.projects.write(state, 0, Object.keys(state.deal?.tasks ?? {}));
    await store.notes.write({
      id: `note-${projectId}`,
      projectId,
      actor: ownerId,
      atMs: Date.now(),
      text: `Promised a visit for ${projectId}`,
    });
    if (isOpen(state)) {
      await client.workflow.start(workflowTypes.salesProject, {
        workflowId: projectWorkflowId(projectId),
        taskQueue,
        args: [{ projectId, state }],
      });
    }
    ids.push(projectId);
  }
  return ids;
}
