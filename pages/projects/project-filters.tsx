import type { ReactElement, ReactNode } from 'react';
import { customerClasses } from '../../domain/playbook/playbook';
import type { ProjectsAsked } from '../../queries/projects/filters';
import { dueWithin, whoseOf } from '../../queries/projects/filters';
import type { Sight } from '../../queries/projects/sight';
import { Choice } from '../kit/labelled';
import type { ProjectsTexts } from './projects-texts';

/** The filters that board and list share, as they stand in an address. */
export function filterQuery(asked: ProjectsAsked): Record<string, string | undefined> {
  const { whose, team, owner, line, customer, due } = asked;
  return { whose, team, owner, line, class: asked.class, customer, due };
}

interface FiltersProps {
  readonly sight: Sight;
  readonly asked: ProjectsAsked;
  readonly action: string;
  readonly texts: ProjectsTexts;
  /** Further fields of the page, in front. */
  readonly children?: ReactNode;
  /** How many of those are set. */
  readonly others?: number;
}

/** A form that keeps what is asked for in the address. */
export function Filters({ sight, asked, action, texts, children, others = 0 }: FiltersProps): ReactElement {
  const set = Object.values(filterQuery(asked)).filter(Boolean).length + others;
  const { labels, everything } = texts;
  const above = new Set(sight.owners.map(({ managerId }) => managerId));
  const managers = sight.owners.filter(({ id }) => above.has(id) && id !== sight.reader.id);
  const teams = [...new Set(sight.owners.flatMap(({ team }) => team ?? []))].sort();
  return (
    <details className="filters" open={set > 0}>
      <summary>{set > 0 ? texts.filtered(set) : texts.filters}</summary>
      <form method="get" action={action} role="search">
        {children}
        <FilterChoice
          name="whose"
          label={labels.whose}
          value={whoseOf(asked)}
          choices={(['led', 'part'] as const).map((value) => [
            value,
            value === 'led' && !sight.isWide ? texts.onlyMine : texts.whose[value],
          ])}
        />
        {teams.length > 1 && (
          <FilterChoice
            name="team"
            label={labels.team}
            value={asked.team}
            choices={[['', everything], ...teams.map((team) => [team, team] as const)]}
          />
        )}
        {sight.isWide && (
          <FilterChoice
            name="owner"
            label={labels.owner}
            value={asked.owner}
            choices={[['', everything], ...sight.owners.map(({ id, name }) => [id, name] as const)]}
          />
        )}
        {managers.length > 0 && (
          <FilterChoice
            name="line"
            label={labels.line}
            value={asked.line}
            choices={[['', everything], ...managers.map(({ id, name }) => [id, name] as const)]}
          />
        )}
        <FilterChoice
          name="class"
          label={labels.class}
          value={asked.class}
          choices={[['', everything], ...customerClasses.map((each) => [each, each] as const)]}
        />
        <Line name="customer" label={labels.customer} value={asked.customer} />
        <FilterChoice
          name="due"
          label={labels.due}
          value={asked.due}
          choices={[['', everything], ...dueWithin.map((each) => [each, texts.due[each]] as const)]}
        />
        <p className="actions">
          <button>{texts.apply}</button>
          {set > 0 && (
            <a className="button plain" href={action}>
              {texts.clear}
            </a>
          )}
        </p>
      </form>
    </details>
  );
}

interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly value: string | undefined;
}

export function Line({ name, label, value }: FieldProps): ReactElement {
  return (
    <div className="field">
      <label htmlFor={`f-${name}`}>{label}</label>
      <input
        id={`f-${name}`}
        name={name}
        type="search"
        defaultValue={value}
        maxLength={200}
        autoComplete="off"
      />
    </div>
  );
}

export function FilterChoice({
  name,
  label,
  value = '',
  choices,
}: FieldProps & { readonly choices: readonly (readonly [value: string, label: string])[] }): ReactElement {
  return <Choice id={`f-${name}`} name={name} label={label} value={value} choices={choices} />;
}
