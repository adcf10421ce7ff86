import type { FileFaultCode, MappingFaultCode, RecordFaultCode, RowFaultCode } from './fault-codes';

/** What is wrong, and what to do about it. `{name}` stands for a value of the fault. */
export interface FaultText {
  readonly message: string;
  readonly cure: string;
}

export type ReadingFaultTexts = Readonly<Record<FileFaultCode | RowFaultCode, FaultText>>;

/** What may be wrong with a row once its cells can be read. */
export type RowTexts = Readonly<Record<MappingFaultCode | RecordFaultCode, FaultText>>;
