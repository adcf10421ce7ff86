import type { Holding } from '../../queries/hand-over/hand-over-plan';
import type { HandOverRecord } from '../../store/hand-overs';
import { exampleProjectId, exampleState } from './example-project';
import { exampleCustomer, examplePerson } from './examples';

/** The hand-over in the document's examples: the rep of the example project leaves. */

export const exampleHandOverId = 'hand-over-7c9e6679e7b1a2f3d4c5';

export const exampleHandOver: HandOverRecord = {
  id: exampleHandOverId,
  fromPersonId: examplePerson.id,
  reason: 'leaving',
  requestedBy: 'key:hr',
  startedAtMs: Date.UTC(2026, 2, 2, 1),
  state: {
    handOverId: exampleHandOverId,
    fromPersonId: examplePerson.id,
    reason: 'leaving',
    status: 'planning',
    version: 0,
    parts: [],
  },
};

export const exampleHolding: Holding = {
  projectId: exampleProjectId,
  title: exampleState.deal?.title ?? '',
  status: 'open',
  openedAtMs: Date.UTC(2026, 2, 2, 1),
  customerId: exampleCustomer.id,
  customerClass: 'B',
  isOwner: true,
  roles: ['sales'],
  heldRoles: ['sales'],
  openTasks: 2,
};
