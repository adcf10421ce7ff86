import { describe, expect, it } from '@jest/globals';
import type {
  HandOverCandidate,
  HandOverFacts,
  HeldProject,
  Placement,
} from '../../../domain/hand-over/hand-over';
import { heldBy, planHandOver, roleOfCustomer, unplacedPart } from '../../../domain/hand-over/hand-over';
import type { HandOverState } from '../../../domain/hand-over/hand-over-progress';
import {
  answered,
  cancelled,
  decided,
  handOverCounts,
  isHandOverRefusal,
  managerAsked,
  newHandOver,
  nextDueAtMs,
  notReached,
  offered,
  planned,
  progressed,
  receiversToTell,
  receiverNotified,
} from '../../../domain/hand-over/hand-over-progress';
import { milestone, simulate } from '../../support/simulated-project';

let number = 0;
function held(special: Partial<HeldProject> = {}): HeldProject {
  number += 1;
  return {
    projectId: `p${number}`,
    status: 'open',
    openedAtMs: number,
    customerId: `c${number}`,
    customerClass: 'B',
    isOwner: true,
    roles: ['sales'],
    openTasks: 1,
    ...special,
  };
}

function candidate(id: string, special: Partial<HandOverCandidate> = {}): HandOverCandidate {
  return {
    id,
    roles: ['sales'],
    team: 'north',
    regions: [],
    customerClasses: [],
    capacity: 10,
    load: 0,
    ...special,
  };
}

function facts(special: Partial<HandOverFacts>): HandOverFacts {
  return {
    fromPersonId: 'from',
    held: [],
    candidates: [],
    team: 'north',
    managerId: 'boss',
    regions: new Map(),
    known: new Map(),
    named: new Map(),
    ...special,
  };
}

const only = (special: Partial<HandOverFacts>): Placement => planHandOver(facts(special))[0]!;

describe('where one project goes', () => {
  const project = held();
  const { projectId, customerId } = project;

  it.each<[string, Partial<HandOverFacts>, Partial<Placement>]>([
    [
      'to whoever is named, with the roles or without',
      { candidates: [candidate('a')], named: new Map([[projectId, 'x']]) },
      { receiverId: 'x', reason: 'named' },
    ],
    [
      'to who works with the customer, whatever their team and load',
      {
        candidates: [candidate('a'), candidate('b', { team: 'south', load: 9 })],
        known: new Map([[roleOfCustomer(customerId, 'sales'), ['gone', 'b']]]),
      },
      { receiverId: 'b', reason: 'same-customer', overCapacity: false },
    ],
    [
      'to the least loaded of the team, by capacity',
      { candidates: [candidate('a', { load: 5 }), candidate('b', { load: 6, capacity: 20 })] },
      { receiverId: 'b', reason: 'least-loaded-in-team' },
    ],
    [
      'to somebody of the region before the others',
      {
        candidates: [
          candidate('a', { regions: ['Tainan'] }),
          candidate('b', { regions: ['Taipei'], load: 5 }),
        ],
        regions: new Map([[customerId, 'Taipei']]),
      },
      { receiverId: 'b', reason: 'least-loaded-in-team-and-region' },
    ],
    [
      'to somebody of another region when nobody serves it',
      { candidates: [candidate('a', { regions: ['Tainan'] })], regions: new Map([[customerId, 'Taipei']]) },
      { receiverId: 'a', reason: 'least-loaded-in-team' },
    ],
    [
      'to nobody of another team or class',
      {
        candidates: [
          candidate('a', { team: 'south' }),
          candidate('b', { customerClasses: ['A'] }),
          candidate('c', { capacity: 0 }),
        ],
      },
      { receiverId: null, reason: 'nobody-in-team' },
    ],
    [
      'to nobody without the roles, and never back',
      { candidates: [candidate('a', { roles: ['legal'] }), candidate('from')] },
      { receiverId: null, reason: 'nobody-with-roles' },
    ],
    [
      'to somebody who is full when nobody else is there, and says so',
      { candidates: [candidate('a', { load: 11 }), candidate('b', { load: 10 })] },
      { receiverId: 'b', reason: 'least-loaded-in-team', overCapacity: true },
    ],
    [
      'past somebody who is full, also when they know the customer',
      {
        candidates: [candidate('a', { load: 10 }), candidate('b', { load: 9 })],
        known: new Map([[roleOfCustomer(customerId, 'sales'), ['a']]]),
      },
      { receiverId: 'b', overCapacity: false },
    ],
  ])('%s', (_, special, place) => {
    expect(only({ held: [project], ...special })).toMatchObject({ projectId, ...place });
  });

  it('to somebody who has all the roles that go with it', () => {
    const both = held({ roles: ['sales', 'legal'] });
    const candidates = [candidate('a'), candidate('b', { roles: ['legal', 'sales'], load: 9 })];
    expect(only({ held: [both], candidates })).toMatchObject({ receiverId: 'b' });
  });

  it("what only a manager does to the person's own manager", () => {
    const decision = held({ roles: [], isOwner: false });
    expect(only({ held: [decision] })).toMatchObject({ receiverId: 'boss', reason: 'manager-of-person' });
    expect(only({ held: [decision], managerId: null })).toMatchObject({
      receiverId: null,
      reason: 'nobody-above',
    });
  });
});

describe('a whole plan', () => {
  it('counts what it gives, so that nobody is overrun while another has room', () => {
    const projects = Array.from({ length: 30 }, () => held({ openTasks: 2 }));
    const candidates = [candidate('a', { capacity: 40 }), candidate('b', { capacity: 20 })];
    const places = planHandOver(facts({ held: projects, candidates }));
    const given = (id: string): number => places.filter(({ receiverId }) => receiverId === id).length;
    expect([given('a'), given('b')]).toEqual([20, 10]);
    expect(places.some(({ overCapacity }) => overCapacity)).toBe(false);
  });

  it('marks what goes beyond the capacity of everybody', () => {
    const projects = Array.from({ length: 5 }, () => held());
    const places = planHandOver(facts({ held: projects, candidates: [candidate('a', { capacity: 3 })] }));
    expect(places.map(({ overCapacity }) => overCapacity)).toEqual([false, false, false, true, true]);
  });

  it('keeps the projects of a customer together, the ended ones too', () => {
    const running = held({ customerId: 'acme' });
    const ended = held({ customerId: 'acme', status: 'lost', openTasks: 0, openedAtMs: 0 });
    const other = held();
    const places = planHandOver(
      facts({ held: [ended, other, running], candidates: [candidate('a'), candidate('b')] }),
    );
    const of = (project: HeldProject) => places.find(({ projectId }) => projectId === project.projectId);
    expect(of(ended)?.receiverId).toBe(of(running)?.receiverId);
    expect(of(ended)?.reason).toBe('same-customer');
    expect(of(other)?.receiverId).not.toBe(of(running)?.receiverId);
  });

  it('takes the room of what is named before anything is given out by rule', () => {
    const [free, named] = [held(), held({ openTasks: 5 })];
    const candidates = [candidate('a'), candidate('b', { load: 1 })];
    const places = planHandOver(
      facts({ held: [free, named], candidates, named: new Map([[named.projectId, 'a']]) }),
    );
    expect(places.map(({ receiverId }) => receiverId)).toEqual(['b', 'a']);
  });
});

describe('what somebody holds in a project', () => {
  it('is what they own, in any state, and roles and tasks while it runs', () => {
    const project = simulate();
    expect(heldBy(project.state(), 'sales-1')).toMatchObject({
      isOwner: true,
      roles: ['sales'],
      openTasks: 2,
    });
    expect(heldBy(project.state(), 'nobody')).toBeNull();
    project.tell({ name: 'assign', role: 'legal', personId: 'lawyer' });
    expect(heldBy(project.state(), 'lawyer')).toMatchObject({ isOwner: false, roles: ['legal'] });
    project.tell({ name: 'lose', reason: 'price' });
    expect(heldBy(project.state(), 'sales-1')).toMatchObject({ status: 'lost', openTasks: 0 });
    expect(heldBy(project.state(), 'lawyer')).toBeNull();
  });

  it('needs the role of a task that was passed on, and none for the tasks of a manager', () => {
    const project = simulate();
    const task = Object.values(project.state().deal!.tasks).find(({ kind }) => kind === 'stage')!;
    project.tell({ name: 'passOnTask', taskId: task.id, personId: 'helper' });
    expect(heldBy(project.state(), 'helper')).toMatchObject({ roles: [task.role], openTasks: 1 });
    project.tell(milestone('customer-profiled'));
    project.passUntil(project.now() + 31 * 86_400_000);
    expect(heldBy(project.state(), 'manager-1')).toMatchObject({ roles: [], isOwner: false });
  });
});

/** The state after some steps, none of which may be refused. */
function run(...steps: ((state: HandOverState) => ReturnType<typeof cancelled>)[]): HandOverState {
  return steps.reduce<HandOverState>(
    (state, step) => {
      const next = step(state);
      if (isHandOverRefusal(next)) throw new Error(next.code);
      return next;
    },
    newHandOver({ handOverId: 'h', fromPersonId: 'from', reason: 'leaving' }),
  );
}

const plan = (state: HandOverState) =>
  planned(state, [
    { partId: 'a', projects: 3 },
    { partId: unplacedPart, projects: 1 },
  ]);
const offer = (state: HandOverState) => offered(state, 'a', 100);
const accept = (state: HandOverState) =>
  answered(state, { receiverId: 'a', answer: 'accept', actor: 'a' }, 10);
const decline = (state: HandOverState) =>
  answered(state, { receiverId: 'a', answer: 'decline', actor: 'a' }, 10);
const partA = (state: HandOverState) => state.parts.find(({ partId }) => partId === 'a')!;
const codeOf = (given: ReturnType<typeof cancelled>) => (isHandOverRefusal(given) ? given.code : 'accepted');

describe('how a hand-over goes on', () => {
  it('waits for an answer until it is due, and asks for what nobody was found for at once', () => {
    const state = run(plan, offer);
    expect(partA(state)).toMatchObject({ status: 'offered', dueAtMs: 100 });
    expect(nextDueAtMs(state)).toBe(0);
    expect(handOverCounts(state.parts)).toEqual({
      projects: 4,
      moved: 0,
      refused: 0,
      unplaced: 1,
      waiting: 3,
    });
  });

  it('counts one answer and says who gave it', () => {
    const state = run(plan, offer, accept);
    expect(partA(state)).toMatchObject({ status: 'accepted', dueAtMs: null });
    expect(decline(state)).toMatchObject({
      code: 'hand-over-answered',
      message: expect.stringContaining('a acc'),
    });
    expect(codeOf(answered(state, { receiverId: 'b', answer: 'accept', actor: 'b' }, 1))).toBe(
      'not-a-receiver',
    );
  });

  it('goes to a manager after a decline, and from one manager to the next while none decides', () => {
    const declined = run(plan, offer, decline);
    expect(partA(declined)).toMatchObject({ status: 'deciding', dueAtMs: 0 });
    const asked = managerAsked(declined, 'a', { managerId: 'boss', dueAtMs: 200 });
    expect(partA(asked)).toMatchObject({ asked: ['boss'], dueAtMs: 200 });
    const atTop = managerAsked(asked, 'a', null);
    expect(partA(atTop)).toMatchObject({ asked: ['boss'], dueAtMs: null });
  });

  it('takes a late yes as long as no manager has decided', () => {
    const silent = managerAsked(run(plan, offer), 'a', { managerId: 'boss', dueAtMs: 200 });
    expect(codeOf(accept(silent))).toBe('accepted');
    const other = decided(silent, { partId: 'a', toPersonId: 'b', actor: 'boss' }, 20) as HandOverState;
    expect(partA(other)).toMatchObject({ status: 'accepted', receiverId: 'b' });
    expect(accept(other)).toMatchObject({ message: expect.stringContaining('boss decided') });
  });

  it('moves to the planned receiver all the same, but needs a name where nobody was found', () => {
    const state = run(plan, offer);
    const same = decided(state, { partId: 'a', toPersonId: null, actor: 'boss' }, 20) as HandOverState;
    expect(partA(same)).toMatchObject({ receiverId: 'a', status: 'accepted' });
    const unplaced = { partId: unplacedPart, actor: 'boss' };
    expect(codeOf(decided(state, { ...unplaced, toPersonId: null }, 20))).toBe('receiver-missing');
    expect(codeOf(decided(state, { ...unplaced, toPersonId: 'from' }, 20))).toBe('receiver-missing');
  });

  it('is called off before anybody has accepted, and not after', () => {
    expect(run(plan, offer, decline, cancelled).status).toBe('cancelled');
    expect(codeOf(cancelled(run(plan, offer, accept)))).toBe('hand-over-accepted');
    expect(codeOf(accept(run(plan, offer, cancelled)))).toBe('hand-over-ended');
    expect(codeOf(accept(run()))).toBe('hand-over-planning');
  });

  it('tells a receiver once everything that goes to them has moved', () => {
    const both = run(plan, offer, accept, (state) =>
      decided(state, { partId: unplacedPart, toPersonId: 'a', actor: 'boss' }, 20),
    );
    const half = progressed(both, 'a', { moved: 2, refused: 1, left: 0 });
    expect(receiversToTell(half)).toEqual([]);
    const whole = progressed(half, unplacedPart, { moved: 1, refused: 0, left: 0 });
    expect(whole.status).toBe('done');
    expect(receiversToTell(whole)).toEqual(['a']);
    expect(receiversToTell(receiverNotified(whole, 'a'))).toEqual([]);
    expect(handOverCounts(whole.parts)).toMatchObject({ moved: 3, refused: 1, waiting: 0, unplaced: 0 });
  });

  it('is done at once when nothing is held, and lets no late step change what has gone on', () => {
    expect(run((state) => planned(state, [])).status).toBe('done');
    const accepted = run(plan, offer, accept);
    expect(offered(accepted, 'a', 300)).toBe(accepted);
    expect(notReached(accepted, 'a')).toBe(accepted);
  });
});
