import type { LineFaultCode } from '../contracts/wire/archive-bundle';

/** Why a line is not put back, and what to do. */
export class LineFault extends Error {
  constructor(
    readonly code: LineFaultCode,
    detail: string,
    readonly cure: string,
  ) {
    super(detail);
    this.name = 'LineFault';
  }
}
