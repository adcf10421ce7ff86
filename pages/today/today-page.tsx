import type { ReactElement } from 'react';
import type { Person } from '../../contracts/wire/directory';
import { taskName } from '../../domain/explain/explain';
import type { NextCheck, ReviewDue } from '../../queries/my-work/comes-next';
import type { DueSection } from '../../queries/my-work/due-sections';
import { dueSections } from '../../queries/my-work/due-sections';
import type { TodayEntry } from '../../queries/my-work/today';
import { isDecision } from '../../queries/my-work/today-filter';
import type { MyDraft } from '../../queries/customer/my-drafts';
import { renderPage } from '../kit/document';
import { Drafts } from '../sign-in/draft-kept-page';
import { decisionTitle } from './decision-entry';
import type { DueClock } from './due-words';
import { dueClock } from './due-words';
import type { Lines } from './entry-line';
import { EntryLine, lineId } from './entry-line';
import { placeText, todayAddress } from './today-address';
import type { Place } from './today-address';
import { isFiltered, TodayFilters } from './today-filters';
import type { TodayTexts } from './today-texts';
import { todayTexts } from './today-texts';

/** The most lines of one page: it stays small enough for a phone on the road. */
export const mostLines = 30;

export interface TodayPage {
  readonly reader: Person;
  readonly place: Place;
  /** Everything, whatever the place shows of it. */
  readonly all: readonly TodayEntry[];
  /** What the place shows. */
  readonly shown: readonly TodayEntry[];
  /** What has just been done, in words; null: nothing. */
  readonly notice: string | null;
  /** The project whose clock asks next; only looked up for whoever has nothing else to do. */
  readonly nextCheck: NextCheck | null;
  readonly reviewDue: ReviewDue | null;
  /** Forms that they were writing when their session ended. */
  readonly drafts: readonly MyDraft[];
  readonly requestId: string;
  readonly nowMs: number;
}

/** Everything that somebody has to do, by the day on which it is due. */
export function todayPage(page: TodayPage): string {
  const { reader, place, all, shown, notice, drafts, requestId, nowMs } = page;
  const texts = todayTexts(reader.language);
  const clock = dueClock(reader, nowMs);
  const lines: Lines = { reader, texts, clock, requestId };
  const from = (place.page - 1) * mostLines;
  const onPage = shown.slice(from, from + mostLines);
  const isPlaced = onPage.some((entry) => shown.indexOf(entry) === place.at);
  return renderPage(
    reader.language,
    texts.title,
    <>
      <h1>{texts.title}</h1>
      <Counts entries={shown} texts={texts} />
      {notice !== null && !isPlaced && <Notice text={notice} />}
      <Drafts reader={reader} drafts={drafts} />
      {(all.length > 1 || isFiltered(place)) && (
        <TodayFilters place={place} entries={all} language={reader.language} texts={texts} />
      )}
      {!isFiltered(place) && <Empty page={page} texts={texts} clock={clock} />}
      {isFiltered(place) && shown.length === 0 && <p className="lead">{texts.nothingFound}</p>}
      {dueSections.map((section) => (
        <Section
          key={section}
          {...{ section, page, lines }}
          entries={onPage.filter((entry) => entry.section === section)}
          count={shown.filter((entry) => entry.section === section).length}
        />
      ))}
      <Pages place={place} isLast={shown.length <= from + mostLines} texts={texts} />
      <Team page={page} texts={texts} />
    </>,
    { isWide: true },
  );
}

/** What has just been done; the browser goes there. */
function Notice({ text }: { readonly text: string }): ReactElement {
  return (
    <p className="notice" id="done" role="status">
      {text}
    </p>
  );
}

/** How much there is of each part; each leads there. */
function Counts({ entries, texts }: { readonly entries: readonly TodayEntry[]; readonly texts: TodayTexts }) {
  const counts = dueSections.flatMap((section) => {
    const count = entries.filter((entry) => entry.section === section).length;
    return count > 0 ? [{ section, count }] : [];
  });
  if (counts.length < 2) return null;
  return (
    <ul className="counts">
      {counts.map(({ section, count }) => (
        <li key={section}>
          <a href={`#${section}`}>{texts.counts[section](count)}</a>
        </li>
      ))}
    </ul>
  );
}

interface InPage {
  readonly page: TodayPage;
  readonly texts: TodayTexts;
}

/** What comes next, for whoever has nothing to do today. */
function Empty({ page, texts, clock }: InPage & { readonly clock: DueClock }): ReactElement | null {
  const { all, shown, nextCheck } = page;
  const [next] = shown;
  if (next && (next.section === 'overdue' || next.section === 'today')) return null;
  if (next) {
    const [{ deal, task, customer }] = next.tasks;
    const what = decisionTitle(next, texts) ?? taskName(deal, task, page.reader.language);
    const whole = [what, customer?.name ?? deal.customerId, deal.title].join(' · ');
    const on = clock.due(task.dueAtMs).text;
    return <Nothing text={texts.nothingToday} next={texts.nextTask(whole, on)} />;
  }
  if (all.length > 0) return null;
  const coming = nextCheck && texts.nextCheck(nextCheck.title, clock.day(nextCheck.atMs));
  return <Nothing text={texts.nothing} next={coming} />;
}

function Nothing({ text, next }: { readonly text: string; readonly next: string | null }): ReactElement {
  return (
    <div className="nothing">
      <p className="lead">{text}</p>
      {next !== null && <p>{next}</p>}
    </div>
  );
}

interface SectionProps {
  readonly section: DueSection;
  /** Those on this page. */
  readonly entries: readonly TodayEntry[];
  /** How many there are on all pages. */
  readonly count: number;
  readonly page: TodayPage;
  readonly lines: Lines;
}

function Section({ section, entries, count, page, lines }: SectionProps): ReactElement | null {
  const { place, shown, notice } = page;
  if (entries.length === 0) return null;
  return (
    <section className="work" aria-labelledby={section}>
      <h2 id={section} className={section === 'overdue' ? 'bad' : undefined}>
        {lines.texts.sections[section]} <span className="soft">{count}</span>
      </h2>
      <ul className="entries">
        {entries.map((entry) => {
          // when the line is gone, the next one has its number
          const number = shown.indexOf(entry);
          return (
            <EntryOrNotice key={lineId(entry)} notice={number === place.at ? notice : null}>
              <EntryLine entry={entry} lines={lines} from={placeText(place, number)} />
            </EntryOrNotice>
          );
        })}
      </ul>
    </section>
  );
}

/** A line, after what has just been done above it. */
function EntryOrNotice({
  notice,
  children,
}: {
  readonly notice: string | null;
  readonly children: ReactElement;
}): ReactElement {
  return (
    <>
      {notice !== null && (
        <li className="said">
          <Notice text={notice} />
        </li>
      )}
      {children}
    </>
  );
}

function Pages({
  place,
  isLast,
  texts,
}: {
  readonly place: Place;
  readonly isLast: boolean;
  readonly texts: TodayTexts;
}): ReactElement | null {
  if (place.page === 1 && isLast) return null;
  const { q, whose, customer, project, page } = place;
  const to = (number: number): string => todayAddress({ q, whose, customer, project, page: number });
  return (
    <nav className="navigation" aria-label={texts.pages.label}>
      {page > 1 && (
        <a className="button plain" href={to(page - 1)}>
          {texts.pages.earlier}
        </a>
      )}
      {!isLast && (
        <a className="button plain" href={to(page + 1)}>
          {texts.pages.later}
        </a>
      )}
    </nav>
  );
}

/** What waits for the decision of somebody who leads others. */
function Team({ page: { all, reviewDue }, texts }: InPage): ReactElement | null {
  const decisions = all.filter(({ tasks: [first] }) => isDecision(first.task)).length;
  if (decisions === 0 && !reviewDue) return null;
  return (
    <section>
      <h2>{texts.team.title}</h2>
      <div className="ways">
        {decisions > 0 && (
          <a href={todayAddress({ whose: 'decisions' })}>{texts.team.decisions(decisions)}</a>
        )}
        {reviewDue && <a href="/my/review">{texts.team.review(reviewDue.undecided)}</a>}
      </div>
    </section>
  );
}
