import type { ReactElement } from 'react';
import type { Person } from '../../contracts/wire/directory';
import { nextCheck } from '../../domain/project/evolve/clocks';
import { explain } from '../../domain/explain/explain';
import { stageRule } from '../../domain/playbook/playbook';
import type { Deal, ProjectState } from '../../domain/project/model/state';
import { hasEnded, wakesAtMs } from '../../domain/project/model/state';
import { textsIn } from '../../domain/explain/texts-by-language';
import { mailTexts } from '../../mail/texts/texts-by-language';
import { projectAddress } from '../act/answers';
import type { MyProject, MyProjects } from '../../queries/my-work/my-projects';
import { mostProjects, shownEndedDays } from '../../queries/my-work/my-projects';
import { customerAddress } from '../customer/addresses';
import { renderPage } from '../kit/document';
import { projectActTexts } from '../act/project-act-texts-by-language';
import type { Wording } from '../kit/wording';
import { wordingFor } from '../kit/wording';

/** The projects that somebody leads, each with where it stands and what comes next; then recently ended ones. */
export function myProjectsPage(reader: Person, projects: MyProjects): string {
  const { language } = reader;
  const { running, ended, hasMore, personName } = projects;
  const texts = projectActTexts(language);
  const wording = wordingFor(reader, personName);
  return renderPage(
    language,
    texts.myProjects,
    <>
      <h1>{texts.myProjects}</h1>
      {running.length + ended.length === 0 && <p>{texts.noProjects}</p>}
      <Projects title={texts.openProjects} projects={running} personName={personName} wording={wording} />
      <Projects
        title={texts.endedProjects(shownEndedDays)}
        projects={ended}
        personName={personName}
        wording={wording}
      />
      {hasMore && <p className="soft">{texts.moreProjects(mostProjects)}</p>}
    </>,
  );
}

interface ProjectsProps extends Pick<MyProjects, 'personName'> {
  readonly title: string;
  readonly projects: readonly MyProject[];
  readonly wording: Wording;
}

function Projects({ title, projects, personName, wording }: ProjectsProps): ReactElement | null {
  if (projects.length === 0) return null;
  return (
    <>
      <h2 className="group">{title}</h2>
      {projects.map((project) => (
        <ProjectCard
          key={project.state.projectId}
          project={project}
          personName={personName}
          wording={wording}
        />
      ))}
    </>
  );
}

interface CardProps extends Pick<MyProjects, 'personName'> {
  readonly project: MyProject;
  readonly wording: Wording;
}

function ProjectCard({ project: { state, deal, customer }, personName, wording }: CardProps): ReactElement {
  const { language, moment } = wording;
  const { headline } = explain(state, { language, personName, formatInstant: moment });
  return (
    <article>
      <h3>
        <a href={projectAddress(state.projectId, null)}>{deal.title}</a>
      </h3>
      <p>
        {/* the headline of a project that runs begins with its stage */}
        {customer ? <a href={customerAddress(customer.id)}>{customer.name}</a> : deal.customerId}
        {` (${deal.customerClass})`}
        {hasEnded(state) && ` · ${stageRule(deal.playbook, deal.stage).name[language]}`}
      </p>
      <p>{headline}</p>
      {!hasEnded(state) && <p className="soft">{nextLine(state, deal, wording)}</p>}
    </article>
  );
}

/** Until when and why a project is on hold, or what its clock next asks for and when. */
function nextLine(state: ProjectState, { hold }: Deal, { language, date }: Wording): string {
  const { onHold, heldUntil, nextCheck: checks, beingPlanned } = projectActTexts(language);
  const { colon } = mailTexts(language);
  if (hold) {
    return `${onHold}${colon}${heldUntil(date(wakesAtMs(hold)), textsIn(language).holdReasons[hold.reason])}`;
  }
  const next = nextCheck(state);
  return next ? `${checks[next.check]}${colon}${date(next.atMs)}` : beingPlanned;
}
