import type { Customer } from '../../../contracts/wire/customers';
import type { Scope } from '../../../store/models/api-key-models';
import type { Store } from '../../../store/store';
import type { RouteDeps } from '../../context/context';
import type { Exported } from '../../kit/route';
import { everyCustomer, requireRight } from './archive-access';

/** What of the archive is taken away as a file: a right of its own, and each time a line of the audit log. */
export const exportScope = 'archive:export' satisfies Scope;

/** What is the same in the requests of all such routes. */
export interface ExportRequest {
  readonly params: Readonly<Record<string, unknown>>;
  readonly query: object;
  readonly actor: string;
}

/** Whose data a request is about; by default all customers'. */
type Whose = (
  request: ExportRequest,
  store: Store,
) => Promise<{ readonly customer: Pick<Customer, 'id' | 'ownerId'>; readonly personId?: string }>;

/** A list of the archive at an address, of which an export is checked and put down. */
export function exportedList(path: string, whose?: Whose): Exported<ExportRequest, RouteDeps> {
  return {
    scope: exportScope,
    async before(request, { store }) {
      const { params, query, actor } = request;
      const { customer, personId = null } = (await whose?.(request, store)) ?? { customer: everyCustomer };
      await requireRight(store, customer, actor, 'export');
      await noteExport(store, {
        viewerId: actor,
        customerId: customer.id === everyCustomer.id ? null : customer.id,
        personId,
        through: 'export',
        list: path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params[name]))),
        filter: filterOf(query),
      });
    },
  };
}

/** Puts down that something is taken away, whoever it is. */
export async function noteExport(
  { archiveViews }: Pick<Store, 'archiveViews'>,
  taken: {
    readonly viewerId: string;
    readonly customerId: string | null;
    readonly personId: string | null;
    readonly through: 'export' | 'access';
    readonly list: string;
    readonly filter?: Readonly<Record<string, string>>;
  },
): Promise<void> {
  await archiveViews.note([{ ...taken, atMs: Date.now() }]);
}

/** What says which page it is: an export has all of them. */
const ofPages = ['limit', 'cursor'];

function filterOf(query: object): Record<string, string> {
  const given = Object.entries(query as Record<string, unknown>).filter(
    ([name, value]) => value !== undefined && !ofPages.includes(name),
  );
  const text = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
  return Object.fromEntries(given.map(([name, value]) => [name, text(value)]));
}
