import type { FileFaultCode, RowFaultCode } from './fault-codes';

/** What is wrong, and what to do about it. `{name}` stands for a value of the fault. */
export interface FaultText {
  readonly message: string;
  readonly cure: string;
}

export type ReadingFaultTexts = Readonly<Record<FileFaultCode | RowFaultCode, FaultText>>;
