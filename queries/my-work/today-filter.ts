import type { Language } from '../../domain/playbook/playbook';
import { taskName } from '../../domain/explain/explain';
import { managerRole } from '../../domain/playbook/playbook';
import { hasWords, searchedLines, wordsOf } from '../../store/lists/search-text';
import type { MyTask, TodayEntry } from './today';

/** What somebody wants to see of their list; empty texts do not filter. */
export interface TodayFilter {
  /** Words of a customer, a project, a task or a person, in any script. */
  readonly q: string;
  /** `mine`; `others`: of everybody whom the reader stands in for; `decisions`: what is for managers to decide. */
  readonly whose: '' | 'mine' | 'others' | 'decisions';
  readonly customer: string;
  readonly project: string;
}

/** The entries that a filter leaves. One with several tasks stays whole when one of them is meant. */
export function filteredToday(
  entries: readonly TodayEntry[],
  { q, whose, customer, project }: TodayFilter,
  language: Language,
): TodayEntry[] {
  const words = wordsOf(q);
  const isMeant = (each: MyTask): boolean =>
    isOf(each, whose) &&
    (customer === '' || customerIdOf(each) === customer) &&
    (project === '' || each.projectId === project) &&
    hasWords(searchedLines(textsOf(each, language)), words);
  return entries.filter(({ tasks }) => tasks.some(isMeant));
}

function isOf({ insteadOf, task }: MyTask, whose: TodayFilter['whose']): boolean {
  switch (whose) {
    case '':
      return true;
    case 'mine':
      return insteadOf === null;
    case 'others':
      return insteadOf !== null;
    case 'decisions':
      return isDecision(task);
  }
}

/** Whether a task is one for managers: who goes on, whether a project is kept, who takes a role. */
export function isDecision({ role }: Pick<MyTask['task'], 'role'>): boolean {
  return role === managerRole;
}

/** The id of the customer that is kept, where several are the same. */
export function customerIdOf({ customer, deal }: Pick<MyTask, 'customer' | 'deal'>): string {
  return customer?.id ?? deal.customerId;
}

function textsOf({ deal, task, customer, asked, insteadOf, wish }: MyTask, language: Language): string[] {
  return [
    deal.title,
    customer?.name ?? deal.customerId,
    ...(customer?.otherNames ?? []).map(({ name }) => name),
    taskName(deal, task, language),
    ...asked.flatMap(({ name, holderName }) => [name, holderName ?? '']),
    insteadOf?.person.name ?? '',
    wish ?? '',
  ];
}
