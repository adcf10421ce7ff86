import { describe, expect, it } from '@jest/globals';
import { explain } from '../../../domain/explain/explain';
import { fold } from '../../../domain/project/evolve/evolve';
import { mostReferences } from '../../../domain/project/model/references';
import type { SimulatedProject } from '../../support/simulated-project';
import { simulate } from '../../support/simulated-project';

const changesOf = (project: SimulatedProject): object[] =>
  project
    .events()
    .slice(-6)
    .filter(({ type }) => /Changed|reference|Acknowledged/.test(type))
    .map(
      ({ revision: _, atMs: _at, commandId: _id, actor: _by, source: _from, planned: _p, ...body }) => body,
    );

const crm = { system: 'crm', id: 'Opp/4711' };
const erp = { system: 'erp', id: 'ABC' };

describe('a change of a project', () => {
  it('is an event for each fact that is another one, and for no other', () => {
    const project = simulate({ open: { amount: 100, currency: 'TWD' } });

    project.tell({
      name: 'changeProject',
      title: 'Two cooling lines',
      amount: 250,
      currency: 'TWD',
      expectedSigningOn: '2026-06-30',
      references: [crm],
    });

    expect(changesOf(project)).toEqual([
      { type: 'amountChanged', from: 100, to: 250 },
      { type: 'titleChanged', from: 'Cooling line, hall 3', to: 'Two cooling lines' },
      { type: 'expectedSigningChanged', from: null, to: '2026-06-30' },
      { type: 'referenceAdded', ...crm },
    ]);
    const { deal } = project.state();
    expect(deal).toMatchObject({
      title: 'Two cooling lines',
      amount: 250,
      currency: 'TWD',
      expectedSigningOn: '2026-06-30',
      references: [crm],
      changed: { title: { from: 'Cooling line, hall 3' }, amount: { from: 100 } },
    });
    expect(fold('p1', project.events())).toEqual(project.state());
    expect(explain(project.state(), { language: 'en' }).lines).toContain(
      'The customer is expected to sign on 2026-06-30.',
    );
  });

  it('that changes nothing is acknowledged', () => {
    const project = simulate({ open: { amount: 100, currency: 'TWD' } });

    project.tell({ name: 'changeProject', title: 'Cooling line, hall 3', amount: 100 });

    expect(project.types().at(-1)).toBe('commandAcknowledged');
  });

  it('empties what may be empty, and the currency with its amount', () => {
    const project = simulate({
      open: { amount: 100, currency: 'TWD', expectedSigningOn: '2026-06-30', references: [crm, erp] },
    });

    project.tell({ name: 'changeProject', amount: null, expectedSigningOn: null, references: null });

    const { deal } = project.state();
    expect(deal).not.toHaveProperty('amount');
    expect(deal).not.toHaveProperty('currency');
    expect(deal).not.toHaveProperty('expectedSigningOn');
    expect(deal?.references).toEqual([]);
  });

  it.each([
    ['an amount without a currency', {}, { amount: 5 }],
    ['a currency without an amount', {}, { currency: 'TWD' }],
    ['an amount that loses its currency', { amount: 100, currency: 'TWD' }, { currency: null }],
  ])('is refused for %s, and then nothing changes', (_what, open, change) => {
    const project = simulate({ open });
    const { revision } = project.state();

    expect(project.tell({ name: 'changeProject', title: 'Other', ...change })).toMatchObject({
      code: 'currency-missing',
    });
    expect(project.state().revision).toBe(revision);
  });

  it('is refused when the project is not as the sender has read it', () => {
    const project = simulate();
    const { revision } = project.state();
    const change = { name: 'changeProject', title: 'Other', expectedRevision: revision } as const;

    project.tell({ name: 'recordContact', kind: 'call' });

    expect(project.tell(change)).toMatchObject({ code: 'revision-mismatch' });
    expect(project.tell({ ...change, expectedRevision: project.state().revision })).toHaveLength(1);
  });

  it('is refused once the project has ended', () => {
    const project = simulate();
    project.tell({ name: 'lose', reason: 'price' });

    expect(project.tell({ name: 'changeProject', title: 'Other' })).toMatchObject({ code: 'project-ended' });
  });

  it('is no contact: the clock runs on', () => {
    const project = simulate();
    const before = project.state().deal?.clock;

    project.tell({ name: 'changeProject', title: 'Other' });

    expect(project.state().deal?.clock).toEqual(before);
  });
});

describe('a reference', () => {
  it('is added once, and removed once, with where it came from and went', () => {
    const project = simulate();

    project.tell({ name: 'addReference', ...crm, movedFrom: 'p0' });
    project.tell({ name: 'addReference', ...crm });
    project.tell({ name: 'removeReference', ...crm, movedTo: 'p2' });
    project.tell({ name: 'removeReference', ...crm });

    expect(changesOf(project)).toMatchObject([
      { type: 'referenceAdded', ...crm, movedFrom: 'p0' },
      { type: 'commandAcknowledged', reason: 'reference-known', subject: 'crm:Opp/4711' },
      { type: 'referenceRemoved', ...crm, movedTo: 'p2' },
      { type: 'commandAcknowledged', reason: 'reference-unknown' },
    ]);
  });

  it('differs by its capitals', () => {
    const project = simulate({ open: { references: [crm] } });

    project.tell({ name: 'addReference', ...crm, id: 'OPP/4711' });

    expect(project.state().deal?.references).toHaveLength(2);
  });

  it('is one of so many at most', () => {
    const references = Array.from({ length: mostReferences }, (_, index) => ({
      system: 'crm',
      id: `${index}`,
    }));
    const project = simulate({ open: { references } });

    expect(project.tell({ name: 'addReference', ...crm })).toMatchObject({ code: 'too-many-references' });
  });
});
