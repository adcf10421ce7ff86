import pLimit from 'p-limit';

/** How many projects are sent a command at a time: each mostly waits for its own workflow. */
const usuallyAtATime = 4;

/** Does something with each of many, a few at a time; after the first that fails no other begins. */
export async function inParallel<T>(
  all: readonly T[],
  each: (one: T) => Promise<void>,
  atATime: number = usuallyAtATime,
): Promise<void> {
  const limit = pLimit(atATime);
  await limit.map(all, async (one) => {
    try {
      await each(one);
    } catch (error) {
      limit.clearQueue();
      throw error;
    }
  });
}
