import { toInstantOrNull } from '../../contracts/wire/wire';
import type { ListPlace } from '../../store/lists/listing';
import type { ListAsked } from '../../queries/projects/project-list';
import { projectsListed } from '../../queries/projects/project-list';
import type { Sight } from '../../queries/projects/sight';
import type { Store } from '../../store/store';
import { byteOrderMark, csvHead, csvRows } from '../../api/kit/csv';
import { pageHeaders } from '../kit/document';
import { silenceOf } from './card-words';
import { projectsTexts } from './projects-texts';

/** Rows that are read at once. */
const stretch = 1_000;

type Stores = Pick<Store, 'cards' | 'customers' | 'customerLinks' | 'keptCustomers' | 'people'>;

/** A whole list as CSV for spreadsheets, with the names of columns in the reader's language. */
export async function listedAsCsv(
  store: Stores,
  { sight, asked, nowMs }: { readonly sight: Sight; readonly asked: ListAsked; readonly nowMs: number },
) {
  const { language } = sight.reader;
  const { columns: names, csv, places } = projectsTexts(language);
  const columns = [
    ...(['project', 'customer'] as const).map((key) => ({ name: names[key], path: [key] })),
    { name: csv.class, path: ['class'] },
    ...(['stage', 'status', 'owner'] as const).map((key) => ({ name: names[key], path: [key] })),
    ...(['amount', 'currency', 'silenceDays', 'limitDays'] as const).map((key) => ({
      name: csv[key],
      path: [key],
    })),
    { name: names.next, path: ['next'] },
    { name: csv.id, path: ['id'] },
  ];
  const parts = [byteOrderMark + csvHead(columns)];
  for (let after: ListPlace | undefined; ;) {
    const list = await projectsListed(store, sight, asked, { after, limit: stretch, nowMs });
    const items = list.rows.map((card) => {
      const { days, limitDays, state } = silenceOf(card, nowMs);
      const { shown, amount, currency, nextAtMs, face } = card;
      return {
        project: face.title,
        customer: list.customers.get(card.customerId)?.name ?? card.customerId,
        class: card.customerClass,
        stage: face.stageName[language],
        status: shown === 'open' ? '' : places[shown as 'held'],
        owner: list.personName(card.ownerId) ?? card.ownerId,
        amount: amount < 0 ? null : amount,
        currency,
        silenceDays: state === null ? null : days,
        limitDays: state === null ? null : limitDays,
        next: toInstantOrNull(nextAtMs === 0 ? null : nextAtMs),
        id: card.projectId,
      };
    });
    parts.push(csvRows(items, columns));
    if (list.next === null) break;
    after = list.next;
  }
  const name = `projects-${new Date(nowMs).toISOString().slice(0, 10)}.csv`;
  return {
    status: 200 as const,
    body: parts.join(''),
    headers: {
      ...pageHeaders,
      'Content-Type': 'text/csv; charset=utf-8; header=present',
      'Content-Disposition': `attachment; filename="${name}"`,
    },
  };
}
