import type { Model } from 'mongoose';
import type { LinkRow } from './models';
import { hashSecret, randomSecret } from './secrets';

/** What a link in a mail opens, and for whom. */
export interface Link {
  readonly projectId: string;
  readonly personId: string;
  readonly expiresAt: Date;
}

/** Links in mails. Their tokens are random, stored as hashes, bound to one person and project, and expire. */
export interface Links {
  /** @returns the token, this once */
  create(link: Link): Promise<string>;
  /** What a token opens, expired or not; null when there is no such token. */
  find(token: string): Promise<Link | null>;
}

export function links(model: Model<LinkRow>): Links {
  return {
    async create(link) {
      const token = randomSecret();
      await model.create({ _id: hashSecret(token), ...link });
      return token;
    },
    async find(token) {
      const row = await model.findById(hashSecret(token)).lean();
      return row && { projectId: row.projectId, personId: row.personId, expiresAt: row.expiresAt };
    },
  };
}
