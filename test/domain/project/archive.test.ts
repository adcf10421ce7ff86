import { describe, expect, it } from '@jest/globals';
import { explain } from '../../../domain/explain/explain';
import { isRefusal } from '../../../domain/project/model/refusals';
import { fold } from '../../../domain/project/evolve/evolve';
import { missingFacts } from '../../../domain/project/decide/gates';
import { nothingKnown } from '../../../domain/archive/facts';
import type { SimulatedProject } from '../../support/simulated-project';
import { day, milestone, simulate, start } from '../../support/simulated-project';
import { everyFact } from '../../support/known-archive';
import { wholePlaybook } from '../../support/standard-playbook';

const asking = wholePlaybook.rules;
const opened = (facts = nothingKnown(asking)): SimulatedProject =>
  simulate({ open: { playbook: asking, facts } });
const reach = (project: SimulatedProject, ...keys: string[]): void => {
  for (const key of keys) project.tell(milestone(key));
};
const deal = (project: SimulatedProject) => project.state().deal!;
const profiles = (project: SimulatedProject) =>
  Object.values(deal(project).tasks).filter(({ key }) => key === 'profile-customer');

describe('a milestone that the archive reaches', () => {
  it('is refused to whoever reports it, with what is missing and where to write it', () => {
    const project = opened({ ...nothingKnown(asking), 'archive-complete': ['sector', 'people'] });
    const refused = project.tell(milestone('customer-profiled'));
    expect(refused).toMatchObject({ refused: true, code: 'archive-decides', missing: ['sector', 'people'] });
    expect(isRefusal(refused) && refused.message).toContain(
      'still lacks: sector, people. Write it into the record',
    );
    const [task] = profiles(project);
    expect(project.tell({ name: 'completeTask', taskId: task!.id, evidence: 'me' })).toMatchObject({
      code: 'archive-decides',
    });
    expect(deal(project).milestones).toEqual({});
  });

  it('is reached when everything is there, and its task closes', () => {
    const project = opened();
    const events = project.noteFacts(everyFact, start + day);
    expect(events.map(({ type }) => type)).toEqual(['factsNoted', 'milestoneReached', 'taskClosed']);
    expect(deal(project).milestones['customer-profiled']).toMatchObject({ evidence: 'customer:acme' });
    expect(profiles(project)).toMatchObject([{ status: 'done', closedReason: 'milestone' }]);
    // to write into the archive is no contact
    expect(deal(project).contacts).toEqual([]);
    expect(deal(project).clock.startedAtMs).toBe(start);
    expect(project.tell(milestone('customer-profiled'))).toMatchObject([
      { type: 'commandAcknowledged', reason: 'milestone-repeated' },
    ]);
  });

  it('is there from the beginning when the archive is complete at the opening', () => {
    const project = opened(everyFact);
    expect(project.types().slice(0, 4)).toEqual([
      ...['projectOpened', 'stageEntered', 'milestoneReached', 'taskOpened'],
    ]);
    expect(profiles(project)).toEqual([]);
    reach(project, 'meeting-agreed');
    expect(deal(project).stage).toBe('visit');
  });

  it('is superseded and asked for again when the archive loses something in the meantime', () => {
    const project = opened(everyFact);
    const lost = { ...everyFact, 'archive-complete': ['decides' as const] };
    const events = project.noteFacts(lost);
    expect(events.map(({ type }) => type)).toEqual(['factsNoted', 'taskOpened']);
    expect(events[0]).toMatchObject({ superseded: ['customer-profiled'] });
    expect(profiles(project)).toMatchObject([{ status: 'open', milestone: 'customer-profiled' }]);
    reach(project, 'meeting-agreed');
    expect(deal(project).stage).toBe('plan');
    project.noteFacts(everyFact);
    expect(deal(project).stage).toBe('visit');
    expect(fold('p1', project.events())).toEqual(project.state());
  });

  it('stays reached once its gate is passed', () => {
    const project = opened(everyFact);
    reach(project, 'meeting-agreed');
    project.noteFacts({ ...everyFact, 'archive-complete': ['sector'] });
    expect(deal(project).stage).toBe('visit');
    expect(Object.keys(deal(project).milestones)).toContain('customer-profiled');
  });

  it('counts again at once after a return to its stage', () => {
    const project = opened(everyFact);
    reach(project, 'meeting-agreed', 'visited');
    project.tell({ name: 'goBack', stage: 'plan', cause: 'tender-restarted' });
    expect(Object.keys(deal(project).milestones)).toEqual(['customer-profiled']);
    expect(deal(project).stage).toBe('plan');
  });
});

describe('a gate that asks for facts', () => {
  const untilPropose = ['meeting-agreed', 'visited', 'need-confirmed', 'proposal-sent', 'buying-team-known'];

  it('says which are missing and where to write them, and opens when they are answered', () => {
    const project = opened({ ...everyFact, 'committee-known': ['pays'], 'budget-confirmed': ['answer'] });
    reach(project, ...untilPropose);
    expect(deal(project).stage).toBe('propose');
    expect(missingFacts(deal(project))).toEqual([
      { fact: 'committee-known', lacks: ['pays'] },
      { fact: 'budget-confirmed', lacks: ['answer'] },
    ]);
    const english = explain(project.state(), { language: 'en' });
    expect(english.headline).toContain('Waiting for: Buying committee known, Answer on the budget.');
    expect(english.lines[0]).toBe(
      '“Buying committee known” still lacks: who pays. Write each person into the customer archive, with their part in the buying committee.',
    );
    const chinese = explain(project.state(), { language: 'zh-TW' });
    expect(chinese.lines[1]).toContain(
      '「預算有無的答覆」還缺：答案（「沒有」也算）。請寫進客戶檔案的答覆欄',
    );
    project.noteFacts({ ...everyFact, 'committee-known': ['pays'] });
    expect(deal(project).stage).toBe('propose');
    project.noteFacts(everyFact);
    expect(deal(project).stage).toBe('demonstrate');
  });

  it('is incomplete again when a fact is lost, and stays passed once it was', () => {
    const project = opened(everyFact);
    reach(project, ...untilPropose.slice(0, -1));
    project.noteFacts({ ...everyFact, 'committee-known': ['decides'] });
    reach(project, 'buying-team-known');
    expect(deal(project).stage).toBe('propose');
    project.noteFacts(everyFact);
    expect(deal(project).stage).toBe('demonstrate');
    project.noteFacts(nothingKnown(asking));
    expect(deal(project).stage).toBe('demonstrate');
    expect(missingFacts(deal(project))).toEqual([]);
  });

  it('says nothing twice: facts that are known already are no event', () => {
    const project = opened(everyFact);
    expect(project.noteFacts({ ...everyFact })).toEqual([]);
    const unknown = simulate({ open: { playbook: asking } });
    expect(unknown.noteFacts(nothingKnown(asking))).toEqual([]);
  });

  it('waits for the end of a hold: to write into the archive is no news from the customer', () => {
    const project = opened();
    reach(project, 'meeting-agreed');
    project.tell({ name: 'hold', reason: 'budget-year', wakeAtMs: start + 60 * day });
    project.noteFacts(everyFact, start + day);
    expect(deal(project).hold).toBeDefined();
    expect(deal(project).stage).toBe('plan');
    project.passUntil(start + 70 * day);
    expect(deal(project).stage).toBe('visit');
  });

  it('is passed at once when a contact ends the hold', () => {
    const project = opened();
    reach(project, 'meeting-agreed');
    project.tell({ name: 'hold', reason: 'budget-year', wakeAtMs: start + 60 * day });
    project.noteFacts(everyFact);
    project.tell({ name: 'recordContact', kind: 'call' });
    expect(deal(project)).toMatchObject({ stage: 'visit' });
    expect(deal(project).hold).toBeUndefined();
  });

  it('notes nothing before the opening and after the end', () => {
    const project = opened();
    project.tell({ name: 'lose', reason: 'price' });
    const { revision } = project.state();
    expect(project.noteFacts(everyFact)).toEqual([]);
    expect(project.tell({ name: 'lookAtArchive' })).toEqual([]);
    expect(project.state().revision).toBe(revision);
  });
});
