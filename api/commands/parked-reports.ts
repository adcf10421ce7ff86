import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { mostParked } from '../../contracts/wire/parked-reports';
import { realDayMs } from '../../domain/project/evolve/clocks';
import type { Reference } from '../../domain/project/model/references';
import { referenceText } from '../../domain/project/model/references';
import { eventReused } from '../../domain/project/model/reported-events';
import type { ParkedContent, ParkedEnd, ParkedReport } from '../../store/parked-reports';
import type { Store } from '../../store/store';
import { Problem, refusalProblem } from '../kit/problems/problems';
import type { NamedReport, ReportDeps } from './bulk-reports';
import { sendReports } from './bulk-reports';
import type { CommandFate, WaitForAnswer } from './project-commands';
import { projectWith } from './reference-claims';

/**
 * Reports for projects that do not exist yet. A caller whose events come before the project may ask to park them: they
 * wait by the reference that they name, and the project gets them in their order as soon as it has the reference.
 *
 * Nothing is lost between the two: a report is kept before the registry of references is asked once more, and a project
 * marks what waits for it after it has recorded the reference. Whichever comes second finds the other.
 */

/** How reports are to wait. */
export interface Parking {
  readonly days: number;
  /** Who hears about it when they expire. */
  readonly personId: string;
}

/**
 * How a request wants its reports to wait; null when it does not.
 *
 * @throws Problem when nobody could be told
 */
export async function parkingOf(
  { people }: Pick<Store, 'people'>,
  { park, tell }: { readonly park?: number | undefined; readonly tell?: string | undefined },
): Promise<Parking | null> {
  if (park === undefined || tell === undefined) return null;
  if ((await people.read(tell))?.active) return { days: park, personId: tell };
  const detail = `"${tell}" is nobody who is active in the directory.`;
  throw new Problem('unknown-reference', detail, { errors: [{ parameter: 'tell', detail }] });
}

/** A report whose project does not exist yet. */
export type UnplacedReport = Omit<NamedReport, 'projectId'> & {
  readonly reference: Reference;
  readonly parking: Parking;
};

/**
 * Keeps a report until a project has the reference.
 *
 * @throws Problem when its event waits with another content, or too many wait
 */
export async function parkReport(
  { store }: { readonly store: Store },
  { reference, parking, base, name, fields, note }: UnplacedReport,
  nowMs: number = Date.now(),
): Promise<ParkedReport> {
  // it happened before now, whenever its project comes
  const content: ParkedContent = {
    ...{ name, base, fields: { occurredAtMs: base.at, ...fields } },
    ...(note !== undefined && { note }),
  };
  const expiresAtMs = nowMs + parking.days * realDayMs;
  const report = { reference, content, personId: parking.personId, parkedAtMs: nowMs, expiresAtMs };
  const parked = await store.parkedReports.park(report, mostParked);
  if (parked.kind === 'reused') throw refusalProblem(eventReused());
  if (parked.kind !== 'parked') {
    throw new Problem(
      'too-many-parked',
      `${mostParked} reports wait for "${referenceText(reference)}" already: open the project, or give it the reference.`,
    );
  }
  // a project that has come in the meantime may have looked before the report was there
  const project = await projectWith({ store }, [reference]);
  if (project) await store.parkedReports.nowDue(reference, project.projectId);
  return parked.report;
}

export interface ParkedDeps extends ReportDeps {
  readonly store: Pick<Store, 'notes' | 'parkedReports'>;
}

/** How many reports of one reference are sent at a time. */
const atATime = 100;

/**
 * Sends what is due for a reference to its project, in order. What cannot be sent now stays due.
 *
 * @returns whether nothing is left that could be sent
 */
export async function deliverParked(
  deps: ParkedDeps,
  reference: Reference,
  wait: WaitForAnswer = {},
): Promise<boolean> {
  const { parkedReports } = deps.store;
  const delivered = await parkedReports.alone(reference, randomUUID(), async () => {
    for (;;) {
      const due = await parkedReports.next(reference, atATime);
      if (due.length === 0) return true;
      const fates = await sendReports(deps, due.map(placed), wait);
      const ends = fates.map(endOf);
      for (const [index, end] of ends.entries()) {
        const id = due[index]?.id;
        if (end && id !== undefined) await parkedReports.end(id, end, Date.now());
      }
      if (ends.includes(null)) return false;
    }
  });
  return delivered ?? true;
}

function placed({ projectId, content: { name, fields, base, note } }: ParkedReport): NamedReport {
  if (projectId === null) throw new Error('A report is due and has no project.');
  return { projectId, base, name, fields, note };
}

/** How a report has ended; null when that failed for a reason of ours, and it is tried again. */
function endOf(fate: CommandFate): ParkedEnd | null {
  // one that was accepted waits in the project's own history
  if (fate.kind !== 'refused') return { status: 'delivered' };
  const { code, status, message: detail } = fate.problem;
  return status >= 500 ? null : { status: 'refused', refusal: { code, detail } };
}

/**
 * Gives a project what waited for its references, right after it was told of them, so that whoever opens it finds all of
 * it there. Never fails: what cannot be delivered now is by the next look of `keepDeliveringParked`.
 */
export async function deliverParkedTo(
  deps: ParkedDeps,
  projectId: string,
  references: readonly Reference[],
  log: Pick<Logger, 'warn'>,
): Promise<void> {
  try {
    for (const reference of references) {
      if (await deps.store.parkedReports.nowDue(reference, projectId)) await deliverParked(deps, reference);
    }
  } catch (err) {
    log.warn({ err, projectId }, 'reports that waited for a project are delivered later');
  }
}
