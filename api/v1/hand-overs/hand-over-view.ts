import type { z } from 'zod';
import type {
  handOverItemSchema,
  handOverSummarySchema,
  holdingCountsSchema,
  holdingSchema,
  previewSchema,
} from '../../../contracts/wire/hand-overs';
import { toInstant, toInstantOrNull } from '../../../contracts/wire/wire';
import type { Holding } from '../../../queries/hand-over/hand-over-plan';
import type { Placement } from '../../../domain/hand-over/hand-over';
import type { HandOverPart } from '../../../domain/hand-over/hand-over-progress';
import { handOverCounts } from '../../../domain/hand-over/hand-over-progress';
import type { HandOverItem, HandOverRecord } from '../../../store/hand-overs';

/** Hand-overs as the API shows them. */

export function summaryOf(record: HandOverRecord): z.input<typeof handOverSummarySchema> {
  const { id, fromPersonId, reason, requestedBy, startedAtMs, state } = record;
  return {
    id,
    fromPersonId,
    reason,
    requestedBy,
    startedAt: toInstant(startedAtMs),
    status: state.status,
    counts: handOverCounts(state.parts),
  };
}

export function partView(part: HandOverPart) {
  const { partId, receiverId, status, projects, moved, refused, answer, decision, asked, dueAtMs } = part;
  return {
    part: partId,
    receiverId,
    status,
    projects,
    moved,
    refused,
    answer: answer && { answer: answer.answer, actor: answer.actor, at: toInstant(answer.atMs) },
    decision: decision && {
      toPersonId: decision.toPersonId,
      actor: decision.actor,
      at: toInstant(decision.atMs),
    },
    waitsFor: status === 'deciding' ? (asked.at(-1) ?? null) : null,
    dueAt: toInstantOrNull(dueAtMs),
  };
}

export function itemView(item: HandOverItem): z.input<typeof handOverItemSchema> {
  const { projectId, partId, receiverId, status, reason, overCapacity, refusal, movedAtMs } = item;
  return {
    projectId,
    part: partId,
    receiverId,
    status,
    reason,
    overCapacity,
    refusal,
    movedAt: toInstantOrNull(movedAtMs),
  };
}

export function holdingView(holding: Holding): z.input<typeof holdingSchema> {
  const { projectId, title, customerId, status, isOwner, heldRoles, openTasks } = holding;
  return { projectId, title, customerId, status, isOwner, roles: [...heldRoles], openTasks };
}

/** How many holdings there are of each kind. */
export function countsOf(holdings: readonly Holding[]): z.input<typeof holdingCountsSchema> {
  const withStatus = (status: Holding['status']): number =>
    holdings.filter((holding) => holding.status === status).length;
  return {
    projects: holdings.length,
    byStatus: {
      open: withStatus('open'),
      won: withStatus('won'),
      lost: withStatus('lost'),
      dropped: withStatus('dropped'),
    },
    owned: holdings.filter(({ isOwner }) => isOwner).length,
    openTasks: holdings.reduce((total, { openTasks }) => total + openTasks, 0),
  };
}

/** A plan before anybody is asked. */
export function previewOf(
  fromPersonId: string,
  held: readonly Holding[],
  placements: readonly Placement[],
): z.input<typeof previewSchema> {
  const places = new Map(placements.map((placement) => [placement.projectId, placement]));
  const receivers = new Map<string, { projects: number; overCapacity: number }>();
  for (const { receiverId, overCapacity } of placements) {
    if (receiverId === null) continue;
    const sum = receivers.get(receiverId) ?? { projects: 0, overCapacity: 0 };
    receivers.set(receiverId, {
      projects: sum.projects + 1,
      overCapacity: sum.overCapacity + (overCapacity ? 1 : 0),
    });
  }
  const unplaced = placements.filter(({ receiverId }) => receiverId === null).length;
  return {
    fromPersonId,
    counts: { ...countsOf(held), unplaced },
    receivers: [...receivers].map(([personId, sum]) => ({ personId, ...sum })),
    items: held.flatMap((holding) => {
      const place = places.get(holding.projectId);
      if (!place) return [];
      const { receiverId, reason, overCapacity } = place;
      return [{ ...holdingView(holding), receiverId, reason, overCapacity }];
    }),
  };
}
