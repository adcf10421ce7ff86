import type { ReactElement } from 'react';
import type { Language } from '../../domain/playbook/playbook';
import type { Deal, ProjectState } from '../../domain/project/model/state';
import type { ProjectAction } from '../../domain/project/model/project-actions';
import type { Offer } from './project-eligibility';
import { projectActTexts } from './project-act-texts-by-language';
import { projectActionLabel } from './project-effect';

/** The address from which somebody who has signed in acts on a project as a whole. */
export function projectActionAddress(projectId: string, action: ProjectAction): string {
  return `/my/projects/${encodeURIComponent(projectId)}/${action}`;
}

/** What somebody does once in a project, or never. */
const rare: readonly ProjectAction[] = [
  'cancel-meeting',
  'assign-role',
  'change-deal',
  'change-clock',
  'change-class',
];

/** Links to everything that somebody who has signed in can do about a project as a whole. */
export function ProjectActions({
  state: { projectId },
  deal,
  offer: { actions, manager },
  language,
}: {
  readonly state: ProjectState;
  readonly deal: Deal;
  readonly offer: Offer;
  readonly language: Language;
}): ReactElement {
  const { whatYouCanDo, askForDays, more } = projectActTexts(language);
  const others = actions.filter((action) => rare.includes(action));
  return (
    <section>
      <h2>{whatYouCanDo}</h2>
      <p className="actions">
        {actions
          .filter((action) => !rare.includes(action))
          .map((action, index) => (
            <a
              key={action}
              className={index === 0 ? 'button' : 'button plain'}
              href={projectActionAddress(projectId, action)}
            >
              {projectActionLabel(language, action, deal)}
            </a>
          ))}
      </p>
      {others.length > 0 && (
        <details>
          <summary>{more}</summary>
          <p className="actions">
            {others.map((action) => (
              <a key={action} className="button plain" href={projectActionAddress(projectId, action)}>
                {projectActionLabel(language, action, deal)}
              </a>
            ))}
          </p>
        </details>
      )}
      {manager && <p className="soft">{askForDays(manager.name)}</p>}
    </section>
  );
}
