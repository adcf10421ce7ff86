import type { z } from 'zod';
import type { handOverPreviewSchema } from '../../../contracts/wire/hand-overs';
import type { PlanRequest } from '../../../queries/hand-over/hand-over-plan';
import { holdingsOfPerson } from '../../../queries/hand-over/hand-over-plan';
import type { HandOverRecord } from '../../../store/hand-overs';
import type { Store } from '../../../store/store';
import type { FieldError } from '../../kit/problems/problems';
import { Problem } from '../../kit/problems/problems';

/** The body of a request for a hand-over or its preview. */
type Asked = z.output<typeof handOverPreviewSchema>;

/**
 * What to plan for, once everything that the body names exists and fits.
 *
 * @throws Problem `unknown-reference` with every field that is wrong, or `nothing-to-hand-over`
 */
export async function planRequestOf(store: Store, asked: Asked): Promise<PlanRequest> {
  const { fromPersonId, projectIds, toPersonId, assignments } = asked;
  const from = await store.people.read(fromPersonId);
  if (!from) {
    throw wrong([{ pointer: '#/fromPersonId', detail: `There is no person "${fromPersonId}".` }]);
  }
  const held = new Set((await holdingsOfPerson(store, fromPersonId)).map(({ projectId }) => projectId));
  const named = new Set(projectIds ?? held);
  const errors = [
    ...(await receiverErrors(store, asked)),
    ...(projectIds ?? []).flatMap((projectId, index) =>
      held.has(projectId) ? [] : [notHeld(`#/projectIds/${index}`, projectId)],
    ),
    ...(assignments ?? []).flatMap(({ projectId }, index) =>
      held.has(projectId) && named.has(projectId)
        ? []
        : [notHeld(`#/assignments/${index}/projectId`, projectId)],
    ),
  ];
  if (errors.length > 0) throw wrong(errors);
  if (held.size === 0) throw new Problem('nothing-to-hand-over', `"${fromPersonId}" holds nothing.`);
  return {
    fromPersonId,
    ...(projectIds && { projectIds }),
    ...(toPersonId !== undefined && { toPersonId }),
    ...(assignments && { assignments }),
  };
}

async function receiverErrors(store: Store, asked: Asked): Promise<FieldError[]> {
  const { fromPersonId, toPersonId, assignments = [] } = asked;
  const named = [
    ...(toPersonId === undefined ? [] : [{ pointer: '#/toPersonId', personId: toPersonId }]),
    ...assignments.map((each, index) => ({
      pointer: `#/assignments/${index}/toPersonId`,
      personId: each.toPersonId,
    })),
  ];
  const ids = [...new Set(named.map(({ personId }) => personId))];
  const people = new Map((await store.people.readMany(ids)).map((person) => [person.id, person]));
  return named.flatMap(({ pointer, personId }) => {
    const person = people.get(personId);
    if (personId === fromPersonId) {
      return [{ pointer, detail: 'The projects cannot go to whoever hands them over.' }];
    }
    if (!person) return [{ pointer, detail: `There is no person "${personId}".` }];
    return person.active ? [] : [{ pointer, detail: `"${personId}" is not active and gets no projects.` }];
  });
}

function notHeld(pointer: string, projectId: string): FieldError {
  return { pointer, detail: `The person holds nothing of "${projectId}" that is to be handed over.` };
}

function wrong(errors: readonly FieldError[]): Problem {
  return new Problem('unknown-reference', errors.map(({ detail }) => detail).join(' '), { errors });
}

/** @throws Problem when there is no such hand-over */
export async function requireHandOver(
  { handOvers }: Pick<Store, 'handOvers'>,
  id: string,
): Promise<HandOverRecord> {
  const record = await handOvers.read(id);
  if (!record) throw new Problem('unknown-hand-over', `There is no hand-over "${id}".`);
  return record;
}

/**
 * Somebody who can be named to take projects over.
 *
 * @throws Problem when there is no such person, or they are inactive
 */
export async function requireReceiver({ people }: Pick<Store, 'people'>, personId: string): Promise<void> {
  const pointer = '#/toPersonId';
  const person = await people.read(personId);
  if (!person) throw wrong([{ pointer, detail: `There is no person "${personId}".` }]);
  if (!person.active) throw wrong([{ pointer, detail: `"${personId}" is not active and gets no projects.` }]);
}
