import type { ProjectEvent } from '../../domain/project/model/events';

/**
 * An event as others are told of it: without the deadlines that were planned with it, and with a playbook by its name.
 */
export type PublishedEvent = ProjectEvent extends infer E
  ? E extends { readonly playbook: unknown }
    ? Omit<E, 'playbook' | 'planned'> & { readonly playbook: PlaybookName }
    : Omit<E, 'planned'>
  : never;

interface PlaybookName {
  readonly key: string;
  readonly version: number;
}

export function publishedEvent({ planned: _, ...event }: ProjectEvent): PublishedEvent {
  if (event.type !== 'projectOpened') return event;
  const { key, version } = event.playbook;
  return { ...event, playbook: { key, version } };
}

/**
 * Whether an event tells how a project was opened or ended before anybody here knew of it. It stands in the feed, and is
 * brought to nobody: whoever acts on a win would act on one of years ago.
 */
export function isBroughtInAsHistory(event: PublishedEvent | ProjectEvent): boolean {
  return 'broughtIn' in event && event.broughtIn === 'history';
}
