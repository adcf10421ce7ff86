import { administratorRole } from '../../../domain/administration/rights';
import type { DefineCommand } from '../kit/command';
import { CommandError } from '../kit/command-error';
import { exitCodes } from '../kit/exit-codes';
import { jsonText, tableText } from '../kit/output';

/** `milepost administrators`: who may look after the installation on its pages. The first one is made here. */
export const defineAdministrators: DefineCommand = (program, run) => {
  const about = 'people who may look after the installation at /admin';
  const administrators = program.command('administrators').summary(about).description(about);
  administrators
    .command('list')
    .description('every active person with the role')
    .option('--json', 'print one JSON document')
    .addHelpText('after', '\nExample:\n  milepost administrators list')
    .action(
      run(async ({ installation, output }, { json }: { json?: true }) => {
        const { people } = await installation.store();
        const found = (await people.activeWithRole(administratorRole)).map(({ id, name }) => ({ id, name }));
        const rows = found.map(({ id, name }) => [id, name]);
        const none = 'Nobody is an administrator. Make somebody one with: milepost administrators add';
        const text = rows.length === 0 ? none : tableText(['id', 'name'], rows, output.columns);
        output.out(json ? jsonText({ administrators: found }) : text);
        return exitCodes.ok;
      }),
    );
  administrators
    .command('add <person>')
    .description('make somebody of the directory an administrator, by id')
    .option('--json', 'print one JSON document')
    .addHelpText('after', '\nExample:\n  milepost administrators add sample-manager')
    .action(
      run(async ({ installation, output }, id: string, { json }: { json?: true }) => {
        const { people } = await installation.store();
        for (;;) {
          const found = await people.read(id);
          if (!found) throw new CommandError(`There is no person ${id}.`, 'GET /v1/people shows the ids.');
          const { revision, ...person } = found;
          if (!person.active) {
            throw new CommandError(`${person.name} is switched off.`, 'Name somebody who works here.');
          }
          const isOne = person.roles.includes(administratorRole);
          const roles = [...person.roles, administratorRole];
          // somebody else may have changed the record meanwhile
          if (!isOne && !(await people.replace({ ...person, roles }, revision))) continue;
          const text = `${person.name} is an administrator: the pages are at /admin.`;
          output.out(json ? jsonText({ id, name: person.name }) : text);
          return exitCodes.ok;
        }
      }),
    );
};
