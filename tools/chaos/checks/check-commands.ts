import type { ProjectEvent } from '../../../domain/project/model/events';
import type { Fault } from './fault';
import type { ProjectSeen, Seen } from './seen';
import type { Sent } from '../load/sent';
import { sources } from '../load/sent';

/** What one project's ledger has of commands. */
interface Entries {
  /** Revisions by command id, in order. */
  readonly carriedOut: ReadonlyMap<string, number[]>;
  /** How often each id was refused. */
  readonly refused: ReadonlyMap<string, number>;
}

/**
 * Checks that every acknowledged command is in the ledger exactly once: as consecutive events or, when nobody waited
 * for the answer, as a refusal; and that no command is there whose sender was not told.
 */
export function checkAcknowledged(sent: readonly Sent[], { projects }: Seen): Fault[] {
  const entries = new Map(projects.map((project) => [project.projectId, entriesOf(project)]));
  const faults = sent.flatMap((each) => {
    const found = entries.get(each.projectId);
    const detail = found ? whatIsWrong(each, found) : 'its project is not there';
    return detail === null
      ? []
      : [{ check: 'command', subject: `${each.what} of ${each.projectId}`, detail }];
  });
  return [...faults, ...unannounced(sent, projects)];
}

function entriesOf({ events }: ProjectSeen): Entries {
  const carriedOut = new Map<string, number[]>();
  const refused = new Map<string, number>();
  for (const event of events) {
    if (event.type === 'commandRefused') {
      const { refusedId = '' } = event;
      refused.set(refusedId, (refused.get(refusedId) ?? 0) + 1);
    } else {
      carriedOut.set(event.commandId, [...(carriedOut.get(event.commandId) ?? []), event.revision]);
    }
  }
  return { carriedOut, refused };
}

function whatIsWrong({ outcome }: Sent, { carriedOut, refused }: Entries): string | null {
  const { kind, commandId } = outcome;
  if (commandId === undefined) return null;
  const revisions = carriedOut.get(commandId) ?? [];
  const gap = revisions.findIndex(
    (revision, index) => index > 0 && revision !== (revisions[index - 1] ?? 0) + 1,
  );
  if (gap !== -1) return `${commandId} stands in the ledger twice, at ${revisions.join(', ')}`;
  const times = refused.get(commandId) ?? 0;
  switch (kind) {
    case 'carried-out': {
      const last = revisions.at(-1);
      if (last === undefined)
        return `${commandId} was answered with revision ${outcome.revision} and is lost`;
      if (last === outcome.revision) return null;
      return `${commandId} was answered with revision ${outcome.revision} and led to ${last}`;
    }
    case 'kept':
      return revisions.length === 0 && times === 0
        ? `${commandId} was taken and is neither carried out nor refused`
        : null;
    case 'refused':
      return revisions.length > 0 ? `${commandId} was refused and stands in the ledger` : null;
    case 'unanswered':
      return null;
  }
}

/** Commands in the ledger that nobody was told of, beyond those still without an answer. */
function unannounced(sent: readonly Sent[], projects: readonly ProjectSeen[]): Fault[] {
  const reported = new Set(sent.flatMap(({ outcome }) => outcome.commandId ?? []));
  const open = sent.filter(({ outcome, way }) => outcome.kind === 'unanswered' && way === 'api').length;
  const ours: readonly string[] = Object.values(sources);
  const isOurs = ({ source, commandId }: ProjectEvent): boolean =>
    ours.includes(source) && !reported.has(commandId);
  const unknown = projects.flatMap(({ projectId, events }) =>
    [...new Set(events.filter(isOurs).map(({ commandId }) => commandId))].map(
      (id) => `${id} of ${projectId}`,
    ),
  );
  if (unknown.length <= open) return [];
  return unknown.map((subject) => ({
    check: 'command',
    subject,
    detail: 'it stands in the ledger, and its sender was refused or never answered',
  }));
}

/**
 * Commands whose recorded refusal was followed by a second refusal or by execution: a repeat that came before the
 * answer.
 */
export function judgedTwice(projects: readonly ProjectSeen[]): number {
  return projects
    .map(entriesOf)
    .flatMap(({ carriedOut, refused }) =>
      [...refused].filter(([id, times]) => times > 1 || carriedOut.has(id)),
    ).length;
}
