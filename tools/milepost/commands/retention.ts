import { randomUUID } from 'node:crypto';
import { retentionYears } from '../../../contracts/wire/retention';
import type { ReasonToKeep } from '../../../domain/archive/retention';
import { localDate } from '../../../domain/calendar/local-dates';
import { internalSource } from '../../../domain/project/model/commands';
import type { ForgottenPerson } from '../../../worker/housekeeping/retention';
import {
  eraseForgotten,
  lookForForgotten,
  retentionDay,
  retentionReason,
} from '../../../worker/housekeeping/retention';
import type { DefineCommand } from '../kit/command';
import { CommandError } from '../kit/command-error';
import { exitCodes } from '../kit/exit-codes';
import { wholeNumber } from '../kit/options';
import { jsonText, tableText } from '../kit/output';
import { counterOf } from '../kit/progress';

interface Options {
  readonly years?: number;
  readonly run?: true;
  readonly json?: true;
}

/** How many people are found, or erased, at a time. */
const atOnce = 200;

const reasons: Readonly<Record<ReasonToKeep, string>> = {
  'running-project': 'a project runs with their customer',
  'open-task': 'a task of a project is open',
  potential: 'a potential project has a day ahead',
  'project-ended': 'a project ended since',
  contact: 'a contact took place since',
  'record-made': 'their record was made since',
};

const lasts: Readonly<Record<ForgottenPerson['last']['what'], string>> = {
  'project-ended': 'the last project ended',
  contact: 'the last contact',
  'record-made': 'record made, nothing since',
};

/** `milepost retention`: whom the retention rule erases, and that it is done. */
export const defineRetention: DefineCommand = (program, run) => {
  program
    .command('retention')
    .summary('erase people at customers without project and contact for years')
    .description(
      'show whom the retention rule erases: people at customers with whom there was no project and no contact for some\n' +
        'years. Nothing changes unless --run is given; each is looked at once more right before. The API takes them out\n' +
        'of what others wrote within minutes, and GET /v1/erasures lists them.',
    )
    .option(
      '--years <number>',
      'how many years; by default as MILEPOST_FORGET_AFTER_YEARS says',
      wholeNumber(retentionYears.least, retentionYears.most),
    )
    .option('--run', 'erase them; it cannot be undone')
    .option('--json', 'print one JSON document')
    .action(
      run(async ({ installation, output, signal }, { years: asked, run: isRun, json }: Options) => {
        const { companyTimeZone: zone, forgetAfterYears } = installation.config();
        const years = asked ?? forgetAfterYears;
        if (years === undefined) {
          throw new CommandError(
            'There is no retention rule.',
            'Say how many years: --years 5. MILEPOST_FORGET_AFTER_YEARS sets it for good.',
          );
        }
        const store = await installation.store();
        const day = retentionDay(years, zone, Date.now());
        const order = {
          key: randomUUID(),
          requestedBy: internalSource,
          reason: retentionReason(years, day, zone),
        };
        const people: ForgottenPerson[] = [];
        const erasures: string[] = [];
        const kept: Partial<Record<ReasonToKeep, number>> = {};
        let looked = 0;
        const progress = counterOf('looked at', output);
        try {
          for (let afterId: string | undefined; ;) {
            const page = { afterId, limit: atOnce };
            const look = isRun
              ? { people: [], ...(await eraseForgotten(store, day, page, order)) }
              : { erasureIds: [], ...(await lookForForgotten(store, day, page)) };
            people.push(...look.people);
            erasures.push(...look.erasureIds);
            for (const [reason, count] of Object.entries(look.kept) as [ReasonToKeep, number][]) {
              kept[reason] = (kept[reason] ?? 0) + count;
            }
            looked += look.looked;
            progress.at(looked);
            if (look.lastId === null) break;
            afterId = look.lastId;
            signal.throwIfAborted();
          }
        } finally {
          progress.end();
        }
        const since = localDate(day.sinceMs, zone);
        if (json) {
          const shown = people.map(({ person: { id, customerId, name }, last }) => ({
            ...{ personId: id, customerId, name },
            ...{ last: last.what, lastOn: localDate(last.atMs, zone) },
          }));
          output.out(jsonText({ years, since, looked, kept, ...(isRun ? { erasures } : { people: shown }) }));
          return exitCodes.ok;
        }
        if (people.length > 0) {
          const rows = people.map(({ person: { id, customerId, name }, last }) => [
            ...[id, customerId, name],
            `${lasts[last.what]}: ${localDate(last.atMs, zone)}`,
          ]);
          output.out(tableText(['person', 'customer', 'name', 'why'], rows, output.columns));
        }
        for (const [reason, count] of Object.entries(kept) as [ReasonToKeep, number][]) {
          output.out(`${count} stay: ${reasons[reason]}`);
        }
        output.out(
          isRun
            ? `${erasures.length} of ${looked} people are erased: no project and no contact since ${since}.`
            : `${people.length} of ${looked} people would be erased: no project and no contact since ${since}. Nothing ` +
                'was changed; --run erases them.',
        );
        return exitCodes.ok;
      }),
    );
};
