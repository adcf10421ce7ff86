import type { ReactElement } from 'react';
import type { Language } from '../../domain/playbook/playbook';
import { actTexts } from './act-texts-by-language';

/** Where a reader can go from a page. */
export interface Navigation {
  /** Null when the reader may not read the project. */
  readonly projectUrl: string | null;
  /** Only for somebody who has signed in. */
  readonly myTasksUrl?: string;
  /** One of the reader's links, with which they can request an email. */
  readonly token?: string;
}

/** Links and a button to go on with. */
export function NavigationLinks({
  navigation: { projectUrl, myTasksUrl, token },
  language,
}: {
  readonly navigation: Navigation;
  readonly language: Language;
}): ReactElement {
  const { toProject, toMyTasks, mailMyTasks, askForTasks } = actTexts(language);
  const isDeadEnd = projectUrl === null && myTasksUrl === undefined && token === undefined;
  return (
    <div className="navigation">
      {projectUrl !== null && (
        <a className="button plain" href={projectUrl}>
          {toProject}
        </a>
      )}
      {myTasksUrl !== undefined && (
        <a className="button plain" href={myTasksUrl}>
          {toMyTasks}
        </a>
      )}
      {token !== undefined && (
        <form method="post" action="/sign-in">
          <input type="hidden" name="token" value={token} />
          <button className="plain">{mailMyTasks}</button>
        </form>
      )}
      {isDeadEnd && (
        <a className="button plain" href="/sign-in">
          {askForTasks}
        </a>
      )}
    </div>
  );
}
