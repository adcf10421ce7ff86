import type { Person } from '../../../contracts/wire/directory';
import type { NotificationRequest } from '../../../contracts/sandbox/notifications';
import type { HandOverPart } from '../../../domain/hand-over/hand-over-progress';
import type { HandOverItem, HandOverRecord } from '../../../store/hand-overs';
import type { MailDeps } from '../mail-deps';
import { nowOf } from '../mail-deps';
import { linkExpiry } from '../mail-links';
import { NotThereYetError } from '../mail-failures';

/** What a hand-over's three notifications have in common. */
export interface HandOverFacts {
  readonly record: HandOverRecord;
  readonly common: {
    readonly language: Person['language'];
    readonly timeZone: string;
    readonly recipient: { readonly name: string };
    readonly fromName: string;
    readonly reason: HandOverRecord['reason'];
    readonly url: string;
  };
}

/** Looks up a hand-over and makes the link to its page, for the notification's reader. */
export async function handOverFacts(
  deps: MailDeps,
  { id: personId, language, timeZone, name }: Person,
  handOverId: string,
): Promise<HandOverFacts> {
  const { store, settings } = deps;
  const record = await handOverRecord(deps, handOverId);
  const from = await store.people.read(record.fromPersonId);
  const expiresAt = linkExpiry(await nowOf(deps));
  const target = { kind: 'hand-over', handOverId } as const;
  const [token = ''] = await store.links.create([{ personId, target, expiresAt }]);
  const url = `${settings.publicUrl}/hand-overs/${encodeURIComponent(handOverId)}?token=${token}`;
  const fromName = from?.name ?? record.fromPersonId;
  const { reason } = record;
  return { record, common: { language, timeZone, recipient: { name }, fromName, reason, url } };
}

/** @throws NotThereYetError when the notification is ahead of the write of what it is about */
export async function handOverRecord({ store }: MailDeps, handOverId: string): Promise<HandOverRecord> {
  const record = await store.handOvers.read(handOverId);
  if (!record) throw new NotThereYetError(`There is no hand-over ${handOverId} yet.`);
  return record;
}

/** A part's projects as lists name them: title and customer, running ones first. */
export async function titlesOf(
  { store }: MailDeps,
  handOverId: string,
  partId: string,
): Promise<{ readonly items: readonly HandOverItem[]; readonly titles: readonly string[] }> {
  const items = await allItems(store.handOvers.items, handOverId, [partId]);
  const states = await store.projects.readMany(items.map(({ projectId }) => projectId));
  const running = states.filter(({ status }) => status === 'open');
  const others = states.filter(({ status }) => status !== 'open');
  const ids = states.flatMap(({ deal }) => deal?.customerId ?? []);
  const customers = await store.keptCustomers.byIds(ids);
  const titles = [...running, ...others].flatMap(({ deal }) =>
    deal ? [`${deal.title} · ${customers.get(deal.customerId)?.name ?? deal.customerId}`] : [],
  );
  return { items, titles };
}

const pageSize = 200;

/** Every project of some parts. */
export async function allItems(
  items: MailDeps['store']['handOvers']['items'],
  handOverId: string,
  partIds: readonly string[],
): Promise<HandOverItem[]> {
  const all: HandOverItem[] = [];
  for (;;) {
    const after = all.at(-1)?.projectId;
    const page = await items(handOverId, { partIds, after, limit: pageSize });
    all.push(...page);
    if (page.length < pageSize) return all;
  }
}

/** The part that a notification is about. */
export function partIn(
  { state }: HandOverRecord,
  partId: string,
  { key }: NotificationRequest,
): HandOverPart {
  const part = state.parts.find((each) => each.partId === partId);
  // the notification may be ahead of the write of the state: the next attempt finds it
  if (!part) throw new NotThereYetError(`The hand-over of notification ${key} does not have its parts yet.`);
  return part;
}
