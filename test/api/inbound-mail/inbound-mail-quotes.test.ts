import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '../../support/eventually';
import type { MailGateway, SentMail } from './mail-gateway';
import { answerTo, startMailGateway } from './mail-gateway';

let gateway: MailGateway;
let project: { projectId: string; mail: SentMail };

beforeAll(async () => {
  gateway = await startMailGateway();
  project = await gateway.projectWithMail();
}, 60_000);
afterAll(() => gateway.api.stop());

/** The note that an answer becomes. */
async function noteOf(text: string) {
  const answer = await gateway.bring(answerTo(project.mail, text));
  expect(answer).toMatchObject({ status: 200, body: { disposition: 'note-stored' } });
  return (await gateway.api.store.notes.ofProject(project.projectId)).at(-1)!;
}

const block = 'Von: Milepost <milepost@example.com>\nGesendet: Montag, 2. März 2026 09:00\nAn: x\nBetreff: y';

describe('an answer to a mail that really went out', () => {
  it('is a note without the mail, whatever language its client writes', async () => {
    const quoted = project.mail.text.replace(/^/gm, '> ');
    const line = 'Den man. 2. mar. 2026 kl. 09.00 skrev Milepost <milepost@example.com>:';

    expect(await noteOf(`Freitag.\n\n${block}\n\n${project.mail.text}`)).toMatchObject({ text: 'Freitag.' });
    const plain = await noteOf(`Fredag.\n\n${line}\n\n${quoted}`);
    expect(plain).toMatchObject({ text: 'Fredag.' });
    expect(plain).not.toHaveProperty('whole');
  });

  it('keeps what stands between its lines, says that it is shortened, and keeps the whole mail without links', async () => {
    const lines = project.mail.text.split('\n');
    const body = [...lines.slice(0, 6), 'Das macht Frau Lindqvist.', ...lines.slice(6)].join('\n');

    const { text, whole } = await noteOf(`Siehe unten.\n\n${block}\n\n${body}`);

    expect(text).toBe(
      'Siehe unten.\n\nDas macht Frau Lindqvist.\n\n(Shortened: the whole mail is kept with this note.)',
    );
    expect(whole).toContain('Das macht Frau Lindqvist.');
    expect(whole).toContain(lines[0]);
    expect(whole).not.toMatch(/token=[\w-]/);
    expect(whole).not.toContain(project.mail.token);
  });

  it('can be read in full on the page of its project and in the timeline', async () => {
    await noteOf(`Top.\n\n${block}\n\n${project.mail.text}\nUnd noch etwas ganz unten.`);
    const link = /\/projects\/\S+/.exec(project.mail.text)![0];

    const page = await gateway.api.get(link, { key: null });

    expect(page.text).toContain('<summary>The whole email</summary>');
    expect(page.text).toContain('Und noch etwas ganz unten.');
    const entry = await eventually(async () => {
      const { body } = await gateway.api.get(`/v1/projects/${project.projectId}/timeline?limit=100`);
      const entries = body.items as unknown as { note: string | null; wholeNote?: string }[];
      return entries.find(({ note }) => note?.startsWith('Top.'));
    });
    expect(entry.wholeNote).toContain(project.mail.text.split('\n')[0]);
  });
});
