import { routes } from '../../../api/index';
import type { Scope } from '../../../store/models/api-key-models';
import type { Ask, RunningApi, Told } from '../running-api';
import type { Access } from './table';
import { table } from './table';

/** The routes with their rows of the table, and requests made from their own examples. */

export type Route = (typeof routes)[number];
export type ProgramAccess = Extract<Access, { scope: Scope }>;

/** Routes for programs. */
export const ofPrograms = routes.flatMap((route) => {
  const access = table[route.operationId];
  return typeof access === 'object' ? [{ route, access, name: route.operationId }] : [];
});

/** Routes for people in a browser. */
export const pages = routes.flatMap((route) => {
  const access = table[route.operationId];
  return typeof access === 'string' && access !== 'open' ? [{ route, access, name: route.operationId }] : [];
});

/** The address of a route, with the values of its example or others. */
export function addressOf({ path, example }: Route, values: Readonly<Record<string, string>> = {}): string {
  const params = { ...(example.params as Record<string, unknown>), ...values };
  const query = Object.entries(example.query ?? {}).map(([name, value]): [string, string] => [
    name,
    String(value),
  ]);
  const search = new URLSearchParams(query).toString();
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params[name])));
  return search === '' ? filled : `${filled}?${search}`;
}

/** Asks for what a route's example asks. */
export function askExample(
  api: RunningApi,
  route: Route,
  ask: Ask,
  values?: Readonly<Record<string, string>>,
): Promise<Told> {
  const { method, page, body, bytes, example } = route;
  const form = example.body as Record<string, string> | undefined;
  return api.ask(method.toUpperCase(), addressOf(route, values), {
    // a form with a file comes as its bytes
    ...(body &&
      (page && bytes
        ? { raw: example.body as Uint8Array }
        : page
          ? { form: form ?? {} }
          : { body: example.body })),
    ...ask,
    headers: { ...example.headers, ...ask.headers },
  });
}
