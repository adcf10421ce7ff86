import { setTimeout as delay } from 'node:timers/promises';

import type { Connection } from '@temporalio/client';

import { ClearError } from '../processes/clear-error';

/** Names with their types, as the Temporal CLI spells them. */
export type SearchAttributeTypes = Readonly<
  Record<string, 'Text' | 'Keyword' | 'Int' | 'Double' | 'Bool' | 'Datetime' | 'KeywordList'>
>;

/** The server's numbers for the types (`IndexedValueType`). */
const typeNumbers = { Text: 1, Keyword: 2, Int: 3, Double: 4, Bool: 5, Datetime: 6, KeywordList: 7 } as const;

/** A server whose attributes do not fit; names the attributes and what to do. */
export class SearchAttributeError extends ClearError {
  override readonly name = 'SearchAttributeError';
}

/**
 * Registers the attributes that the namespace lacks and waits until the server lists them all.
 *
 * @throws SearchAttributeError when one exists with another type, or when this connection may not add them
 */
export async function registerSearchAttributes(
  connection: Connection,
  namespace: string,
  wanted: SearchAttributeTypes,
): Promise<void> {
  const missing = await missingAttributes(connection, namespace, wanted);
  if (missing.length === 0) return;
  const searchAttributes = Object.fromEntries(missing.map(([name, type]) => [name, typeNumbers[type]]));
  try {
    await connection.operatorService.addSearchAttributes({ namespace, searchAttributes });
  } catch (error) {
    const commands = missing.map(([name, type]) => `--name ${name} --type ${type}`).join(' ');
    throw new SearchAttributeError(
      `Namespace ${namespace} lacks search attributes, and this connection may not add them: run ` +
        `temporal operator search-attribute create --namespace ${namespace} ${commands}`,
      { cause: error },
    );
  }
  // the server's own services learn of them with a delay
  while ((await missingAttributes(connection, namespace, wanted)).length > 0) await delay(50);
}

type Attribute = [name: string, type: SearchAttributeTypes[string]];

async function missingAttributes(
  connection: Connection,
  namespace: string,
  wanted: SearchAttributeTypes,
): Promise<Attribute[]> {
  const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace });
  const entries = Object.entries(wanted) as Attribute[];
  const clashing = entries.filter(([name, type]) => {
    const present: number | undefined = customAttributes[name];
    return present !== undefined && present !== typeNumbers[type];
  });
  if (clashing.length > 0) {
    throw new SearchAttributeError(
      `Namespace ${namespace} has ${clashing.map(([name]) => name).join(', ')} with another type: remove ` +
        'what is there, or use another namespace (TEMPORAL_NAMESPACE)',
    );
  }
  return entries.filter(([name]) => customAttributes[name] === undefined);
}
