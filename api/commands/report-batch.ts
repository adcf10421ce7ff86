import type { z } from 'zod';
import { bulkReportSchemaWith } from '../../contracts/wire/bulk-reports';
import type { ParkedReport } from '../../store/parked-reports';
import type { Store } from '../../store/store';
import { Problem, problemDocument, problemSchema } from '../kit/problems/problems';
import { toProblem } from '../kit/responses';
import type { NamedReport, ReportDeps } from './bulk-reports';
import { orProblem, sendReports } from './bulk-reports';
import type { UnplacedReport } from './parked-reports';
import { parkReport } from './parked-reports';
import { parkedView } from './parked-view';
import type { CommandFate, WaitForAnswer } from './project-commands';
import { commandResponse } from './report-command';

/** One of many reports: to a project, for one that does not exist yet, or why it can be neither. */
export type GivenReport = NamedReport | UnplacedReport | Problem;

type Fate = CommandFate | { readonly kind: 'parked'; readonly report: ParkedReport };

export const bulkReportSchema = bulkReportSchemaWith(problemSchema);
type BulkReport = z.input<typeof bulkReportSchema>;
type Item = BulkReport['items'][number];

interface BatchDeps extends ReportDeps {
  readonly store: Store;
}
type BatchRequest = WaitForAnswer & { readonly requestId: string };

/** Sends or parks each of many reports, and answers with the fate of each, in the order in which they were given. */
export async function answerBatch(
  deps: BatchDeps,
  reports: readonly GivenReport[],
  request: BatchRequest,
): Promise<{ readonly status: 207; readonly body: BulkReport; readonly keepsKey?: false }> {
  const fates = await fatesOf(deps, reports, request);
  const items = fates.map((fate, index) => itemOf(reports[index], fate, index, request.requestId));
  const count = (from: number, to: number): number =>
    items.filter(({ status }) => status >= from && status <= to).length;
  const parked = fates.filter(({ kind }) => kind === 'parked').length;
  const counts = {
    done: count(200, 200),
    accepted: count(202, 202) - parked,
    parked,
    refused: count(400, 499),
    failed: count(500, 599),
  };
  // a repeat sends again what has failed on our side
  return { status: 207, body: { counts, items }, ...(counts.failed > 0 && { keepsKey: false }) };
}

async function fatesOf(
  deps: BatchDeps,
  reports: readonly GivenReport[],
  wait: WaitForAnswer,
): Promise<Fate[]> {
  const fates = new Map<number, Fate>();
  const placed: [number, NamedReport | Problem][] = [];
  for (const [place, report] of reports.entries()) {
    // one after the other: those of one reference keep their order
    if (report instanceof Problem || !('reference' in report)) placed.push([place, report]);
    else fates.set(place, await parkedFate(deps, report));
  }
  const sent = await sendReports(
    deps,
    placed.map(([, report]) => report),
    wait,
  );
  for (const [index, [place]] of placed.entries()) {
    const fate = sent[index];
    if (fate) fates.set(place, fate);
  }
  return reports.map((_report, place) => fates.get(place) ?? refused(new Error('A report has no answer.')));
}

async function parkedFate(deps: BatchDeps, report: UnplacedReport): Promise<Fate> {
  const parked = await orProblem(parkReport(deps, report));
  return parked instanceof Problem ? refused(parked) : { kind: 'parked', report: parked };
}

function refused(error: unknown): Fate {
  return { kind: 'refused', problem: toProblem(error) };
}

function itemOf(report: GivenReport | undefined, fate: Fate, index: number, requestId: string): Item {
  const nothing = { index, receipt: null, accepted: null, parked: null, problem: null };
  if (fate.kind === 'parked') return { ...nothing, status: 202, parked: parkedView(fate.report) };
  if (fate.kind === 'refused' || !report || !('projectId' in report)) {
    const problem = fate.kind === 'refused' ? fate.problem : toProblem(new Error('Nothing was sent.'));
    return { ...nothing, status: problem.status, problem: problemDocument(problem, requestId) };
  }
  const response = commandResponse(report.projectId, report.base, fate);
  return response.status === 200
    ? { ...nothing, status: 200, receipt: response.body }
    : { ...nothing, status: 202, accepted: response.body };
}
