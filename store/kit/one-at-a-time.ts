/**
 * Work of which one run at a time is enough for all who ask: whoever asks while a run is under way gets the next one,
 * together with the others, since the running one may have read before their cause was there.
 */
export function oneAtATime<T>(work: () => Promise<T>): () => Promise<T> {
  let running: Promise<unknown> | null = null;
  let next: Promise<T> | null = null;
  const run = (): Promise<T> => {
    const started = work().finally(() => {
      if (running === started) running = null;
    });
    running = started;
    return started;
  };
  return () => {
    if (!running) return run();
    next ??= running.then(startNext, startNext);
    return next;
  };
  function startNext(): Promise<T> {
    next = null;
    return run();
  }
}
