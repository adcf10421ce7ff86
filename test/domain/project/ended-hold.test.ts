import { describe, expect, it } from '@jest/globals';
import { explain } from '../../../domain/explain/explain';
import { fold } from '../../../domain/project/evolve/evolve';
import type { SimulatedProject } from '../../support/simulated-project';
import { day, milestone, simulate, start } from '../../support/simulated-project';

function held(actor = 'manager-1'): SimulatedProject {
  const project = simulate();
  project.tell({ name: 'hold', reason: 'budget-year', wakeAtMs: start + 90 * day, actor }, start + day);
  return project;
}

const told = (project: SimulatedProject) =>
  project.effects().flatMap(({ mail, to }) => (mail === 'hold-ended' ? [to] : []));

const lines = (project: SimulatedProject, language: 'en' | 'zh-TW' = 'en') =>
  explain(project.state(), { language }).lines.join('\n');

describe('a hold that is ended before its date', () => {
  it.each([
    ['contact', { name: 'recordContact', kind: 'call' }, 'a contact', '跟進客戶'],
    [
      'meeting',
      { name: 'confirmMeeting', kind: 'visit', meetingAtMs: start + 20 * day, evidence: 'e' },
      'a contact',
      '跟進客戶',
    ],
    ['milestone', milestone('customer-profiled'), 'a milestone', '達成里程碑'],
  ] as const)(
    'by a %s: whoever set it is told, and the explanation says so',
    (_by, command, english, chinese) => {
      const project = held();
      project.tell({ ...command, actor: 'sales-1' }, start + 5 * day);

      expect(told(project)).toEqual([{ personId: 'manager-1' }]);
      expect(lines(project)).toContain(
        `The hold until 2026-06-01 01:00 UTC was ended on 2026-03-07 01:00 UTC by ${english} that sales-1 reported.`,
      );
      expect(lines(project, 'zh-TW')).toContain(`因${chinese}（sales-1）結束。`);
      expect(fold('p1', project.events())).toEqual(project.state());
    },
  );

  it('tells nobody who has ended it, and the owner in place of an application', () => {
    const own = held('sales-1');
    own.tell({ name: 'recordContact', kind: 'call', actor: 'sales-1' });
    expect(told(own)).toEqual([]);
    const byProgram = held('key:crm');
    byProgram.tell({ name: 'recordContact', kind: 'call', actor: 'sales-2' });
    expect(told(byProgram)).toEqual([{ personId: 'sales-1' }]);
  });

  it('is not spoken of any more once something newer was heard, or it is set again', () => {
    const project = held();
    project.tell({ name: 'recordContact', kind: 'call' }, start + 5 * day);
    project.tell({ name: 'recordContact', kind: 'call' }, start + 9 * day);
    expect(lines(project)).not.toContain('was ended');
    const again = held();
    again.tell({ name: 'recordContact', kind: 'call' }, start + 5 * day);
    again.tell({ name: 'hold', reason: 'budget-year', wakeAtMs: start + 90 * day });
    expect(lines(again)).not.toContain('was ended');
  });
});

it.each([
  ['its date', (project: SimulatedProject) => project.passUntil(start + 92 * day)],
  ['a command', (project: SimulatedProject) => void project.tell({ name: 'wake', actor: 'sales-1' })],
])('a hold that ends by %s tells nobody of it', (_by, end) => {
  const project = held();
  end(project);
  expect(project.types()).toContain('projectWoken');
  expect(told(project)).toEqual([]);
  expect(lines(project)).not.toContain('was ended');
});
