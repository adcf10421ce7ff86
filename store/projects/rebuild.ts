import { isDeepStrictEqual } from 'node:util';
import { fold } from '../../domain/project/evolve/evolve';
import type { Reference } from '../../domain/project/model/references';
import type { ProjectState } from '../../domain/project/model/state';
import type { Ledger } from './ledger';
import type { Models } from '../models/models';
import type { Projects } from './projects';
import type { SearchGrams } from '../lists/search-grams';
import { cardRow } from './card-rows';
import { projectRow, taskRow } from './project-rows';

/**
 * The result for one project. `same`: document and tasks matched the ledger. `written`: they were missing, behind or
 * different. `faulty`: left as it is, since its ledger cannot be folded.
 */
export type RebuiltProject =
  | { readonly projectId: string; readonly outcome: 'same' | 'written'; readonly revision: number }
  | { readonly projectId: string; readonly outcome: 'faulty'; readonly fault: string };

/** Makes the claims of references that are missing; those of others stay. */
interface Claims {
  claim(kind: 'project', reference: Reference, targetId: string): Promise<unknown>;
}

/** Rebuilds the read side, `projects`, `cards` and `tasks`, from the ledger while projects go on. */
export interface Rebuild {
  /** Every project with events in the ledger, in order of the ids. */
  projectIds(): Promise<string[]>;
  /** Projects of the read side without events in the ledger. */
  withoutLedger(projectIds: readonly string[]): Promise<string[]>;
  /** Folds one project and writes what differs. Never overwrites a later revision. */
  project(projectId: string): Promise<RebuiltProject>;
}

/**
 * How often a project that changes at the same time is folded again; each time it has recorded something in between.
 */
const mostAttempts = 50;

export function rebuild(
  models: Pick<Models, 'events' | 'projects' | 'cards' | 'tasks'>,
  {
    ledger,
    projects,
    references,
    grams,
  }: {
    readonly ledger: Ledger;
    readonly projects: Projects;
    readonly references: Claims;
    readonly grams: SearchGrams;
  },
): Rebuild {
  const attempt = async (projectId: string): Promise<RebuiltProject | 'moved'> => {
    // in this order: events are appended before the document is written, so a healthy ledger is never behind it
    const stored = await models.projects.findById(projectId, { unpublished: 0 }).lean();
    const events = await ledger.read(projectId);
    const gap = events.findIndex((event, index) => event.revision !== index + 1);
    if (gap !== -1) return faulty(projectId, `event ${gap + 1} is missing in the ledger`);
    const state = fold(projectId, events);
    const { revision } = state;
    // never opened: it has only refused commands, and nothing to show
    if (!state.deal) return { projectId, outcome: 'same', revision };
    if (stored && stored.revision > revision) {
      return faulty(projectId, `the ledger ends at ${revision}, its document is at ${stored.revision}`);
    }
    for (const reference of state.deal.references ?? []) {
      await references.claim('project', reference, projectId);
    }
    const tasks = await differingTasks(models, state);
    await removeTasks(models, tasks.surplus, revision);
    const row = projectRow(state);
    const isFound = await grams.isSame('project', projectId, revision, row.searched);
    const card = await models.cards.findById(projectId).lean();
    const isShown = isDeepStrictEqual(plain(card ?? {}), plain(cardRow(state)));
    const isSame = isFound && isShown && stored !== null && isDeepStrictEqual(plain(stored), plain(row));
    if (isSame && tasks.changed.length + tasks.surplus.length === 0) {
      return { projectId, outcome: 'same', revision };
    }
    const isWritten = await projects.write(state, stored?.revision ?? 0, tasks.changed);
    return isWritten ? { projectId, outcome: 'written', revision } : 'moved';
  };
  return {
    async projectIds() {
      // one answer of the server holds some 200,000 ids
      return (await models.events.distinct('projectId')).sort();
    },
    async withoutLedger(projectIds) {
      const known = new Set(projectIds);
      const stored = await models.projects.find({}, { _id: 1 }).lean();
      return stored
        .map(({ _id }) => _id)
        .filter((id) => !known.has(id))
        .sort();
    },
    async project(projectId) {
      for (let attempts = 0; attempts < mostAttempts; attempts += 1) {
        const rebuilt = await attempt(projectId);
        if (rebuilt !== 'moved') return rebuilt;
      }
      return faulty(projectId, `it was changed ${mostAttempts} times while it was folded`);
    },
  };
}

function faulty(projectId: string, fault: string): RebuiltProject {
  return { projectId, outcome: 'faulty', fault };
}

/** In the form that the database returns: without undefined fields, and in any order. */
function plain(row: object): unknown {
  return JSON.parse(JSON.stringify(row));
}

/** Tasks whose rows are missing or different, and rows of tasks that the project does not have. */
async function differingTasks(
  { tasks }: Pick<Models, 'tasks'>,
  state: ProjectState,
): Promise<{ readonly changed: string[]; readonly surplus: string[] }> {
  const { projectId } = state;
  const stored = new Map((await tasks.find({ projectId }).lean()).map((row) => [row.taskId, row]));
  const taskIds = Object.keys(state.deal?.tasks ?? {});
  const changed = taskIds.filter((taskId) => {
    const row = stored.get(taskId);
    const wanted = taskRow(state, taskId);
    // a row keeps the revision at which it was last written
    return !row || !isDeepStrictEqual(plain({ ...row, revision: 0 }), plain({ ...wanted, revision: 0 }));
  });
  const known = new Set(taskIds);
  const surplus = [...stored.values()].filter(({ taskId }) => !known.has(taskId)).map(({ _id }) => _id);
  return { changed, surplus };
}

/** Rows of a later revision belong to tasks that were opened since the ledger was read. */
async function removeTasks(
  { tasks }: Pick<Models, 'tasks'>,
  rowIds: readonly string[],
  revision: number,
): Promise<void> {
  if (rowIds.length === 0) return;
  await tasks.deleteMany({ _id: { $in: [...rowIds] }, revision: { $lte: revision } });
}
