import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { notificationSamples } from './notification-samples';
import type { RenderedMail } from '../send/render';
import { renderContent, renderMail } from '../send/render';
import { mailSamples } from './samples';

/** Writes every sample email as HTML and as text: `npx tsx mail/samples/preview.ts <directory>`. */
async function writePreviews(directory: string): Promise<void> {
  await mkdir(directory, { recursive: true });
  for (const { name, model } of mailSamples()) await write(directory, name, renderMail(model));
  for (const { name, content } of notificationSamples()) await write(directory, name, renderContent(content));
}

async function write(directory: string, name: string, { subject, html, text }: RenderedMail): Promise<void> {
  await writeFile(join(directory, `${name}.html`), html);
  await writeFile(join(directory, `${name}.txt`), `Subject: ${subject}\n\n${text}`);
  process.stdout.write(`${name}: ${subject}\n`);
}

const [directory] = process.argv.slice(2);
if (directory === undefined) {
  process.stderr.write('Say where to: npx tsx mail/samples/preview.ts <directory>\n');
  process.exitCode = 1;
} else {
  writePreviews(directory).catch((error: unknown) => {
    process.stderr.write(`${String(error)}\n`);
    process.exitCode = 1;
  });
}
