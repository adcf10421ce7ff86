/**
 * What every what-if run takes for granted, for people who read its report. The rules themselves are in `what-if.ts` and
 * `recorded-project.ts`.
 */
export const assumptions: readonly string[] = [
  'Nobody does more than they did: a check is answered by whatever came next in truth, and by nothing when nothing came. ' +
    'A rep who is asked would often have called, so the drops are an upper bound.',
  'A "keep" counts where a judgement is open at that instant under the changed days; one that answers a judgement that ' +
    'nobody would have asked for is left out.',
  'What a person decided (a drop with its reason, a loss, a hold, a return to an earlier stage) is decided again at its ' +
    'time, and a project with days of its own keeps them.',
  'A project that the clock dropped in truth, and one that is open, was told nothing after the last that its ledger has.',
  'A run ends with the first drop: a project that was dropped, reopened and won counts as a won one that was dropped.',
  'Tasks are left alone: nothing about them moves the clock.',
];
