import { Problem } from '../../api/kit/problems/problems';
import { claimForOpening } from '../../api/commands/reference-claims';
import { changeProject } from '../../api/commands/reference-commands';
import type { CommandAnswer } from '../../api/commands/project-commands';
import { usualPlaybook } from '../../domain/playbook/playbook';
import { isHalfBroughtIn } from '../../domain/project/decide/history';
import type { CommandOf } from '../../domain/project/model/commands';
import type { Opening } from '../../domain/project/model/opening';
import type { Reference } from '../../domain/project/model/references';
import type { Deal, ProjectState } from '../../domain/project/model/state';
import type { Fault } from '../../imports/faults/fault-codes';
import type { MappedRow } from '../../imports/mapping/mapped-row';
import { commandOf } from './command-of';
import type { FoundProject } from './gathered';
import type { ImportOf, KindDeps, RowPlan } from './import-kind';
import { fieldFault, refused, RowFaults } from './import-kind';
import { mayOpenFor, mayWithCustomer, mayWithProject } from './import-rights';
import { identityOf, idMadeOf, idOfNamed, isNamed, nameOf, ownReference, textOf } from './named-records';
import { completion, isIncomplete, outcomeFaults, pastOutcomeOf, pastPlan } from './past-project-rows';

/**
 * Sends a command on behalf of a row.
 *
 * @throws RowFaults when the project refuses it; an error when nobody has answered, and it is sent again
 */
export async function commanded(row: number, send: () => Promise<CommandAnswer>): Promise<void> {
  try {
    if ((await send()).kind === 'answered') return;
  } catch (error) {
    if (!(error instanceof Problem) || error.status >= 500) throw error;
    const { code, message: detail } = error;
    throw new RowFaults([{ code: 'command-refused', row, values: { code, detail } }]);
  }
  throw new Error('No worker has answered in time: the same command is sent again.');
}

/**
 * Projects of a file. One that runs is opened by the same command as through the API; one that is over comes in as
 * history. Of one that is there already, title, value and day are changed; who leads it, with which customer it is and
 * how it ended, is not for a file to say any more.
 */
export function projectRows(deps: KindDeps): ImportOf {
  const rules = kept((key) => deps.store.playbooks.newest(key));
  const owners = kept((id) => deps.store.people.read(id));
  return {
    identityOf: (row) => identityOf(deps, row),
    aboveOf: () => null,
    async plan(row): Promise<RowPlan> {
      const reference = ownReference(deps, row);
      if (!reference) return refused([fieldFault(deps, row.row, 'reference', 'value-missing')]);
      const faults: Fault[] = factFaults(deps, row);
      const claim = await deps.gathered.claim('project', reference);
      const known = claim && (await deps.gathered.project(claim.targetId));
      if (known && !isHalfBroughtIn(known.state)) return knownPlan(deps, row, known, faults);
      const outcome = pastOutcomeOf(row);
      const customer = await customerOf(deps, row, faults, outcome !== null);
      const key = textOf(row, 'playbook') || usualPlaybook;
      const playbook = await rules(key);
      if (!playbook) {
        const detail = `is "${key}", and there is no such playbook`;
        faults.push(fieldFault(deps, row.row, 'playbook', 'value-invalid', { detail }));
      }
      const ownerId = textOf(row, 'owner');
      const owner = await owners(ownerId);
      if (!owner?.active || (playbook && !owner.roles.includes(playbook.rules.ownerRole))) {
        faults.push(fieldFault(deps, row.row, 'owner', 'colleague-unknown', { name: ownerId }));
      } else if (!(await mayOpenFor(deps, ownerId))) {
        faults.push(fieldFault(deps, row.row, 'owner', 'not-your-project', { name: ownerId }));
      }
      if (customer && !(await mayWithCustomer(deps, customer, 'change-customer'))) {
        faults.push(fieldFault(deps, row.row, 'customer', 'not-your-customer', { name: customer.id }));
      }
      if (faults.length > 0 || !customer || !playbook || !owner) return refused(faults);
      const opening: Opening = {
        title: textOf(row, 'title'),
        customerId: customer.id,
        customerClass: customer.class,
        ownerId,
        ...dealOf(row),
        references: [reference],
        playbook: playbook.rules,
      };
      if (outcome !== null) return pastPlan(deps, row, reference, { opening, owner, outcome });
      return {
        outcome: 'created',
        apply: () => deps.oneOfFew(() => open(deps, row.row, reference, opening)),
      };
    },
  };
}

async function knownPlan(
  deps: KindDeps,
  row: MappedRow,
  known: FoundProject,
  faults: Fault[],
): Promise<RowPlan> {
  const { state } = known;
  if (!(await mayWithProject(deps, state))) {
    faults.push({ code: 'not-your-project', row: row.row, values: { name: textOf(row, 'owner') } });
  }
  faults.push(...outcomeFaults(deps, row, state));
  if (faults.length > 0) return refused(faults);
  const plan = changePlan(deps, row, state);
  return plan.outcome === 'same' && isIncomplete(known)
    ? { outcome: 'same', apply: completion(deps, state) }
    : plan;
}

/** Values that rows have again and again are looked up once in a pass. */
function kept<T>(read: (key: string) => Promise<T>): (key: string) => Promise<T> {
  const known = new Map<string, Promise<T>>();
  return (key) => {
    const found = known.get(key) ?? read(key);
    known.set(key, found);
    return found;
  };
}

async function open(deps: KindDeps, row: number, reference: Reference, opening: Opening): Promise<void> {
  const meant = await claimForOpening(deps, [reference], idMadeOf('project', reference));
  if ('known' in meant) return;
  const { projectId } = meant;
  // one command for all who open it by this reference, so whoever repeats it after a crash opens nothing twice
  const command = {
    ...opening,
    name: 'open' as const,
    broughtIn: 'import' as const,
    ...commandOf(deps, `open-${projectId}`),
  };
  await commanded(row, async () => deps.commands.open(projectId, command, { waitMs }));
  await deps.gathered.parkedAreDue({ reference, projectId });
}

/** How long a worker's answer is waited for, in milliseconds: an import is in no hurry. */
const waitMs = 30_000;

function changePlan(deps: KindDeps, row: MappedRow, state: ProjectState): RowPlan {
  const { deal } = state;
  if (!deal) return { outcome: 'same', apply: () => Promise.resolve() };
  const title = textOf(row, 'title');
  const given = { title, ...dealOf(row) };
  const changed = Object.entries(given).filter(([field, value]) => deal[field as keyof Deal] !== value);
  if (changed.length === 0) return { outcome: 'same', apply: () => Promise.resolve() };
  const { amount, currency } = given;
  const command = {
    ...Object.fromEntries(changed),
    // they go together
    ...(changed.some(([field]) => field === 'amount' || field === 'currency') && { amount, currency }),
    name: 'changeProject' as const,
    ...commandOf(deps, `import-${deps.importId}-${row.row}`),
  } as CommandOf<'changeProject'>;
  const apply = () => deps.oneOfFew(() => commanded(row.row, () => changeProject(deps, state, command)));
  return { outcome: 'changed', apply };
}

function dealOf({ values }: MappedRow): Pick<CommandOf<'open'>, 'amount' | 'currency' | 'expectedSigningOn'> {
  const { amount, currency, expectedSigningOn } = values;
  return {
    ...(typeof amount === 'number' && typeof currency === 'string' && { amount, currency }),
    ...(typeof expectedSigningOn === 'string' && { expectedSigningOn }),
  };
}

const longestTitle = 500;

/** What the schema of the API would say about a row. */
function factFaults(deps: KindDeps, { row, values }: MappedRow): Fault[] {
  const { amount, currency, title } = values;
  const invalid = (field: string, detail: string): Fault =>
    fieldFault(deps, row, field, 'value-invalid', { detail });
  return [
    ...(amount !== undefined && currency === undefined
      ? [fieldFault(deps, row, 'currency', 'value-missing')]
      : []),
    ...(typeof currency !== 'string' || /^[A-Z]{3}$/.test(currency)
      ? []
      : [invalid('currency', 'must be three capitals such as "TWD"')]),
    ...(typeof amount === 'number' && amount < 0 ? [invalid('amount', 'must not be below 0')] : []),
    ...(typeof title === 'string' && (title.length > longestTitle || /[\r\n]/.test(title))
      ? [invalid('title', `must be one line of at most ${longestTitle} characters`)]
      : []),
  ];
}

/** @param isPast a project that is over may have been with somebody with whom none is opened any more */
async function customerOf(deps: KindDeps, { row, values }: MappedRow, faults: Fault[], isPast: boolean) {
  const named = values['customer'];
  const id = isNamed(named) ? await idOfNamed(deps, 'customer', named) : null;
  const customer = id === null ? null : await deps.gathered.customer(id);
  if (customer && (customer.active || isPast)) return customer;
  const name = isNamed(named) ? nameOf(named) : '';
  faults.push(fieldFault(deps, row, 'customer', 'customer-unknown', { name }));
  return null;
}
