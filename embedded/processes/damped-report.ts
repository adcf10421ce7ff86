import type { Report } from './report';

/** A line that differs only in numbers from one shown within this time (ms) is just counted. */
const quietMs = 10_000;

/** An outage makes one error per request: this shows the first, and with the next that it shows how many more came. */
export function dampedReport(report: Report, now: () => number = Date.now): Report {
  const shown = new Map<string, { atMs: number; more: number }>();
  return (line) => {
    const alike = line.replaceAll(/\d+/g, '0');
    const before = shown.get(alike);
    if (before && now() - before.atMs < quietMs) {
      before.more += 1;
      return;
    }
    for (const [key, { atMs, more }] of shown) if (more === 0 && now() - atMs > quietMs) shown.delete(key);
    shown.set(alike, { atMs: now(), more: 0 });
    report(before && before.more > 0 ? `${line} (and ${before.more} more since)` : line);
  };
}
