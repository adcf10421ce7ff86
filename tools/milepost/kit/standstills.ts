import { checkProjectsOf } from '../../../activities/health/check-projects';
import type { HealthDeps } from '../../../activities/health/deps';
import { checkEverything } from '../../../activities/health/health';
import { restoreProjects, restoreRest } from '../../../activities/health/restore';
import { startFromLedger } from '../../../activities/health/start-from-ledger';
import type { Installation } from './installation';
import type { Operations } from './operations';

/** What checks need of an installation, as its worker gives it to them. */
async function healthDeps(installation: Installation): Promise<HealthDeps> {
  const { taskQueue, dayMs, companyTimeZone, companyCalendar, workdayStart, reviewTime } =
    installation.config();
  return {
    store: await installation.store(),
    client: await installation.client(),
    taskQueue,
    settings: {
      dayMs,
      companyTimeZone,
      workdayStart,
      reviewTime,
      companyCalendar,
    },
  };
}

/** `milepost reconcile`: without `fix` it only looks; with it everything is repaired that can be. */
export const reconcile: NonNullable<Operations['reconcile']> = async (
  installation,
  { fix, projectId, signal, onProgress },
) => {
  const deps = await healthDeps(installation);
  const repairs = fix ? 'all' : 'none';
  if (projectId !== null) return checkProjectsOf(deps, [projectId], { repairs });
  let looked = 0;
  return checkEverything(deps, repairs, ({ counts }) => onProgress((looked += counts.looked)), signal);
};

/** `milepost restore`: projects first, since everything else is about them. */
export const restore: NonNullable<Operations['restore']> = async (
  installation,
  { projectId, perSecond, after, signal, onProgress },
) => {
  const deps = await healthDeps(installation);
  if (projectId !== null) {
    const { result, detail } = await startFromLedger(deps, projectId);
    return {
      looked: 1,
      started: result === 'started' ? 1 : 0,
      idle: result === 'idle' ? 1 : 0,
      left: result === 'left' ? [{ projectId, detail }] : [],
      after: null,
      rest: null,
    };
  }
  const restored = await restoreProjects(deps, {
    perSecond,
    after,
    signal,
    onProgress: ({ looked }) => onProgress(looked),
  });
  return { ...restored, rest: signal.aborted ? null : await restoreRest(deps) };
};
