import pLimit from 'p-limit';
import { pages } from '../../api/authorization/routes';
import type { Told } from '../../api/running-api';
import type { Company } from './company';
import { secretKinds, secrets } from './company';
import type { Outcome, Subject } from './expected';
import { mayKnow, mayLead } from './expected';
import { everybody, isActive, isManager, standOf } from './people';
import type { Case } from './rows';
import { rows } from './rows';

/** Asks for pages and sends forms as everybody, and compares what they get with what `expected.ts` says. */

/** A page that a link of an email opens, and a session too. */
const alsoByLink = 'getProjectPage';

/** The routes for people who have signed in. */
export const forSignedIn = pages.filter(({ access, name }) => access === 'session' || name === alsoByLink);

const forms = new Set(forSignedIn.flatMap(({ name, route }) => (route.method === 'post' ? [name] : [])));

const atOnce = 8;

export function outcomeOf({ status, headers }: Told): Outcome | number {
  if (status === 303 && headers.get('location') === '/sign-in') return 'sign-in';
  if (status === 403) return 'refused';
  if (status === 404) return 'unknown';
  if (status < 400 || status === 422) return 'shown';
  return status;
}

export function wantedOf({ expected, of }: Case, who: string): Outcome {
  return isActive(who) ? expected(who, of) : 'sign-in';
}

/** A form that is taken may still find nothing to do. */
function isAs(wanted: Outcome, told: Outcome | number): boolean {
  if (wanted === 'nothing') return told === 409;
  return told === wanted || (wanted === 'shown' && told === 409);
}

/** Texts of records that somebody may not read, in an answer that they got. */
function leaksIn({ text }: Told, { tells = [] }: Case, who: string): string[] {
  return (Object.keys(secrets) as Subject[]).flatMap((of) =>
    secretKinds
      .filter((kind) => !mayKnow(who, of, kind) && !tells.includes(kind))
      .map((kind) => secrets[of][kind])
      .filter((secret) => text.includes(secret)),
  );
}

type Fault = readonly [path: string, who: string, wanted: unknown, told: unknown];

/**
 * Who asks: everybody for the first of the requests of a route, whatever their role; for the others one of those who stand
 * alike to what it is about, each time another. A form that is shown to the same people who may send it is sent by
 * everybody.
 */
function asking(name: string, company: Company): { readonly row: Case; readonly who: string }[] {
  const isSent = !forms.has(name) && [...forms].some((form) => rows[form] === rows[name]);
  return (rows[name]?.(company) ?? []).flatMap((row, index) =>
    (index === 0 && !isSent ? everybody : oneOfEachKind(row.of, index)).map((who) => ({ row, who })),
  );
}

function oneOfEachKind(of: Subject, turn: number): string[] {
  const kinds = new Map<string, string[]>();
  for (const who of everybody) {
    const stand = of === 'unheld' ? null : standOf(who, of);
    const mayMore = [isActive(who), isManager(who), who === 'foreign-administrator', leadsOthers(who)];
    const kind = JSON.stringify([stand, mayMore]);
    kinds.set(kind, [...(kinds.get(kind) ?? []), who]);
  }
  return [...kinds.values()].map((alike) => alike[turn % alike.length]!);
}

const leadsOthers = (who: string): boolean => mayLead(who, 'east') === 'shown';

/** What is not as it should be. */
export async function faultsOf(
  company: Company,
  name: string,
  isMeant: (wanted: Outcome) => boolean,
  ask: (row: Case, who: string) => Promise<Told>,
): Promise<Fault[]> {
  const asked = asking(name, company).filter(({ row, who }) => isMeant(wantedOf(row, who)));
  const found = await pLimit(atOnce).map(asked, async ({ row, who }): Promise<Fault[]> => {
    const told = await ask(row, who);
    const [wanted, outcome] = [wantedOf(row, who), outcomeOf(told)];
    const leaks = leaksIn(told, row, who);
    return [
      ...(isAs(wanted, outcome) ? [] : [[row.path, who, wanted, outcome] as const]),
      ...(leaks.length === 0 ? [] : [[row.path, who, 'nothing foreign', leaks] as const]),
    ];
  });
  return found.flat();
}
