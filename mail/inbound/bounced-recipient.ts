/** What became of a mail for one of its recipients. */
export interface BouncedRecipient {
  /** As it was first addressed, before aliases and forwards, where the report says so. */
  readonly address: string;
  /** Enhanced status code (RFC 3463): `5.1.1`. */
  readonly status: string;
  /** Given up, and the same mail would be given up again. */
  readonly permanent: boolean;
  /** Given up because the address itself is wrong: it should not be used again. */
  readonly addressFault: boolean;
  /** What the refusing server said, in one line. */
  readonly diagnostic: string | null;
}
