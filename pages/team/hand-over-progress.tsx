import type { ReactElement } from 'react';
import type { HandOverRecord } from '../../store/hand-overs';
import type { Wording } from '../kit/wording';
import { memberHandOverAddress } from './addresses';
import type { TeamTexts } from './team-texts';

interface ProgressProps {
  readonly handOver: HandOverRecord;
  readonly names: ReadonlyMap<string, string>;
  readonly texts: TeamTexts;
  readonly wording: Wording;
  readonly formKey: string;
}

/** How far a hand-over is: who was asked, what they said, how much has moved. */
export function HandOverProgress({ handOver, names, texts, wording, formKey }: ProgressProps): ReactElement {
  const { state, reason, startedAtMs, fromPersonId, id } = handOver;
  const { handOver: words } = texts;
  const isRunning = state.status === 'planning' || state.status === 'running';
  const mayCancel =
    isRunning && state.parts.every(({ status }) => status !== 'accepted' && status !== 'moved');
  return (
    <section id="hand-over">
      <h2>{words.section}</h2>
      <p>{[words.status[state.status], words.reasons[reason], wording.date(startedAtMs)].join(' · ')}</p>
      <ul>
        {state.parts.map(({ partId, receiverId, status, moved, projects, refused }) => (
          <li key={partId}>
            {[
              receiverId === null ? words.noReceiver : (names.get(receiverId) ?? receiverId),
              words.part[status],
              words.progress(moved, projects),
              ...(refused > 0 ? [words.refused(refused)] : []),
            ].join(' · ')}
          </li>
        ))}
      </ul>
      {mayCancel && (
        <form method="post" action={`${memberHandOverAddress(fromPersonId)}/cancel`}>
          <input type="hidden" name="requestId" value={formKey} />
          <input type="hidden" name="handOverId" value={id} />
          <button className="plain">{words.cancel}</button>
        </form>
      )}
    </section>
  );
}
