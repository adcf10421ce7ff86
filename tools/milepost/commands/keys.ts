import type { Command } from 'commander';
import { InvalidArgumentError } from 'commander';
import { longest } from '../../../contracts/sandbox/command-shape';
import { isBlank, linePattern } from '../../../contracts/sandbox/given-text';
import { realDayMs } from '../../../domain/project/evolve/clocks';
import type { ApiKeyRecord, MadeKey } from '../../../store/api-keys';
import { keyStatus } from '../../../store/api-keys';
import type { Scope } from '../../../store/models/api-key-models';
import { scopeMeanings, scopes } from '../../../store/models/api-key-models';
import type { DefineCommand, Runner } from '../kit/command';
import { CommandError } from '../kit/command-error';
import { exitCodes } from '../kit/exit-codes';
import { wholeNumber } from '../kit/options';
import { instantText, jsonText, tableText } from '../kit/output';

const hourMs = 3_600_000;
const hint = 'milepost keys list shows the ids.';
const perMinute = wholeNumber(1, 1_000_000);

/** `milepost keys`: which programs may call the API. The rules are those of `/v1/keys`. */
export const defineKeys: DefineCommand = (program, run) => {
  const about = 'keys of the API: make, list, rotate, limit, revoke';
  const keys = program.command('keys').alias('key').summary(about).description(about);
  defineCreate(keys, run);
  defineList(keys, run);
  defineRotate(keys, run);
  defineLimit(keys, run);
  defineRevoke(keys, run);
};

interface CreateOptions {
  readonly name: string;
  readonly scopes: Scope[];
  readonly expiresInDays?: number;
  readonly requestsPerMinute?: number;
  readonly json?: true;
}

function defineCreate(keys: Command, run: Runner): void {
  const meanings = scopes.map((scope) => `  ${scope.padEnd(18)}${scopeMeanings[scope]}`);
  keys
    .command('create')
    .description('make a key and print it; it is shown this once')
    .requiredOption('--name <name>', 'shown as the actor of what is done with it, such as "CRM"', keyName)
    .requiredOption('--scopes <scopes>', 'what it may do, with commas between: see below', scopeList)
    .option('--expires-in-days <days>', 'absent: it does not expire', wholeNumber(1, 36_500))
    .option('--requests-per-minute <number>', 'absent: as many as the installation allows', perMinute)
    .option('--json', 'print one JSON document')
    .addHelpText(
      'after',
      `\nScopes:\n${meanings.join('\n')}\n` +
        '\nExample:\n  milepost keys create --name CRM --scopes projects:read,reports:write --expires-in-days 365',
    )
    .action(
      run(async ({ installation, output }, options: CreateOptions) => {
        const { name, expiresInDays, requestsPerMinute = null, json } = options;
        const expiresAt =
          expiresInDays === undefined ? null : new Date(Date.now() + expiresInDays * realDayMs);
        const { apiKeys } = await installation.store();
        const made = await apiKeys.create({ name, scopes: options.scopes, expiresAt, requestsPerMinute });
        if (!made) {
          throw new CommandError(
            `A key that works is called "${name}" already.`,
            'Choose another name, or rotate that key: milepost keys rotate',
          );
        }
        output.out(json ? madeJson(made) : made.key);
        return exitCodes.ok;
      }),
    );
}

function defineList(keys: Command, run: Runner): void {
  keys
    .command('list')
    .description('every key that works, without the key itself')
    .option('--all', 'also those that have expired or were revoked')
    .option('--json', 'print one JSON document')
    .addHelpText('after', '\nExample:\n  milepost keys list')
    .action(
      run(async ({ installation, output }, { all, json }: { all?: true; json?: true }) => {
        const every = await (await installation.store()).apiKeys.list();
        const shown = every.filter((key) => all === true || keyStatus(key, new Date()) === 'live');
        output.out(json ? jsonText({ keys: shown }) : listText(shown, output.columns));
        return exitCodes.ok;
      }),
    );
}

function defineRotate(keys: Command, run: Runner): void {
  keys
    .command('rotate <id>')
    .description('make a new key in the place of one, and print it; the present one works on for a while')
    .option('--overlap-hours <hours>', 'how long the present one works on: 24', wholeNumber(0, 168))
    .option('--json', 'print one JSON document')
    .addHelpText('after', '\nExample:\n  milepost keys rotate 3f0c9a1be27d --overlap-hours 48')
    .action(
      run(async ({ installation, output }, id: string, options: { overlapHours?: number; json?: true }) => {
        const { overlapHours = 24, json } = options;
        const { apiKeys } = await installation.store();
        const made = await apiKeys.rotate(id, { overlapMs: overlapHours * hourMs });
        if (!made) throw new CommandError(`There is no key ${id} that works.`, hint);
        output.out(json ? madeJson(made) : made.key);
        return exitCodes.ok;
      }),
    );
}

function defineLimit(keys: Command, run: Runner): void {
  keys
    .command('limit')
    .description('set how many requests a key may make in a minute')
    .argument('<id>')
    .argument('<requests-per-minute>', 'a number, or "usual": as many as the installation allows', limitGiven)
    .option('--json', 'print one JSON document')
    .addHelpText('after', '\nExample:\n  milepost keys limit 3f0c9a1be27d 1200')
    .action(
      run(async ({ installation, output }, id: string, limit: number | null, { json }: { json?: true }) => {
        const { apiKeys } = await installation.store();
        const limited = await apiKeys.limit(id, limit);
        if (!limited) throw new CommandError(`There is no key ${id}.`, hint);
        const text = limit === null ? 'as many requests as the installation allows' : `${limit} requests`;
        output.out(json ? jsonText(limited) : `${limited.name} may make ${text} a minute.`);
        return exitCodes.ok;
      }),
    );
}

function defineRevoke(keys: Command, run: Runner): void {
  keys
    .command('revoke <id>')
    .description('end a key: within a second it is refused in every process')
    .option('--json', 'print one JSON document')
    .addHelpText('after', '\nExample:\n  milepost keys revoke 3f0c9a1be27d')
    .action(
      run(async ({ installation, output }, id: string, { json }: { json?: true }) => {
        const revoked = await (await installation.store()).apiKeys.revoke(id);
        if (!revoked) throw new CommandError(`There is no key ${id}.`, hint);
        output.out(json ? jsonText(revoked) : `Revoked ${id}, ${revoked.name}.`);
        return exitCodes.ok;
      }),
    );
}

function madeJson({ key, record }: MadeKey): string {
  return jsonText({ key, ...record });
}

function listText(keys: readonly ApiKeyRecord[], columns: number): string {
  if (keys.length === 0) return 'There are no keys. Make one with: milepost keys create';
  const now = new Date();
  const rows = keys.map((key) => {
    const status = keyStatus(key, now);
    const limit = key.requestsPerMinute === null ? 'usual' : String(key.requestsPerMinute);
    const ends = dateText(key.revokedAt ?? key.expiresAt) + (status === 'live' ? '' : ` (${status})`);
    const madeBy = key.createdBy ?? 'an operator';
    const made = `${dateText(key.createdAt)}, ${madeBy}`;
    return [key.id, key.name, made, ends, dateText(key.lastUsedAt), limit, key.scopes.join(', ')];
  });
  return tableText(['id', 'name', 'made', 'ends', 'last used', 'a minute', 'scopes'], rows, columns);
}

function dateText(date: Date | null): string {
  return date === null ? 'never' : instantText(date.getTime());
}

function keyName(text: string): string {
  if (text.length <= longest.key && linePattern.test(text) && !isBlank(text)) return text;
  throw new InvalidArgumentError(
    `It must have 1 to ${longest.key} characters in one line, and not be blank.`,
  );
}

function limitGiven(text: string): number | null {
  return text === 'usual' ? null : perMinute(text);
}

function scopeList(text: string): Scope[] {
  const given = text.split(',').map((each) => {
    const scope = scopes.find((candidate) => candidate === each.trim());
    if (!scope) throw new InvalidArgumentError(`"${each}" is not among ${scopes.join(', ')}.`);
    return scope;
  });
  return [...new Set(given)];
}
