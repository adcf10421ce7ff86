import type { WhatIfReport } from '../../what-if/model/report';
import type { ClockChange } from '../../what-if/model/rules';
import type { ContactAssumption } from './contact-days';

/** One run: which days, on which data, and what came of it. */
export interface Outcome {
  readonly change: ClockChange;
  /** Absent where the ledger has the contacts. */
  readonly contacts?: ContactAssumption;
  readonly report: WhatIfReport;
}

/** Runs that are compared. */
export interface Comparison {
  /** By contacts, and within them by days. */
  readonly outcomes: readonly Outcome[];
  /** The assumptions that all of them share. */
  readonly assumptions: readonly string[];
}
