import type { CommandContext, DefineCommand } from '../kit/command';
import type { ExitCode } from '../kit/exit-codes';
import { exitCodes } from '../kit/exit-codes';
import type { Operations } from '../kit/operations';
import { instantText, jsonText, tableText } from '../kit/output';
import type { UndeliveredMail } from '../kit/undelivered';
import { canBeRetried, givenUp, undeliveredMails } from '../kit/undelivered';

/** `milepost mail`: mails that have not arrived. */
export const defineMail: DefineCommand = (program, run, { retryMail }) => {
  const mail = program
    .command('mail')
    .summary('emails that have not arrived')
    .description('emails that have not arrived');

  mail
    .command('failed')
    .summary('list them, with the reason')
    .description(
      'list emails that have failed, that were handed over without an answer, and that the mail server does not take\n' +
        'at the moment (deferred: these are tried again automatically)',
    )
    .option('--json', 'print one JSON document')
    .addHelpText('after', '\nExample:\n  milepost mail failed')
    .action(
      run(async ({ installation, output }, { json }: { json?: true }) => {
        const mails = await undeliveredMails(await installation.store());
        if (json) {
          const shown = mails.map(({ sinceMs, ...each }) => ({ ...each, since: new Date(sinceMs) }));
          output.out(jsonText({ mails: shown }));
        } else output.out(mails.length === 0 ? 'Every email has arrived.' : listText(mails, output.columns));
        return exitCodes.ok;
      }),
    );

  if (!retryMail) return;
  mail
    .command('retry [key...]')
    .summary('have some tried again')
    .description(
      'have emails tried again that have failed, or that were handed over without an answer; a follow-up that was told\n' +
        'with another one (joined) is sent on its own when it is named',
    )
    .option('--all', 'every such mail')
    .option('--json', 'print one JSON document')
    .addHelpText('after', '\nExample:\n  milepost mail retry --all')
    .action(
      run((context, keys: string[], { all, json }: { all?: true; json?: true }) =>
        retry(context, retryMail, { keys, all: all === true, json: json === true }),
      ),
    );
};

interface RetryRequest {
  readonly keys: readonly string[];
  readonly all: boolean;
  readonly json: boolean;
}

async function retry(
  { installation, output, signal }: CommandContext,
  retryMail: NonNullable<Operations['retryMail']>,
  { keys, all, json }: RetryRequest,
): Promise<ExitCode> {
  if (all === keys.length > 0) {
    output.err('Name the emails by their keys, or say --all. milepost mail failed shows the keys.');
    return exitCodes.usage;
  }
  const store = await installation.store();
  const wanted = all ? (await undeliveredMails(store, givenUp)).map(({ key }) => key) : keys;
  const left: { key: string; why: string }[] = [];
  const asked: string[] = [];
  for (const key of wanted) {
    signal.throwIfAborted();
    const row = await store.outbox.read(key);
    if (!row) left.push({ key, why: 'there is no such mail' });
    else if (!canBeRetried.includes(row.status)) left.push({ key, why: `it is ${row.status}` });
    else {
      await retryMail(installation, key);
      asked.push(key);
    }
  }
  if (json) output.out(jsonText({ asked, left }));
  else {
    output.out(`${asked.length} emails are tried again; milepost mail failed shows what becomes of them.`);
    for (const { key, why } of left) output.out(`${key} is left alone: ${why}.`);
  }
  return left.length > 0 ? exitCodes.failed : exitCodes.ok;
}

function listText(mails: readonly UndeliveredMail[], columns: number): string {
  const rows = mails.map(({ projectId, mail, personId, status, reason, attempts, sinceMs, key }) => [
    mail,
    projectId ?? '-',
    personId ?? '-',
    status,
    reason ?? '-',
    String(attempts),
    instantText(sinceMs),
    key,
  ]);
  const head = ['mail', 'project', 'person', 'status', 'reason', 'attempts', 'since', 'key'];
  return tableText(head, rows, columns);
}
