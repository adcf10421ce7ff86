import type { CustomerPerson } from '../../../contracts/wire/customer-people';
import type { Versioned } from '../../../store/directory';
import { tellProjectsOf } from '../../../worker/housekeeping/archive-changes';
import type { RouteDeps } from '../../context/context';
import type { RouteRequest } from '../../kit/route';

/** A customer, or somebody there. */
type ArchiveRecord = Versioned<{ readonly id: string } & Partial<Pick<CustomerPerson, 'customerId'>>>;

/** Answers with a record that was written, once the running projects with the customer have been told of it. */
export async function toldToProjects<Answer extends { readonly body: ArchiveRecord }>(
  deps: RouteDeps,
  log: RouteRequest<unknown, unknown, unknown>['log'],
  writing: Promise<Answer>,
): Promise<Answer> {
  const answer = await writing;
  const { id: recordId, revision: mark, customerId } = answer.body;
  const of = customerId === undefined ? 'customer' : 'person';
  await tellProjectsOf(deps, { of, customerId: customerId ?? recordId, recordId, mark }, log);
  return answer;
}
