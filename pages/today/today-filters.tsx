import type { ReactElement } from 'react';
import type { Language } from '../../domain/playbook/playbook';
import { customerIdOf, isDecision } from '../../queries/my-work/today-filter';
import type { MyTask, TodayEntry } from '../../queries/my-work/today';
import { Choice } from '../kit/labelled';
import type { Place } from './today-address';
import type { TodayTexts } from './today-texts';

/** Whether a place shows less than everything. */
export function isFiltered({ q, whose, customer, project }: Place): boolean {
  return [q, whose, customer, project].some((asked) => asked.trim() !== '');
}

interface FiltersProps {
  readonly place: Place;
  /** Everything in the list: what there is to choose from. */
  readonly entries: readonly TodayEntry[];
  readonly language: Language;
  readonly texts: TodayTexts;
}

/** A search and a filter in one form, which shows what it leaves when it is sent. */
export function TodayFilters({ place, entries, language, texts }: FiltersProps): ReactElement {
  const tasks = entries.flatMap((entry) => entry.tasks);
  const whose = whoseOf(tasks, place);
  const customers = choicesOf(tasks, place.customer, language, (task) => [
    customerIdOf(task),
    task.customer?.name ?? task.deal.customerId,
  ]);
  const projects = choicesOf(tasks, place.project, language, ({ projectId, deal }) => [
    projectId,
    deal.title,
  ]);
  const hasChoices = whose.length > 1 || customers.length > 1 || projects.length > 1;
  const isChosen = place.whose !== '' || place.customer !== '' || place.project !== '';
  return (
    <form className="filters" method="get" action="/today" role="search" aria-label={texts.search}>
      <div className="finding">
        <label className="sr" htmlFor="q">
          {texts.search}
        </label>
        <input
          id="q"
          name="q"
          type="search"
          defaultValue={place.q}
          placeholder={texts.search}
          maxLength={200}
          autoComplete="off"
        />
        <button className="plain">{texts.find}</button>
      </div>
      {hasChoices && (
        <details open={isChosen}>
          <summary>{texts.filter}</summary>
          <div className="choices">
            {whose.length > 1 && (
              <Choice
                name="whose"
                label={texts.whose}
                value={place.whose}
                choices={whose.map((each) => [each, texts.whoseChoices[each]])}
              />
            )}
            {customers.length > 1 && (
              <Choice
                name="customer"
                label={texts.customer}
                value={place.customer}
                choices={[['', texts.any], ...customers]}
              />
            )}
            {projects.length > 1 && (
              <Choice
                name="project"
                label={texts.project}
                value={place.project}
                choices={[['', texts.any], ...projects]}
              />
            )}
            <button className="plain">{texts.show}</button>
          </div>
        </details>
      )}
      {isFiltered(place) && (
        <p>
          <a className="button plain" href="/today">
            {texts.showAll}
          </a>
        </p>
      )}
    </form>
  );
}

function whoseOf(tasks: readonly MyTask[], { whose }: Place): Place['whose'][] {
  const isOthers = tasks.some(({ insteadOf }) => insteadOf !== null);
  const isMixed = tasks.some(({ task }) => isDecision(task)) && tasks.some(({ task }) => !isDecision(task));
  const offered = [
    ...(isOthers ? (['mine', 'others'] as const) : []),
    ...(isMixed ? (['decisions'] as const) : []),
  ];
  const chosen = offered.some((each) => each === whose) || whose === '' ? [] : [whose];
  return ['', ...offered, ...chosen];
}

/** What there is to choose from, by name; what is chosen stays even when nothing in the list has it any more. */
function choicesOf(
  tasks: readonly MyTask[],
  chosen: string,
  language: Language,
  of: (task: MyTask) => readonly [string, string],
): (readonly [string, string])[] {
  const found = new Map(tasks.map(of));
  if (chosen !== '' && !found.has(chosen)) found.set(chosen, chosen);
  const { compare } = new Intl.Collator(language, { numeric: true });
  return [...found].sort(([, a], [, b]) => compare(a, b));
}
