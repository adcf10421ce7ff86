/**
 * Double-byte encodings of East Asia share their bytes: most texts in one of them can be read in the others too, as
 * nonsense. Each encoding has its everyday characters in one zone, and nonsense falls outside of it.
 */
interface Zone {
  /** How many bytes a character has that begins with this one; 0: none does. */
  readonly lengthOf: (lead: number) => number;
  /** Whether bytes are a character of the encoding. */
  readonly isCharacter: (lead: number, trail: number) => boolean;
  /** Whether nearly all characters of real texts are like this one. */
  readonly isEveryday: (lead: number, trail: number) => boolean;
}

const within = (value: number, from: number, to: number): boolean => value >= from && value <= to;
const highTrail = (trail: number): boolean => within(trail, 0xa1, 0xfe);
const bigFiveTrail = (trail: number): boolean => within(trail, 0x40, 0x7e) || highTrail(trail);

const zones = {
  // level 1 of GB 2312, 3,755 characters, and its punctuation
  gb18030: {
    lengthOf: (lead) => (within(lead, 0x81, 0xfe) ? 2 : 0),
    isCharacter: (_lead, trail) =>
      within(trail, 0x40, 0x7e) || within(trail, 0x80, 0xfe) || within(trail, 0x30, 0x39),
    isEveryday: (lead, trail) => (within(lead, 0xb0, 0xd7) || within(lead, 0xa1, 0xa3)) && highTrail(trail),
  },
  // level 1 of Big5, 5,401 characters, and its punctuation
  big5: {
    lengthOf: (lead) => (within(lead, 0x81, 0xfe) ? 2 : 0),
    isCharacter: (_lead, trail) => bigFiveTrail(trail),
    isEveryday: (lead, trail) => within(lead, 0xa1, 0xc6) && bigFiveTrail(trail),
  },
  // the Hangul syllables of KS X 1001
  'euc-kr': {
    lengthOf: (lead) => (within(lead, 0x81, 0xfe) ? 2 : 0),
    isCharacter: (_lead, trail) => within(trail, 0x41, 0xfe),
    isEveryday: (lead, trail) => (within(lead, 0xb0, 0xc8) || within(lead, 0xa1, 0xa3)) && highTrail(trail),
  },
  // kana and level 1 of JIS X 0208
  'euc-jp': {
    lengthOf: (lead) => (within(lead, 0xa1, 0xfe) || lead === 0x8e ? 2 : 0),
    isCharacter: (_lead, trail) => highTrail(trail),
    isEveryday: (lead, trail) => (within(lead, 0xb0, 0xcf) || within(lead, 0xa1, 0xa5)) && highTrail(trail),
  },
  shift_jis: {
    lengthOf: (lead) =>
      within(lead, 0xa1, 0xdf) ? 1 : within(lead, 0x81, 0x9f) || within(lead, 0xe0, 0xfc) ? 2 : 0,
    isCharacter: (lead, trail) =>
      within(lead, 0xa1, 0xdf) || within(trail, 0x40, 0x7e) || within(trail, 0x80, 0xfc),
    isEveryday: (lead) => within(lead, 0x81, 0x83) || within(lead, 0x88, 0x97),
  },
} as const satisfies Readonly<Record<string, Zone>>;

export type DoubleByteEncoding = keyof typeof zones;
export const doubleByteEncodings = Object.keys(zones) as readonly DoubleByteEncoding[];

/** How bytes look in one encoding. */
export interface Testimony {
  readonly encoding: DoubleByteEncoding;
  readonly characters: number;
  readonly everyday: number;
  /** Bytes that are no character of the encoding. */
  readonly broken: number;
}

/** Counts characters of a file that comes in parts. */
export interface Witness {
  look(part: Uint8Array): void;
  testimony(): Testimony;
}

/** Looks at bytes as characters of one encoding. */
export function witnessOf(encoding: DoubleByteEncoding): Witness {
  const zone: Zone = zones[encoding];
  let [characters, everyday, broken, lead] = [0, 0, 0, 0];
  const count = (first: number, second: number): void => {
    if (!zone.isCharacter(first, second)) broken += 1;
    else {
      characters += 1;
      if (zone.isEveryday(first, second)) everyday += 1;
    }
  };
  return {
    look(part) {
      for (const byte of part) {
        if (lead !== 0) {
          count(lead, byte);
          lead = 0;
        } else if (byte >= 0x80) {
          const length = zone.lengthOf(byte);
          if (length === 2) lead = byte;
          else if (length === 1) count(byte, 0);
          else broken += 1;
        }
      }
    },
    testimony: () => ({ encoding, characters, everyday, broken: broken + (lead === 0 ? 0 : 1) }),
  };
}
