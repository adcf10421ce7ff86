import { once } from 'node:events';
import type { AddressInfo, Server, Socket } from 'node:net';
import { connect, createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { LocalIssuer } from '../../support/local-issuer';
import { localClient, startLocalIssuer } from '../../support/local-issuer';
import { inBrowser } from './pages-in-browser';

let door: Server;
let issuer: LocalIssuer;
let behind = 0;
const sockets = new Set<Socket>();

/** The issuer has to know our address before we listen: so there is a door at it, and we stand behind. */
beforeAll(async () => {
  door = createServer((socket) => {
    const onward = connect(behind, '127.0.0.1');
    for (const end of [socket, onward]) sockets.add(end.on('error', () => end.destroy()));
    socket.pipe(onward).pipe(socket);
  }).listen(0, '127.0.0.1');
  await once(door, 'listening');
  issuer = await startLocalIssuer(`${addressOf(door)}/sign-in/company/callback`);
});
afterAll(async () => {
  for (const socket of sockets) socket.destroy();
  door.close();
  await issuer.stop();
});

function addressOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const settings = () => ({
  publicUrl: addressOf(door),
  identities: {
    issuer: issuer.url,
    clientId: localClient.id,
    clientSecret: localClient.secret,
    name: 'Acme Account',
  },
});

inBrowser(
  'a company sign-in in a browser',
  (pages) => {
    it.each(['en', 'zh-TW'] as const)('looks right (%s)', async (language) => {
      await pages.lookAsGuest({ 'company-front': '/', 'company-sign-in': '/sign-in' }, language);
      await pages.lookAsGuest({ 'company-stale': '/sign-in/company/callback?code=x&state=x' }, language);
    });

    describe.each([true, false])('with scripts: %s', (scripts) => {
      it('leads to the issuer and back to the page that was asked for', async () => {
        behind = Number(new URL(pages.api.url).port);
        issuer.add('sales-1', { email: 'sales-1@example.com', email_verified: true });
        const context = await pages.contextFor({ colorScheme: 'light', width: 390, scripts });
        const page = await context.newPage();

        await page.goto(`${addressOf(door)}/search?q=acme`);
        await page.getByLabel(/my own device/).check();
        await page.getByRole('button', { name: 'Sign in with Acme Account' }).click();
        await page.getByLabel('Account').fill('sales-1');
        await page.getByRole('button', { name: 'Go on' }).click();
        await page.waitForURL('**/search?q=acme');

        expect(new URL(page.url()).origin).toBe(addressOf(door));
        expect(await page.getByRole('banner').textContent()).toContain('Person sales-1');
        const kept = (await context.cookies()).find(({ name }) => name === 'milepost_session')!;
        expect(kept.expires - Date.now() / 1_000).toBeGreaterThan(29 * 86_400);
        await context.close();
      });
    });
  },
  settings,
);
