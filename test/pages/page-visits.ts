import { realDayMs } from '../../domain/project/evolve/clocks';
import type { LinkTarget } from '../../contracts/wire/link-targets';
import type { TaskAction } from '../../domain/project/model/task-actions';
import type { Task } from '../../domain/project/model/state';
import { openTasks } from '../../domain/project/model/state';
import { eventually } from '../support/eventually';
import type { RunningApi, Told } from '../api/running-api';

/** What people do with the links of mails, for tests. */
export interface PageVisits {
  /** @returns the token of a new link */
  link(personId: string, target: LinkTarget, expiresInMs?: number): Promise<string>;
  /** A link to act on an open task, for its holder unless said otherwise. */
  taskLink(projectId: string, task: Task, action: TaskAction, personId?: string): Promise<string>;
  open(token: string): Promise<Told>;
  act(token: string, fields?: Readonly<Record<string, string>>): Promise<Told>;
  /** The open tasks of one kind, oldest first. */
  tasks(projectId: string, kind?: Task['kind']): Promise<Task[]>;
  /** Waits until the project has an open task of a kind that somebody holds. */
  heldTask(projectId: string, kind: Task['kind']): Promise<Task & { personId: string }>;
  revision(projectId: string): Promise<number>;
  /** What a task is now, once the read side knows of a change. */
  changed(projectId: string, taskId: string, is: (task: Task) => boolean): Promise<Task>;
}

export function pageVisits(api: RunningApi): PageVisits {
  const state = async (projectId: string) => (await api.store.projects.read(projectId))!;
  const tasks: PageVisits['tasks'] = async (projectId, kind) =>
    openTasks((await state(projectId)).deal!).filter((task) => kind === undefined || task.kind === kind);
  const visits: PageVisits = {
    async link(personId, target, expiresInMs = 90 * realDayMs) {
      const expiresAt = new Date(Date.now() + expiresInMs);
      return (await api.store.links.create([{ personId, target, expiresAt }]))[0]!;
    },
    taskLink: (projectId, { id: taskId, personId: holderId }, action, personId = holderId!) =>
      visits.link(personId, { kind: 'task', projectId, taskId, action, holderId: holderId! }),
    open: (token) => api.get(`/act?token=${token}`, { key: null }),
    act: (token, fields = {}) => api.ask('POST', '/act', { key: null, form: { token, ...fields } }),
    tasks,
    heldTask: (projectId, kind) =>
      eventually(async () => {
        const found = (await tasks(projectId, kind)).find(({ personId }) => personId !== null);
        return found as (Task & { personId: string }) | undefined;
      }),
    revision: async (projectId) => (await state(projectId)).revision,
    changed: (projectId, taskId, is) =>
      eventually(async () => {
        const task = (await state(projectId)).deal!.tasks[taskId]!;
        return is(task) ? task : undefined;
      }),
  };
  return visits;
}

/** The readable text of a page, without its marks. */
export function textOf({ text }: Told): string {
  return text.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
}

/** A session, as a link's target. */
export const aSession = { kind: 'session', device: 'Chrome · Mac', sinceMs: 0, isOwnDevice: false } as const;

/** A page without its header. */
export function mainOf({ text }: Told): string {
  return text.slice(text.indexOf('<main'));
}

/** The value of a hidden field. */
export function hiddenOf({ text }: Told, name: string): string {
  return new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1] ?? '';
}
