import path from 'node:path';
import type { Client } from '@temporalio/client';
import mongoose from 'mongoose';
import pLimit from 'p-limit';
import { projectWorkflowId } from '../../../contracts/sandbox/names';
import type { ProjectState } from '../../../domain/project/model/state';
import { apiKeys } from '../../../store/api-keys';
import { ledger } from '../../../store/projects/ledger';
import type { Models } from '../../../store/models/models';
import { defineModels } from '../../../store/models/models';
import { openStatuses } from '../../../store/projects/projects';
import { readMailFiles } from './mail-files';
import type { ProjectSeen, Seen } from './seen';
import { asFault, lookAtWorkflow } from './workflow-look';

/** Looks at what is really there, bypassing the API. */
export interface Look {
  /** Makes an API key that may do everything. */
  makeApiKey(name: string): Promise<string>;
  /** How many of these projects have a document. */
  opened(projectIds: readonly string[]): Promise<number>;
  /** Ids of open tasks by project. */
  openTasks(): Promise<Map<string, string[]>>;
  /** Whether ledger, document and workflow of every project are at the same revision. */
  areQuiet(projectIds: readonly string[]): Promise<boolean>;
  /** How many mails of the outbox are not settled. */
  waitingMails(): Promise<number>;
  all(projectIds: readonly string[]): Promise<Seen>;
  close(): Promise<void>;
}

export interface Places {
  readonly mongoUri: string;
  readonly client: Client;
  readonly dataDir: string;
}

const queryLimitMs = 15_000;
const selectionLimitMs = 5_000;
/** Queries replay what is not cached: a few at a time. */
const atOnce = 8;

export async function openLook({ mongoUri, client, dataDir }: Places): Promise<Look> {
  const connection = await mongoose
    .createConnection(mongoUri, { autoIndex: false, serverSelectionTimeoutMS: selectionLimitMs })
    .asPromise();
  const models = defineModels(connection);
  const keys = apiKeys(models);
  return {
    makeApiKey: (name) => keys.createAnew({ name, scopes: ['admin'], expiresAt: null }),
    opened: (projectIds) => models.projects.countDocuments({ projectId: { $in: [...projectIds] } }),
    async openTasks() {
      const rows = await models.tasks
        .find({ status: { $in: [...openStatuses] } }, { projectId: 1, taskId: 1 })
        .lean();
      const byProject = new Map<string, string[]>();
      for (const { projectId, taskId } of rows) {
        byProject.set(projectId, [...(byProject.get(projectId) ?? []), taskId]);
      }
      return byProject;
    },
    async areQuiet(projectIds) {
      const revisions = await models.projects.find({}, { revision: 1 }).lean();
      const stored = new Map(revisions.map(({ _id, revision }) => [_id, revision]));
      const found = await pLimit(atOnce).map(projectIds, async (projectId) => {
        const live = await stateOf(client, projectId);
        return 'revision' in live && live.revision === stored.get(projectId);
      });
      return found.every(Boolean);
    },
    async waitingMails() {
      const rows = await models.outbox.find({}, { status: 1 }).lean();
      return rows.filter(({ status }) => isWaiting(status)).length;
    },
    async all(projectIds) {
      const projects = await pLimit(atOnce).map(projectIds, (projectId) => lookAt(models, client, projectId));
      const outbox = await models.outbox.find().lean();
      return { atMs: Date.now(), projects, outbox, mails: await readMailFiles(path.join(dataDir, 'mails')) };
    },
    close: () => connection.close(),
  };
}

const settled: readonly string[] = ['accepted', 'skipped', 'failed', 'unconfirmed', 'joined', 'for-digest'];

export function isWaiting(status: string): boolean {
  return !settled.includes(status);
}

async function lookAt(models: Models, client: Client, projectId: string): Promise<ProjectSeen> {
  const [events, row, tasks, live, workflow] = await Promise.all([
    ledger(models).read(projectId),
    models.projects.findById(projectId, { unpublished: 0 }).lean(),
    models.tasks.find({ projectId }).lean(),
    stateOf(client, projectId),
    lookAtWorkflow(client, projectId).catch(asFault),
  ]);
  return { projectId, events, row, tasks, live, workflow };
}

function stateOf(client: Client, projectId: string): Promise<ProjectSeen['live']> {
  const handle = client.workflow.getHandle(projectWorkflowId(projectId));
  return client
    .withDeadline(Date.now() + queryLimitMs, () => handle.query<ProjectState>('state'))
    .catch(asFault);
}
