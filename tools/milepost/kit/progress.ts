import type { Output } from './output';

/** Tells how far a long job is: one line that is rewritten in a terminal, a line now and then in a log. */
export interface Progress {
  at(done: number): void;
  /** The job is over: what is printed next begins a line of its own. */
  end(): void;
}

const watchedEveryMs = 200;
const loggedEveryMs = 10_000;

/**
 * Of a job whose end is known.
 *
 * @param already what had been done before it began
 */
export function progressOf(what: string, total: number, output: Output, already = 0): Progress {
  return telling(
    (done, perSecond) => `${what}: ${count(done)} of ${count(total)}, ${perSecond} a second`,
    output,
    already,
  );
}

/** Of a job that finds out on its way how much there is to do. */
export function counterOf(what: string, output: Output): Progress {
  return telling((done, perSecond) => `${what}: ${count(done)}, ${perSecond} a second`, output, 0);
}

function count(number: number): string {
  return number.toLocaleString('en');
}

type Sentence = (done: number, perSecond: number) => string;

function telling(sentence: Sentence, { err, isWatched }: Output, from: number): Progress {
  const startedAtMs = Date.now();
  let isShown = false;
  // a job that is done sooner than that has nothing to tell on its way
  let shownAtMs = startedAtMs;
  const show = (done: number): void => {
    const perSecond = ((done - from) * 1_000) / Math.max(1, Date.now() - startedAtMs);
    const text = sentence(done, Math.round(perSecond));
    if (isWatched) process.stderr.write(`\r\u001b[2K${text}`);
    else err(text);
    isShown = true;
    shownAtMs = Date.now();
  };
  return {
    at(done) {
      if (Date.now() - shownAtMs >= (isWatched ? watchedEveryMs : loggedEveryMs)) show(done);
    },
    end() {
      if (isWatched && isShown) process.stderr.write('\r\u001b[2K');
    },
  };
}
