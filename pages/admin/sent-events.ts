import type { EventType } from '../../contracts/wire/events';

/** What a webhook that is made by a form may be told. */
export const sentEvents = ['all', 'ends', 'progress'] as const;
export type SentEvents = (typeof sentEvents)[number];

const ends: readonly EventType[] = [
  'projectOpened',
  'projectWon',
  'projectLost',
  'projectDropped',
  'projectReopened',
];

/** The types of the events; null: all. */
export function typesOf(kind: SentEvents): EventType[] | null {
  if (kind === 'all') return null;
  return kind === 'ends' ? [...ends] : [...ends, 'stageEntered', 'stageReturned', 'milestoneReached'];
}
