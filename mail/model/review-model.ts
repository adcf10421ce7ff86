import type { ReviewFacts, ReviewProject } from '../../contracts/wire/review';
import type { LetterCommon } from './letter-model';

/** A manager's weekly review. */
export interface ReviewLetter extends LetterCommon {
  readonly facts: ReviewFacts;
  /** The page that shows all of it and takes the decisions. */
  readonly url: string;
  /** The page to stop this weekly mail. */
  readonly unsubscribeUrl: string;
}

/** What one rep will be asked in the next review. */
export interface MirrorLetter extends LetterCommon {
  readonly managerName: string;
  /** When the review is. */
  readonly reviewAtMs: number;
  /** In the order of the review; with the address of each project's page. */
  readonly projects: readonly { readonly project: ReviewProject; readonly url: string }[];
  /** How many more there are than the letter lists. */
  readonly more: number;
  readonly held: number;
  readonly unsubscribeUrl: string;
}
