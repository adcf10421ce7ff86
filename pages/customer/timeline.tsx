import type { ReactElement } from 'react';
import type { TimelineEntry } from '../../queries/customer/customer-timeline';
import { pageTexts } from '../kit/texts';
import { projectAddress } from '../act/answers';
import type { Wording } from '../kit/wording';
import type { CustomerTexts } from './customer-texts';

/** Who was in touch with a customer when, about which project, and what was said. */
export function Timeline({
  entries,
  texts,
  wording,
  canOpen,
}: {
  readonly entries: readonly TimelineEntry[];
  readonly texts: CustomerTexts;
  readonly wording: Wording;
  /** Whether the reader may open a project. */
  readonly canOpen: (projectId: string) => boolean;
}): ReactElement {
  const { language, moment, date, person } = wording;
  const { kinds, by } = pageTexts(language);
  const nameOf = ({ event, deal }: TimelineEntry): string => {
    switch (event.type) {
      case 'noteAdded':
        return texts.note;
      case 'contactRecorded':
        return kinds[event.kind];
      case 'milestoneReached':
        return deal.playbook.milestones[event.milestone]?.name[language] ?? event.milestone;
    }
  };
  return (
    <ul>
      {entries.map((entry) => {
        const { projectId, deal, event, atMs, note, whole } = entry;
        // what was recorded on a later day says so
        const isLater = date(atMs) !== date(event.atMs);
        const evidence = event.type === 'noteAdded' ? undefined : event.evidence;
        return (
          <li key={`${projectId}:${event.revision}`}>
            <span className="lead">{nameOf(entry)}</span>
            {' · '}
            {canOpen(projectId) ? <a href={projectAddress(projectId, null)}>{deal.title}</a> : deal.title}
            <p className="soft">
              {[
                moment(atMs),
                by(person(event.actor)),
                ...(isLater ? [texts.recordedOn(date(event.atMs))] : []),
                ...(evidence === undefined ? [] : [`${texts.evidence}${texts.colon}${evidence}`]),
              ].join(' · ')}
            </p>
            {note !== null && <blockquote>{note}</blockquote>}
            {whole !== null && (
              <details>
                <summary>{texts.wholeMail}</summary>
                <blockquote>{whole}</blockquote>
              </details>
            )}
          </li>
        );
      })}
    </ul>
  );
}
