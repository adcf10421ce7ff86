import type { ProjectEvent } from '../../domain/project/model/events';
import type { ProjectState } from '../../domain/project/model/state';
import { areDuplicateKeys } from '../kit/duplicate-key';
import { insertNew } from '../kit/insert-new';
import { gramRows } from '../lists/search-grams';
import type { Models } from '../models/models';
import { cardRow } from './card-rows';
import type { Documents } from './documents';
import { eventRow, type Ledger } from './ledger';
import { newProjectRow, projectRow } from './project-rows';
import type { Projects } from './projects';

/** The whole ledger of a project that had ended before anybody here knew of it, and the state that it leads to. */
export interface PastLedger {
  readonly events: readonly ProjectEvent[];
  readonly state: ProjectState;
}

/** Projects that come in with their end, many in one write: nothing runs for them, and nobody is told. */
export interface PastProjects {
  /**
   * Writes them in the order of a step: events, cards and search, documents. The ledger decides: a project that somebody
   * else has opened under the same id meanwhile is left alone. Repeating it writes what a crash has left out.
   *
   * @param given those of a playbook that differs are written as well; no two of one id
   * @returns the ids of those that the ledger has otherwise
   */
  write(given: readonly PastLedger[]): Promise<ReadonlySet<string>>;
}

/** Events of one write: each opening carries the rules of its playbook, some ten kilobytes. */
const ledgersAtOnce = 50;

export function pastProjects(
  {
    events,
    cards,
    searchGrams,
    projects: model,
  }: Pick<Models, 'events' | 'cards' | 'searchGrams' | 'projects'>,
  on: {
    readonly ledger: Pick<Ledger, 'append'>;
    readonly projects: Pick<Projects, 'write'>;
    readonly keep: Documents['keep'];
  },
): PastProjects {
  /** @returns the ids of those that the ledger has otherwise */
  const append = async (some: readonly PastLedger[]): Promise<string[]> => {
    const rows = some.flatMap((each) => each.events.map((event) => eventRow(each.state.projectId, event)));
    try {
      // ordered: nothing may be written after an event that the ledger has in another form
      await events.collection.insertMany(rows as never[], { ordered: true, ignoreUndefined: true });
      return [];
    } catch (error) {
      if (!areDuplicateKeys(error)) throw error;
    }
    const others: string[] = [];
    for (const { events: own, state } of some) {
      if (!(await on.ledger.append(state.projectId, own))) others.push(state.projectId);
    }
    return others;
  };
  return {
    async write(given) {
      const others = new Set<string>();
      for (let from = 0; from < given.length; from += ledgersAtOnce) {
        for (const id of await append(given.slice(from, from + ledgersAtOnce))) others.add(id);
      }
      const states = given.map(({ state }) => state).filter(({ projectId }) => !others.has(projectId));
      for (const { deal } of states) if (deal) await on.keep(deal.playbook);
      await insertNew(cards, states.map(cardRow));
      const rows = states.map(projectRow);
      await insertNew(
        searchGrams,
        rows.flatMap((row) => gramRows('project', row._id, row.revision, row.searched)),
      );
      const taken = await insertNew(model, rows.map(newProjectRow));
      // a document of an earlier part of its ledger
      for (const state of states) {
        if (taken.has(state.projectId)) await on.projects.write(state, state.revision - 1, []);
      }
      return others;
    },
  };
}
