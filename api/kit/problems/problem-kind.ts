/** What a problem code means, for programs and for people. */
export interface ProblemKind {
  readonly status: number;
  readonly title: string;
  /** How it comes about, for the code's page. */
  readonly cause: string;
  /** What to do about it, for the code's page. */
  readonly remedy: string;
  /** The request field that a refusal is about, as a JSON pointer in URI-fragment form. */
  readonly pointer?: string;
}
