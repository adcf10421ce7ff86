/** What may be wrong with a file as a whole: nothing of it is read on. */
export const fileFaultCodes = [
  'file-empty',
  'file-too-large',
  'too-many-rows',
  'too-many-columns',
  'line-too-long',
  'encoding-unclear',
  'encoding-contradicted',
  'not-text',
  'delimiter-unclear',
  'quote-open',
  'quote-misplaced',
  'old-workbook',
  'locked-workbook',
  'not-a-workbook',
  'workbook-damaged',
  'workbook-too-large',
  'workbook-suspicious',
  'sheet-unknown',
  'column-twice',
  'column-missing',
  'names-erased-person',
] as const;
export type FileFaultCode = (typeof fileFaultCodes)[number];

/** What may be wrong with one row, or with one of its cells: the others are read on. */
export const rowFaultCodes = [
  'cells-missing',
  'cells-too-many',
  'cell-too-long',
  'characters-lost',
  'formula',
  'error-value',
  'merged-cell',
  'date-impossible',
] as const;
export type RowFaultCode = (typeof rowFaultCodes)[number];

/** What may be wrong with a row beside how it is written. */
export const mappingFaultCodes = [
  'value-missing',
  'value-missing-for-new',
  'day-unreadable',
  'time-unreadable',
  'number-unreadable',
  'not-whole',
  'phone-unreadable',
  'email-unreadable',
  'word-unknown',
  'yes-or-no',
  'reference-unreadable',
] as const;
export type MappingFaultCode = (typeof mappingFaultCodes)[number];

/** What may be wrong with a row once it is compared with what is there. */
export const recordFaultCodes = [
  'row-twice',
  'value-invalid',
  'record-unknown',
  'customer-unknown',
  'customer-person-unknown',
  'project-unknown',
  'colleague-unknown',
  'other-customer',
  'reference-taken',
  'not-your-customer',
  'not-your-project',
  'people-by-programs',
  'manager-unknown',
  'administrator',
  'outcome-differs',
  'ended-before-opened',
  'ended-in-future',
  'reason-unknown',
  'command-refused',
  'person-erased',
] as const;
export type RecordFaultCode = (typeof recordFaultCodes)[number];

/** What a fault's sentence names. */
export type FaultValues = Readonly<Record<string, string | number>>;

/** A fault, as data: which sentence it gives, in which language, is decided where somebody reads it. */
export interface Fault<Code extends string = string> {
  readonly code: Code;
  /** The line of a CSV or the row of a sheet, from 1; absent: of the whole file. */
  readonly row?: number;
  /** The head of the column; absent: of the whole row. */
  readonly column?: string;
  readonly values: FaultValues;
}

/** A file that cannot be read. */
export class FileFault extends Error {
  readonly fault: Fault<FileFaultCode>;

  constructor(code: FileFaultCode, values: FaultValues = {}, place: { row?: number; column?: string } = {}) {
    super(code);
    this.name = 'FileFault';
    this.fault = { code, ...place, values };
  }
}
