import type { Model } from 'mongoose';
import type { NoteRow } from './models/models';

/** A text that belongs to a step of a project. */
export interface Note {
  readonly id: string;
  readonly projectId: string;
  readonly actor: string;
  readonly atMs: number;
  readonly text: string;
  /** The whole email that the text was taken from, when the text may lack something that somebody wrote. */
  readonly whole?: string;
}

export interface Notes {
  /** Stores the first text of an id: writing it again changes nothing. */
  write(note: Note): Promise<void>;
  /** A project's notes, oldest first; when there are more than the limit, the newest of them. */
  ofProject(projectId: string, limit?: number): Promise<Note[]>;
  /** The texts of these notes by id; erased ones are absent. */
  texts(ids: readonly string[]): Promise<Map<string, string>>;
  /** The same with the whole emails that some of them were taken from. */
  withWholes(ids: readonly string[]): Promise<Map<string, Pick<Note, 'text' | 'whole'>>>;
  /** Deletes a note whose command was refused. */
  discard(id: string): Promise<void>;
}

/** More than anybody writes about one project. */
const mostNotes = 10_000;

export function notes(model: Model<NoteRow>): Notes {
  return {
    async write({ id, projectId, actor, atMs, text, whole }) {
      const row = { projectId, actor, at: new Date(atMs), text, ...(whole !== undefined && { whole }) };
      await model.updateOne({ _id: id }, { $setOnInsert: row }, { upsert: true });
    },
    async ofProject(projectId, limit = mostNotes) {
      const rows = await model.find({ projectId }).sort({ at: -1 }).limit(limit).lean();
      return rows.reverse().map(({ _id, at, actor, text, whole }) => ({
        id: _id,
        projectId,
        actor,
        atMs: at.getTime(),
        text,
        ...(whole !== undefined && { whole }),
      }));
    },
    async texts(ids) {
      const rows = ids.length === 0 ? [] : await model.find({ _id: { $in: [...ids] } }).lean();
      return new Map(rows.map(({ _id, text }) => [_id, text]));
    },
    async withWholes(ids) {
      const rows = ids.length === 0 ? [] : await model.find({ _id: { $in: [...ids] } }).lean();
      return new Map(
        rows.map(({ _id, text, whole }) => [_id, { text, ...(whole !== undefined && { whole }) }]),
      );
    },
    async discard(id) {
      await model.deleteOne({ _id: id });
    },
  };
}
