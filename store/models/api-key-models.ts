import { Schema } from 'mongoose';

/**
 * What an API key may be allowed; `admin` is everything. `mail:inbound` is for the gateway that delivers replies to
 * emails.
 */
export const scopes = ['projects:read', 'projects:write', 'mail:inbound', 'admin'] as const;
export type Scope = (typeof scopes)[number];

/** An API key; `_id` is the SHA-256 of the key, which itself is stored nowhere. */
export interface ApiKeyRow {
  _id: string;
  name: string;
  scopes: Scope[];
  createdAt: Date;
  expiresAt: Date | null;
}

const text = { type: String, required: true } as const;
const options = { minimize: false, versionKey: false, strict: 'throw', autoIndex: false } as const;

export const apiKeySchema: Schema<ApiKeyRow> = new Schema<ApiKeyRow>(
  {
    _id: text,
    name: text,
    scopes: { type: [String], required: true, enum: scopes },
    createdAt: { type: Date, required: true },
    expiresAt: { type: Date, default: null },
  },
  options,
);
