import { Schema } from 'mongoose';

/** What the schemas of rows are made of. */

export const text = { type: String, required: true } as const;
/** A text that may be empty, which `required` rejects. */
export const line = { type: String, default: '' } as const;
export const optionalText = { type: String, default: null } as const;
export const date = { type: Date, required: true } as const;
export const count = { type: Number, required: true } as const;
export const optionalCount = { type: Number, default: null } as const;
/** Checked by the domain and the wire's schemas, and stored unchanged. */
export const mixed = { type: Schema.Types.Mixed, required: true } as const;
export const optionalMixed = { type: Schema.Types.Mixed, default: null } as const;

/** An empty object is part of a state, and what no schema knows is a mistake of ours. */
export const options = { minimize: false, versionKey: false, strict: 'throw', autoIndex: false } as const;

/**
 * For rows whose loss in a power cut does no harm: a request that is carried out again is recognised by its ids, and a
 * lease or a line of a log is made anew. So nobody waits for the disk. (`j`: Mongoose passes no other name on.)
 */
export const quickly = { ...options, writeConcern: { w: 1, j: false } };
