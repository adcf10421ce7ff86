/** What a problem code means, and to whom. */
export interface ProblemKind {
  readonly status: number;
  readonly title: string;
  /** For its page: what to do about it. */
  readonly remedy: string;
  /** The field of the request that a refusal is about, as a JSON pointer in URI-fragment form. */
  readonly pointer?: string;
}
