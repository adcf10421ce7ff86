import { addReference } from '../../commands/reference-commands';
import { commandRoutes } from './command-routes';

/** What other systems call a project. */
export const referenceRoutes = commandRoutes('Projects', {
  addReference: {
    path: 'references',
    summary: 'Add a reference, or move it here',
    description:
      'From then on `ref:<system>:<id>` stands for the project in every path. A reference that the project has already ' +
      'changes nothing. One that another project has is moved when `movedFrom` names that project, and refused ' +
      'otherwise; both timelines say where it came from and went. A project that has ended keeps its references.',
    fields: { movedFrom: 'The project that has it and is to have it no longer' },
    problems: ['reference-taken', 'too-many-references'],
    example: { body: { system: 'erp', id: 'SO-2026/118' }, answer: { revision: 10 } },
    send: (projectId, command, deps) => addReference(deps, projectId, command),
  },
  removeReference: {
    path: 'references/removal',
    summary: 'Remove a reference',
    description:
      'It can be given to another project some milliseconds later. One that the project does not have changes nothing.',
    fields: {},
    example: { body: { system: 'erp', id: 'SO-2026/118' }, answer: { revision: 11 } },
  },
});
