import { ClearError } from '../../embedded/processes/clear-error';
import type { ApiAnswer, ApiClient } from './api-client';
import { postTo } from './api-client';
import type { Company } from './company';

/**
 * Creates the people of a company, its customers and their people through the API: each person after the people above
 * them.
 *
 * @throws ClearError with every record that was not created
 */
export async function importCompany(api: ApiClient, apiKey: string, company: Company): Promise<void> {
  const create = async (path: string, record: { id: string }): Promise<string | undefined> => {
    const answer = await api.post({
      send: postTo(path, record),
      idempotencyKey: `import/${record.id}`,
      apiKey,
    });
    return problemOf(answer, `${path} ${record.id}`);
  };
  const createAll = async (path: string, records: readonly { id: string }[]): Promise<void> => {
    const problems = await Promise.all(records.map((record) => create(path, record)));
    const found = problems.filter((problem) => problem !== undefined);
    if (found.length > 0) throw new ClearError(`The import failed:\n${found.join('\n')}`);
  };
  for (const level of levelsOf(company.people)) await createAll('/v1/people', level);
  await createAll('/v1/customers', company.customers);
  await createAll('/v1/customer-people', company.customerPeople);
}

/** People in groups: the managers of each group are all in earlier ones. */
function levelsOf(people: Company['people']): Company['people'][] {
  const depths = new Map<string, number>();
  const levels: Company['people'][number][][] = [];
  for (const person of people) {
    const depth = person.managerId === null ? 0 : (depths.get(person.managerId) ?? 0) + 1;
    depths.set(person.id, depth);
    (levels[depth] ??= []).push(person);
  }
  return levels;
}

function problemOf(answer: ApiAnswer, what: string): string | undefined {
  return answer.kind === 'accepted' ? undefined : `${what}: ${answer.reason}`;
}
