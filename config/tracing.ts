import { z } from 'zod';
import { readSettings } from './read-settings';

const settings = z.object({
  OTEL_EXPORTER_OTLP_ENDPOINT: z
    .string()
    .regex(/^https?:\/\/\S+$/, { error: 'must be an http or https address' })
    .transform((url) => url.replace(/\/+$/, ''))
    .optional()
    .meta({ example: 'OTEL_EXPORTER_OTLP_ENDPOINT=http://127.0.0.1:4318' }),
  OTEL_EXPORTER_OTLP_HEADERS: z
    .string()
    .regex(/^[^=,\s]+=[^,]*(,[^=,\s]+=[^,]*)*$/, { error: 'must be name=value pairs with commas between' })
    .optional()
    .meta({ example: 'OTEL_EXPORTER_OTLP_HEADERS=authorization=…', secret: true }),
  OTEL_SERVICE_NAME: z.string().optional().meta({ example: 'OTEL_SERVICE_NAME=milepost-api' }),
  OTEL_TRACES_SAMPLER_ARG: z
    .string()
    .regex(/^(0(\.\d+)?|1(\.0+)?)$/, { error: 'must be a number from 0 to 1' })
    .transform(Number)
    .default(1)
    .meta({ example: 'OTEL_TRACES_SAMPLER_ARG=0.1' }),
});

/** Where spans go, and how many of them. */
export interface TracingConfig {
  readonly endpoint: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly serviceName: string;
  readonly ratio: number;
}

/**
 * Whether and where to trace, by the names that OpenTelemetry gives; null: nowhere.
 *
 * @throws SettingsError with every problem
 */
export function loadTracing(serviceName: string, env: NodeJS.ProcessEnv = process.env): TracingConfig | null {
  const read = readSettings(settings, env);
  const { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, OTEL_EXPORTER_OTLP_HEADERS: headers = '' } = read;
  if (endpoint === undefined) return null;
  const pairs = headers.split(',').flatMap((pair) => {
    const at = pair.indexOf('=');
    return at < 0 ? [] : [[pair.slice(0, at).trim(), decodeURIComponent(pair.slice(at + 1).trim())] as const];
  });
  return {
    endpoint,
    headers: Object.fromEntries(pairs),
    serviceName: read.OTEL_SERVICE_NAME ?? serviceName,
    ratio: read.OTEL_TRACES_SAMPLER_ARG,
  };
}
