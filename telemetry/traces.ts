import { createRequire } from 'node:module';
import type * as openTelemetry from './open-telemetry';
import type { Traces, TraceSettings } from './tracing';

export type { Traces, TraceSettings } from './tracing';

/** Starts to trace; without settings nothing is loaded, and nothing costs anything. */
export function startTraces(settings: TraceSettings | null): Traces | null {
  if (!settings) return null;
  const load = createRequire(__filename);
  return (load('./open-telemetry') as typeof openTelemetry).openTraces(settings);
}
