import { Option } from 'commander';
import { instantFormat } from '../../../api/kit/instant-format';
import { peopleOf } from '../../../api/commands/project-lookup';
import { canonicalTimeZone, nearestTimeZone } from '../../../contracts/wire/time-zones';
import { explain } from '../../../domain/explain/explain';
import type { Language } from '../../../domain/playbook/playbook';
import type { ProjectState } from '../../../domain/project/model/state';
import { shownStatus } from '../../../domain/project/model/state';
import type { Store } from '../../../store/store';
import type { DefineCommand } from '../kit/command';
import { CommandError } from '../kit/command-error';
import { exitCodes } from '../kit/exit-codes';
import { jsonText, tableText } from '../kit/output';
import type { ProjectViews } from '../kit/project-views';
import { disagreements, projectViews } from '../kit/project-views';

interface Options {
  readonly language: Language;
  readonly timeZone?: string;
  readonly json?: true;
}

const languages = ['en', 'zh-TW'] as const satisfies readonly Language[];

/** `milepost explain`: why a project is where it is, and whether the three places that know it agree. */
export const defineExplain: DefineCommand = (program, run) => {
  program
    .command('explain <project>')
    .summary('why a project is where it is, and what happens next')
    .description('what a project waits for, who has it, and what happens next and when')
    .addOption(new Option('--language <language>', 'of the explanation').choices(languages).default('en'))
    .option('--time-zone <zone>', "IANA zone for the instants; by default the company's")
    .option('--json', 'print one JSON document')
    .addHelpText('after', '\nExample:\n  milepost explain project-0f8fad5b --language zh-TW')
    .action(
      run(async ({ installation, output }, projectId: string, options: Options) => {
        const { commandWaitMs, companyTimeZone } = installation.config();
        const instant = formatFor(options.timeZone ?? companyTimeZone);
        const store = await installation.store();
        const views = await projectViews(
          { store, client: installation.client, waitMs: commandWaitMs },
          projectId,
        );
        const state = views.temporal ?? views.ledger ?? views.readSide;
        if (!state?.deal) {
          throw new CommandError(
            `There is no project ${projectId}.`,
            'Check the id: it is the one that the API shows, such as project-…, without sales- before it.',
          );
        }
        const names = await namesOf(store, state);
        const explanation = explain(state, {
          language: options.language,
          personName: (id) => names.get(id),
          formatInstant: instant,
        });
        const origin = originOf(views);
        const wrong = disagreements(projectId, views);
        const revisions = {
          temporal: views.temporal?.revision ?? null,
          ledger: views.ledger?.revision ?? null,
          readSide: views.readSide?.revision ?? null,
        };
        const { headline, lines, nextAtMs } = explanation;
        if (options.json) {
          const { workflow, whyNot } = views;
          const status = shownStatus(state);
          const next = nextAtMs === null ? null : new Date(nextAtMs);
          const shown = {
            projectId,
            title: state.deal.title,
            status,
            from: origin,
            headline,
            lines,
            nextAt: next,
          };
          output.out(jsonText({ ...shown, revisions, workflow, temporalSays: whyNot, disagreements: wrong }));
          return exitCodes.ok;
        }
        output.out(`${state.deal.title} (${projectId})\n\n${headline}\n`);
        for (const line of lines) output.out(`- ${line}`);
        if (nextAtMs !== null) output.out(`\nIt acts next at ${instant(nextAtMs)}.`);
        output.out(`\n${originWords[origin]}${views.whyNot === null ? '' : ` ${views.whyNot}`}\n`);
        output.out(revisionsText(views, output.columns));
        for (const { says, todo } of wrong) output.out(`\n${says}\n  ${todo}`);
        return exitCodes.ok;
      }),
    );
};

type Origin = 'temporal' | 'ledger' | 'read-side';

function originOf({ temporal, ledger }: ProjectViews): Origin {
  if (temporal) return 'temporal';
  return ledger ? 'ledger' : 'read-side';
}

const originWords: Readonly<Record<Origin, string>> = {
  temporal: 'This is what its workflow says of itself.',
  ledger: 'This is worked out from the ledger.',
  'read-side': 'This is what the read side has.',
};

function revisionsText({ temporal, ledger, readSide, workflow }: ProjectViews, columns: number): string {
  const text = (state: ProjectState | null): string => (state ? String(state.revision) : '-');
  const run = workflow
    ? `${workflow.workflowId}, ${workflow.status.toLowerCase()}, ${workflow.historyEvents} events in its history`
    : '';
  return tableText(
    ['where', 'revision', ''],
    [
      ['Temporal', text(temporal), run],
      ['ledger', text(ledger), 'collection events'],
      ['read side', text(readSide), 'collection projects'],
    ],
    columns,
  );
}

async function namesOf({ people }: Pick<Store, 'people'>, state: ProjectState): Promise<Map<string, string>> {
  const found = await people.readMany(peopleOf(state));
  return new Map(found.map(({ id, name }) => [id, name]));
}

function formatFor(timeZone: string): (atMs: number) => string {
  const known = canonicalTimeZone(timeZone);
  if (known !== undefined) return instantFormat(known);
  throw new CommandError(
    `There is no time zone "${timeZone}".`,
    `Use a name by area and location, or UTC; the nearest one is ${nearestTimeZone(timeZone)}.`,
  );
}
