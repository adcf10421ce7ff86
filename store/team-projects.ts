import type { QueryFilter } from 'mongoose';
import type { PlaybookRules } from '../domain/playbook';
import type { Deal, ProjectState, ProjectStatus } from '../domain/project/state';
import type { Models, ProjectRow } from './models';

const endedStatuses = ['won', 'lost', 'dropped'] as const satisfies readonly ProjectStatus[];

/** Projects of whole teams: many at once, for reviews. States that are read like this remember no commands. */
export interface TeamProjects {
  /** Running projects of some people, held ones too, in no particular order. */
  runningOf(ownerIds: readonly string[]): Promise<ProjectState[]>;
  /** Projects of some people that ended at an instant or later, in no particular order. */
  endedOf(ownerIds: readonly string[], sinceMs: number): Promise<ProjectState[]>;
  /** Has rows of earlier versions say when their projects ended, for `endedOf`. Those that do are left alone. */
  sayWhenEnded(): Promise<void>;
  /** Those that run of some projects, in no particular order. */
  runningAmong(projectIds: readonly string[]): Promise<ProjectState[]>;
}

/**
 * What is not fetched of a state: the rules of its playbook, which are four fifths of it and the same in most projects,
 * and the commands that it remembers. Named by what is left out: of dotted paths to keep, the embedded server makes flat
 * fields.
 */
const leftOut: Readonly<Record<`state.deal.playbook.${Exclude<keyof PlaybookRules, 'key' | 'version'>}`, 0>> =
  {
    'state.deal.playbook.ownerRole': 0,
    'state.deal.playbook.deliveryRole': 0,
    'state.deal.playbook.roles': 0,
    'state.deal.playbook.stages': 0,
    'state.deal.playbook.buyerStages': 0,
    'state.deal.playbook.milestones': 0,
    'state.deal.playbook.clocks': 0,
    'state.deal.playbook.limits': 0,
    'state.deal.playbook.ladders': 0,
    'state.deal.playbook.dropReasons': 0,
    'state.deal.playbook.lossReasons': 0,
  };

type SlimState = Omit<ProjectState, 'commands' | 'deal'> & {
  readonly deal: Omit<Deal, 'playbook'> & { readonly playbook: Pick<PlaybookRules, 'key' | 'version'> };
};

interface RowVersion {
  readonly _id: string;
  readonly revision: number;
}

interface SlimRow extends RowVersion {
  readonly state: SlimState;
}

/** How many states are kept at most; each takes some kilobytes. */
const mostKept = 3_000;

/**
 * States that were read before. What a project is at a revision never changes, so only those that have moved on are read
 * again: a manager who decides project by project sees the same thousand after each form.
 */
function keptStates() {
  const rows = new Map<string, SlimRow>();
  return {
    get({ _id, revision }: RowVersion): SlimRow | undefined {
      const row = rows.get(_id);
      return row?.revision === revision ? row : undefined;
    },
    add(fresh: readonly SlimRow[]): void {
      for (const row of fresh) {
        // what was read last is forgotten last
        rows.delete(row._id);
        rows.set(row._id, row);
      }
      for (const id of rows.keys()) {
        if (rows.size <= mostKept) break;
        rows.delete(id);
      }
    },
  };
}

export function teamProjects({
  projects: model,
  playbooks,
}: Pick<Models, 'projects' | 'playbooks'>): TeamProjects {
  const kept = keptStates();
  const read = async (ids: readonly string[]): Promise<SlimRow[]> => {
    if (ids.length === 0) return [];
    return model.aggregate<SlimRow>([
      { $match: { _id: { $in: [...ids] } } },
      { $project: { ...leftOut, 'state.commands': 0 } },
    ]);
  };
  const find = async (match: QueryFilter<ProjectRow>): Promise<ProjectState[]> => {
    const found = await model.aggregate<RowVersion>([{ $match: match }, { $project: { revision: 1 } }]);
    const missing = found.filter((row) => !kept.get(row)).map(({ _id }) => _id);
    const fresh = await read(missing);
    kept.add(fresh);
    // one that has moved on in between is taken as it is by now
    const freshById = new Map(fresh.map((row) => [row._id, row]));
    const rows = found.flatMap((row) => freshById.get(row._id) ?? kept.get(row) ?? []);
    if (rows.length === 0) return [];
    const named = [...new Set(rows.map(({ state }) => playbookId(state)))];
    const stored = await playbooks.find({ _id: { $in: named } }).lean();
    const rulesById = new Map(stored.map(({ _id, playbook }) => [_id, playbook.rules]));
    // a playbook that is stored nowhere else stands in the project alone
    const others = rows.filter(({ state }) => !rulesById.has(playbookId(state))).map(({ _id }) => _id);
    const whole = others.length > 0 ? await model.find({ _id: { $in: others } }).lean() : [];
    const states = rows.flatMap(({ state }): ProjectState[] => {
      const playbook = rulesById.get(playbookId(state));
      return playbook ? [{ ...state, commands: [], deal: { ...state.deal, playbook } }] : [];
    });
    return [...states, ...whole.map(({ state }) => state)];
  };
  return {
    runningOf: (ownerIds) => find({ ownerId: { $in: [...ownerIds] }, status: 'open' }),
    runningAmong: (projectIds) => find({ projectId: { $in: [...projectIds] }, status: 'open' }),
    endedOf: (ownerIds, sinceMs) =>
      find({
        ownerId: { $in: [...ownerIds] },
        status: { $in: [...endedStatuses] },
        endedAtMs: { $gte: sinceMs },
      }),
    async sayWhenEnded() {
      const silent = { status: { $in: [...endedStatuses] }, endedAtMs: null };
      // each is written before the next one is read, so a process that is stopped has not done it for nothing
      for await (const { _id, state } of model.find(silent).lean().cursor()) {
        const endedAtMs = state.deal?.outcome?.atMs;
        if (endedAtMs !== undefined) await model.updateOne({ _id, endedAtMs: null }, { $set: { endedAtMs } });
      }
    },
  };
}

function playbookId({ deal: { playbook } }: SlimState): string {
  return `${playbook.key}@${playbook.version}`;
}
