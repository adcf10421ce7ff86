import { describe, expect, it } from '@jest/globals';

import { loadConfig, loadTemporalConnection, loadWorkerConfig, SettingsError } from '../../../config/config';
import { loadEmbeddedConfig } from '../../../config/embedded';

const enough = {
  MILEPOST_MONGODB_URI: 'mongodb://127.0.0.1/milepost',
  MILEPOST_SMTP_URL: 'smtp://127.0.0.1',
};

function problemsOf(load: () => unknown): SettingsError {
  try {
    load();
  } catch (error) {
    if (error instanceof SettingsError) return error;
    throw error;
  }
  throw new Error('the settings were accepted');
}

describe('settings', () => {
  it('reports every problem at once, each with the variable and an example', () => {
    const error = problemsOf(() =>
      loadWorkerConfig({
        MILEPOST_API_PORT: '99999',
        MILEPOST_DAY_MS: '49',
        MILEPOST_LOG_LEVEL: 'loud',
        MILEPOST_COMPANY_TIME_ZONE: 'Mars/Base',
      }),
    );

    expect(error.problems.map((each) => each.variable).sort()).toEqual([
      'MILEPOST_API_PORT',
      'MILEPOST_COMPANY_TIME_ZONE',
      'MILEPOST_DAY_MS',
      'MILEPOST_LOG_LEVEL',
      'MILEPOST_MONGODB_URI',
      'MILEPOST_SMTP_URL',
    ]);
    expect(error.message).toContain(
      'MILEPOST_DAY_MS is "49" but must be a whole number of milliseconds from 50',
    );
    expect(error.message).toContain(
      'MILEPOST_SMTP_URL is not set. Set for example MILEPOST_SMTP_URL=smtp://',
    );
  });

  it('prints no value of a secret', () => {
    const error = problemsOf(() =>
      loadWorkerConfig({
        MILEPOST_MONGODB_URI: 'user:hunter2@db',
        MILEPOST_SMTP_URL: 'http://u:hunter2@mail',
      }),
    );

    expect(error.problems).toHaveLength(2);
    expect(error.message).not.toContain('hunter2');
  });

  it.each([
    [{ MILEPOST_OIDC_ISSUER: 'https://login.example.com' }, ['CLIENT_ID', 'NAME']],
    [{ MILEPOST_OIDC_CLIENT_SECRET: 'hunter2' }, ['ISSUER', 'CLIENT_ID', 'NAME']],
    [{ MILEPOST_OIDC_TRUST_EMAIL: 'yes', MILEPOST_OIDC_NAME: 'Acme' }, ['ISSUER', 'CLIENT_ID']],
  ])('wants all that company accounts need, or nothing: %j', (some, missing) => {
    for (const load of [loadConfig, loadWorkerConfig]) {
      const error = problemsOf(() => load({ ...enough, ...some }));

      expect(error.problems.map(({ variable }) => variable)).toEqual(
        missing.map((name) => `MILEPOST_OIDC_${name}`),
      );
      expect(error.message).toMatch(/ is not set, though MILEPOST_OIDC_\w+ is: set MILEPOST_OIDC_ISSUER, /);
      expect(error.message).not.toContain('hunter2');
    }
  });

  it('tells what company accounts lack together with what else is wrong', () => {
    const error = problemsOf(() =>
      loadConfig({
        MILEPOST_API_PORT: 'x',
        MILEPOST_OIDC_ISSUER: 'http://a.example',
        MILEPOST_OIDC_NAME: 'Acme',
      }),
    );

    expect(error.problems.map(({ variable }) => variable).sort()).toEqual([
      'MILEPOST_API_PORT',
      'MILEPOST_MONGODB_URI',
      'MILEPOST_OIDC_CLIENT_ID',
      'MILEPOST_OIDC_ISSUER',
    ]);
  });

  it.each([
    ['http://login.example.com', 'must be an https address'],
    ['https://login.example.com/?tenant=1', 'must be an https address'],
    ['login.example.com', 'must be an https address'],
  ])('refuses %s as an issuer', (issuer, message) => {
    const others = { MILEPOST_OIDC_CLIENT_ID: 'milepost', MILEPOST_OIDC_NAME: 'Acme' };

    const error = problemsOf(() => loadConfig({ ...enough, ...others, MILEPOST_OIDC_ISSUER: issuer }));

    expect(error.problems).toHaveLength(1);
    expect(error.message).toContain(message);
  });

  it('reads company accounts, with and without a secret', () => {
    const accounts = {
      MILEPOST_OIDC_ISSUER: 'http://127.0.0.1:9000/realm',
      MILEPOST_OIDC_CLIENT_ID: 'milepost',
      MILEPOST_OIDC_NAME: '海港帳號',
    };
    const known = { issuer: 'http://127.0.0.1:9000/realm', clientId: 'milepost', name: '海港帳號' };

    expect(loadConfig(enough).identities).toBeUndefined();
    expect(loadConfig({ ...enough, ...accounts }).identities).toEqual({
      ...known,
      clientSecret: undefined,
      trustsEmail: false,
    });
    const secret = { MILEPOST_OIDC_CLIENT_SECRET: 's', MILEPOST_OIDC_TRUST_EMAIL: 'yes' };
    expect(loadConfig({ ...enough, ...accounts, ...secret }).identities).toEqual({
      ...known,
      clientSecret: 's',
      trustsEmail: true,
    });
  });

  it('takes an empty variable for one that is not set', () => {
    const config = loadConfig({ ...enough, MILEPOST_API_PORT: '', MILEPOST_DAY_MS: ' ' });

    expect(config).toMatchObject({ apiPort: 3000, dayMs: 86_400_000, publicUrl: 'http://127.0.0.1:3000' });
  });

  it('lets the API start without a mail server, but not the worker', () => {
    const withoutMail = { MILEPOST_MONGODB_URI: enough.MILEPOST_MONGODB_URI };

    expect(loadConfig(withoutMail).smtpUrl).toBeUndefined();
    expect(problemsOf(() => loadWorkerConfig(withoutMail)).problems).toHaveLength(1);
  });

  it('connects to the local Temporal server unless its own variables say otherwise', () => {
    const noProfile = { HOME: '/nonexistent' };

    expect(loadTemporalConnection(noProfile)).toMatchObject({
      connectionOptions: { address: '127.0.0.1:7233' },
      namespace: 'default',
    });
    expect(
      loadTemporalConnection({
        ...noProfile,
        TEMPORAL_ADDRESS: 'temporal:7233',
        TEMPORAL_NAMESPACE: 'sales',
      }),
    ).toMatchObject({ connectionOptions: { address: 'temporal:7233' }, namespace: 'sales' });
  });

  it('names the profile that does not exist', () => {
    const error = problemsOf(() =>
      loadTemporalConnection({ HOME: '/nonexistent', TEMPORAL_PROFILE: 'cloud' }),
    );

    expect(error.message).toContain('cloud');
  });

  it('starts an engine only where no address is configured', () => {
    const config = loadEmbeddedConfig('/checkout', { MILEPOST_SMTP_URL: 'smtp://mail.example.com' });

    expect(config.configured).toEqual({ smtpUrl: 'smtp://mail.example.com' });
    expect(config.dataDir).toBe('/checkout/.milepost/data');
  });
});
