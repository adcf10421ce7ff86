import { describe, expect, it } from '@jest/globals';
import type { Operations, Reconciled, Restored, Upgraded } from '../../../tools/milepost/kit/operations';
import { milepost } from './run-milepost';

/** How long commands are asked for and what they print; what they do is tested where it is done. */
const env = { MILEPOST_MONGODB_URI: 'mongodb://127.0.0.1:1/milepost' };

/** Operations that note what they were asked for. */
function operations(answers: {
  reconciled?: Partial<Reconciled>;
  restored?: Partial<Restored>;
  upgraded?: Partial<Upgraded>;
}) {
  const asked: unknown[] = [];
  const note = (request: object): void => {
    // signals and callbacks are not what somebody asked for
    asked.push(JSON.parse(JSON.stringify({ ...request, signal: undefined })));
  };
  const made: Operations = {
    reconcile: (_, request) => {
      note(request);
      return Promise.resolve({
        counts: { looked: 7, found: 0, repaired: 0 },
        findings: [],
        ...answers.reconciled,
      });
    },
    restore: (_, request) => {
      note(request);
      const restored = { looked: 7, started: 2, idle: 5, left: [], after: 'p7', rest: null };
      return Promise.resolve({ ...restored, ...answers.restored });
    },
    upgrade: (_, request) => {
      note(request);
      request.onProgress(1, { salesProject: 2 });
      const upgraded = { buildId: 'b2', previousBuildId: 'b1', moved: 3, left: {}, finishing: {} };
      return Promise.resolve({ ...upgraded, ...answers.upgraded });
    },
  };
  return { made, asked };
}

describe('milepost reconcile', () => {
  const finding = { kind: 'behind', subject: 'p1', projectId: 'p1', detail: 'Temporal knows less.' };

  it('changes nothing unless it is asked to', async () => {
    const { made, asked } = operations({});
    expect((await milepost(env, ['reconcile'], { operations: made })).code).toBe(0);
    expect((await milepost(env, ['reconcile', '--fix', '--project', 'p1'], { operations: made })).code).toBe(
      0,
    );
    expect(asked).toEqual([
      { fix: false, projectId: null },
      { fix: true, projectId: 'p1' },
    ]);
  });

  it('lists what stands still and fails', async () => {
    const { made } = operations({ reconciled: { findings: [finding] } });
    const { code, out } = await milepost(env, ['reconcile'], { operations: made });
    expect(code).toBe(1);
    expect(out).toMatch(/behind .* p1 .* Temporal knows less[\s\S]*--fix/);
    const { json } = await milepost(env, ['reconcile', '--json'], { operations: made });
    expect(json()).toMatchObject({ counts: { looked: 7 }, findings: [finding] });
  });
});

describe('milepost restore', () => {
  it('hands on where to go on and how fast', async () => {
    const { made, asked } = operations({});
    await milepost(env, ['restore'], { operations: made });
    await milepost(env, ['restore', '--rate', '5', '--after', 'p3'], { operations: made });
    expect(asked).toEqual([
      { projectId: null, perSecond: 50, after: null },
      { projectId: null, perSecond: 5, after: 'p3' },
    ]);
    expect((await milepost(env, ['restore', '--rate', 'fast'], { operations: made })).code).toBe(2);
  });

  it('fails when projects were left, and names them', async () => {
    const { made } = operations({ restored: { left: [{ projectId: 'p4', detail: 'event 3 is missing' }] } });
    const { code, out } = await milepost(env, ['restore'], { operations: made });
    expect([code, out]).toEqual([1, expect.stringMatching(/p4 .* event 3 is missing/)]);
  });

  it('says how to go on when it was stopped', async () => {
    const stop = new AbortController();
    stop.abort();
    const { made } = operations({});
    const { code, err } = await milepost(env, ['restore'], { operations: made, signal: stop.signal });
    expect([code, err]).toEqual([130, expect.stringContaining('milepost restore --after p7')]);
  });
});

describe('milepost upgrade', () => {
  it('moves to a build, the newest or the one before', async () => {
    const { made, asked } = operations({});
    const { code, out, err } = await milepost(env, ['upgrade'], { operations: made });
    expect([code, err]).toEqual([0, '1 moved, to move: 2 salesProject']);
    expect(out).toContain('Build b2 is current (before: b1); 3 workflows have moved to it.');
    await milepost(env, ['upgrade', '--undo', '--rate', '10'], { operations: made });
    expect(asked).toEqual([
      { buildId: null, undo: false, force: false, ratePerSecond: 50 },
      { buildId: null, undo: true, force: false, ratePerSecond: 10 },
    ]);
    expect((await milepost(env, ['upgrade', 'b3', '--undo'], { operations: made })).code).toBe(2);
  });

  it('fails while something is left on an older build', async () => {
    const { made } = operations({ upgraded: { left: { salesProject: 4 } } });
    const { code, out } = await milepost(env, ['upgrade'], { operations: made });
    expect([code, out]).toEqual([1, expect.stringContaining('4 salesProject')]);
  });
});
