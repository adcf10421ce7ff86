import type { EventType } from '../../../contracts/wire/events';
import { examplePerson } from '../../examples/examples';

/** The webhook in the document's examples. */

export const exampleId = 'webhook-4f0c2d9a6b1e4c7d8a05';
export const exampleParams = { webhookId: exampleId };
export const exampleSettings = {
  name: 'CRM',
  url: 'https://crm.example/hooks/milepost',
  personId: examplePerson.id,
  types: ['projectWon', 'projectLost', 'projectDropped'] as EventType[],
};
export const exampleWebhook = {
  id: exampleId,
  revision: 1,
  ...exampleSettings,
  projectIds: null,
  ownerIds: null,
  status: 'active' as const,
  disabled: null,
  createdAt: '2026-03-02T02:00:00.000Z',
  createdBy: 'key:CRM',
  secrets: [{ until: null }],
  cursor: null,
  failingSince: null,
  nextAttemptAt: null,
  lastDeliveredAt: null,
  backlogs: [],
};
export const exampleSecret = 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD';
export const exampleDelivery = {
  id: '2c1b9d2e-9f5b-4a5c-8a8f-6d0c6a4f1e11',
  eventId: 'ping-0c9d2f5e',
  type: 'ping',
  at: '2026-03-02T02:00:00.000Z',
  isDelivered: true,
  status: 204,
  error: null,
  answer: null,
  durationMs: 38,
};
