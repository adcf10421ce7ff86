import { z } from 'zod';
import { requestShape } from '../../../contracts/wire/command-requests';
import { projectPathSchema } from '../../../contracts/wire/references';
import { commandFields } from '../../../domain/project/model/command-fields';
import { projectAt } from '../../commands/project-at';
import { changeProject } from '../../commands/reference-commands';
import { sendReport } from '../../commands/report-command';
import { defineRoute } from '../../context/context';
import { exampleProjectId } from '../../examples/example-project';
import { allowedRevisions, etagOf } from '../../kit/etag';
import { Problem } from '../../kit/problems/problems';
import { commandResponses, exampleAnswer, fieldsOf, usualProblems } from './command-routes';

const changeProjectSchema = z
  .strictObject(
    requestShape('changeProject', {
      title: 'What is sold, in a line. It is kept in histories: no names of people',
      amount: 'Expected value; `null` empties it together with its currency',
      currency: 'ISO 4217; goes with the amount',
      expectedSigningOn: 'The day on which the customer is expected to sign; `null` when it is not known',
      references: 'All that other systems call it from now on; `null` or an empty list: none',
    }),
  )
  .meta({
    id: 'ChangeProject',
    description: 'A merge patch (RFC 7396): what is left out stays as it is',
  });

/** Changes facts about a deal. */
export const changeProjectRoute = defineRoute({
  operationId: 'changeProject',
  method: 'patch',
  path: '/v1/projects/{projectId}',
  tag: 'Projects',
  scope: 'projects:write',
  summary: 'Change a project',
  description:
    'Send what changes, and in If-Match the ETag of the version that was read. Each fact that is another one than ' +
    'before is an event of its own on the timeline, and emails of the next 30 days say what it was. The ETag is ' +
    'made of the revision, so a project that has moved since is refused too: read it again, or send `*`. A reference ' +
    'of another project is refused here; `POST …/references` moves it.',
  params: z.strictObject({ projectId: projectPathSchema }),
  body: changeProjectSchema,
  ifMatch: true,
  responses: {
    200: { ...commandResponses[200], headers: ['ETag'] },
    202: commandResponses[202],
  },
  problems: [...usualProblems, 'currency-missing', 'reference-taken'],
  example: {
    params: { projectId: exampleProjectId },
    headers: { 'If-Match': '*' },
    body: { amount: 2_400_000, currency: 'TWD', expectedSigningOn: '2026-10-15' },
    status: 200,
    answer: { ...exampleAnswer, revision: 11 },
  },
  handler: async (request, deps) => {
    const { params, body, ifMatch } = request;
    const allowed = allowedRevisions(ifMatch);
    const state = await projectAt(deps.store, params.projectId);
    const { revision } = state;
    if (allowed !== 'any' && !allowed.includes(revision)) {
      const detail = `The project is at revision ${revision} by now: read it again.`;
      throw new Problem('revision-mismatch', detail, { headers: { ETag: etagOf(revision) } });
    }
    const given = fieldsOf(commandFields.changeProject, body);
    const expected = allowed === 'any' ? {} : { expectedRevision: revision };
    const response = await sendReport(
      { ...request, body: {} },
      deps,
      { name: 'changeProject', fields: given },
      (parts) =>
        // the schema of the body has checked the fields, and the workflow checks them again
        changeProject(deps, state, {
          ...given,
          ...parts,
          ...expected,
          name: 'changeProject',
        }),
    );
    if (response.status === 202) return response;
    return { ...response, headers: { ETag: etagOf(response.body.revision) } };
  },
});
