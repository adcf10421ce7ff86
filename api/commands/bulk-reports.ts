import pLimit from 'p-limit';
import type { Report } from '../../contracts/sandbox/batch';
import type { CommandBase } from '../../domain/project/model/commands';
import type { Store } from '../../store/store';
import { Problem } from '../kit/problems/problems';
import { toProblem } from '../kit/responses';
import { noteIdOf } from './report-command';
import type { CommandFate, ProjectCommands, WaitForAnswer } from './project-commands';

/** A report to a project, as it comes from outside. */
export interface NamedReport {
  readonly projectId: string;
  readonly base: CommandBase;
  readonly name: Report['name'];
  /** Of the command, without its note. */
  readonly fields: Readonly<Record<string, unknown>>;
  readonly note?: string | undefined;
}

export interface ReportDeps {
  readonly store: Pick<Store, 'notes'>;
  readonly commands: Pick<ProjectCommands, 'report'>;
}

/** A report that is being read, or why it cannot be sent. */
export async function orProblem<Report>(report: Promise<Report>): Promise<Report | Problem> {
  try {
    return await report;
  } catch (error) {
    return toProblem(error);
  }
}

/** How many projects are told at a time: each mostly waits for its own workflow. */
const projectsAtATime = 16;

/**
 * Sends reports to their projects: in their order within a project, projects beside each other. What happens to one
 * concerns no other.
 *
 * @param reports each, or why it cannot be sent
 * @returns the fate of each, in the same order
 */
export async function sendReports(
  deps: ReportDeps,
  reports: readonly (NamedReport | Problem)[],
  { waitMs }: WaitForAnswer,
): Promise<CommandFate[]> {
  const fates = reports.map((report): CommandFate | undefined =>
    report instanceof Problem ? { kind: 'refused', problem: report } : undefined,
  );
  const places = new Map<string, number[]>();
  reports.forEach((report, place) => {
    if (report instanceof Problem) return;
    places.set(report.projectId, [...(places.get(report.projectId) ?? []), place]);
  });
  const startedMs = Date.now();
  await pLimit(projectsAtATime).map([...places], async ([projectId, own]) => {
    const left = waitMs === undefined ? {} : { waitMs: Math.max(0, waitMs - (Date.now() - startedMs)) };
    const sent = await sendToProject(
      deps,
      projectId,
      own.map((place) => reports[place] as NamedReport),
      left,
    );
    own.forEach((place, index) => (fates[place] = sent[index]));
  });
  return fates.map((fate) => fate ?? failed(new Error('A report has no answer.')));
}

/** Stores the notes, then sends the reports; the notes of those that are refused are deleted again. */
async function sendToProject(
  { store, commands }: ReportDeps,
  projectId: string,
  reports: readonly NamedReport[],
  wait: WaitForAnswer,
): Promise<CommandFate[]> {
  try {
    await Promise.all(
      reports.map(async ({ base, note: text }) => {
        if (text === undefined) return;
        const { actor, at: atMs } = base;
        await store.notes.write({ id: noteIdOf(base), projectId, actor, atMs, text });
      }),
    );
    const sent = reports.map(({ base, name, fields, note }) => {
      const noted = note === undefined ? {} : { noteId: noteIdOf(base) };
      // the schema of each item has checked the fields, and the workflow checks them again
      return { ...fields, ...base, ...noted, name } as Report;
    });
    const fates = await commands.report(projectId, sent, wait);
    await Promise.all(
      reports.map(async ({ base, note }, index) => {
        const fate = fates[index];
        const isRefused = fate?.kind === 'refused' && fate.problem.status < 500;
        if (note !== undefined && isRefused) await store.notes.discard(noteIdOf(base));
      }),
    );
    return fates;
  } catch (error) {
    return reports.map(() => failed(error));
  }
}

function failed(error: unknown): CommandFate {
  return { kind: 'refused', problem: toProblem(error) };
}
