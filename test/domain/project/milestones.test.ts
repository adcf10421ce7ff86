import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isRefusal } from '../../../domain/project/model/refusals';
import { fold } from '../../../domain/project/evolve/evolve';
import { mailKey } from '../../../domain/project/react';
import { openTasks } from '../../../domain/project/model/state';
import { gateMilestones, rules } from '../../support/standard-playbook';
import { milestone, simulate } from '../../support/simulated-project';

const firstSix = gateMilestones.slice(0, 6);

describe('milestones', () => {
  it('enters the next stage when the gate is complete, and not before', () => {
    const project = simulate();
    project.tell(milestone('customer-profiled'));
    expect(project.state().deal?.stage).toBe('plan');
    project.tell(milestone('meeting-agreed'));
    expect(project.state().deal?.stage).toBe('visit');
  });

  it('keeps an early milestone as evidence and counts it when its stage starts', () => {
    const project = simulate();
    project.tell(milestone('visited'));
    expect(project.events().at(-1)).toMatchObject({ type: 'milestoneReached', timing: 'early' });
    project.tell(milestone('need-confirmed'));
    expect(project.state().deal?.stage).toBe('plan');
    project.tell(milestone('customer-profiled'));
    project.tell(milestone('meeting-agreed'));
    expect(project.state().deal?.stage).toBe('propose');
    expect(project.state().deal?.path.map((visit) => visit.stage)).toEqual(['plan', 'visit', 'propose']);
  });

  it('opens no task for a milestone that came early', () => {
    const project = simulate();
    project.tell(milestone('visited'));
    project.tell(milestone('customer-profiled'));
    project.tell(milestone('meeting-agreed'));
    const deal = project.state().deal;
    expect(deal && openTasks(deal).map((task) => task.milestone)).toEqual(['need-confirmed']);
  });

  it('acknowledges a repeated milestone without a second effect', () => {
    const project = simulate();
    project.tell(milestone('customer-profiled'));
    const before = project.state().deal;
    const events = project.tell(milestone('customer-profiled'));
    expect(events).toMatchObject([{ type: 'commandAcknowledged', reason: 'milestone-repeated' }]);
    expect(project.state().deal).toEqual(before);
  });

  it('records a late milestone, which moves nothing', () => {
    const project = simulate();
    for (const key of gateMilestones.slice(0, 4)) project.tell(milestone(key));
    expect(project.state().deal?.stage).toBe('propose');
    const { stage, buyerStage } = project.state().deal ?? {};
    project.tell(milestone('budget-confirmed'));
    expect(
      project
        .events()
        .filter((event) => event.type === 'milestoneReached')
        .at(-1),
    ).toMatchObject({ timing: 'late' });
    expect(project.state().deal).toMatchObject({ stage, buyerStage });
    expect(project.state().deal?.milestones['budget-confirmed']).toBeDefined();
  });

  it('wins with the last gate and hands over to the delivery manager', () => {
    const project = simulate();
    for (const key of gateMilestones) project.tell(milestone(key));
    expect(project.state().status).toBe('won');
    expect(project.state().deal?.outcome).toMatchObject({ deliveryManagerId: 'delivery-manager-1' });
    const told = project.effects().filter((effect) => effect.mail === 'project-ended');
    expect(new Set(told.map((mail) => mailKey('p1', mail))).size).toBe(told.length);
    expect(told.length).toBeGreaterThan(5);
  });

  it('says everything that is missing or may be chosen instead', () => {
    const project = simulate();
    const refusal = project.tell(milestone('no-such-thing'));
    expect(refusal).toMatchObject({
      refused: true,
      code: 'unknown-milestone',
      missing: Object.keys(rules.milestones),
    });
  });

  it('any order and repetition of milestones ends in the same stage as the sorted, distinct ones', () => {
    const all = Object.keys(rules.milestones);
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...all), { maxLength: 40 }), (keys) => {
        const shuffled = simulate();
        for (const key of keys) shuffled.tell(milestone(key));
        const sorted = simulate();
        for (const key of all.filter((candidate) => keys.includes(candidate))) sorted.tell(milestone(key));
        expect(shuffled.state().status).toBe(sorted.state().status);
        expect(shuffled.state().deal?.stage).toBe(sorted.state().deal?.stage);
        const reached = Object.keys(shuffled.state().deal?.milestones ?? {});
        if (shuffled.state().status === 'open') {
          expect(reached.sort()).toEqual(Object.keys(sorted.state().deal?.milestones ?? {}).sort());
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('the buyer', () => {
  it('moves on evidence of its own', () => {
    const project = simulate();
    for (const key of firstSix) project.tell(milestone(key));
    expect(project.state().deal).toMatchObject({ stage: 'demonstrate', buyerStage: 'approved' });
  });

  it('is warned about once for each drift of two stages', () => {
    const project = simulate();
    const withoutTender = gateMilestones.slice(0, gateMilestones.indexOf('design-approved') + 1);
    for (const key of withoutTender) project.tell(milestone(key));
    expect(project.state().deal).toMatchObject({ stage: 'evaluate', buyerStage: 'criteria', drifting: true });
    project.tell(milestone('executive-sponsored'));
    project.tell({ name: 'recordContact', kind: 'call' });
    expect(project.types().filter((type) => type === 'driftWarned')).toHaveLength(1);
    const mails = project.effects().filter((effect) => effect.mail === 'drift');
    expect(mails).toHaveLength(2);
    project.tell(milestone('preferred-supplier'));
    expect(project.state().deal?.drifting).toBe(false);
    expect(project.types().filter((type) => type === 'driftEnded')).toHaveLength(1);
  });
});

describe('tasks', () => {
  it('completing a task reports its milestone, and needs the evidence for it', () => {
    const project = simulate();
    const task = openTasks(project.state().deal!).find(
      (candidate) => candidate.milestone === 'customer-profiled',
    );
    expect(project.tell({ name: 'completeTask', taskId: task!.id })).toMatchObject({
      code: 'evidence-missing',
    });
    project.tell({ name: 'completeTask', taskId: task!.id, evidence: 'crm:archive/7' });
    expect(project.state().deal?.milestones['customer-profiled']).toMatchObject({
      evidence: 'crm:archive/7',
    });
    expect(project.tell({ name: 'completeTask', taskId: task!.id, evidence: 'x' })).toMatchObject({
      code: 'task-closed',
    });
  });

  it('skips an optional role that nobody holds, on the record', () => {
    const project = simulate({ holder: (role) => (role === 'quality-engineer' ? null : `${role}-1`) });
    for (const key of gateMilestones.slice(0, gateMilestones.indexOf('requirements-confirmed')))
      project.tell(milestone(key));
    expect(project.state().deal?.stage).toBe('design');
    expect(project.events()).toContainEqual(
      expect.objectContaining({ type: 'roleSkipped', role: 'quality-engineer' }),
    );
    expect(openTasks(project.state().deal!).some((task) => task.role === 'quality-engineer')).toBe(false);
  });

  it('queues a required role that nobody holds and tells the manager, until somebody is named', () => {
    const project = simulate({ holder: (role) => (role === 'presales-engineer' ? null : `${role}-1`) });
    for (const key of firstSix) project.tell(milestone(key));
    const deal = project.state().deal!;
    expect(deal.roles['presales-engineer']).toMatchObject({ personId: null });
    const ask = openTasks(deal).find((task) => task.kind === 'fill-role');
    expect(ask).toMatchObject({ personId: 'manager-1', about: 'presales-engineer' });
    project.tell({ name: 'assign', role: 'presales-engineer', personId: 'wang' });
    const after = project.state().deal!;
    expect(after.tasks[ask!.id]).toMatchObject({ status: 'done', closedReason: 'assigned' });
    expect(
      openTasks(after)
        .filter((task) => task.role === 'presales-engineer')
        .every((task) => task.personId === 'wang'),
    ).toBe(true);
  });

  it('keeps the same person in a role through the project', () => {
    let asked = 0;
    const project = simulate({ holder: (role) => `${role}-${(asked += 1)}` });
    for (const key of gateMilestones) project.tell(milestone(key));
    const holders = project.events().filter((event) => event.type === 'roleAssigned');
    expect(new Set(holders.map((event) => event.role)).size).toBe(holders.length);
  });
});

describe('ends', () => {
  it('lets nothing happen after an end', () => {
    const project = simulate();
    project.tell({ name: 'lose', reason: 'price', competitor: 'Kelvin AG' });
    const count = project.events().length;
    expect(project.tell(milestone('visited'))).toMatchObject({ code: 'project-ended' });
    project.passUntil(project.now() + 400 * 86_400_000);
    expect(project.events()).toHaveLength(count);
  });

  it('cancels open tasks and tells each holder once', () => {
    const project = simulate();
    project.tell({ name: 'drop', reason: 'no-budget' });
    const told = project.effects().filter((effect) => effect.mail === 'project-ended');
    expect(told.map((effect) => effect.to)).toEqual([
      { personId: 'sales-1' },
      { managerOf: 'sales-1', unless: ['sales-1'] },
    ]);
    expect(Object.values(project.state().deal!.tasks).every((task) => task.status === 'cancelled')).toBe(
      true,
    );
  });

  it('refuses a reason that the playbook does not list', () => {
    const project = simulate();
    expect(project.tell({ name: 'drop', reason: 'bored' })).toMatchObject({
      code: 'unknown-reason',
      // silence is the clock's reason, and nobody's judgement
      missing: Object.keys(rules.dropReasons).filter((reason) => reason !== 'no-answer'),
    });
  });
});

describe('a repeated command', () => {
  it('has no second effect, whatever came between', () => {
    const project = simulate();
    project.tell({ ...milestone('customer-profiled'), commandId: 'same' });
    project.tell({ name: 'recordContact', kind: 'call' });
    const count = project.events().length;
    const answer = project.tell({ ...milestone('customer-profiled'), commandId: 'same' });
    expect(isRefusal(answer)).toBe(false);
    expect(project.events()).toHaveLength(count);
  });

  it('is remembered among the last 500', () => {
    const project = simulate();
    for (let n = 0; n < 600; n += 1)
      project.tell({ name: 'recordContact', kind: 'call', commandId: `call-${n}` });
    expect(project.state().commands).toHaveLength(500);
    expect(project.state().commands.at(-1)?.[0]).toBe('call-599');
  });
});

describe('names that every object has', () => {
  it.each(['constructor', 'toString', '__proto__', 'hasOwnProperty'])(
    'are no milestone, task or role: %s',
    (name) => {
      const project = simulate();
      expect(project.tell(milestone(name))).toMatchObject({ code: 'unknown-milestone' });
      expect(project.tell({ name: 'completeTask', taskId: name })).toMatchObject({ code: 'unknown-task' });
      expect(project.tell({ name: 'assign', role: name, personId: 'x' })).toMatchObject({
        code: 'unknown-role',
      });
      expect(project.tell({ name: 'drop', reason: name })).toMatchObject({ code: 'unknown-reason' });
    },
  );
});

describe('the ledger', () => {
  it('folds to the state of the project, plans included', () => {
    const project = simulate();
    for (const key of gateMilestones.slice(0, 12)) project.tell(milestone(key));
    project.passUntil(project.now() + 32 * 86_400_000);
    const stored: unknown = JSON.parse(JSON.stringify(project.events()));
    expect(fold('p1', stored as never)).toEqual(JSON.parse(JSON.stringify(project.state())));
  });
});
