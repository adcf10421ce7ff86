/** What became of an email for one of its recipients. */
export interface BouncedRecipient {
  /** The address as first given, before aliases and forwards, where the report says so. */
  readonly address: string;
  /** Enhanced status code (RFC 3463): `5.1.1`. */
  readonly status: string;
  /** Given up, and the same email would be given up again. */
  readonly permanent: boolean;
  /** Given up because the address itself is wrong: it should not be used again. */
  readonly addressFault: boolean;
  /** What the refusing server said, in one line. */
  readonly diagnostic: string | null;
}
