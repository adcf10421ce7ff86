import { createHash } from 'node:crypto';
import { z } from 'zod';
import { idSchema } from '../../../contracts/wire/directory';
import { openProjectSchema } from '../../../contracts/wire/project-requests';
import { customerPathSchema } from '../../../contracts/wire/references';
import type { Store } from '../../../store/store';
import type { RouteDeps } from '../../context/context';
import { defineRoute } from '../../context/context';
import type { RouteRequest } from '../../kit/route';
import { exampleProjectId } from '../../examples/example-project';
import { exampleCustomer, examplePerson } from '../../examples/examples';
import { Problem } from '../../kit/problems/problems';
import { openingResponses, openProject } from '../projects/open-project';
import { customerWithRight } from './customer-records';

const params = z.strictObject({ id: customerPathSchema, potentialId: idSchema });

const bodySchema = z
  .strictObject({
    ownerId: openProjectSchema.shape.ownerId,
    references: openProjectSchema.shape.references,
    playbook: openProjectSchema.shape.playbook,
  })
  .meta({ id: 'OpenPotential' });

const examplePotentialId = exampleCustomer.potentials[0]?.id ?? '';

/** Potential projects become projects. */
export const potentialRoutes = [
  defineRoute({
    operationId: 'openPotential',
    method: 'post',
    path: '/v1/customers/{id}/potentials/{potentialId}/project',
    tag: 'Customers',
    scope: 'projects:write',
    summary: 'Open a potential project',
    description:
      'Opens the project that the archive has foreseen, with its title, amount and day. However often and by however many ' +
      'it is sent, one project is opened, and the potential names it from then on.',
    params,
    body: bodySchema,
    waits: true,
    responses: openingResponses,
    problems: [
      'unknown-customer',
      'unknown-potential',
      'not-your-customer',
      'unknown-reference',
      'references-differ',
      'already-opened',
      'project-stopped',
      'temporal-unavailable',
    ],
    example: {
      params: { id: exampleCustomer.id, potentialId: examplePotentialId },
      body: { ownerId: examplePerson.id },
      status: 201,
      answer: {
        projectId: exampleProjectId,
        commandId: 'api-5b0e7d3c-6e1f-4a55-9d0b-2f6f3f1c9a10',
        revision: 3,
        status: 'open',
        stage: 'plan',
        repeated: false,
      },
    },
    handler: (request, deps) => openPotential(request, request.params, deps),
  }),
];

/** As much of a request as opening a potential project takes. */
type Opening = Pick<
  RouteRequest<unknown, unknown, z.output<typeof bodySchema>>,
  'body' | 'actor' | 'caller' | 'log' | 'waitMs'
>;

/**
 * Opens the project of a potential one, once, however often and by however many it is asked for.
 *
 * @throws Problem when whoever asks may not, or it cannot be opened
 */
export async function openPotential(
  request: Opening,
  named: { readonly id: string; readonly potentialId: string },
  deps: RouteDeps,
) {
  const { body, actor } = request;
  const customer = await customerWithRight(deps.store, named.id, actor, 'change-customer');
  const potential = customer.potentials.find(({ id }) => id === named.potentialId);
  if (!potential) {
    const detail = `The customer "${customer.id}" has no potential project "${named.potentialId}".`;
    throw new Problem('unknown-potential', detail);
  }
  const { what, amount, currency, expectedOn } = potential;
  const answer = await openProject(
    {
      ...request,
      // whoever sends it, and however often: one project for one potential
      requestKey: createHash('sha256')
        .update(JSON.stringify([customer.id, potential.id]))
        .digest('hex'),
      body: {
        ...body,
        title: what,
        customerId: customer.id,
        ...(amount !== null && currency !== null && { amount, currency }),
        ...(expectedOn !== null && { expectedSigningOn: expectedOn }),
      },
    },
    deps,
  );
  await putProject(deps.store, customer.id, potential.id, answer.body.projectId, actor);
  return answer;
}

/** Puts down which project a potential has become. A crash before it is mended by the repeat. */
async function putProject(
  { customers }: Pick<Store, 'customers'>,
  customerId: string,
  potentialId: string,
  projectId: string,
  actor: string,
): Promise<void> {
  for (;;) {
    const customer = await customers.read(customerId);
    const isPut = customer?.potentials.every(
      (each) => each.id !== potentialId || each.projectId === projectId,
    );
    if (!customer || isPut) return;
    const { revision, ...record } = customer;
    const potentials = customer.potentials.map((each) =>
      each.id === potentialId ? { ...each, projectId } : each,
    );
    if (await customers.replace({ ...record, potentials }, revision, actor)) return;
    // somebody else has changed the customer meanwhile
  }
}
