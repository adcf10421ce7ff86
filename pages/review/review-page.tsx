import type { ReactElement } from 'react';
import type { ReviewCounts } from '../../contracts/wire/review';
import { toDecide } from '../../queries/review/review-facts';
import { projectsIn } from './review-context';
import type { ReviewContext } from './review-context';
import type { ReviewGroup } from './pages-of';
import { pageOf, reviewPages } from './pages-of';
import { dateMs } from '../kit/local-minutes';
import { dateFormats } from '../../mail/model/dates';
import { insteadOfText } from '../act/act-page';
import { actTexts } from '../kit/act-texts-by-language';
import { Alert } from '../kit/alert';
import { renderPage } from '../kit/document';
import type { TypedForm } from './review-form';
import { anchorOf } from './review-form';
import { ReviewedProject } from './review-project';
import type { ReviewTexts } from './review-texts';
import { reviewTexts } from './review-texts-by-language';
import { NavigationLinks } from '../kit/navigation';
import type { Wording } from '../kit/wording';
import { wordingFor } from '../kit/wording';

/** The state of a review's page besides the review itself. */
export interface ReviewPage {
  readonly context: ReviewContext;
  /** Counted from 1. */
  readonly page: number;
  /** The project whose form was carried out or queued; with how it ended, when it no longer runs. */
  readonly saved?: { readonly projectId: string; readonly isKept: boolean; readonly ending: Ending | null };
  /** A form that was not carried out. */
  readonly typed?: TypedForm;
  /** The project that the page is opened for. */
  readonly sought?: string | undefined;
}

interface Ending {
  readonly title: string;
  readonly headline: string;
}

interface Shown {
  readonly context: ReviewContext;
  readonly texts: ReviewTexts;
  readonly wording: Wording;
  readonly saved: ReviewPage['saved'];
  readonly typed: TypedForm | undefined;
  /** The address of a page of this review. */
  readonly address: (page: number) => string;
  readonly postAddress: string;
}

/** The page of a manager's weekly review. It only shows; its forms act, each about one project. */
export function reviewPage({ context, page, saved, typed, sought }: ReviewPage): string {
  const { access, facts, insteadOf } = context;
  const { reader, token, path, week } = access;
  const { language } = reader;
  const texts = reviewTexts(language);
  const wording = wordingFor(reader, () => undefined);
  const query = (more: Readonly<Record<string, string>>): string => {
    const search = new URLSearchParams({ ...(token !== null && { token }), ...more }).toString();
    return search === '' ? '' : `?${search}`;
  };
  const shown: Shown = {
    context,
    texts,
    wording,
    saved,
    typed,
    address: (number) => `${path}${query({ page: String(number) })}`,
    postAddress: `${path}/decisions${query({})}`,
  };
  const pages = reviewPages(facts);
  const about = typed?.projectId ?? saved?.projectId ?? sought;
  const found = about === undefined ? -1 : pageOf(pages, about);
  const index = found >= 0 ? found : Math.min(Math.max(page, 1), pages.length) - 1;
  const title = texts.title(dateFormats(language, 'UTC').date(dateMs(week)));
  const all = projectsIn(facts);
  const asked = [...facts.escalated, ...toDecide(facts)];
  const below = facts.teams.reduce(
    (sum, team) => ({
      projects: sum.projects + team.projects,
      undecided: sum.undecided + team.undecided,
      more: sum.more + team.projects - team.listed,
    }),
    { projects: 0, undecided: 0, more: 0 },
  );
  return renderPage(
    language,
    typed ? actTexts(language).errorTitle(title) : title,
    <>
      <p className="soft">
        {token === null ? actTexts(language).youAre(reader.name) : texts.greeting(reader.name)}
      </p>
      {insteadOf && <p>{insteadOfText(insteadOf, language)}</p>}
      <h1>{title}</h1>
      <Messages shown={shown} isListed={found >= 0} />
      {all.length === 0 ? (
        <p>{texts.nothing}</p>
      ) : (
        <p className="lead">
          {texts.progress(asked.filter(({ decision }) => decision !== null).length, asked.length)}
        </p>
      )}
      {below.projects > 0 && <p>{texts.below(below.projects, below.undecided)}</p>}
      {below.more > 0 && <p className="soft">{texts.notListed(below.more)}</p>}
      <p className="soft">{texts.span(wording.date(facts.fromMs), wording.date(facts.toMs))}</p>
      <Contents pages={pages} current={index} shown={shown} />
      {pages[index]?.map((group) => (
        <Group key={group.id} group={group} shown={shown} />
      ))}
      <Pages pages={pages.length} current={index} shown={shown} />
      <Numbers counts={facts.counts} texts={texts} language={language} />
      <NavigationLinks
        navigation={{ projectUrl: null, ...(token === null ? { myTasksUrl: '/today' } : { token }) }}
        language={language}
      />
    </>,
  );
}

/** The outcome of the form that the reader just sent, unless it is shown at its project. */
function Messages({ shown, isListed }: { readonly shown: Shown; readonly isListed: boolean }) {
  const { saved, typed, texts } = shown;
  return (
    <>
      {typed && !isListed && <Alert text={typed.alert} id={anchorOf(typed.projectId)} />}
      {saved && (saved.isKept || saved.ending) && (
        <section role="status" {...(!isListed && { id: anchorOf(saved.projectId) })}>
          <p className="lead">{saved.isKept ? texts.kept : texts.saved}</p>
          {saved.ending && <p>{`${saved.ending.title}${texts.colon}${saved.ending.headline}`}</p>}
        </section>
      )}
    </>
  );
}

interface NumbersProps {
  readonly counts: ReviewCounts;
  readonly texts: ReviewTexts;
  readonly language: Wording['language'];
}

function Numbers({ counts, texts, language }: NumbersProps): ReactElement {
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  const flows = ['entered', 'won', 'lost', 'dropped'] as const;
  return (
    <section>
      <h2>{texts.numbers}</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">{texts.event}</th>
            <th scope="col">{texts.thisWeek}</th>
            <th scope="col">{texts.before}</th>
          </tr>
        </thead>
        <tbody>
          {flows.map((flow) => (
            <tr key={flow}>
              <th scope="row">{texts[flow]}</th>
              <td>{counts[flow].thisWeek}</td>
              <td>{number.format(counts[flow].before)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <table>
        <thead>
          <tr>
            <th scope="col">{texts.stage}</th>
            <th scope="col">{texts.open}</th>
          </tr>
        </thead>
        <tbody>
          {counts.byStage.map(({ stage, name, open }) => (
            <tr key={stage}>
              <th scope="row">{name}</th>
              <td>{open}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">{texts.held}</th>
            <td>{counts.held}</td>
          </tr>
        </tbody>
      </table>
    </section>
  );
}

interface PagesProps {
  readonly current: number;
  readonly shown: Shown;
}

function groupTitle({ kind, name }: ReviewGroup, texts: ReviewTexts): string {
  if (kind === 'rep') return name;
  if (kind === 'team') return texts.teamOf(name);
  return kind === 'held' ? texts.heldTitle : texts.escalatedTitle;
}

/** Every group once, with a link to where it begins. */
function Contents({
  pages,
  current,
  shown,
}: PagesProps & { readonly pages: readonly (readonly ReviewGroup[])[] }): ReactElement | null {
  const { texts, address } = shown;
  const begins = pages.flatMap((groups, index) =>
    groups.filter(({ from }) => from === 0).map((group) => ({ group, index })),
  );
  if (begins.length === 0) return null;
  return (
    <section>
      <h2>{texts.reps}</h2>
      <ul>
        {begins.map(({ group, index }) => (
          <li key={group.id}>
            <a href={`${index === current ? '' : address(index + 1)}#g-${group.id}`}>
              {groupTitle(group, texts)}
            </a>
            <span className="soft">{` · ${texts.counts(group.total, group.undecided)}`}</span>
            {group.more > 0 && <span className="soft">{` · ${texts.more(group.more)}`}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Group({ group, shown }: { readonly group: ReviewGroup; readonly shown: Shown }): ReactElement {
  const { texts, typed, saved, postAddress } = shown;
  const { kind, id, from, total, projects } = group;
  const part = projects.length < total && texts.continued(from + 1, from + projects.length, total);
  return (
    <div id={`g-${id}`}>
      <h2 className="group">
        {groupTitle(group, texts)}
        {part && <span className="soft">{` · ${part}`}</span>}
      </h2>
      {kind === 'escalated' && <p className="soft">{texts.escalatedText}</p>}
      {kind === 'team' && <p className="soft">{texts.teamText}</p>}
      {kind === 'held' && <p className="soft">{texts.heldText}</p>}
      {projects.map((project) => (
        <ReviewedProject
          key={project.projectId}
          context={shown.context}
          project={project}
          namesOwner={kind !== 'rep'}
          texts={texts}
          wording={shown.wording}
          address={postAddress}
          typed={typed?.projectId === project.projectId ? typed : undefined}
          isSaved={saved?.projectId === project.projectId}
        />
      ))}
    </div>
  );
}

function Pages({
  pages,
  current,
  shown: { texts, address },
}: PagesProps & { readonly pages: number }): ReactElement | null {
  if (pages < 2) return null;
  return (
    <nav className="navigation" aria-label={texts.pages}>
      <span>{texts.page(current + 1, pages)}</span>
      {current > 0 && (
        <a className="button plain" href={address(current)}>
          {texts.earlier}
        </a>
      )}
      {current < pages - 1 && (
        <a className="button" href={address(current + 2)}>
          {texts.later}
        </a>
      )}
    </nav>
  );
}
