import { createHash } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { LRUCache } from 'lru-cache';
import { canonical } from '../../domain/canonical';
import type { PlaybookRules } from '../../domain/playbook/playbook';
import type { Deal, ProjectState, Task } from '../../domain/project/model/state';
import { isOpenTask } from '../../domain/project/model/state';
import type { Models } from '../models/models';
import type { StoredDeal, StoredState } from '../models/stored-state';

/** Completes states that were read from documents, and stores what that takes. */
export interface Documents {
  /** The states of some documents, in order. Those whose rules are no longer known anywhere are left out. */
  whole(rows: readonly { readonly state: StoredState }[]): Promise<ProjectState[]>;
  /** The rules that a row names; null when they are not known. */
  rules(id: string): Promise<PlaybookRules | null>;
  /** Stores the rules that a document is about to name. */
  keep(rules: PlaybookRules): Promise<void>;
}

/** How many rules a process keeps in memory: those of every version in use, some ten kilobytes each. */
const mostInMemory = 200;

export function documents({ rules: model, events }: Pick<Models, 'rules' | 'events'>): Documents {
  const known = new LRUCache<string, PlaybookRules>({ max: mostInMemory });
  const keep = async (rules: PlaybookRules): Promise<void> => {
    const _id = rulesId(rules);
    if (known.has(_id)) return;
    await model.updateOne({ _id }, { $setOnInsert: { rules } }, { upsert: true });
    known.set(_id, rules);
  };
  const find = async ({ projectId, deal }: StoredState): Promise<PlaybookRules | undefined> => {
    const { rulesId: _id } = deal.playbook;
    const row = await model.findById(_id).lean();
    if (row) return row.rules;
    // a collection that was lost: the ledger has the rules that the project was opened with
    const opened = await events.findOne({ projectId, type: 'projectOpened' }).lean();
    if (opened?.event.type !== 'projectOpened' || rulesId(opened.event.playbook) !== _id) return undefined;
    await keep(opened.event.playbook);
    return opened.event.playbook;
  };
  return {
    keep,
    async rules(id) {
      const rules = known.get(id) ?? (await model.findById(id).lean())?.rules;
      if (rules) known.set(id, rules);
      return rules ?? null;
    },
    async whole(rows) {
      const states: ProjectState[] = [];
      for (const { state } of rows) {
        const { rulesId: id } = state.deal.playbook;
        const playbook = known.get(id) ?? (await find(state));
        if (!playbook) continue;
        known.set(id, playbook);
        const { openTasks, packedTasks, ...deal } = state.deal;
        const tasks = unpacked(openTasks, packedTasks);
        states.push({ ...state, commands: [], deal: { ...deal, tasks, playbook } });
      }
      return states;
    },
  };
}

/** A state in the form that its document stores. */
export function storedState({
  commands: _,
  deal,
  ...state
}: ProjectState & { readonly deal: Deal }): StoredState {
  const { playbook, tasks, ...others } = deal;
  const { key, version } = playbook;
  return {
    ...state,
    deal: { ...others, ...packed(tasks), playbook: { key, version, rulesId: rulesId(playbook) } },
  };
}

function packed(tasks: Deal['tasks']): Pick<StoredDeal, 'openTasks' | 'packedTasks'> {
  const all = Object.entries(tasks);
  const open = all.filter(([, task]) => isOpenTask(task));
  if (open.length === all.length) return { openTasks: tasks };
  const inOrder = all.map(([id, task]) => (isOpenTask(task) ? id : task));
  return {
    openTasks: Object.fromEntries(open),
    packedTasks: deflateRawSync(canonical(inOrder)).toString('base64'),
  };
}

/** The tasks of a document. */
function unpacked(openTasks: StoredDeal['openTasks'], packedTasks: string | undefined): Deal['tasks'] {
  if (packedTasks === undefined) return openTasks;
  const json = inflateRawSync(Buffer.from(packedTasks, 'base64')).toString('utf8');
  const inOrder = JSON.parse(json) as (Task | string)[];
  return Object.fromEntries(
    inOrder.flatMap((each): [string, Task][] => {
      const task = typeof each === 'string' ? openTasks[each] : each;
      return task ? [[task.id, task]] : [];
    }),
  );
}

/** A process evolves the same few objects again and again. */
const ids = new WeakMap<PlaybookRules, string>();

/** A digest of rules: the first 128 bits of the SHA-256 of their JSON with sorted keys, in base64url. */
export function rulesId(rules: PlaybookRules): string {
  const known = ids.get(rules);
  if (known !== undefined) return known;
  const id = createHash('sha256').update(canonical(rules)).digest().subarray(0, 16).toString('base64url');
  ids.set(rules, id);
  return id;
}
