import path from 'node:path';

import { inheritedEnvironment } from '../../config/embedded';

/** Addresses for the environment of worker and API. */
export interface PlatformAddresses {
  apiUrl: string;
  apiPort: number;
  mongoUri: string;
  smtpUrl: string;
  /** address of a server started here; undefined leaves the TEMPORAL_ variables as they are */
  ownTemporalAddress: string | undefined;
  /** of a server started here */
  temporalUiUrl: string | undefined;
  dayMs: number;
  dataDir: string;
}

/**
 * The environment of worker and API: what this process inherited, with the addresses of the engines in use. For our own
 * Temporal server, nothing from a profile on this machine may apply: its TLS settings or API key would fail here.
 */
export function platformEnvironment(
  addresses: PlatformAddresses,
  more: Readonly<Record<string, string>>,
): NodeJS.ProcessEnv {
  const inherited = inheritedEnvironment();
  const own = addresses.ownTemporalAddress;
  const kept = Object.entries(inherited).filter(
    ([name]) => own === undefined || !name.startsWith('TEMPORAL_'),
  );
  const temporal = {
    TEMPORAL_ADDRESS: own,
    TEMPORAL_NAMESPACE: 'default',
    // a file that does not exist stands for no profile
    TEMPORAL_CONFIG_FILE: path.join(addresses.dataDir, 'no-temporal-profile'),
  };
  return {
    ...Object.fromEntries(kept),
    ...(own === undefined ? {} : temporal),
    MILEPOST_API_PORT: String(addresses.apiPort),
    MILEPOST_PUBLIC_URL: inherited['MILEPOST_PUBLIC_URL'] ?? addresses.apiUrl,
    ...(addresses.temporalUiUrl !== undefined && {
      MILEPOST_TEMPORAL_UI_URL: inherited['MILEPOST_TEMPORAL_UI_URL'] ?? addresses.temporalUiUrl,
    }),
    MILEPOST_MONGODB_URI: addresses.mongoUri,
    MILEPOST_SMTP_URL: addresses.smtpUrl,
    MILEPOST_DAY_MS: String(addresses.dayMs),
    // there is no load balancer in front, so nobody needs the notice period
    MILEPOST_DRAIN_NOTICE_MS: inherited['MILEPOST_DRAIN_NOTICE_MS'] ?? '0',
    // whoever tries webhooks here has their receiver here too
    MILEPOST_WEBHOOK_NETWORKS: inherited['MILEPOST_WEBHOOK_NETWORKS'] ?? '127.0.0.0/8,::1/128',
    ...more,
  };
}
