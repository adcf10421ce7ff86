import type { Payload, PayloadCodec } from '@temporalio/common';
import { LRUCache } from 'lru-cache';
import { places } from '../contracts/sandbox/operator-words';
import type { Language } from '../domain/playbook/playbook';
import { dateFormats } from '../mail/model/dates';

/** What is known of a person here. */
export interface KnownPerson {
  readonly name: string;
  readonly timeZone: string;
}

export interface OperatorCodecDeps {
  /** Null: nobody has this id. */
  readonly person: (personId: string) => Promise<KnownPerson | null>;
  readonly publicUrl: string;
  /** The zone of times of whoever is unknown. */
  readonly companyTimeZone: string;
  /** Whether summaries, which stay in the history, have the names of colleagues; else their ids. */
  readonly namesInHistories: boolean;
}

/** A database that is slow must not hold up a workflow task: the id stands in for the name then (ms). */
const patienceMs = 1_000;
/** How long a name is believed (ms). */
const rememberedMs = 60_000;
const mostRemembered = 5_000;

/**
 * Fills in the places of texts for operators (`contracts/sandbox/operator-words.ts`) as they leave the worker: names,
 * local times, addresses of pages. The SDK's one hook outside the sandbox through which these texts pass.
 *
 * Two kinds of payloads are touched and no other: the answer to the query by which Temporal UI asks for current details,
 * which is stored nowhere, and single texts, which are the summaries of activities and timers. What workflows, activities
 * and messages give each other are objects and pass as they are, and nothing is ever decoded, so a history replays with
 * and without.
 */
export function operatorCodec(deps: OperatorCodecDeps): PayloadCodec {
  const words = wordsFor(deps);
  return {
    decode: (payloads) => Promise.resolve(payloads),
    encode: (payloads) =>
      payloads.some((payload) => kindOf(payload) !== null)
        ? Promise.all(payloads.map((payload) => filledIn(payload, words)))
        : Promise.resolve(payloads),
  };
}

type Kind = 'summary' | 'details';

const quote = '"'.charCodeAt(0);
/** How the SDK's answer about a workflow begins. */
const metadataStart = Buffer.from('{"definition":{"type":');

function kindOf({ data }: Payload): Kind | null {
  if (!data) return null;
  if (data[0] === quote) return data.includes('{'.charCodeAt(0)) ? 'summary' : null;
  return data.length > metadataStart.length && metadataStart.equals(data.subarray(0, metadataStart.length))
    ? 'details'
    : null;
}

async function filledIn(payload: Payload, words: Words): Promise<Payload> {
  const kind = kindOf(payload);
  if (kind === null || !payload.data) return payload;
  const text = Buffer.from(payload.data).toString('utf8');
  const value = JSON.parse(text) as string | { currentDetails?: string };
  const filled =
    typeof value === 'string'
      ? await fill(value, words, kind)
      : { ...value, currentDetails: await fill(value.currentDetails ?? '', words, kind) };
  return { ...payload, data: Buffer.from(JSON.stringify(filled)) };
}

/** What a place becomes in a text of a kind; null: it stays as it is. */
type Words = (place: string, given: string, kind: Kind) => Promise<string | null>;

async function fill(text: string, words: Words, kind: Kind): Promise<string> {
  const found = await Promise.all(
    [...text.matchAll(places)].map(
      async ([all, place = '', given = '']) => (await words(place, given, kind)) ?? all,
    ),
  );
  return text.replace(places, () => found.shift() ?? '');
}

function wordsFor({ person, publicUrl, companyTimeZone, namesInHistories }: OperatorCodecDeps): Words {
  const remembered = new LRUCache<string, Promise<KnownPerson | null>>({
    max: mostRemembered,
    ttl: rememberedMs,
  });
  const known = (personId: string): Promise<KnownPerson | null> => {
    const before = remembered.get(personId);
    if (before) return before;
    const reading = inTime(person(personId)).catch(() => {
      remembered.delete(personId);
      return null;
    });
    remembered.set(personId, reading);
    return reading;
  };
  return async (place, given, kind) => {
    switch (place) {
      case 'person':
        return kind === 'summary' && !namesInHistories ? given : ((await known(given))?.name ?? given);
      case 'project':
        return `${publicUrl}/projects/${encodeURIComponent(given)}`;
      case 'soon':
      case 'at': {
        const [minute = '', personId = '', language = 'en'] = given.split('|');
        const zone = (await known(personId))?.timeZone ?? companyTimeZone;
        return place === 'soon'
          ? soonText(Date.parse(minute), zone)
          : momentText(Date.parse(minute), zone, language === 'zh-TW' ? 'zh-TW' : 'en');
      }
      default:
        return null;
    }
  };
}

/** @throws when it takes too long */
async function inTime<T>(reading: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('The directory does not answer in time.')), patienceMs);
  });
  try {
    return await Promise.race([reading, late]);
  } finally {
    clearTimeout(timer);
  }
}

const formats = new Map<string, ReturnType<typeof dateFormats>>();

function momentText(atMs: number, zone: string, language: Language): string | null {
  if (Number.isNaN(atMs)) return null;
  const key = `${language} ${zone}`;
  const made = formats.get(key) ?? dateFormats(language, zone);
  formats.set(key, made);
  return made.moment(atMs);
}

/** `14 Dec 09:00`, of which the year is plain: a timer runs for months at most. */
function soonText(atMs: number, zone: string): string | null {
  const whole = momentText(atMs, zone, 'en');
  const [, day, time] = /^\S+ (\d+ \S+) \d+, (\S+)/.exec(whole ?? '') ?? [];
  return day && time ? `${day} ${time}` : whole;
}
