import type { HandOverReason } from '../../domain/hand-over/hand-over';
import type { AnswerGiven, DecisionGiven, HandOverState } from '../../domain/hand-over/hand-over-progress';
import type { MailReport } from './activities';
import type { NotificationRequest } from './notifications';

/**
 * What the workflow of a hand-over is started with, what it can be told, and what its activities do. No zod here: the
 * workflow needs these at run time.
 */

/** Whose projects go to whom. Ids only. */
export interface HandOverRequest {
  readonly handOverId: string;
  readonly fromPersonId: string;
  readonly reason: HandOverReason;
  /** Who asked for it. */
  readonly requestedBy: string;
  /** Which projects; absent: everything that the person holds. */
  readonly projectIds?: readonly string[];
  /** Who gets what is not assigned below; absent: chosen by rule. */
  readonly toPersonId?: string;
  readonly assignments?: readonly HandOverAssignment[];
}

export interface HandOverAssignment {
  readonly projectId: string;
  readonly toPersonId: string;
}

export interface HandOverInput {
  readonly request: HandOverRequest;
  /** What an earlier run carries over. */
  readonly carried?: {
    readonly state: HandOverState;
    readonly notifications: readonly NotificationRequest[];
  };
}

/** Updates and signals of a hand-over, under one name each. */
export const handOverMessages = ['answerHandOver', 'decideHandOver', 'cancelHandOver'] as const;
export type HandOverMessage = (typeof handOverMessages)[number];

/** What comes with each message, with the `handOverId` that is meant: one that has ended is not taken for the next. */
export interface HandOverPayloads {
  readonly answerHandOver: AnswerGiven;
  readonly decideHandOver: DecisionGiven;
  readonly cancelHandOver: { readonly actor: string };
}

/** The query for the whole state. */
export const progressQueryName = 'progress';

/** The memo under which a running hand-over says which one it is: only one runs for a person. */
export const handOverMemo = 'handOverId';

/** What a hand-over is called in the list of workflows. */
export function handOverTitle({ fromPersonId, reason }: HandOverRequest): string {
  return `Hand-over of ${fromPersonId}: ${reason}`;
}

/**
 * `sendNotification` keys: one offer and one mail of briefs for each receiver, one question for each manager and part. A
 * manager may give more to somebody who was told before: that is another mail of briefs.
 */
export const handOverNotificationKeys = {
  offer: (handOverId: string, receiverId: string) => `${handOverId}:offer:${receiverId}`,
  decision: (handOverId: string, partId: string, managerId: string) =>
    `${handOverId}:decision:${partId}:${managerId}`,
  done: (handOverId: string, receiverId: string, notifiedBefore: number) =>
    `${handOverId}:done:${receiverId}${notifiedBefore > 0 ? `:${notifiedBefore}` : ''}`,
};

/** The command id with which a project is handed over: the same for every attempt. */
export function handOverCommandId(handOverId: string, projectId: string): string {
  return `hand-over:${handOverId}:${projectId}`;
}

/** The `source` of the commands of hand-overs. */
export const handOverSource = 'hand-over';

/** Who is asked, and until when. */
export interface WhomToAsk {
  readonly managerId: string;
  readonly dueAtMs: number;
}

export interface MoveRequest {
  readonly handOverId: string;
  readonly fromPersonId: string;
  readonly partId: string;
  readonly toPersonId: string;
  /** Who accepted or decided. */
  readonly actor: string;
  /** How many projects at most in this batch. */
  readonly limit: number;
}

/** Totals of a part so far. */
export interface MoveAnswer {
  readonly moved: number;
  readonly refused: number;
  readonly left: number;
}

/** The activities of hand-overs. */
export interface HandOverActivities {
  /** Sends one notification to one person. Idempotent by its key. */
  sendNotification(request: NotificationRequest): Promise<MailReport>;
  /** Works out who gets what and writes it down; a repeat keeps what was written before. */
  planHandOver(
    request: HandOverRequest,
  ): Promise<{ readonly parts: readonly { readonly partId: string; readonly projects: number }[] }>;
  /** When a person's time to answer is over: two working days of their own. */
  answerDueAt(request: { readonly personId: string }): Promise<number>;
  /**
   * The manager who decides next for a receiver, above those who were asked; null when nobody else is above.
   *
   * @param receiverId null: nobody was found, and the managers above whoever hands over are asked
   */
  nextDecider(request: {
    readonly receiverId: string | null;
    readonly fromPersonId: string;
    readonly asked: readonly string[];
  }): Promise<WhomToAsk | null>;
  /** Writes the state for pages and lists; an older one than that which is there changes nothing. */
  noteHandOver(state: HandOverState): Promise<void>;
  /** Moves some projects of a part and answers its totals. Each project knows the command by its id. */
  moveProjects(request: MoveRequest): Promise<MoveAnswer>;
}
