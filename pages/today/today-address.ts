import { z } from 'zod';
import { taskActions } from '../../domain/project/model/task-actions';
import type { TodayFilter } from '../../queries/my-work/today-filter';

/** Addresses of the list of what somebody has to do: what it shows, and what has just been done. */

/** Longer texts are no place in the list. */
export const longestPlace = 600;

/** What a line can have had done to it; `decide`: several decisions at once. */
const deeds = [...taskActions, 'accept', 'decide'] as const;
export type Deed = (typeof deeds)[number];

const text = (description: string) => z.string().max(200).catch('').default('').meta({ description });

/** Every address of the list is answered: what it cannot be, it is not. */
export const placeSchema = z.strictObject({
  q: text('Words of a customer, a project, a task or a person, in any script'),
  whose: z.enum(['', 'mine', 'others', 'decisions']).catch('').default('').meta({
    description: '`mine`, `others` (of people whom one stands in for) or `decisions`; empty: all',
  }),
  customer: text('Only tasks with this customer'),
  project: text('Only tasks of this project'),
  page: z.coerce
    .number()
    .int()
    .min(1)
    .max(10_000)
    .catch(1)
    .default(1)
    .meta({ description: 'Which page of a long list' }),
  did: z.enum(deeds).optional().catch(undefined).meta({ description: 'What has just been done' }),
  of: text('What it was done to: `<project>:<task>`, or a number of decisions'),
  at: z.coerce
    .number()
    .int()
    .min(0)
    .max(100_000)
    .optional()
    .catch(undefined)
    .meta({ description: 'The number of the line before which that is said' }),
});
export type Place = z.output<typeof placeSchema>;

/** What of a place stays the same on every page of the list. */
type Shown = TodayFilter & { readonly page: number };

export function todayAddress(shown: Partial<Shown>): string {
  const query = queryOf(shown);
  return query === '' ? '/today' : `/today?${query}`;
}

/** A place in the list as links and forms carry it: what is shown, and the number of the line at which to go on. */
export function placeText({ q, whose, customer, project, page }: Shown, at: number): string {
  return queryOf({ q, whose, customer, project, page, at });
}

/** Back to a place in the list, with what has been done. */
export function backTo(from: string, deed: Deed, of: string): string {
  const asked = Object.fromEntries(new URLSearchParams(from.slice(0, longestPlace)));
  // whatever else an address carries is left behind
  const known = Object.fromEntries(Object.keys(placeSchema.shape).map((key) => [key, asked[key]]));
  const { q, whose, customer, project, page, at } = placeSchema.parse(known);
  return `/today?${queryOf({ q, whose, customer, project, page, at, did: deed, of })}#done`;
}

function queryOf(fields: Readonly<Record<string, string | number | undefined>>): string {
  const said = Object.entries(fields).filter(
    ([name, value]) => value !== undefined && value !== '' && !(name === 'page' && value === 1),
  );
  return new URLSearchParams(said.map(([name, value]): [string, string] => [name, String(value)])).toString();
}

/** Names a task within an address. */
export function taskPlace({
  projectId,
  task,
}: {
  readonly projectId: string;
  readonly task: { readonly id: string };
}) {
  return `${projectId}:${task.id}`;
}

/** The project and the task that a text names; null when it names none. */
export function readTaskPlace(text: string): { readonly projectId: string; readonly taskId: string } | null {
  const [projectId = '', taskId = '', ...more] = text.split(':');
  return projectId === '' || taskId === '' || more.length > 0 ? null : { projectId, taskId };
}
