import { findDuplicates } from '../../../duplicates/find-duplicates';
import type { DefineCommand } from '../kit/command';
import { exitCodes } from '../kit/exit-codes';
import { jsonText } from '../kit/output';
import { counterOf } from '../kit/progress';

interface Options {
  readonly json?: true;
}

/** Customers that are marked at once. */
const batchSize = 500;

/** `milepost duplicates`: all customers compared anew. */
export const defineDuplicates: DefineCommand = (program, run) => {
  program
    .command('duplicates')
    .summary('look for customers that may be one, among all')
    .description(
      'compare all customers anew, as after a restore or an upgrade that compares otherwise. What was decided stays.\n' +
        'A run that was stopped is ended by the worker: what is left is marked.',
    )
    .option('--json', 'print one JSON document')
    .action(
      run(async ({ installation, output, signal }, { json }: Options) => {
        const store = await installation.store();
        await store.ensureIndexes();
        for (let afterId: string | undefined; ;) {
          const page = await store.customers.list({
            ...(afterId !== undefined && { afterId }),
            limit: batchSize,
          });
          await store.customers.markMatchDue(page.map(({ id }) => id));
          afterId = page.at(-1)?.id;
          if (page.length < batchSize) break;
          signal.throwIfAborted();
        }
        const progress = counterOf('compared', output);
        const customers = await findDuplicates(store, signal, (looked) => progress.at(looked)).finally(() =>
          progress.end(),
        );
        const { open, merged } = await store.customerDuplicates.counts();
        const text =
          `${customers} customers compared. ${open === 1 ? '1 pair waits' : `${open} pairs wait`} for somebody at ` +
          `/v1/customer-duplicates; linked as one: ${merged}.`;
        output.out(json ? jsonText({ customers, open, merged }) : text);
        return exitCodes.ok;
      }),
    );
};
