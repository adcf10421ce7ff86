import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RunningApi, Told } from '../api/running-api';
import { person, startApi } from '../api/running-api';
import type { LocalIssuer } from '../support/local-issuer';
import { localClient, startLocalIssuer } from '../support/local-issuer';
import { textOf } from './page-visits';

const publicUrl = 'https://milepost.example';
const callback = `${publicUrl}/sign-in/company/callback`;

let issuer: LocalIssuer;
let api: RunningApi;
/** With the same directory, by a public client that trusts addresses of which the issuer says nothing. */
let openIssuer: LocalIssuer;
let trusting: RunningApi;

const settingsFor = ({ url }: LocalIssuer) => ({ issuer: url, clientId: localClient.id, name: 'Acme' });

beforeAll(async () => {
  issuer = await startLocalIssuer(callback);
  openIssuer = await startLocalIssuer(callback, true);
  const identities = { ...settingsFor(issuer), clientSecret: localClient.secret };
  api = await startApi({ settings: { publicUrl, identities } });
  const open = { ...settingsFor(openIssuer), trustsEmail: true };
  trusting = await startApi({ settings: { publicUrl, identities: open } });
});
afterAll(async () => {
  await Promise.all([api.stop(), trusting.stop()]);
  await Promise.all([issuer.stop(), openIssuer.stop()]);
});

/** A browser's cookies for one host. */
class Cookies {
  readonly #held = new Map<string, string>();

  take(headers: Headers): void {
    for (const cookie of headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';', 1);
      const at = pair.indexOf('=');
      this.#held.set(pair.slice(0, at), pair.slice(at + 1));
    }
  }

  get header(): { readonly Cookie: string } {
    return { Cookie: [...this.#held].map(([name, value]) => `${name}=${value}`).join('; ') };
  }
}

/** A browser that signs in at the issuer. */
class Visitor {
  readonly here = new Cookies();
  readonly there = new Cookies();

  constructor(readonly milepost: RunningApi = api) {}

  async ask(method: string, path: string, form?: Record<string, string>): Promise<Told> {
    const headers = this.here.header;
    const told = await this.milepost.ask(method, path, { key: null, headers, ...(form && { form }) });
    this.here.take(told.headers);
    return told;
  }

  /** @returns the issuer's page to which the button leads */
  async begin(form: Record<string, string> = {}): Promise<URL> {
    const { status, headers } = await this.ask('POST', '/sign-in/company', form);
    expect(status).toBe(200);
    return new URL((headers.get('refresh') ?? '').replace(/^0; url=/, ''));
  }

  /** @returns the path to which the issuer sends the browser back */
  async signIn(address: URL, accountId: string | null): Promise<string> {
    let next = address;
    for (let step = 0; step < 10; step += 1) {
      if (next.href.startsWith(callback)) return next.pathname + next.search;
      if (accountId !== null && next.pathname.startsWith('/interaction/')) {
        next.searchParams.set('as', accountId);
      }
      const answer = await fetch(next, { redirect: 'manual', headers: this.there.header });
      this.there.take(answer.headers);
      expect([302, 303]).toContain(answer.status);
      next = new URL(answer.headers.get('location') ?? '', next);
    }
    throw new Error('The issuer does not send the browser back.');
  }

  /** From the button on our page back to us. */
  async comeAs(accountId: string | null, form: Record<string, string> = {}): Promise<Told> {
    return this.ask('GET', await this.signIn(await this.begin(form), accountId));
  }

  async isSignedIn(): Promise<boolean> {
    return (await this.ask('GET', '/settings')).status === 200;
  }
}

async function employ(id: string, more: Parameters<typeof person>[1] = {}): Promise<void> {
  await api.store.people.create(person(id, more));
  issuer.add(id, { email: `${id}@example.com`, email_verified: true });
}

describe("signing in with the company's own account", () => {
  it('is offered beside the link by email, where there is an issuer', async () => {
    for (const path of ['/', '/sign-in']) {
      const shown = await api.get(path, { key: null, headers: { Accept: 'text/html' } });
      expect(textOf(shown)).toContain('Sign in with Acme');
      expect(textOf(shown)).toContain('Email me a link');
    }
  });

  it('asks the issuer for a code with PKCE, state and nonce, and tells nobody the secret of them', async () => {
    const visitor = new Visitor();
    const { headers } = await visitor.ask('POST', '/sign-in/company', {});
    const address = new URL((headers.get('refresh') ?? '').slice('0; url='.length));
    const asked = Object.fromEntries(address.searchParams);

    expect(address.origin).toBe(issuer.url);
    expect(asked).toMatchObject({
      response_type: 'code',
      client_id: 'milepost',
      redirect_uri: callback,
      scope: 'openid email',
      code_challenge_method: 'S256',
    });
    const cookie = headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(
      /^__Host-milepost_company=[A-Za-z0-9_-]{43}; Path=\/; Max-Age=900; HttpOnly; SameSite=Lax; Secure$/,
    );
    const secret = /=([^;]+)/.exec(cookie)![1]!;
    for (const name of ['state', 'nonce', 'code_challenge']) {
      expect(asked[name]).toMatch(/^[A-Za-z0-9_-]{43}$/);
      expect(asked[name]).not.toBe(secret);
    }
  });

  it('signs in whoever has the verified address, whatever its case, and leads to the page asked for', async () => {
    await employ('worker-1', { email: 'Worker.One@Example.com' });
    issuer.add('worker-1', { email: 'worker.one@EXAMPLE.com', email_verified: true });
    const visitor = new Visitor();
    await visitor.ask('GET', '/search?q=x');

    const back = await visitor.comeAs('worker-1');

    expect([back.status, back.headers.get('location')]).toEqual([303, '/search?q=x']);
    expect(back.headers.get('set-cookie')).toMatch(/^milepost_session=[^;]{43}; Path=\/; Max-Age=28800;/);
    expect(await visitor.isSignedIn()).toBe(true);
  });

  it('keeps people signed in on a device that they call their own', async () => {
    await employ('worker-2');
    const back = await new Visitor().comeAs('worker-2', { ownDevice: 'yes' });

    expect(back.headers.get('set-cookie')).toContain('Max-Age=2592000');
  });

  it('ends here alone when they sign out', async () => {
    await employ('worker-3');
    const visitor = new Visitor();
    await visitor.comeAs('worker-3');
    const before = issuer.requests('/session/end');
    const { text } = await visitor.ask('GET', '/settings');
    const requestId = /name="requestId" value="([^"]+)"/.exec(text)![1]!;

    await visitor.ask('POST', '/sign-out', { requestId });

    expect(await visitor.isSignedIn()).toBe(false);
    expect(issuer.requests('/session/end')).toBe(before);
    // the issuer knows them still, and asks nothing
    expect((await visitor.comeAs(null)).status).toBe(303);
  });

  it('works with a client without a secret', async () => {
    openIssuer.add('sales-1', { email: 'sales-1@example.com', email_verified: 'true' });

    expect((await new Visitor(trusting).comeAs('sales-1')).status).toBe(303);
  });
});

describe('what comes back from the issuer counts', () => {
  it('only in the browser that was sent there', async () => {
    await employ('worker-4');
    const [mine, theirs] = [new Visitor(), new Visitor()];
    const path = await mine.signIn(await mine.begin(), 'worker-4');
    await theirs.begin();
    const asked = issuer.requests('/token');

    const elsewhere = await theirs.ask('GET', path);
    const nowhere = await new Visitor().ask('GET', path);
    const changed = await mine.ask('GET', path.replace(/state=./, 'state=_'));

    for (const answer of [elsewhere, nowhere, changed]) {
      expect(answer.status).toBe(410);
      expect(answer.headers.get('set-cookie')).toBeNull();
      expect(textOf(answer)).toContain('has been used or has expired');
    }
    expect(issuer.requests('/token')).toBe(asked);
    expect((await mine.ask('GET', path)).status).toBe(303);
  });

  it('only with a code that was asked for there', async () => {
    await employ('worker-5');
    await employ('worker-6');
    const [mine, theirs] = [new Visitor(), new Visitor()];
    const own = await mine.signIn(await mine.begin(), 'worker-5');
    const stolen = new URL(await theirs.signIn(await theirs.begin(), 'worker-6'), publicUrl);

    const answer = await mine.ask(
      'GET',
      own.replace(/code=[^&]+/, `code=${stolen.searchParams.get('code')}`),
    );

    expect(answer.status).toBe(410);
    expect(answer.headers.get('set-cookie')).toBeNull();
  });

  it('once', async () => {
    await employ('worker-7');
    const visitor = new Visitor();
    const path = await visitor.signIn(await visitor.begin(), 'worker-7');
    const first = await visitor.ask('GET', path);
    const second = await visitor.ask('GET', path);

    expect([first.status, second.status]).toEqual([303, 410]);
    expect(second.headers.get('set-cookie')).toBeNull();
  });

  it('not when they turned back', async () => {
    const answer = await new Visitor().comeAs(null);

    expect(answer.status).toBe(403);
    expect(textOf(answer)).toContain('You turned back at Acme');
  });
});

describe('whoever is not known by a verified address is told what to do', () => {
  const refused = async (accountId: string, milepost = api, wants = 403): Promise<string> => {
    const answer = await new Visitor(milepost).comeAs(accountId);
    expect([answer.status, answer.headers.get('set-cookie')]).toEqual([wants, null]);
    return textOf(answer);
  };

  it('when nobody has it', async () => {
    issuer.add('stranger', { email: 'stranger@example.com', email_verified: true });
    const text = await refused('stranger');

    expect(text).toContain('as stranger@example.com. Nobody here has this email address.');
    expect(text).toContain('Use another account');
  });

  it('when the one who has it was switched off meanwhile', async () => {
    await employ('worker-8');
    const visitor = new Visitor();
    const path = await visitor.signIn(await visitor.begin(), 'worker-8');
    const off = await api.ask('PATCH', '/v1/people/worker-8', {
      body: { active: false },
      headers: { 'If-Match': '*' },
    });
    expect(off.status).toBe(200);

    const answer = await visitor.ask('GET', path);

    expect(answer.status).toBe(403);
    expect(textOf(answer)).toContain('is switched off here');
  });

  it('when several have it', async () => {
    await employ('worker-9', { email: 'shared@example.com' });
    await api.store.people.create(person('worker-10', { email: 'Shared@example.com' }));
    issuer.add('worker-9', { email: 'shared@example.com', email_verified: true });

    expect(await refused('worker-9')).toContain('Several people in Milepost have this email address');
  });

  it.each([
    ['is not verified', { email: 'sales-1@example.com', email_verified: false }],
    ['is of unknown standing', { email: 'sales-1@example.com' }],
    ['is unknown', {}],
  ])('when the address %s', async (_, account) => {
    issuer.add('doubtful', account);

    expect(await refused('doubtful')).toContain('Acme does not confirm an email address of yours');
  });

  it('unless addresses of unknown standing are trusted; unverified ones never are', async () => {
    openIssuer.add('silent', { email: 'sales-2@example.com' });
    openIssuer.add('unverified', { email: 'sales-2@example.com', email_verified: false });

    expect((await new Visitor(trusting).comeAs('silent')).status).toBe(303);
    expect(await refused('unverified', trusting)).toContain('Acme does not confirm');
  });

  it('and is asked again who they are when they want another account', async () => {
    issuer.add('stranger', { email: 'stranger@example.com', email_verified: true });
    const visitor = new Visitor();
    await visitor.comeAs('stranger');

    const remembered = await visitor.comeAs(null);
    const asked = await visitor.comeAs(null, { other: 'yes' });

    expect(textOf(remembered)).toContain('as stranger@example.com');
    expect(textOf(asked)).toContain('You turned back at Acme');
  });
});

describe('while the issuer is away', () => {
  it('a page says so, before the browser is led there and after', async () => {
    await employ('worker-12');
    const late = await startLocalIssuer(callback, true);
    const here = await startApi({ settings: { publicUrl, identities: settingsFor(late) } });
    try {
      await here.store.people.create(person('worker-12'));
      late.add('worker-12', { email: 'worker-12@example.com', email_verified: true });
      await late.stop();
      const before = await new Visitor(here).ask('POST', '/sign-in/company', {});
      await late.start();
      const visitor = new Visitor(here);
      const path = await visitor.signIn(await visitor.begin(), 'worker-12');
      await late.stop();
      const after = await visitor.ask('GET', path);
      await late.start();

      for (const answer of [before, after]) {
        expect([answer.status, answer.headers.get('set-cookie')]).toEqual([503, null]);
        expect(textOf(answer)).toContain('Acme cannot be reached');
        expect(textOf(answer)).toContain('Sign in by email');
      }
      expect(here.logs.filter(({ msg }) => String(msg).includes('company account'))).toHaveLength(2);
      expect((await new Visitor(here).comeAs('worker-12')).status).toBe(303);
    } finally {
      await here.stop();
      await late.stop();
    }
  });

  it('a form from elsewhere begins nothing', async () => {
    const headers = { 'Sec-Fetch-Site': 'cross-site' };
    const { status } = await api.ask('POST', '/sign-in/company', { key: null, form: {}, headers });

    expect(status).toBe(403);
  });
});
