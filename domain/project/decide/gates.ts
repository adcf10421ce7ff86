import type { PlaybookRules } from '../../playbook/playbook';

/**
 * The milestones that a stage's gate needs, in the order of the playbook.
 */
export function gateOf(playbook: PlaybookRules, stage: string): string[] {
  return Object.entries(playbook.milestones)
    .filter(([, rule]) => rule.gate && rule.stage === stage)
    .map(([key]) => key);
}

/**
 * Everything that is still missing for a stage to be complete, at once; empty when the gate is open.
 *
 * @param reached the milestones that a project has, whatever their order of arrival
 */
export function missingAtGate(
  playbook: PlaybookRules,
  stage: string,
  reached: Readonly<Record<string, unknown>>,
): string[] {
  return gateOf(playbook, stage).filter((milestone) => !Object.hasOwn(reached, milestone));
}
