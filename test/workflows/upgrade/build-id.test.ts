import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { buildIdOf } from '../../../worker/build-id';
import { buildWorkflowBundle } from '../../../worker/bundle';

const checkout = path.join(__dirname, '..', '..', '..');

describe('the id of a build', () => {
  test('is the same for the same sources, whatever folder they are in', async () => {
    const code = await buildWorkflowBundle();
    const executed = code.slice(0, code.lastIndexOf('//# sourceMappingURL='));

    expect(executed.length).toBeGreaterThan(100_000);
    expect(executed).not.toContain(checkout);
    expect(buildIdOf(executed)).toBe(buildIdOf(code));
    expect(buildIdOf(await buildWorkflowBundle())).toBe(buildIdOf(code));
  });

  test('is another one as soon as the code is', () => {
    expect(buildIdOf('a();')).not.toBe(buildIdOf('b();'));
    expect(buildIdOf('a();')).toMatch(/^[0-9a-f]{16}$/);
  });
});
