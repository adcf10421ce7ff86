import mongoose from 'mongoose';

import type { ProjectEvent } from '../../domain/project/model/events';
import type { ProjectStatus } from '../../domain/project/model/state';
import { apiKeys } from '../../store/api-keys';
import { ledger } from '../../store/projects/ledger';
import type { OutboxRow } from '../../store/models/outbox-models';
import { defineModels } from '../../store/models/models';

/** How projects stand at a moment. */
export interface RecordCounts {
  /** projects by status */
  readonly statuses: Readonly<Partial<Record<ProjectStatus, number>>>;
  /** open projects by stage */
  readonly stages: Readonly<Record<string, number>>;
  readonly followUps: number;
  readonly judgements: number;
}

/** What the platform has recorded: the ledger, the projects, the outbox. */
export interface PlatformRecords {
  /** Makes API keys that may do everything. */
  makeApiKeys(names: readonly string[]): Promise<string[]>;
  counts(): Promise<RecordCounts>;
  /** The status of every project by its id. */
  statuses(): Promise<Map<string, ProjectStatus>>;
  /** All events of a project in their order. */
  eventsOf(projectId: string): Promise<ProjectEvent[]>;
  /** Every mail that the platform knows of. */
  outbox(): Promise<OutboxRow[]>;
  close(): Promise<void>;
}

/** Reads what the platform has recorded, bypassing its API: what counts is what is there. */
export async function openRecords(mongoUri: string): Promise<PlatformRecords> {
  const connection = await mongoose.createConnection(mongoUri, { autoIndex: false }).asPromise();
  const models = defineModels(connection);
  const events = ledger(models);
  const keys = apiKeys(models);
  return {
    makeApiKeys: (names) =>
      Promise.all(names.map((name) => keys.createAnew({ name, scopes: ['admin'], expiresAt: null }))),
    counts: async () => {
      const open = [{ $match: { status: 'open' } }, { $group: { _id: '$stage', count: { $sum: 1 } } }];
      const [statuses, stages, tasks] = await Promise.all([
        models.projects.aggregate<Group>([{ $group: { _id: '$status', count: { $sum: 1 } } }]),
        models.projects.aggregate<Group>(open),
        models.tasks.aggregate<Group>([{ $group: { _id: '$kind', count: { $sum: 1 } } }]),
      ]);
      const byKind = byName(tasks);
      return {
        statuses: byName(statuses),
        stages: byName(stages),
        followUps: byKind['follow-up'] ?? 0,
        judgements: Math.ceil((byKind['judge'] ?? 0) / tasksPerJudgement),
      };
    },
    statuses: async () => {
      const rows = await models.projects.find({}, { status: 1 }).lean();
      return new Map(rows.map(({ _id, status }) => [_id, status]));
    },
    eventsOf: (projectId) => events.read(projectId),
    outbox: () => models.outbox.find().lean(),
    close: () => connection.close(),
  };
}

interface Group {
  readonly _id: string;
  readonly count: number;
}

/** A judgement is asked of the owner and of the manager. */
const tasksPerJudgement = 2;

function byName(groups: readonly Group[]): Record<string, number> {
  return Object.fromEntries(groups.map(({ _id, count }) => [_id, count]));
}
