import { Schema } from 'mongoose';
import type { PublishedEvent } from '../../contracts/sandbox/published-events';
import { count, text, options } from './fields';

/**
 * One event of the feed, in the one order of the company. `_id` is the event's id, so none is published twice;
 * `position` is unique too, so two processes that publish at once cannot take the same place.
 */
export interface FeedRow {
  _id: string;
  /** 1, 2, 3 … without gaps. */
  position: number;
  /** Of which project. */
  subjectId: string;
  revision: number;
  type: PublishedEvent['type'];
  /** Who owned the project when it was published. */
  ownerId: string;
  event: PublishedEvent;
}

export const feedSchema: Schema<FeedRow> = new Schema<FeedRow>(
  {
    _id: text,
    position: count,
    subjectId: text,
    revision: count,
    type: text,
    ownerId: text,
    event: { type: Schema.Types.Mixed, required: true },
  },
  // a reader goes on from what it has seen: a row that a failing primary could take back would be missed by it
  { ...options, writeConcern: { w: 'majority' } },
)
  .index({ position: 1 }, { unique: true })
  .index({ subjectId: 1, revision: 1 });
