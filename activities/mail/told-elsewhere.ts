/** Reasons of emails that were not sent on their own, since another one told their reader. */

/** In the email about another project, or about another task of the same step. */
export const toldTogether = 'told-together';
/** In their daily digest. */
export const toldInDigest = 'told-in-digest';
