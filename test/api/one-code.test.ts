import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { WorkflowUpdateFailedError } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { randomUUID } from 'node:crypto';
import pLimit from 'p-limit';
import { projectWorkflowId } from '../../contracts/sandbox/names';
import { routes } from '../../api';
import { eventually } from '../support/eventually';
import type { RunningApi } from './running-api';
import { person, startApi } from './running-api';

/** One mistake has one code on every way in, and its sentence is one of ours. */
let api: RunningApi;
let projectId: string;
beforeAll(async () => {
  api = await startApi();
  projectId = await api.openProject();
});
afterAll(() => api.stop());

const base = () => ({ commandId: randomUUID(), actor: 'sales-1', source: 'crm', at: Date.now() });
const handle = () => api.worker.client.workflow.getHandle(projectWorkflowId(projectId));

async function codeOfUpdate(name: string, payload: object): Promise<string | undefined> {
  try {
    await handle().executeUpdate(name, { args: [{ ...base(), ...payload }] });
    return undefined;
  } catch (error) {
    const cause = error instanceof WorkflowUpdateFailedError ? error.cause : undefined;
    return cause instanceof ApplicationFailure ? (cause.type ?? undefined) : String(error);
  }
}

async function codeOfSignal(name: string, payload: object): Promise<string> {
  const command = { ...base(), ...payload };
  await handle().signal(name, command);
  return eventually(async () => {
    for (const event of await api.store.ledger.read(projectId)) {
      if (event.type === 'commandRefused' && event.refusedId === command.commandId) return event.code;
    }
    return undefined;
  });
}

const later = Date.now() + 3 * 86_400_000;
const laterText = new Date(later).toISOString();

it.each<[code: string, path: string, body: object, name: string, payload: object]>([
  ['reason-missing', 'drop', {}, 'drop', {}],
  ['reason-missing', 'loss', { note: 'x' }, 'lose', {}],
  [
    'evidence-missing',
    'milestones',
    { milestone: 'customer-profiled' },
    'reachMilestone',
    { milestone: 'customer-profiled' },
  ],
  [
    'evidence-missing',
    'milestones',
    { milestone: 'customer-profiled', evidence: '\u3164' },
    'reachMilestone',
    { milestone: 'customer-profiled', evidence: '\u3164' },
  ],
  [
    'evidence-missing',
    'meetings',
    { kind: 'visit', meetingAt: laterText },
    'confirmMeeting',
    { kind: 'visit', meetingAtMs: later },
  ],
  ['note-missing', 'notes', {}, 'addNote', {}],
  ['note-missing', 'clock', { followUpDays: 7 }, 'changeClock', { followUpDays: 7 }],
  ['note-missing', 'reopening', {}, 'reopen', {}],
  ['unknown-reason', 'drop', { reason: 'bored' }, 'drop', { reason: 'bored' }],
  [
    'occurred-in-future',
    'contacts',
    { kind: 'visit', occurredAt: laterText },
    'recordContact',
    { kind: 'visit', occurredAtMs: later },
  ],
])('%s: POST %s %j, and the messages', async (code, path, body, name, payload) => {
  const answer = await api.post(`/v1/projects/${projectId}/${path}`, body);
  expect([answer.status, answer.body.code]).toEqual([422, code]);
  expect(await codeOfUpdate(name, payload)).toBe(code);
  expect(await codeOfSignal(name, payload)).toBe(code);
});

describe('days and class, by a message of another program', () => {
  const class_ = { customerClass: 'C' };
  const days = { followUpDays: 60, noteId: 'note-1' };

  it.each<[whose: string, name: string, payload: object]>([
    ["the owner's", 'changeClass', class_],
    ["the owner's", 'changeClock', days],
    ["the owner's who calls themselves a manager", 'changeClass', { ...class_, as: 'manager' }],
    ['a person who is nobody', 'changeClock', { ...days, actor: 'nobody-9' }],
    ['a person who is an application', 'changeClass', { ...class_, actor: 'sales-9', as: 'application' }],
    ['somebody in the stead of the owner', 'changeClock', { ...days, actor: 'sales-9', as: 'stand-in' }],
  ])('are not for %s to change: %s', async (_, name, payload) => {
    expect(await codeOfUpdate(name, payload)).toBe('not-for-actor');
    expect(await codeOfSignal(name, payload)).toBe('not-for-actor');
    const { deal } = (await api.store.projects.read(projectId))!;
    expect([deal?.customerClass, deal?.ownDays]).toEqual(['B', undefined]);
  });

  it('are for an application, and for whom the sender has found to be a manager', async () => {
    const own = await api.openProject();
    const update = (name: string, payload: object) =>
      api.worker.client.workflow
        .getHandle(projectWorkflowId(own))
        .executeUpdate(name, { args: [{ ...base(), ...payload }] });
    await update('changeClass', { ...class_, actor: 'key:crm' });
    await update('changeClock', { ...days, actor: 'boss-1', as: 'manager' });
    await eventually(async () => {
      const state = await api.store.projects.read(own);
      return state?.deal?.ownDays?.followUpDays === 60 && state.deal.customerClass === 'C';
    });
  });
});

it('says where a plan belongs', async () => {
  const contact = { kind: 'visit', occurredAt: laterText };
  const answer = await api.post(`/v1/projects/${projectId}/contacts`, contact);
  expect(answer.body.detail).toContain('is a meeting');
});

it('names everything when more than one thing is wrong', async () => {
  const answer = await api.post(`/v1/projects/${projectId}/milestones`, { milestone: 'No Key' });
  expect(answer).toMatchObject({ status: 422, body: { code: 'invalid-body' } });
  expect(answer.body.errors.map(({ pointer }) => pointer).sort()).toEqual(['#/evidence', '#/milestone']);
});

describe('sentences', () => {
  it('of numbers, lists and texts say what to send', async () => {
    const { addressProblem: _, ...record } = person('plain');
    const wrong = {
      ...record,
      capacity: -1,
      email: 'nobody',
      roles: Array.from({ length: 21 }, () => 'sales'),
      language: 'fr',
      active: 'yes',
      name: 'x'.repeat(201),
    };
    const { body } = await api.post('/v1/people', wrong);
    expect(Object.fromEntries(body.errors.map(({ pointer, detail }) => [pointer, detail]))).toEqual({
      '#/capacity': 'must be at least 0',
      '#/email': 'must be one email address such as "name@example.com"',
      '#/roles': 'must have at most 20 entries',
      '#/language': 'must be one of "en", "zh-TW"',
      '#/active': 'must be true or false',
      '#/name': 'must have at most 200 characters',
    });
  });

  /** What zod says where nobody else does. */
  const zodsOwn = /^(Too|Invalid|Unrecognized|Expected)/;
  const odd = [null, true, '', 'x'.repeat(5_000), -1, 0.5, 1e300, [], [1], {}, { x: 1 }, '2026-02-30'];

  it.each(routes.filter(({ body, page, bytes }) => body && !page && !bytes))(
    'of $operationId are ours, whatever is sent',
    async ({ method, path, example }) => {
      const address = Object.entries({ ...example.params }).reduce<string>(
        (whole, [name, value]) => whole.replace(`{${name}}`, encodeURIComponent(String(value))),
        path,
      );
      const good = (example.body ?? {}) as Record<string, unknown>;
      const bodies: unknown[] = [...odd, { more: 1 }];
      for (const field of Object.keys(good))
        for (const value of odd) bodies.push({ ...good, [field]: value });
      const headers = { 'If-Match': '"999"' };
      const someAtOnce = pLimit(8);
      const answers = await Promise.all(
        bodies.map((body) => someAtOnce(() => api.ask(method.toUpperCase(), address, { body, headers }))),
      );
      expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
      const details = answers.flatMap(({ body }) => body.errors ?? []).map(({ detail }) => detail);
      expect(details.filter((detail) => zodsOwn.test(detail))).toEqual([]);
    },
    60_000,
  );
});
