/** What a file looks like as UTF-8. */
export interface Utf8Look {
  /** Whether all of it is UTF-8, as the Unicode Standard defines it: no overlong forms, no surrogates. */
  readonly isValid: boolean;
  /** Characters of two bytes: Latin with marks, Greek, Cyrillic, Hebrew, Arabic. */
  readonly twoBytes: number;
  /** Characters of three or four bytes. */
  readonly longer: number;
  /** Whether two-byte characters stand right beside letters of ASCII, as in "Müller". */
  readonly isAmongLetters: boolean;
  readonly hasNul: boolean;
}

const isLetter = (byte: number): boolean => (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a);

/** Looks at a file that comes in parts. */
export function utf8Check(): { look(part: Uint8Array): void; result(): Utf8Look } {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let [isValid, twoBytes, longer, isAmongLetters, hasNul, before] = [true, 0, 0, false, false, 0];
  return {
    look(part) {
      if (isValid) {
        try {
          decoder.decode(part, { stream: true });
        } catch {
          isValid = false;
        }
      }
      for (const byte of part) {
        if (byte === 0) hasNul = true;
        if (byte >= 0xe0) longer += 1;
        else if (byte >= 0xc2) {
          twoBytes += 1;
          isAmongLetters ||= isLetter(before);
        } else if (isLetter(byte) && before >= 0x80) isAmongLetters ||= longer === 0;
        before = byte;
      }
    },
    result() {
      if (isValid) {
        try {
          decoder.decode();
        } catch {
          isValid = false;
        }
      }
      return { isValid, twoBytes, longer, isAmongLetters, hasNul };
    },
  };
}
