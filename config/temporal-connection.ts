import { loadClientConnectConfig, type ClientConnectConfig } from '@temporalio/envconfig';

import { SettingsError } from './read-settings';

/** What `Connection.connect` and `NativeConnection.connect` both take, and the namespace beside it. */
export interface TemporalConnection {
  connectionOptions: ClientConnectConfig['connectionOptions'] & { address: string };
  namespace: string;
}

/**
 * How to reach Temporal, by the names that every Temporal tool reads: `TEMPORAL_ADDRESS`, `TEMPORAL_NAMESPACE`,
 * `TEMPORAL_API_KEY`, `TEMPORAL_TLS…`, `TEMPORAL_PROFILE` and the profile file. Without any of them it is the
 * local server at 127.0.0.1:7233, namespace `default`.
 *
 * @throws SettingsError when a profile or a certificate that is named cannot be read
 */
export function loadTemporalConnection(env: NodeJS.ProcessEnv = process.env): TemporalConnection {
  const given: Record<string, string> = {};
  for (const [variable, value] of Object.entries(env)) if (value) given[variable] = value;
  try {
    const { connectionOptions, namespace } = loadClientConnectConfig({ overrideEnvVars: given });
    return {
      connectionOptions: {
        ...connectionOptions,
        address: connectionOptions.address ?? '127.0.0.1:7233',
      },
      namespace: namespace ?? 'default',
    };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new SettingsError(
      [
        {
          variable: 'TEMPORAL_*',
          problem: `cannot be read (${reason})`,
          remedy: 'Check TEMPORAL_PROFILE, TEMPORAL_CONFIG_FILE and the TEMPORAL_TLS_ paths',
        },
      ],
      { cause: error },
    );
  }
}
