import type { PublishedEvent } from '../../contracts/sandbox/published-events';
import { feedEventView } from '../../contracts/wire/event-view';
import type { EventType, FeedEventOnWire } from '../../contracts/wire/events';
import { exampleCustomer, examplePerson } from './examples';
import { exampleProjectId } from './example-project';

/** One event of each type, for the document. The types of the domain check that none shows what it could not hold. */

type Base = Pick<PublishedEvent, 'revision' | 'atMs' | 'commandId' | 'actor' | 'source'>;
type Facts<T extends EventType> = Omit<Extract<PublishedEvent, { type: T }>, keyof Base | 'type'>;

const personId = examplePerson.id;
const otherId = 'yi-an-lin';
const laterMs = Date.UTC(2026, 2, 16, 1);
const noteId = 'note-0c9d2f5e';
const endInforms = { ownerId: personId, personIds: [personId] };

const facts: { readonly [T in EventType]: Facts<T> } = {
  projectOpened: {
    title: 'Cooling line, hall 3',
    customerId: exampleCustomer.id,
    customerClass: exampleCustomer.class,
    ownerId: personId,
    amount: 1_850_000,
    currency: 'TWD',
    playbook: { key: 'standard', version: 6 },
  },
  stageEntered: { stage: 'plan', from: null },
  stageReturned: {
    ...{ from: 'propose', stage: 'visit', cause: 'specification-changed', noteId },
    ...{ superseded: ['proposal-presented'], personIds: [personId] },
  },
  milestoneReached: {
    ...{ milestone: 'meeting-agreed', timing: 'due', evidence: 'crm:activity/8812' },
    ...{ occurredAtMs: Date.UTC(2026, 2, 2, 1), contact: true },
  },
  contactRecorded: { kind: 'call', occurredAtMs: Date.UTC(2026, 2, 2, 1), evidence: 'crm:call/991' },
  buyerStageMoved: { from: 'need', to: 'evaluate', milestone: 'meeting-agreed' },
  driftWarned: { stage: 'propose', buyerStage: 'need', ownerId: personId },
  driftEnded: {},
  taskOpened: {
    ...{ taskId: 't3', kind: 'stage', key: 'agree-meeting', role: 'sales', stage: 'plan' },
    ...{ personId, dueDays: 7, milestone: 'meeting-agreed' },
  },
  taskAccepted: { taskId: 't3' },
  taskPostponed: { taskId: 't3', dueAtMs: laterMs, noteId },
  taskAssigned: { taskId: 't3', personId: otherId, reason: 'passed-on', noteId },
  decisionChanged: { taskId: 't9', aboutTasks: ['t3', 't4'] },
  rungReached: { taskId: 't3', rung: 1, step: 'remind', personId, ownerId: personId },
  rungPassedOver: { taskId: 't3', rungRevision: 12, reason: 'nobody-above' },
  taskClosed: { taskId: 't3', status: 'done', reason: 'milestone', evidence: 'crm:activity/8812' },
  roleAssigned: { role: 'presales-engineer', personId: otherId, reason: 'customer' },
  roleQueued: { role: 'legal', reason: 'nobody-has-it' },
  roleSkipped: { role: 'technical-consultant', stage: 'visit', reason: 'nobody-has-it' },
  handedOver: {
    ...{ handOverId: 'hand-over-51c0', fromPersonId: personId, toPersonId: otherId },
    ...{ roles: ['sales'], taskIds: ['t3'] },
  },
  noteAdded: { noteId, taskId: 't3' },
  projectHeld: {
    ...{ reason: 'budget-year', wakeOnMs: laterMs, noteId, ownerId: personId, personIds: [personId] },
  },
  holdChanged: { reason: 'budget-year', wakeOnMs: laterMs, noteId },
  projectWoken: { cause: 'date', heldMs: 14 * 86_400_000 },
  meetingConfirmed: { kind: 'meeting', meetingAtMs: laterMs, evidence: 'crm:meeting/77' },
  meetingCancelled: { noteId },
  clockChanged: { days: { followUpDays: 10 }, noteId },
  classChanged: { from: 'B', to: 'A', noteId },
  titleChanged: { from: 'Cooling line, hall 3', to: 'Cooling line, halls 3 and 4' },
  amountChanged: { from: 1_850_000, to: 2_400_000 },
  currencyChanged: { from: 'TWD', to: 'USD' },
  expectedSigningChanged: { from: null, to: '2026-06-30' },
  referenceAdded: { system: 'crm', id: 'opportunity/4711' },
  referenceRemoved: { system: 'crm', id: 'opportunity/4711', movedTo: 'project-2b7e0c51d4a94f7e8a10' },
  factsNoted: { facts: { 'archive-complete': ['sector'], 'budget-confirmed': [] } },
  deadlinesReplanned: { cause: 'calendar-changed', subject: 'tw' },
  projectReopened: { from: 'dropped', stage: 'plan', superseded: [], noteId },
  projectReviewed: { week: '2026-03-02', decision: 'keep', noteId },
  followUpDue: {},
  judgementDue: {},
  projectKept: { noteId, nextAtMs: laterMs },
  projectDropped: { reason: 'no-intent', noteId, ...endInforms },
  projectLost: { reason: 'price', competitor: 'Northern Cooling', noteId, ...endInforms },
  projectWon: { deliveryManagerId: otherId, ...endInforms },
  mailFailed: { effectKey: 'project-9f2c61d0aa3b4e5f8c70:12:0', personId, reason: 'refused', taskId: 't3' },
  commandAcknowledged: { command: 'reachMilestone', reason: 'already-reached', subject: 'meeting-agreed' },
  commandRefused: { command: 'recordContact', code: 'project-ended', message: 'The project has ended.' },
  ledgerAdopted: { fromRevision: 40, givenUp: 2 },
};

/** The example of an event type. */
export function exampleEvent(type: EventType): FeedEventOnWire {
  const base: Base = {
    ...{ revision: 12, atMs: Date.UTC(2026, 2, 2, 2), commandId: 'api-c41f09aa' },
    ...{ actor: personId, source: 'crm' },
  };
  return feedEventView({
    _id: `${exampleProjectId}:12`,
    position: 4_711,
    subjectId: exampleProjectId,
    ownerId: personId,
    event: { ...base, type, ...facts[type] } as PublishedEvent,
  });
}
