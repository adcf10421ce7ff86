import { Readable } from 'node:stream';

/** How many of a message's last bytes are held back: its closing lines. */
const heldBackBytes = 64;

/**
 * A message as a stream that gives its last bytes only after `handingOver` has resolved. Until then no server can have
 * the whole message, and one that loses the connection must discard what it has (RFC 5321, 4.1.1.4).
 *
 * Nothing is read before somebody asks for it, so `handingOver` is called only once the server has agreed to take the
 * message.
 */
export class HeldBackMessage extends Readable {
  readonly #raw: Buffer;
  readonly #handingOver: () => Promise<void>;
  #next: 'head' | 'tail' = 'head';
  #handedOver = false;
  #asked: Promise<void> = Promise.resolve();
  #refusal: { readonly error: unknown } | null = null;

  constructor(raw: Buffer, handingOver: () => Promise<void>) {
    super();
    this.#raw = raw;
    this.#handingOver = handingOver;
  }

  /** Whether the last bytes were given away: from then on the server may have the message. */
  get handedOver(): boolean {
    return this.#handedOver;
  }

  /** What `handingOver` failed with, or null; resolves when it is no longer running. */
  async refusal(): Promise<{ readonly error: unknown } | null> {
    await this.#asked;
    return this.#refusal;
  }

  override _read(): void {
    const start = Math.max(0, this.#raw.length - heldBackBytes);
    if (this.#next === 'head' && start > 0) {
      this.#next = 'tail';
      this.push(this.#raw.subarray(0, start));
      return;
    }
    this.#asked = this.#ask(this.#raw.subarray(start));
  }

  async #ask(tail: Buffer): Promise<void> {
    try {
      await this.#handingOver();
    } catch (error) {
      this.#refusal = { error };
      this.destroy(error instanceof Error ? error : new Error(String(error)));
      return;
    }
    // the connection may have broken in the meantime
    if (this.destroyed) return;
    this.#handedOver = true;
    this.push(tail);
    this.push(null);
  }
}
