import type { CustomerPerson } from '../../contracts/wire/customer-people';
import { committeeOf, unknownParts } from '../../domain/archive/committee';
import { isAudited, rightsOf } from '../../domain/archive/rights';
import { factLine, partName } from '../../domain/explain/explain';
import { committeeRoles } from '../../domain/playbook/facts';
import type { TaskKind } from '../../domain/playbook/playbook';
import { missingFacts, partsAsked } from '../../domain/project/decide/gates';
import type { Deal, Task } from '../../domain/project/model/state';
import type { ArchivePart } from '../../mail/model/archive-model';
import { standingsOf } from '../../people/archive-access';
import type { Store } from '../../store/store';
import type { Facts } from './mail-facts';

type Stored = Pick<
  Store,
  | 'keptCustomers'
  | 'customerLinks'
  | 'customerPeople'
  | 'personalFacts'
  | 'archiveViews'
  | 'people'
  | 'projects'
>;

/** The tasks for which somebody speaks with the customer. */
const forSpeaking: readonly TaskKind[] = ['stage', 'follow-up', 'judge', 'resume', 'push'];

/** Of what is known of a person, so much stands in an email. */
const mostPersonal = 2;
/** What of it helps in a talk: a birthday or a hope is for the archive. */
const helpful: readonly string[] = ['character', 'temper', 'liking'];

/**
 * What the archive has for a task, looked up when its email is written: who plays which part, who is unknown, and what
 * the gate lacks. What is personal is only in emails to those who may see it now, and noted in the audit log where they
 * are not of the team.
 */
export async function archivePart(
  store: Stored,
  { deal, language, recipient, nowMs }: Facts,
  task: Task,
  publicUrl: string,
): Promise<ArchivePart | undefined> {
  if (!forSpeaking.includes(task.kind)) return undefined;
  const people = await store.customerPeople.ofCustomers(await store.customerLinks.allOf(deal.customerId));
  const committee = committeeOf(people, committeeRoles).filter((each) => each.people.length > 0);
  const unknown = unknownParts(people, partsAsked(deal)).map((part) => partName(part, language));
  const lacks = missingFacts(deal).map((missing) => factLine(deal, missing, language));
  if (committee.length + unknown.length + lacks.length === 0) return undefined;
  const named = new Set(committee.flatMap((each) => each.people));
  const personal = await personalOf(store, { deal, recipient, nowMs }, [...named]);
  return {
    committee: committee.map((each) => ({
      part: each.part,
      people: each.people.map(({ id, name, position, attitude }) => ({
        name,
        position,
        stance: attitude?.stance ?? null,
        personal: personal.get(id) ?? [],
      })),
    })),
    unknown,
    lastMetAtMs: lastMetAtMs(deal),
    lacks,
    url: `${publicUrl}/customers/${encodeURIComponent(deal.customerId)}`,
  };
}

function lastMetAtMs({ contacts }: Deal): number | null {
  return contacts.findLast(({ kind }) => kind === 'visit' || kind === 'meeting')?.occurredAtMs ?? null;
}

/** What is known of people beside their work, by the id of each; nothing for a reader who may not see it. */
async function personalOf(
  store: Stored,
  { deal, recipient, nowMs }: Pick<Facts, 'deal' | 'recipient' | 'nowMs'>,
  people: readonly CustomerPerson[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (people.length === 0) return new Map();
  const customer = (await store.keptCustomers.read(deal.customerId)) ?? {
    id: deal.customerId,
    ownerId: null,
  };
  const stands = await standingsOf(store, customer, recipient, nowMs);
  if (!rightsOf(stands).has('see-personal')) return new Map();
  const facts = (await store.personalFacts.ofPeople(people.map(({ id }) => id))).filter(({ kind }) =>
    helpful.includes(kind),
  );
  const shown = new Map<string, string[]>();
  for (const { personId, text } of facts.reverse()) {
    const texts = shown.get(personId) ?? [];
    if (texts.length < mostPersonal) shown.set(personId, [...texts, text]);
  }
  if (isAudited(stands)) {
    const view = { atMs: nowMs, viewerId: recipient.id, customerId: deal.customerId, through: 'mail' };
    await store.archiveViews.note([...shown.keys()].map((personId) => ({ ...view, personId })));
  }
  return shown;
}
