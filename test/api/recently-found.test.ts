import { describe, expect, it } from '@jest/globals';
import { recentlyFound } from '../../api/kit/recently-found';

/** A finding that a test changes, and how often it was searched for. */
function setUp() {
  const world = { nowMs: 0, found: { name: 'one' } as { name: string } | null, searches: 0, fails: false };
  const known = recentlyFound<{ name: string }>({ freshMs: 300, keptMs: 800 }, 10, () => world.nowMs);
  const get = () =>
    known.get('key', () => {
      world.searches += 1;
      return world.fails ? Promise.reject(new Error('gone')) : Promise.resolve(world.found);
    });
  return { world, known, get };
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('what was found', () => {
  it('serves while it is fresh, and is searched for anew beside the requests after that', async () => {
    const { world, get } = setUp();
    const first = await get();
    world.nowMs = 299;
    expect([await get(), world.searches]).toEqual([first, 1]);
    world.found = { name: 'two' };
    world.nowMs = 300;
    expect([await get(), world.searches]).toEqual([first, 2]);
    await settled();
    expect([await get(), world.searches]).toEqual([{ name: 'two' }, 2]);
  });

  it('does not serve longer than it is kept, however its search fares', async () => {
    const { world, get } = setUp();
    await get();
    world.fails = true;
    world.nowMs = 799;
    expect(await get()).toEqual({ name: 'one' });
    await settled();
    world.nowMs = 800;
    await expect(get()).rejects.toThrow('gone');
  });

  it('is gone with the first search that finds nothing', async () => {
    const { world, known, get } = setUp();
    await get();
    world.found = null;
    world.nowMs = 400;
    await get();
    await settled();
    expect([known.isKnown('key'), await get()]).toEqual([false, null]);
  });

  it('is as old as the beginning of its search', async () => {
    const { world, known } = setUp();
    let finish: (found: { name: string }) => void = () => undefined;
    const slow = known.get('key', () => new Promise((resolve) => (finish = resolve)));
    world.nowMs = 700;
    finish({ name: 'slow' });
    await slow;
    world.nowMs = 800;
    expect(await known.get('key', () => Promise.resolve({ name: 'new' }))).toEqual({ name: 'new' });
  });
});
