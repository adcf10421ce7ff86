import type { ReactElement } from 'react';
import { taskName } from '../../domain/explain/explain';
import type { ProjectEvent } from '../../domain/project/model/events';
import type { OutboxRow } from '../../store/outbox';
import type { Store } from '../../store/store';
import { eventText } from './event-words';
import type { Shown } from './shown-project';
import { timelineTexts } from './timeline-texts';

/** Events that are read for one page; many of them say nothing to people. */
const stretch = 80;

/** A part of what happened in a project, newest first. */
export interface Happened {
  readonly events: readonly ProjectEvent[];
  /** Emails of the same time. */
  readonly mails: readonly OutboxRow[];
  readonly notes: ReadonlyMap<string, string>;
  /** The revision before which the next part begins; null when this is all. */
  readonly older: number | null;
  readonly isNewest: boolean;
}

/** Reads a part of what happened. @param before the revision before which it ends; absent: the newest part */
export async function happenedIn(
  { ledger, outbox, notes }: Pick<Store, 'ledger' | 'outbox' | 'notes'>,
  projectId: string,
  { revision, before }: { readonly revision: number; readonly before: number | undefined },
): Promise<Happened> {
  const end = Math.min(before ?? revision + 1, revision + 1);
  const afterRevision = Math.max(0, end - 1 - stretch);
  const events = await ledger.read(projectId, { afterRevision, limit: end - 1 - afterRevision });
  const fromMs = afterRevision === 0 ? 0 : (events[0]?.atMs ?? 0);
  const untilMs = before === undefined ? Number.POSITIVE_INFINITY : (events.at(-1)?.atMs ?? 0);
  const mails = (await outbox.ofProject(projectId)).filter(
    ({ askedAtMs, personId }) => personId !== null && askedAtMs >= fromMs && askedAtMs <= untilMs,
  );
  return {
    events: [...events].reverse(),
    mails,
    notes: await notes.texts(events.flatMap((event) => noteIdOf(event) ?? [])),
    older: afterRevision === 0 ? null : afterRevision + 1,
    isNewest: before === undefined,
  };
}

/** Everybody who is named in it. */
export function peopleIn({ events, mails }: Happened): string[] {
  return [
    ...events.flatMap((event) => [
      event.actor,
      ...('personId' in event && event.personId !== null ? [event.personId] : []),
      ...(event.type === 'handedOver' ? [event.fromPersonId, event.toPersonId] : []),
    ]),
    ...mails.flatMap(({ personId }) => personId ?? []),
  ];
}

function noteIdOf(event: ProjectEvent): string | undefined {
  return 'noteId' in event ? event.noteId : undefined;
}

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
}: {
  readonly happened: Happened;
  readonly shown: Shown;
}): ReactElement {
  const { state, wording, texts } = shown;
  const words = timelineTexts(wording.language);
  const { older, isNewest } = happened;
  const address = `/projects/${encodeURIComponent(state.projectId)}`;
  return (
    <section id="timeline">
      <h2>{words.title}</h2>
      <ol>
        {entriesOf(happened, shown).map(({ key, atMs, what, who, evidence, note }) => (
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

function entriesOf({ events, mails, notes }: Happened, shown: Shown): Entry[] {
  const { deal, wording } = shown;
  const words = timelineTexts(wording.language);
  const happened = events.flatMap((event): Entry[] => {
    const what = eventText(event, shown);
    if (what === null) return [];
    const evidence = 'evidence' in event ? (event.evidence ?? null) : null;
    const note = notes.get(noteIdOf(event) ?? '') ?? null;
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
