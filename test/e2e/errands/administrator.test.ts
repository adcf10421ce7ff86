import { expect } from '@jest/globals';
import { eventually } from '../../support/eventually';
import type { ScriptedSmtp, Turn } from '../../mail/send/scripted-smtp';
import { startScriptedSmtp } from '../../mail/send/scripted-smtp';
import { startDesk } from './desk';
import type { Errand } from './errand-tests';
import { testErrands } from './errand-tests';

const administratorId = 'sample-admin';

/** What the mail server answers; it takes everything unless a test says otherwise. */
const script: Partial<Record<Turn, string>> = {};
let smtp: ScriptedSmtp;

const errands: readonly Errand[] = [
  {
    name: 'retry a failed email',
    prepare: async ({ store, open, hire }, run) => {
      const personId = `reader-${run}`;
      await hire(personId, `Reader ${run}`);
      script.RCPT = '550 5.1.1 no such mailbox';
      smtp.cut();
      const projectId = await open({ title: `Weighing station ${run}`, ownerId: personId });
      const failed = await eventually(
        async () => (await store.outbox.ofProject(projectId)).find(({ status }) => status === 'failed'),
        60_000,
      );
      delete script.RCPT;
      smtp.cut();
      return {
        personId: administratorId,
        walk: async ({ press }) => {
          await press('details.account summary');
          await press('details.account a[href="/admin"]');
          await press(`main form:has(input[value="${failed._id}"]) button`);
        },
        check: async (page) => {
          await page.getByRole('status').waitFor();
          await eventually(async () => (await store.outbox.read(failed._id))!.status === 'accepted', 60_000);
          expect(smtp.delivered.some((mail) => mail.includes(`${personId}@example.com`))).toBe(true);
        },
      };
    },
  },
  {
    name: 'revoke a key',
    prepare: async ({ store, ask }, run) => {
      const key = await store.apiKeys.createAnew({
        name: `CRM ${run}`,
        scopes: ['projects:read'],
        expiresAt: null,
      });
      const id = key.split('_')[1]!;
      expect((await ask('GET', '/projects', undefined, key)).status).toBe(200);
      return {
        personId: administratorId,
        walk: async ({ press }) => {
          await press('details.account summary');
          await press('details.account a[href="/admin"]');
          await press('nav.parts a[href="/admin/keys"]');
          await press(`main a[href="/admin/keys/${id}/revoke"]`);
          await press(`main form[action="/admin/keys/${id}/revoke"] button`);
        },
        check: async (page) => {
          await page.getByRole('status').waitFor();
          expect(await page.locator(`main a[href="/admin/keys/${id}/revoke"]`).count()).toBe(0);
          await eventually(async () => (await ask('GET', '/projects', undefined, key)).status === 401);
          expect((await store.apiKeys.list()).find((record) => record.id === id)!.revokedAt).not.toBeNull();
        },
      };
    },
  },
];

testErrands(errands, {
  start: async () => {
    smtp = await startScriptedSmtp(script);
    return startDesk(smtp.url);
  },
  stop: () => smtp.stop(),
});
