import { describe, expect, it } from '@jest/globals';
import { explain } from '../../../domain/explain/explain';
import { decide } from '../../../domain/project/decide/decide';
import type { PastProject } from '../../../domain/project/decide/history';
import { isHalfBroughtIn, pastProject } from '../../../domain/project/decide/history';
import { fold } from '../../../domain/project/evolve/evolve';
import { isRefusal } from '../../../domain/project/model/refusals';
import { openTasks } from '../../../domain/project/model/state';
import { react } from '../../../domain/project/react';
import { day, start } from '../../support/simulated-project';
import { rules } from '../../support/standard-playbook';

const base = { commandId: 'open-p1', actor: 'key:crm', source: 'crm' };
const now = start + 100 * day;
const past: PastProject = {
  projectId: 'p1',
  opening: { title: 'Line 4', customerId: 'acme', customerClass: 'B', ownerId: 'lin', playbook: rules },
  openedAtMs: start,
  endedAtMs: start + 40 * day,
  outcome: 'won',
};
const brought = (more: Partial<PastProject> = {}) => pastProject({ ...past, ...more }, base, now);
const good = (more: Partial<PastProject> = {}) => {
  const made = brought(more);
  if ('flaw' in made) throw new Error(made.flaw);
  return made;
};

describe('a project that had ended before anybody here knew of it', () => {
  it.each([
    ['won', {}, 'projectWon', 'signed'],
    ['lost', { reason: 'price' }, 'projectLost', 'price'],
    ['lost', {}, 'projectLost', 'not-known'],
    ['dropped', { reason: 'no-answer' }, 'projectDropped', 'no-answer'],
  ] as const)('was %s, on its day, with %j', (outcome, more, type, reason) => {
    const { events, state } = good({ outcome, ...more });

    expect(events.map((event) => [event.type, event.atMs, event.revision])).toEqual([
      ['projectOpened', start, 1],
      [type, start + 40 * day, 2],
    ]);
    expect(state).toEqual(fold('p1', events));
    expect(state).toMatchObject({
      status: outcome,
      deal: { openedAtMs: start, outcome: { atMs: start + 40 * day, actor: 'key:crm', reason } },
    });
    expect(state.deal).toMatchObject({ path: [], tasks: {}, broughtIn: 'history' });
  });

  it('is news to nobody, whenever it ended', () => {
    const { events } = good({ endedAtMs: now - 1, outcome: 'lost' });

    expect(events.flatMap(react)).toEqual([]);
  });

  it('says in either language that nobody knows why it was lost', () => {
    const { state } = good({ outcome: 'lost' });

    expect(explain(state, { language: 'en' }).headline).toContain('Not known');
    expect(explain(state, { language: 'zh-TW' }).headline).toContain('原因不詳');
  });

  it.each([
    ['ended-before-opened', { endedAtMs: start - 1 }],
    ['ended-in-future', { endedAtMs: now + 1 }],
    ['reason-unknown', { outcome: 'lost', reason: 'no-answer' }],
    ['reason-unknown', { outcome: 'dropped', reason: 'constructor' }],
  ] as const)('cannot be: %s', (flaw, more) => {
    expect(brought(more)).toEqual({ flaw });
  });

  it('needs no reason to be won, and takes none', () => {
    expect(good({ reason: 'best price' }).state.deal?.outcome?.reason).toBe('signed');
  });

  it('takes no command but a new attempt, which begins today with the tasks of the first stage', () => {
    const { state } = good({ outcome: 'lost' });
    const command = { ...base, commandId: 'c-2', at: now };

    expect(decide(state, { ...command, name: 'addNote', noteId: 'n-1' }, now)).toMatchObject({
      code: 'project-ended',
    });
    const reopened = decide(state, { ...command, name: 'reopen' }, now);
    if (isRefusal(reopened)) throw new Error(reopened.code);
    const { deal, status } = reopened.state;
    expect(status).toBe('open');
    expect(deal).toMatchObject({ stage: rules.stages[0]?.key, clock: { startedAtMs: now } });
    expect(deal && openTasks(deal).length).toBeGreaterThan(0);
    expect(deal?.attempts).toMatchObject([{ status: 'lost', outcome: { atMs: start + 40 * day } }]);
  });

  it('is known by its first event alone, which a crash may have left', () => {
    const { events } = good();

    expect(isHalfBroughtIn(fold('p1', events.slice(0, 1)))).toBe(true);
    expect(isHalfBroughtIn(fold('p1', events))).toBe(false);
  });
});
