import type { ProjectEvent } from '../domain/project/events';
import type { Effect, MailEffect } from '../domain/project/react';

/** What a project still has to tell the world, as continue-as-new carries it. */
export interface CarriedOutbox {
  readonly unrecorded: readonly ProjectEvent[];
  readonly effects: readonly Effect[];
  readonly mails: readonly MailEffect[];
}

/**
 * What a project has decided and not yet told. Order is the point: an event is recorded before anything is done
 * about it, and mails leave in the order in which they were caused, in a lane of their own (mail-lane.ts).
 */
export interface Outbox {
  add(event: ProjectEvent, effects: readonly Effect[]): void;
  /** Events to record now, oldest first. */
  unrecorded(): readonly ProjectEvent[];
  /** Marks the oldest events as recorded and releases their effects. */
  recorded(count: number): void;
  /** The next released effect that is not a mail. */
  nextEffect(): Effect | undefined;
  effectDone(): void;
  nextMail(): MailEffect | undefined;
  mailDone(): void;
  /** Whether the loop has something to do. */
  hasWork(): boolean;
  isEmpty(): boolean;
  carry(): CarriedOutbox;
}

export function openOutbox(carried?: CarriedOutbox): Outbox {
  const unrecorded = [...(carried?.unrecorded ?? [])];
  const effects = [...(carried?.effects ?? [])];
  const mails = [...(carried?.mails ?? [])];

  // an effect is released once its event, and so all before it, stand in the ledger
  const isReleased = (effect: Effect): boolean => {
    const oldest = unrecorded[0];
    return !oldest || effect.revision < oldest.revision;
  };
  const release = (): void => {
    for (let effect = effects[0]; effect?.kind === 'mail' && isReleased(effect); effect = effects[0]) {
      mails.push(effect);
      effects.shift();
    }
  };
  const nextEffect = (): Effect | undefined =>
    effects[0] && isReleased(effects[0]) ? effects[0] : undefined;

  return {
    add(event, caused) {
      unrecorded.push(event);
      effects.push(...caused);
    },
    unrecorded: () => unrecorded,
    recorded(count) {
      unrecorded.splice(0, count);
      release();
    },
    nextEffect,
    effectDone() {
      effects.shift();
      release();
    },
    nextMail: () => mails[0],
    mailDone: () => void mails.shift(),
    hasWork: () => unrecorded.length > 0 || nextEffect() !== undefined,
    isEmpty: () => unrecorded.length === 0 && effects.length === 0 && mails.length === 0,
    carry: () => ({ unrecorded, effects, mails }),
  };
}
