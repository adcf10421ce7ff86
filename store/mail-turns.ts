import type { Model } from 'mongoose';
import { mailSlotMs } from '../contracts/sandbox/mail-attempts';
import { takeLease } from './kit/lease';
import type { LeaseRow } from './models/lease-models';

/** Longer than an attempt at an email: one that has died keeps others out for so long, milliseconds. */
const longestMs = mailSlotMs + 10_000;

/** Emails of which one person gets only one at a time. */
export interface MailTurns {
  /**
   * @param key the email that takes the turn; a repeat of it goes on with the turn of its predecessor
   * @returns false: another email has it
   */
  take(turn: string, key: string): Promise<boolean>;
  end(turn: string, key: string): Promise<void>;
}

export function mailTurns(leases: Model<LeaseRow>): MailTurns {
  return {
    take: (turn, key) => takeLease(leases, { id: idOf(turn), holder: key, longestMs }),
    // there are as many as pairs of people and customers, so none is kept
    end: async (turn, key) => void (await leases.deleteOne({ _id: idOf(turn), holder: key })),
  };
}

function idOf(turn: string): string {
  return `mail-turn:${turn}`;
}
