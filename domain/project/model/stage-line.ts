import type { StageRule } from '../../playbook/playbook';
import { stageIndex } from '../../playbook/playbook';
import type { Deal, ProjectState } from './state';

/** A stage in relation to a project's progress: mails and pages show all of them in a line. */
export interface StageInLine {
  readonly rule: StageRule;
  readonly place: 'done' | 'current' | 'ahead';
}

/** All stages of a project's playbook in order. None is current once the project is won; one that was in no stage here has none. */
export function stageLine({ status }: ProjectState, { playbook, stage, path }: Deal): StageInLine[] {
  // it had ended before anybody here knew of it, and nobody knows where it has been
  if (path.length === 0) return [];
  const current = status === 'won' ? playbook.stages.length : stageIndex(playbook, stage);
  return playbook.stages.map((rule, index) => ({
    rule,
    place: index < current ? 'done' : index === current ? 'current' : 'ahead',
  }));
}
