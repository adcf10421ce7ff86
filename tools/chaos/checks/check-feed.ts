import type { FeedSeen } from '../load/feed-reader';
import type { Fault } from './fault';
import type { ProjectSeen } from './seen';

/** Whether a reader of the feed has got each event of each project once, in the order of its revisions. */
export function checkFeed(feed: readonly FeedSeen[], projects: readonly ProjectSeen[]): Fault[] {
  const byProject = new Map<string, number[]>();
  for (const { projectId, revision } of feed) {
    byProject.set(projectId, [...(byProject.get(projectId) ?? []), revision]);
  }
  return projects.flatMap(({ projectId, events }): Fault[] => {
    const revisions = byProject.get(projectId) ?? [];
    const wrong = revisions.findIndex((revision, index) => revision !== index + 1);
    if (wrong === -1 && revisions.length === events.length) return [];
    const detail =
      wrong === -1
        ? `the feed ended at event ${revisions.length} of ${events.length}`
        : `the feed had event ${revisions[wrong]} where ${wrong + 1} was to come`;
    return [{ check: 'feed', subject: projectId, detail }];
  });
}
