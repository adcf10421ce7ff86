/**
 * Does something now and then again and again, one run at a time.
 *
 * @param failed is told when a run fails; the next one comes all the same
 * @returns ends it, once the run that is under way is done
 */
export function repeatedly(
  work: () => Promise<unknown>,
  everyMs: number,
  failed: (error: unknown) => void,
): () => Promise<void> {
  const run = async (): Promise<void> => {
    try {
      await work();
    } catch (error) {
      failed(error);
    }
  };
  let running = run();
  const timer = setInterval(() => {
    running = running.then(run);
  }, everyMs).unref();
  return async () => {
    clearInterval(timer);
    await running;
  };
}
