import type { Browser } from 'playwright-core';
import { realDayMs } from '../../../domain/project/evolve/clocks';
import type { Language } from '../../../domain/playbook/playbook';
import type { Platform } from '../../../embedded/platform/platform';
import { startPlatform } from '../../../embedded/platform/platform';
import { prepareInstallation } from '../../../embedded/platform/seed';
import type { Store } from '../../../store/store';
import { connectStore } from '../../../store/store';
import { buildOfRun } from '../../support/build-of-run';
import { launchBrowser } from '../../support/chromium';
import { eventually } from '../../support/eventually';

interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

/** An installation with its sample people, as `npm start` runs it, and a browser in which they work. */
export interface Desk {
  readonly platform: Platform;
  readonly store: Store;
  readonly browser: Browser;
  /** Asks the API with a key that may do everything, or with another one. */
  ask(method: string, path: string, body?: object, key?: string): Promise<Answer>;
  /** Opens a project, and waits until the read side has it. */
  open(project: {
    readonly title: string;
    readonly ownerId: string;
    readonly amount?: number;
  }): Promise<string>;
  /** Somebody of the sample team who sells. */
  hire(id: string, name: string): Promise<void>;
  /** A session of somebody whose pages speak a language: the value of its cookie. */
  signIn(personId: string, language: Language): Promise<string>;
  stop(): Promise<void>;
}

/** Whose errands they are: the head of the company, the manager of the sample team, one of those who sell. */
export const directorId = 'sample-director';
export const managerId = 'sample-manager';
export const bakerId = 'sample-rep-baker';

/** @param smtpUrl where emails go, when the mail catcher must not have them */
export async function startDesk(smtpUrl?: string): Promise<Desk> {
  const launched = launchBrowser();
  const platform = await startPlatform({
    dataDir: 'temporary',
    ports: 'free',
    dayMs: realDayMs,
    build: buildOfRun(),
    ...(smtpUrl !== undefined && { configured: { smtpUrl } }),
  });
  const { apiKey } = await prepareInstallation(platform);
  const store = await connectStore(platform.mongoUri);
  const browser = await launched;

  const ask: Desk['ask'] = async (method, path, body, key = apiKey) => {
    const response = await fetch(`${platform.apiUrl}/v1${path}`, {
      method,
      headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: (await response.json()) as Answer['body'] };
  };
  return {
    platform,
    store,
    browser,
    ask,
    async open({ title, ownerId, amount }) {
      const { status, body } = await ask('POST', '/projects', {
        ...{ title, ownerId, customerId: 'sample-customer' },
        ...(amount !== undefined && { amount, currency: 'TWD' }),
      });
      // 202 on a machine that is too busy to answer in time: the project is opened a little later
      if (![201, 202].includes(status)) throw new Error(JSON.stringify(body));
      const projectId = String(body['projectId']);
      await eventually(() => store.projects.read(projectId), 30_000);
      return projectId;
    },
    async hire(id, name) {
      const { status, body } = await ask('POST', '/people', {
        ...{ id, name, managerId, email: `${id}@example.com`, team: 'Sample team', roles: ['sales'] },
        ...{ language: 'en', timeZone: 'Asia/Taipei', capacity: 20, active: true },
      });
      if (status !== 201) throw new Error(JSON.stringify(body));
    },
    async signIn(personId, language) {
      const { revision, ...person } = (await store.people.read(personId))!;
      if (person.language !== language) await store.people.replace({ ...person, language }, revision);
      const expiresAt = new Date(Date.now() + 60_000);
      const [token = ''] = await store.links.create([{ personId, target: { kind: 'sign-in' }, expiresAt }]);
      const { headers } = await fetch(`${platform.apiUrl}/sign-in/confirm`, {
        method: 'POST',
        body: new URLSearchParams({ token }),
        redirect: 'manual',
      });
      return /milepost_session=([^;]+)/.exec(headers.get('set-cookie') ?? '')?.[1] ?? '';
    },
    async stop() {
      await browser.close();
      await store.close();
      await platform.stop();
    },
  };
}
