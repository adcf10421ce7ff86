import type { z } from 'zod';
import type { acceptedSchema, receiptSchema } from '../../../contracts/wire/projects';
import type { openProjectSchema } from '../../../contracts/wire/project-requests';
import type { Customer, Person } from '../../../contracts/wire/directory';
import type { PlaybookRules } from '../../../domain/playbook/playbook';
import { usualPlaybook } from '../../../domain/playbook/playbook';
import type { Store } from '../../../store/store';
import { generatedId } from '../../kit/generated-id';
import type { FieldError } from '../../kit/problems/problems';
import { Problem } from '../../kit/problems/problems';
import { commandBase, commandResponse } from '../../commands/report-command';
import type { RouteRequest } from '../../kit/route';
import type { RouteDeps } from '../../context/context';

type OpenBody = z.output<typeof openProjectSchema>;
interface Located {
  readonly headers: Readonly<Record<string, string>>;
}
type OpenResponse = Located &
  (
    | { readonly status: 200 | 201; readonly body: z.input<typeof receiptSchema> }
    | { readonly status: 202; readonly body: z.input<typeof acceptedSchema> }
  );

/** Opens a project for an existing customer and an owner who can lead it, under the newest rules. */
export async function openProject(
  request: RouteRequest<unknown, unknown, OpenBody>,
  { store, commands }: RouteDeps,
): Promise<OpenResponse> {
  const { title, ownerId, amount, currency } = request.body;
  const { customer, playbook } = await referencesOf(store, request.body);
  const projectId = generatedId('project', request.requestKey);
  const base = commandBase(request);
  const opening = {
    ...base,
    name: 'open' as const,
    title,
    customerId: customer.id,
    customerClass: customer.class,
    ownerId,
    ...(amount !== undefined && { amount }),
    ...(currency !== undefined && { currency }),
    playbook,
  };
  const answer = await commands.open(projectId, opening, request);
  const response = commandResponse(projectId, base, answer);
  if (response.status === 202) return response;
  const headers = { Location: `/v1/projects/${projectId}` };
  return { status: response.body.repeated ? 200 : 201, body: response.body, headers };
}

/** What the body names, or everything that is wrong with it at once. */
async function referencesOf(
  store: Store,
  body: OpenBody,
): Promise<{ customer: Customer; playbook: PlaybookRules }> {
  const { key, version } = body.playbook ?? { key: usualPlaybook };
  const [customer, owner, playbook] = await Promise.all([
    store.customers.read(body.customerId),
    store.people.read(body.ownerId),
    version === undefined ? store.playbooks.newest(key) : store.playbooks.read(key, version),
  ]);
  const errors: FieldError[] = [];
  if (!customer)
    errors.push({ pointer: '#/customerId', detail: `There is no customer "${body.customerId}".` });
  if (!playbook) errors.push(unknownPlaybook(key, version));
  const unfit = whyNotOwner(body.ownerId, owner, playbook?.rules);
  if (unfit !== null) errors.push({ pointer: '#/ownerId', detail: unfit });
  if (customer && playbook && errors.length === 0) return { customer, playbook: playbook.rules };
  throw new Problem('unknown-reference', errors.map(({ detail }) => detail).join(' '), { errors });
}

function unknownPlaybook(key: string, version: number | undefined): FieldError {
  return version === undefined
    ? { pointer: '#/playbook/key', detail: `There is no playbook "${key}".` }
    : { pointer: '#/playbook', detail: `There is no version ${version} of a playbook "${key}".` };
}

function whyNotOwner(
  personId: string,
  owner: Person | null,
  rules: PlaybookRules | undefined,
): string | null {
  if (!owner) return `There is no person "${personId}".`;
  if (!owner.active) return `"${personId}" is not active and cannot lead a project.`;
  if (rules && !owner.roles.includes(rules.ownerRole)) {
    return `"${personId}" does not have the role "${rules.ownerRole}", which leads a project.`;
  }
  return null;
}
