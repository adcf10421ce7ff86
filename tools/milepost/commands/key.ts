import { InvalidArgumentError } from 'commander';
import { longest } from '../../../contracts/sandbox/command-shape';
import { isBlank, linePattern } from '../../../contracts/sandbox/given-text';
import { realDayMs } from '../../../domain/project/evolve/clocks';
import type { ApiKeyRecord } from '../../../store/api-keys';
import type { Scope } from '../../../store/models/api-key-models';
import { scopes } from '../../../store/models/api-key-models';
import type { DefineCommand } from '../kit/command';
import { CommandError } from '../kit/command-error';
import { exitCodes } from '../kit/exit-codes';
import { wholeNumber } from '../kit/options';
import { instantText, jsonText, tableText } from '../kit/output';

interface CreateOptions {
  readonly name: string;
  readonly scopes: Scope[];
  readonly expiresInDays?: number;
  readonly json?: true;
}

/** `milepost key`: who may call the API. */
export const defineKey: DefineCommand = (program, run) => {
  const key = program
    .command('key')
    .summary('keys of the API: make one, list them, end one')
    .description('keys of the API: make one, list them, end one');

  key
    .command('create')
    .description('make a key and print it; it is shown this once')
    .requiredOption('--name <name>', 'what it is for, such as "crm": the source of what it reports', keyName)
    .requiredOption(
      '--scopes <scopes>',
      `${scopes.join(', ')}, with commas between them; admin may do everything`,
      scopeList,
    )
    .option('--expires-in-days <days>', 'absent: it does not expire', wholeNumber(1, 36_500))
    .option('--json', 'print one JSON document')
    .addHelpText(
      'after',
      '\nExample:\n  milepost key create --name crm --scopes projects:read,projects:write --expires-in-days 365',
    )
    .action(
      run(async ({ installation, output }, options: CreateOptions) => {
        const { name, expiresInDays, json } = options;
        const expiresAt =
          expiresInDays === undefined ? null : new Date(Date.now() + expiresInDays * realDayMs);
        const store = await installation.store();
        const made = await store.apiKeys.create({ name, scopes: options.scopes, expiresAt });
        const record = await store.apiKeys.find(made, new Date());
        output.out(
          json ? jsonText({ key: made, id: record?.id, name, scopes: options.scopes, expiresAt }) : made,
        );
        return exitCodes.ok;
      }),
    );

  key
    .command('list')
    .description('every key with its id, without the key itself')
    .option('--json', 'print one JSON document')
    .addHelpText('after', '\nExample:\n  milepost key list')
    .action(
      run(async ({ installation, output }, { json }: { json?: true }) => {
        const keys = await (await installation.store()).apiKeys.list();
        output.out(json ? jsonText({ keys }) : listText(keys, output.columns));
        return exitCodes.ok;
      }),
    );

  key
    .command('revoke <id>')
    .description('end a key: requests with it are refused from then on')
    .addHelpText('after', '\nExample:\n  milepost key revoke 3f0c9a1be27d')
    .action(
      run(async ({ installation, output }, id: string) => {
        const isRevoked = await (await installation.store()).apiKeys.revoke(id);
        if (!isRevoked) throw new CommandError(`There is no key ${id}.`, 'milepost key list shows the ids.');
        output.out(`Revoked ${id}.`);
        return exitCodes.ok;
      }),
    );
};

function listText(keys: readonly ApiKeyRecord[], columns: number): string {
  if (keys.length === 0) return 'There are no keys. Make one with: milepost key create';
  const nowMs = Date.now();
  const rows = keys.map(({ id, name, scopes: allowed, createdAt, expiresAt }) => [
    id,
    name,
    instantText(createdAt.getTime()),
    expiresAt === null
      ? 'never'
      : instantText(expiresAt.getTime()) + (expiresAt.getTime() <= nowMs ? ' (has expired)' : ''),
    allowed.join(', '),
  ]);
  return tableText(['id', 'name', 'made', 'expires', 'scopes'], rows, columns);
}

function keyName(text: string): string {
  if (text.length <= longest.key && linePattern.test(text) && !isBlank(text)) return text;
  throw new InvalidArgumentError(
    `It must have 1 to ${longest.key} characters in one line, and not be blank.`,
  );
}

function scopeList(text: string): Scope[] {
  return text.split(',').map((each) => {
    const scope = scopes.find((candidate) => candidate === each.trim());
    if (!scope) throw new InvalidArgumentError(`"${each}" is not among ${scopes.join(', ')}.`);
    return scope;
  });
}
