import type { FoundLedger, RecordAnswer } from '../../contracts/sandbox/activities';
import { mostRecorded } from '../../contracts/sandbox/activities';
import type { Cause } from '../../contracts/sandbox/cause';
import { isUnknown, together } from '../../contracts/sandbox/cause';
import type { Command } from '../../domain/project/model/commands';
import { plan } from '../../domain/project/evolve/deadline-plans';
import type { Decision } from '../../domain/project/decide/decide';
import { decide } from '../../domain/project/decide/decide';
import { evolve } from '../../domain/project/evolve/evolve';
import type { ProjectEvent } from '../../domain/project/model/events';
import type { MailEffect } from '../../domain/project/react';
import { mailKey, react } from '../../domain/project/react';
import type { ProjectState } from '../../domain/project/model/state';
import { revisionOf } from '../../domain/project/model/state';
import type { Refusal } from '../../domain/project/model/refusals';
import { isRefusal } from '../../domain/project/model/refusals';

/** A command that was carried out, and its events. */
export interface JournalStep {
  readonly command: Command;
  /** The instant of the decision, epoch milliseconds. */
  readonly decidedAtMs: number;
  readonly events: readonly ProjectEvent[];
  /** Absent when nobody has asked for it. */
  readonly cause?: Cause;
}

/** What a project has yet to record and send, as continue-as-new carries it beside the last recorded state. */
export interface CarriedJournal {
  /** What was decided but is not in the ledger, in order. */
  readonly unrecorded: readonly JournalStep[];
  /** Mails not known to have been sent, oldest cause first. */
  readonly mails: readonly MailEffect[];
  /** For mails that wait for somebody's working hours: until when, epoch milliseconds, by `mailKey`. */
  readonly notBeforeMs?: Readonly<Record<string, number>>;
  /** What mails are due to, by the revision of their event; those of the clock have none. */
  readonly causes?: Readonly<Record<number, Cause>>;
  /** The archive has changed, and what it says has not come yet. */
  readonly looks?: true;
}

/** A command that was decided again and is now refused. */
export interface RefusedAgain {
  readonly command: Command;
  readonly refusal: Refusal;
}

/**
 * What a project has decided, and how much of it is in the ledger. Events are recorded before anything is done about
 * them. The commands behind unrecorded events are kept: when the ledger turns out to have another past, they are
 * decided again from there.
 */
export interface Journal {
  /** The state after everything that was decided. */
  state(): ProjectState;
  /** The state in the ledger, as far as is known. */
  recordedState(): ProjectState;
  /** The decision about a command at an instant, without taking it in. */
  decide(command: Command, now: number): Decision | Refusal;
  /** Decides a command at an instant and adds its events; a refusal changes nothing. */
  enter(command: Command, now: number, cause?: Cause): Refusal | null;
  /** Whether some events are not in the ledger. */
  hasUnrecorded(): boolean;
  /** The archive has changed: the next record looks at it. */
  lookAtArchive(): void;
  /** Whether the archive is to be looked at, and no record is under way that does. */
  mustLook(): boolean;
  /** Whether the record that is scheduled now looks at the archive. */
  look(): boolean;
  /** The oldest unrecorded events, in whole steps, as many as one call of `record` takes. They count as scheduled. */
  nextBatch(): readonly ProjectEvent[];
  /** What unrecorded events are due to. */
  causeOf(events: readonly ProjectEvent[]): Cause;
  /** What a mail is due to. */
  mailCause(mail: MailEffect): Cause;
  /** Whether the record of everything that a command led to has been scheduled. */
  isScheduled(commandId: string): boolean;
  /** Notes that the oldest events are in the ledger, with these plans. */
  recorded(count: number, answer: RecordAnswer): void;
  /**
   * Goes on from what the ledger has, and decides again what it lacks.
   *
   * @param noteAdoption makes the command that notes it
   * @returns what is refused this time
   */
  adopt(found: FoundLedger, noteAdoption: (givenUp: number) => Command, now: number): RefusedAgain[];
  /** Mails whose events are in the ledger, oldest first. */
  mailsToSend(): readonly MailEffect[];
  /** Notes that it is known how one of `mailsToSend` ended. */
  mailDone(mail: MailEffect): void;
  /** Notes that one of `mailsToSend` must not leave before an instant, epoch milliseconds. */
  mailLater(mail: MailEffect, notBeforeMs: number): void;
  /** The earliest instant at which a mail may leave, epoch milliseconds. */
  notBeforeMs(mail: MailEffect): number | undefined;
  isEmpty(): boolean;
  carry(): CarriedJournal;
}

/** @param recordedState the state of the last record, from which `carried` goes on */
export function openJournal(recordedState: ProjectState, carried?: CarriedJournal): Journal {
  let base = recordedState;
  let steps = [...(carried?.unrecorded ?? [])];
  let mails = [...(carried?.mails ?? [])];
  let waiting = carried?.notBeforeMs ?? {};
  let causes = carried?.causes ?? {};
  // a change that comes while a record looks is not what that one sees: it is looked at again
  let mustLook = carried?.looks ?? false;
  let isLooking = false;
  const keyOf = (mail: MailEffect): string => mailKey(base.projectId, mail);
  let state = foldSteps(base, steps);
  let scheduledRevision = base.revision;

  const decideOnce = lastDecision();
  const enter: Journal['enter'] = (command, now, cause = {}) => {
    const decision = decideOnce(state, command, now);
    if (isRefusal(decision)) return decision;
    const { events } = decision;
    state = decision.state;
    const known = isUnknown(cause) ? {} : { cause };
    for (const event of events) {
      const called = react(event);
      mails.push(...called);
      if (called.length > 0 && known.cause) causes = { ...causes, [event.revision]: known.cause };
    }
    if (events.length > 0) steps.push({ command, decidedAtMs: now, events, ...known });
    return null;
  };

  return {
    state: () => state,
    recordedState: () => base,
    decide: (command, now) => decideOnce(state, command, now),
    enter,
    hasUnrecorded: () => steps.length > 0,
    lookAtArchive: () => void (mustLook = true),
    mustLook: () => mustLook,
    look() {
      isLooking = mustLook;
      mustLook = false;
      return isLooking;
    },
    nextBatch() {
      const batch = wholeSteps(steps);
      scheduledRevision = batch.at(-1)?.revision ?? scheduledRevision;
      return batch;
    },
    causeOf(events) {
      const revisions = new Set(events.map(({ revision }) => revision));
      return together(
        steps.flatMap(({ cause, events: own }) =>
          cause && own.some(({ revision }) => revisions.has(revision)) ? [cause] : [],
        ),
      );
    },
    mailCause: ({ revision }) => causes[revision] ?? {},
    isScheduled: (commandId) => (revisionOf(state, commandId) ?? 0) <= scheduledRevision,
    recorded(count, { planned, plannedBefore = {} }) {
      isLooking = false;
      const events = steps.flatMap((step) => step.events).slice(0, count);
      const last = events.at(-1);
      base = events.reduce((before, event) => {
        const own = event === last ? planned : plannedBefore[event.revision];
        return plan(evolve(before, event), own);
      }, base);
      steps = withoutEvents(steps, count);
      // a plan stands beside its event: what has happened since comes after it, as in the ledger
      state = foldSteps(base, steps);
    },
    adopt(found, noteAdoption, now) {
      const lost = steps;
      const firstLost = lost[0]?.events[0]?.revision ?? 0;
      const kept = mails.filter(({ revision }) => revision < firstLost);
      const known = new Set(kept.map(keyOf));
      base = found.state;
      state = base;
      mustLook = mustLook || isLooking;
      isLooking = false;
      steps = [];
      mails = [...kept, ...found.mails.filter((mail) => !known.has(keyOf(mail)))];
      scheduledRevision = base.revision;
      const givenUp = lost.reduce((sum, { events }) => sum + events.length, 0);
      enter(noteAdoption(givenUp), Math.max(now, found.lastAtMs));
      const refused: RefusedAgain[] = [];
      causes = causesOf(mails, causes);
      for (const { command, decidedAtMs, cause } of lost) {
        if (isFromLedger(command)) continue;
        const refusal = enter(command, Math.max(decidedAtMs, found.lastAtMs), cause);
        if (refusal) refused.push({ command, refusal });
      }
      return refused;
    },
    mailsToSend: () => mails.filter(({ revision }) => revision <= base.revision),
    mailDone(done) {
      mails = mails.filter((mail) => mail !== done);
      causes = causesOf(mails, causes);
      const { [keyOf(done)]: _, ...others } = waiting;
      waiting = others;
    },
    mailLater: (mail, notBeforeMs) => void (waiting = { ...waiting, [keyOf(mail)]: notBeforeMs }),
    notBeforeMs: (mail) => waiting[keyOf(mail)],
    isEmpty: () => steps.length === 0 && mails.length === 0,
    carry: () => ({
      unrecorded: steps,
      mails,
      ...(Object.keys(waiting).length > 0 && { notBeforeMs: waiting }),
      ...(Object.keys(causes).length > 0 && { causes }),
      ...((mustLook || isLooking) && { looks: true }),
    }),
  };
}

/** The clock rings again, and the ledger proposes people and facts again. */
function isFromLedger({ name }: Command): boolean {
  return name === 'deadlineReached' || name === 'chooseRoles' || name === 'noteFacts';
}

/** The causes that some mails still need. */
function causesOf(
  mails: readonly MailEffect[],
  causes: Readonly<Record<number, Cause>>,
): Readonly<Record<number, Cause>> {
  const needed = new Set(mails.map(({ revision }) => revision));
  return Object.fromEntries(Object.entries(causes).filter(([revision]) => needed.has(Number(revision))));
}

/**
 * Decides, and remembers the last decision: an update is asked about first by its validator and then by its handler. The
 * decision follows from what it is asked with alone, so a replay, which has no validators, comes to the same.
 */
function lastDecision(): typeof decide {
  let last: { state: ProjectState; asked: string; decision: Decision | Refusal } | undefined;
  return (state, command, now) => {
    const asked = JSON.stringify([command, now]);
    if (last?.state !== state || last.asked !== asked) {
      last = { state, asked, decision: decide(state, command, now) };
    }
    return last.decision;
  };
}

function foldSteps(from: ProjectState, steps: readonly JournalStep[]): ProjectState {
  return steps.reduce((state, { events }) => events.reduce(evolve, state), from);
}

/** Steps stay whole unless a single one is larger than a call of `record`. */
function wholeSteps(steps: readonly JournalStep[]): ProjectEvent[] {
  const batch: ProjectEvent[] = [];
  for (const { events } of steps) {
    if (batch.length > 0 && batch.length + events.length > mostRecorded) break;
    batch.push(...events);
  }
  return batch.slice(0, mostRecorded);
}

function withoutEvents(steps: readonly JournalStep[], count: number): JournalStep[] {
  let left = count;
  return steps.flatMap((step) => {
    const gone = Math.min(left, step.events.length);
    left -= gone;
    if (gone === 0) return [step];
    return gone === step.events.length ? [] : [{ ...step, events: step.events.slice(gone) }];
  });
}
