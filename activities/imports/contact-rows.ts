import { sendWithNote, reportedBase } from '../../api/commands/report-command';
import { reportedEventOf } from '../../domain/project/model/reported-events';
import type { ContactKind } from '../../domain/project/model/command-fields';
import type { ProjectState } from '../../domain/project/model/state';
import type { MappedRow } from '../../imports/mapping/mapped-row';
import { latestState } from '../../store/projects/latest-state';
import type { ImportOf, KindDeps, RowPlan } from './import-kind';
import { fieldFault, refused } from './import-kind';
import { mayWithProject } from './import-rights';
import { identityOf, isNamed, nameOf, ownReference, textOf } from './named-records';
import { commandOf } from './command-of';
import { commanded } from './project-rows';

/** Contacts of a file: events of the other system, so a project knows one that it has. */
export function contactRows(deps: KindDeps): ImportOf {
  const { store, commands } = deps;
  return {
    identityOf: (row) => identityOf(deps, row),
    aboveOf: () => null,
    async plan(row): Promise<RowPlan> {
      const { values } = row;
      const reference = ownReference(deps, row);
      if (!reference) return refused([fieldFault(deps, row.row, 'reference', 'value-missing')]);
      const project = await projectOf(deps, row);
      if (!project) {
        const named = values['project'];
        const name = isNamed(named) ? nameOf(named) : '';
        return refused([fieldFault(deps, row.row, 'project', 'project-unknown', { name })]);
      }
      const { projectId } = project;
      if (!(await mayWithProject(deps, project))) {
        return refused([fieldFault(deps, row.row, 'project', 'not-your-project', { name: projectId })]);
      }
      const note = typeof values['note'] === 'string' ? values['note'] : undefined;
      const fields = {
        kind: textOf(row, 'kind') as ContactKind,
        occurredAtMs: Number(values['at']),
        ...(typeof values['evidence'] === 'string' && { evidence: values['evidence'] }),
      };
      const event = { source: reference.system, eventId: reference.id };
      const content = { name: 'recordContact', fields, note };
      const base = reportedBase(commandOf(deps, ''), event, content);
      const name = reportedEventOf(base.commandId);
      const first =
        name === null ? undefined : (await store.ledger.commandsLike(projectId, [name])).get(name);
      if (first !== undefined && first !== base.commandId) {
        const detail = 'the project has another content of this event';
        return refused([{ code: 'command-refused', row: row.row, values: { code: 'event-reused', detail } }]);
      }
      const send = (): Promise<void> =>
        deps.oneOfFew(() =>
          commanded(row.row, () =>
            sendWithNote(store, { projectId, base, note }, (parts) =>
              commands.send(projectId, { ...fields, ...parts, name: 'recordContact' }),
            ),
          ),
        );
      return first === undefined
        ? { outcome: 'created', apply: send }
        : { outcome: 'same', apply: () => Promise.resolve() };
    },
  };
}

/** The project that a row names; null: there is none that was opened. */
async function projectOf({ store }: KindDeps, { values }: MappedRow): Promise<ProjectState | null> {
  const named = values['project'];
  if (!isNamed(named)) return null;
  const id = 'system' in named ? (await store.references.find('project', named))?.targetId : named.id;
  if (id === undefined) return null;
  const state = await latestState(store, id);
  return state?.deal ? state : null;
}
