/** Instants and numbers in gRPC messages are 64 bits wide, so not always a number. */

interface Wide {
  toNumber(): number;
}
type Timestamp =
  { readonly seconds?: Wide | number | null; readonly nanos?: number | null } | null | undefined;

export function longToNumber(given: Wide | number | null | undefined): number {
  if (typeof given === 'number') return given;
  return given?.toNumber() ?? 0;
}

/** Epoch milliseconds; 0 when there is none. */
export function msOf(timestamp: Timestamp): number {
  if (!timestamp) return 0;
  return longToNumber(timestamp.seconds) * 1_000 + Math.floor((timestamp.nanos ?? 0) / 1_000_000);
}
