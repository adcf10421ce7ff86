import type { CommandOf, ProjectCommand } from '../../domain/project/model/commands';
import type { RefusalCode } from '../../domain/project/model/refusals';
import type { Receipt } from './receipt';

/**
 * Several reports to one project in one message: an update, which answers each of them, and a signal. They are decided
 * one after the other as if each had come alone, all in the same instant; one that is refused changes nothing for those
 * after it.
 */
export const batchName = 'takeReports';

/** The most reports in one message: what they lead to is decided in one workflow task. */
export const mostInBatch = 100;

/** What is reported in bulk. */
export type Report = CommandOf<'reachMilestone'> | CommandOf<'recordContact'>;

export interface Batch {
  readonly commands: readonly ProjectCommand[];
}

/** A report of a batch that was refused. */
export interface RefusedReport {
  readonly code: RefusalCode;
  readonly message: string;
  readonly missing: readonly string[];
}

/** The answers to the reports of a batch, in their order. */
export type BatchAnswer = readonly (Receipt | RefusedReport)[];
