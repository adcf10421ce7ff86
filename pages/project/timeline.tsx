import type { ReactElement } from 'react';
import { taskName } from '../../domain/explain/explain';
import { eventText } from './event-words';
import type { Happened } from './happened';
import { noteIdOf } from './happened';
import type { Shown } from './shown-project';
import { timelineTexts } from './timeline-texts';

interface Entry {
  readonly key: string;
  readonly atMs: number;
  readonly what: string;
  readonly who: string | null;
  readonly evidence: string | null;
  readonly note: string | null;
}

/** What happened, newest first, with evidence, notes and emails. */
export function Timeline({
  happened,
  shown,
  above,
}: {
  readonly happened: Happened;
  readonly shown: Shown;
  /** Ids of notes that stand on the page already. */
  readonly above: ReadonlySet<string>;
}): ReactElement {
  const { state, wording, texts } = shown;
  const words = timelineTexts(wording.language);
  const { older, isNewest } = happened;
  const address = `/projects/${encodeURIComponent(state.projectId)}`;
  return (
    <section id="timeline">
      <h2>{words.title}</h2>
      <ol>
        {entriesOf(happened, shown, above).map(({ key, atMs, what, who, evidence, note }) => (
          <li key={key}>
            <span>{what}</span>
            <p className="soft">
              {[wording.moment(atMs), ...(who === null ? [] : [texts.by(who)])].join(' · ')}
            </p>
            {evidence !== null && <p className="soft">{words.evidence(evidence)}</p>}
            {note !== null && <blockquote>{note}</blockquote>}
          </li>
        ))}
      </ol>
      <p className="navigation">
        {older !== null && (
          <a className="button plain" href={`${address}?before=${older}#timeline`}>
            {words.older}
          </a>
        )}
        {!isNewest && (
          <a className="button plain" href={`${address}#timeline`}>
            {words.newest}
          </a>
        )}
      </p>
    </section>
  );
}

function entriesOf({ events, mails, notes }: Happened, shown: Shown, above: ReadonlySet<string>): Entry[] {
  const { deal, wording } = shown;
  const words = timelineTexts(wording.language);
  const happened = events.flatMap((event): Entry[] => {
    const what = eventText(event, shown);
    if (what === null) return [];
    const evidence = 'evidence' in event ? (event.evidence ?? null) : null;
    const noteId = noteIdOf(event) ?? '';
    const note = above.has(noteId) ? null : (notes.get(noteId) ?? null);
    const { atMs, actor, revision } = event;
    return [{ key: String(revision), atMs, what, who: wording.person(actor), evidence, note }];
  });
  const sent = mails.map(({ _id, askedAtMs, taskId, personId, status }): Entry => {
    const task = taskId === null ? undefined : deal.tasks[taskId];
    const about = task ? taskName(deal, task, wording.language) : deal.title;
    const told = words.email(about, wording.person(personId ?? ''));
    const isLost = status === 'failed' || status === 'unconfirmed';
    const what = isLost ? `${told} (${words.notArrived})` : told;
    return { key: _id, atMs: askedAtMs, what, who: null, evidence: null, note: null };
  });
  // sorting keeps the order of what happened at once
  return [...happened, ...sent].sort((a, b) => b.atMs - a.atMs);
}
