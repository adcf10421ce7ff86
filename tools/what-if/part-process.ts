/** A process that runs one part of the public data: it is told which, answers with what came of it, and ends. */
import type { Part, PublicRun } from './public-run';
import { runPart } from './public-run';

/** What the process is told. */
export interface PartTask {
  readonly run: PublicRun;
  readonly part: Part;
}

process.once('message', ({ run, part }: PartTask) => {
  void runPart(run, part).then((outcomes) => {
    process.send?.(outcomes, () => process.disconnect());
  });
});
// whoever asked is gone
process.once('disconnect', () => process.exit());
