import { parseArgs } from 'node:util';
import { z } from 'zod';
import { loadConfig } from '../config/config';
import { scopes } from '../store/models';
import { connectStore } from '../store/store';
import { realDayMs } from '../domain/clocks';

const usage = `Makes an API key and prints it. It is shown this once.

  --name             what it is for, such as "crm"; a name like that is the source of what it reports
  --scopes           ${scopes.join(', ')}, separated by commas; admin may do everything
  --expires-in-days  absent: it does not expire
`;

const optionsSchema = z.object({
  name: z.string({ error: 'is missing' }).regex(/^[^\p{Cc}]{1,60}$/u, 'must have 1 to 60 characters'),
  scopes: z
    .string({ error: 'is missing' })
    .transform((list) => list.split(','))
    .pipe(z.array(z.enum(scopes, `must be among ${scopes.join(', ')}`))),
  'expires-in-days': z.coerce.number('must be a number of days').int().min(1).max(36_500).optional(),
});

/** What the command line asks for, or everything that is wrong with it. */
function readOptions(
  args: readonly string[],
): z.output<typeof optionsSchema> | { readonly problems: string[] } {
  const text = { type: 'string' } as const;
  try {
    const options = { name: text, scopes: text, 'expires-in-days': text };
    const parsed = optionsSchema.safeParse(parseArgs({ args: [...args], options }).values);
    if (parsed.success) return parsed.data;
    return { problems: parsed.error.issues.map(({ path, message }) => `--${String(path[0])} ${message}`) };
  } catch (error) {
    return { problems: [error instanceof Error ? error.message : String(error)] };
  }
}

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if ('problems' in options) {
    process.stderr.write(`${options.problems.join('\n')}\n\n${usage}`);
    process.exitCode = 2;
    return;
  }
  const days = options['expires-in-days'];
  const expiresAt = days === undefined ? null : new Date(Date.now() + days * realDayMs);
  const store = await connectStore(loadConfig().mongodbUri);
  try {
    process.stdout.write(
      `${await store.apiKeys.create({ name: options.name, scopes: options.scopes, expiresAt })}\n`,
    );
  } finally {
    await store.close();
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
