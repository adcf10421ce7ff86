import type { ProjectEvent } from '../../domain/project/model/events';
import type { OutboxRow } from '../../store/outbox';
import type { Store } from '../../store/store';

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

/** The note that came with an event. */
export function noteIdOf(event: ProjectEvent): string | undefined {
  return 'noteId' in event ? event.noteId : undefined;
}
