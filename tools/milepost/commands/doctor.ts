import type { DefineCommand } from '../kit/command';
import type { Finding, FindingState } from '../doctor/finding';
import { checkNames } from '../doctor/finding';
import { examine } from '../doctor/examine';
import { exitCodes } from '../kit/exit-codes';
import { jsonText } from '../kit/output';
import { withoutSecrets } from '../kit/secrets';

/** `milepost doctor`: whether everything is there that an installation needs, and what to do where it is not. */
export const defineDoctor: DefineCommand = (program, run) => {
  program
    .command('doctor')
    .summary('whether everything is there that an installation needs')
    .description(
      'look at settings, MongoDB, Temporal, workers, mail, clocks, schedules and calendars, and say what to do.\n' +
        'Changes nothing. Fails when something has failed; warnings alone are no failure.',
    )
    .option('--json', 'print one JSON document')
    .addHelpText('after', '\nExample:\n  milepost doctor --json')
    .action(
      run(async ({ installation, output, signal }, { json }: { json?: true }) => {
        const { env } = installation.settings;
        const clean = (text: string): string => withoutSecrets(text, env);
        const findings: Finding[] = [];
        for await (const found of examine(installation, signal)) {
          const finding = { ...found, says: clean(found.says) };
          findings.push(finding);
          if (!json) output.out(lineOf(finding));
        }
        const of = (state: FindingState): number => findings.filter((each) => each.state === state).length;
        const counts = { ok: of('ok'), warnings: of('warning'), failed: of('failed') };
        output.out(json ? jsonText({ isHealthy: counts.failed === 0, counts, findings }) : verdict(counts));
        return counts.failed === 0 ? exitCodes.ok : exitCodes.failed;
      }),
    );
};

const stateWidth = 'warning'.length;
const checkWidth = Math.max(...checkNames.map(({ length }) => length));

function lineOf({ check, state, says, todo }: Finding): string {
  const margin = ' '.repeat(stateWidth + checkWidth + 4);
  const line = `${state.padEnd(stateWidth)}  ${check.padEnd(checkWidth)}  ${says}`;
  return todo === null ? line : `${line}\n${margin}${todo}`;
}

function verdict({ warnings, failed }: { warnings: number; failed: number }): string {
  if (failed > 0) return `\n${failed} failed${warnings > 0 ? `, ${some(warnings)}` : ''}.`;
  return warnings > 0 ? `\nNothing has failed; ${some(warnings)}.` : '\nEverything is as it should be.';
}

function some(warnings: number): string {
  return warnings === 1 ? '1 warning' : `${warnings} warnings`;
}
