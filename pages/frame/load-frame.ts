import { LRUCache } from 'lru-cache';
import type { AroundPage } from '../../api/kit/responses';
import type { Browser } from '../../api/kit/route';
import { isAdministrator } from '../../domain/administration/rights';
import { whoseStandInIs } from '../../people/presence';
import { countForToday } from '../../queries/my-work/open-work';
import type { Store } from '../../store/store';
import type { Frame } from '../kit/frame';
import { placed } from '../kit/frame';
import { formKey, sessionOf } from '../kit/session';

/** For how long it is remembered for whom somebody stands in, in milliseconds: it changes by the day. */
const rememberedMs = 60_000;

/** Most people who are remembered. */
const mostRemembered = 5_000;

/** Puts the header of every page around what answers a request for one. */
export function framePages(store: Store): AroundPage {
  const standsInFor = new LRUCache<string, readonly string[]>({ max: mostRemembered, ttl: rememberedMs });
  const awayFor = async (personId: string, nowMs: number): Promise<readonly string[]> => {
    const known = standsInFor.get(personId);
    if (known) return known;
    const found = (await whoseStandInIs(store, personId, nowMs)).map(({ id }) => id);
    standsInFor.set(personId, found);
    return found;
  };
  const frameOf = async (browser: Browser): Promise<Frame | null> => {
    const session = await sessionOf(store, browser);
    if (!session) return null;
    const { person: reader } = session;
    const nowMs = Date.now();
    const [away, isManager] = await Promise.all([awayFor(reader.id, nowMs), store.people.manages(reader.id)]);
    const forToday = await countForToday(store, reader, [reader.id, ...away], nowMs);
    const isAdmin = isAdministrator(reader);
    return { reader, isManager, isAdministrator: isAdmin, forToday, formKey: formKey(session) };
  };
  return async (browser, work) => placed({ address: browser.address, frame: await frameOf(browser) }, work);
}
