import type { ReactElement } from 'react';
import type { CustomerPerson } from '../../contracts/wire/customer-people';
import type { TimelineEntry } from '../../queries/customer/customer-timeline';
import { pageTexts } from '../kit/texts';
import { WholeMail } from '../kit/whole-mail';
import { projectAddress } from '../act/answers';
import type { Wording } from '../kit/wording';
import { personAddress } from './addresses';
import type { CustomerTexts } from './customer-texts';

interface TimelineProps {
  readonly entries: readonly TimelineEntry[];
  /** Those at the customer whom the reader may know. */
  readonly people: readonly CustomerPerson[];
  readonly texts: CustomerTexts;
  readonly wording: Wording;
  /** Whether the reader may open a project. */
  readonly canOpen: (projectId: string) => boolean;
}

/** Who was in touch with a customer when, with whom, about which projects, and what was said. */
export function Timeline(props: TimelineProps): ReactElement {
  const { entries, people, texts, wording } = props;
  const { moment, date, person } = wording;
  const { by } = pageTexts(wording.language);
  return (
    <ul>
      {entries.map((entry) => {
        const { id, atMs, recordedAtMs, actor, evidence, note, whole } = entry;
        // what was recorded on a later day says so
        const isLater = date(atMs) !== date(recordedAtMs);
        const met = people.filter((each) => entry.personIds.includes(each.id));
        return (
          <li key={id}>
            <span className="lead">{nameOf(entry, texts, wording)}</span>
            <Projects entry={entry} shown={props} />
            <p className="soft">
              {[
                moment(atMs),
                by(person(actor)),
                ...(isLater ? [texts.recordedOn(date(recordedAtMs))] : []),
                ...(evidence === null ? [] : [`${texts.evidence}${texts.colon}${evidence}`]),
              ].join(' · ')}
            </p>
            {met.length > 0 && (
              <p>
                {`${texts.metWith}${texts.colon}`}
                {met.map(({ id: personId, customerId, name }, index) => (
                  <span key={personId}>
                    {index > 0 && texts.list(['', ''])}
                    <a href={personAddress(customerId, personId)}>{name}</a>
                  </span>
                ))}
              </p>
            )}
            {note !== null && <blockquote>{note}</blockquote>}
            {whole !== null && <WholeMail text={whole} language={wording.language} />}
          </li>
        );
      })}
    </ul>
  );
}

function nameOf({ what }: TimelineEntry, texts: CustomerTexts, { language }: Wording): string {
  switch (what.type) {
    case 'note':
      return texts.note;
    case 'contact':
      return pageTexts(language).kinds[what.kind];
    case 'milestone':
      return what.deal.playbook.milestones[what.milestone]?.name[language] ?? what.milestone;
  }
}

function Projects({
  entry: { projects },
  shown: { canOpen },
}: {
  readonly entry: TimelineEntry;
  readonly shown: TimelineProps;
}): ReactElement {
  return (
    <>
      {projects.map(({ projectId, deal }) => (
        <span key={projectId}>
          {' · '}
          {canOpen(projectId) ? <a href={projectAddress(projectId, null)}>{deal.title}</a> : deal.title}
        </span>
      ))}
    </>
  );
}
