import type { z } from 'zod';
import { acceptedSchema, receiptSchema } from '../../../contracts/wire/projects';
import type { openProjectSchema } from '../../../contracts/wire/project-requests';
import type { Customer } from '../../../contracts/wire/customers';
import type { Person } from '../../../contracts/wire/directory';
import type { CommandBase } from '../../../domain/project/model/commands';
import type { ProjectState } from '../../../domain/project/model/state';
import type { Facts } from '../../../domain/playbook/facts';
import type { PlaybookRules } from '../../../domain/playbook/playbook';
import { usualPlaybook } from '../../../domain/playbook/playbook';
import { factsOfCustomer } from '../../../people/archive-facts';
import type { Store } from '../../../store/store';
import { latestState } from '../../../store/projects/latest-state';
import { generatedId } from '../../kit/generated-id';
import type { FieldError } from '../../kit/problems/problems';
import { Problem } from '../../kit/problems/problems';
import { claimForOpening, projectWith } from '../../commands/reference-claims';
import { deliverParkedTo } from '../../commands/parked-reports';
import { commandBase, commandResponse } from '../../commands/report-command';
import type { RouteRequest } from '../../kit/route';
import type { RouteDeps } from '../../context/context';

type OpenBody = z.output<typeof openProjectSchema>;
/** As much of a request as opening a project takes. */
type Opening = Pick<
  RouteRequest<unknown, unknown, OpenBody>,
  'body' | 'actor' | 'caller' | 'requestKey' | 'log' | 'waitMs'
>;
interface Located {
  readonly headers: Readonly<Record<string, string>>;
}
type OpenResponse = Located &
  (
    | { readonly status: 200 | 201; readonly body: z.input<typeof receiptSchema> }
    | { readonly status: 202; readonly body: z.input<typeof acceptedSchema> }
  );

/** The answers to whoever opens a project. */
export const openingResponses = {
  201: { description: 'Opened', schema: receiptSchema, headers: ['Location'] },
  200: {
    description: 'Opened before: by the same request, or with one of the references',
    schema: receiptSchema,
    headers: ['Location'],
  },
  202: { description: 'Kept, not carried out yet', schema: acceptedSchema, headers: ['Location'] },
} as const;

/**
 * Opens a project for an existing customer and an owner who can lead it, under the newest rules. When a project has one
 * of the references, that project is the answer.
 */
export async function openProject(request: Opening, deps: RouteDeps): Promise<OpenResponse> {
  const { store } = deps;
  const { references = [] } = request.body;
  const known = await projectWith(deps, references);
  if (known) return openedBefore(store, known);
  const named = await referencesOf(store, request.body);
  const ownId = generatedId('project', request.requestKey);
  const base = commandBase(request);
  if (references.length === 0) return openAs(deps, ownId, base, request, named);
  const meant = await claimForOpening(deps, references, ownId);
  if ('known' in meant) return openedBefore(store, meant.known);
  const { projectId } = meant;
  // one command for all who open it by these references: the project carries it out once, and answers all alike
  const opening = { ...base, commandId: `open-${projectId}` };
  try {
    return await openAs(deps, projectId, opening, request, named);
  } catch (error) {
    const opened = isOpened(error) ? await latestState(store, projectId) : null;
    if (!opened?.deal) throw error;
    return openedBefore(store, opened);
  }
}

function isOpened(error: unknown): boolean {
  return error instanceof Problem && (error.code === 'already-opened' || error.code === 'project-ended');
}

async function openAs(
  deps: RouteDeps,
  projectId: string,
  base: CommandBase,
  request: Opening,
  { customer, playbook, facts }: Named,
): Promise<OpenResponse> {
  const { title, ownerId, amount, currency, expectedSigningOn, references } = request.body;
  const opening = {
    ...base,
    name: 'open' as const,
    title,
    customerId: customer.id,
    customerClass: customer.class,
    ownerId,
    ...(amount !== undefined && { amount }),
    ...(currency !== undefined && { currency }),
    ...(expectedSigningOn !== undefined && { expectedSigningOn }),
    ...(references !== undefined && references.length > 0 && { references }),
    playbook,
    facts,
  };
  const answer = await deps.commands.open(projectId, opening, request);
  const response = commandResponse(projectId, base, answer);
  if (response.status === 202) return response;
  await deliverParkedTo(deps, projectId, references ?? [], request.log);
  const headers = { Location: `/v1/projects/${projectId}` };
  return { status: response.body.repeated ? 200 : 201, body: response.body, headers };
}

/** The answer to a request for a project that is there, named by the command that has opened it. */
async function openedBefore({ ledger }: Pick<Store, 'ledger'>, state: ProjectState): Promise<OpenResponse> {
  const { projectId, revision, status, deal } = state;
  const opened = (await ledger.read(projectId)).find(({ type }) => type === 'projectOpened');
  if (status === 'new' || !opened) throw new Error(`Project ${projectId} was never opened.`);
  const { commandId } = opened;
  return {
    status: 200,
    headers: { Location: `/v1/projects/${projectId}` },
    body: { projectId, commandId, revision, status, stage: deal?.stage ?? null, repeated: true },
  };
}

interface Named {
  readonly customer: Customer;
  readonly playbook: PlaybookRules;
  /** What the archive says of the customer. */
  readonly facts: Facts;
}

/** What the body names, or everything that is wrong with it at once. */
async function referencesOf(store: Store, body: OpenBody): Promise<Named> {
  const { key, version } = body.playbook ?? { key: usualPlaybook };
  const [customer, owner, playbook] = await Promise.all([
    store.keptCustomers.read(body.customerId),
    store.people.read(body.ownerId),
    version === undefined ? store.playbooks.newest(key) : store.playbooks.read(key, version),
  ]);
  const errors: FieldError[] = [];
  if (!customer)
    errors.push({ pointer: '#/customerId', detail: `There is no customer "${body.customerId}".` });
  else if (!customer.active) {
    const detail = `"${customer.id}" is not active: no project is opened with this customer.`;
    errors.push({ pointer: '#/customerId', detail });
  }
  if (!playbook) errors.push(unknownPlaybook(key, version));
  const unfit = whyNotOwner(body.ownerId, owner, playbook?.rules);
  if (unfit !== null) errors.push({ pointer: '#/ownerId', detail: unfit });
  if (customer && playbook && errors.length === 0) {
    const facts = await factsOfCustomer(store, customer.id, playbook.rules, Date.now());
    return { customer, playbook: playbook.rules, facts };
  }
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
