import { z } from 'zod';
import type { Reference } from '../../domain/project/model/references';
import { mostReferences } from '../../domain/project/model/references';
import { areDifferent, keyPattern, longest } from '../sandbox/command-shape';
import { lineCharacters, linePattern, textFaults, visiblePattern } from '../sandbox/given-text';

/** What other systems call projects and customers, in the HTTP API. */

/**
 * An id of another system, in Unicode's composed form: what looks the same is the same. Capitals and spaces count, and
 * nothing is trimmed.
 */
export const referenceIdSchema = z
  .string()
  .overwrite((given) => given.normalize('NFC'))
  .max(longest.id)
  .regex(visiblePattern, { error: textFaults.blank, abort: true })
  .regex(linePattern, textFaults.line);

export const referenceSchema = z
  .strictObject({
    system: z
      .string()
      .max(longest.key)
      .regex(keyPattern, 'must be a key such as "crm"')
      .meta({ description: 'The other system, by a key of your own choice' }),
    id: referenceIdSchema.meta({
      description: 'Its id there: one line of any characters. Capitals count, and nothing is trimmed',
    }),
  })
  .meta({
    id: 'Reference',
    description:
      'What another system calls it. In paths `ref:<system>:<id>` stands for the id, percent-encoded',
  });

export const referencesSchema = z
  .array(referenceSchema)
  .max(mostReferences)
  .refine(areDifferent, 'must not name a reference twice');

const referenceForm = `ref:[a-z0-9][a-z0-9-]{0,${longest.key - 1}}:[^${lineCharacters}]{1,${longest.id}}`;

/** An id, or a reference in its place, in the path of a request. */
function pathIdSchema(one: string): z.ZodString {
  return z
    .string()
    .regex(
      new RegExp(`^(?:[A-Za-z0-9][A-Za-z0-9._-]{0,63}|${referenceForm})$`, 'u'),
      `must be the id of a ${one}, or "ref:<system>:<id>" with the id that another system has for it`,
    )
    .meta({
      description: `Id of the ${one}, or \`ref:<system>:<id>\`: what another system calls it, percent-encoded`,
    });
}

/** Where the path names a project: these schemas mark what is looked up before a route's handler is called. */
export const projectPathSchema = pathIdSchema('project');
export const customerPathSchema = pathIdSchema('customer');

/** The same where there need not be a project yet: the route's handler looks it up. */
export const plannedProjectPathSchema = pathIdSchema('project');

/** The reference that stands in place of an id; null when it is an id. */
export function referenceIn(given: string): Reference | null {
  const [, system, id] = /^ref:([a-z0-9-]+):(.+)$/su.exec(given) ?? [];
  return system === undefined || id === undefined ? null : { system, id: id.normalize('NFC') };
}
