/**
 * Writes `playbook.schema.json`, which editors use to check and complete playbook files, from the schema that reads
 * them: `npx tsx playbooks/write-schema.ts`
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { playbookJsonSchema } from './playbook';

async function writeSchema(): Promise<void> {
  const path = join(__dirname, 'playbook.schema.json');
  const options = await resolveConfig(path);
  await writeFile(path, await format(JSON.stringify(playbookJsonSchema()), { ...options, parser: 'json' }));
}

void writeSchema();
