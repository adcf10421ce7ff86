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
  const { whatYouCanDo, askForDays } = projectActTexts(language);
  return (
    <section>
      <h2>{whatYouCanDo}</h2>
      <p className="actions">
        {actions.map((action, index) => (
          <a
            key={action}
            className={index === 0 ? 'button' : 'button plain'}
            href={projectActionAddress(projectId, action)}
          >
            {projectActionLabel(language, action, deal)}
          </a>
        ))}
      </p>
      {manager && <p className="soft">{askForDays(manager.name)}</p>}
    </section>
  );
}
