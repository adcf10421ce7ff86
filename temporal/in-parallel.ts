/** How many projects are sent a command at a time: each mostly waits for its own workflow. */
const usuallyAtATime = 4;

/** Does something with each of many, a few at a time; the first failure ends it. */
export async function inParallel<T>(
  all: readonly T[],
  each: (one: T) => Promise<void>,
  atATime: number = usuallyAtATime,
): Promise<void> {
  const left = [...all];
  const runner = async (): Promise<void> => {
    for (let one = left.shift(); one !== undefined; one = left.shift()) await each(one);
  };
  await Promise.all(Array.from({ length: atATime }, runner));
}
