import { whereToWrite } from '../../archive/where-to-write';
import { isAnswered, nothingKnown } from '../../archive/facts';
import type { CommitteeRole, Facts, MissingPart } from '../../playbook/facts';
import { committeeRoles } from '../../playbook/facts';
import type { PlaybookRules } from '../../playbook/playbook';
import { entryOf, stageIndex } from '../../playbook/playbook';
import type { Refusal } from '../model/refusals';
import { refuse } from '../model/refusals';
import type { Deal } from '../model/state';

/** As much of a project as its gates are about. */
export type Gated = Pick<Deal, 'playbook' | 'stage' | 'milestones' | 'facts'>;

/**
 * The milestones that a stage's gate needs, in the order of the playbook.
 */
export function gateOf(playbook: PlaybookRules, stage: string): string[] {
  return Object.entries(playbook.milestones)
    .filter(([, rule]) => rule.gate && rule.stage === stage)
    .map(([key]) => key);
}

/**
 * The milestones that are still missing for a stage to be complete, all at once.
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

/** What a project knows of the archive. */
export function factsOf({ playbook, facts = {} }: Pick<Deal, 'playbook' | 'facts'>): Facts {
  return { ...nothingKnown(playbook), ...facts };
}

/** A fact that is missing, and what it lacks. */
export interface MissingFact {
  readonly fact: string;
  readonly lacks: readonly MissingPart[];
}

/** The facts that a gate still lacks: its own, and those behind its milestones. */
export function missingFacts({ playbook, stage, milestones, facts }: Gated): MissingFact[] {
  const known = factsOf({ playbook, ...(facts && { facts }) });
  const behind = missingAtGate(playbook, stage, milestones).map((key) => playbook.milestones[key]?.fact);
  return Object.entries(playbook.facts ?? {}).flatMap(([fact, rule]) => {
    const isAsked = (rule.gate && rule.stage === stage) || behind.includes(fact);
    return isAsked && !isAnswered(known, fact) ? [{ fact, lacks: entryOf(known, fact) ?? [] }] : [];
  });
}

/** The parts in the buying committee that the playbook asks in the present stage or has asked in an earlier one. */
export function partsAsked({ playbook, stage }: Pick<Deal, 'playbook' | 'stage'>): CommitteeRole[] {
  const isAsked = (asked: string): boolean => stageIndex(playbook, asked) <= stageIndex(playbook, stage);
  const facts: NonNullable<PlaybookRules['facts']> = playbook.facts ?? {};
  const parts = Object.values(facts).flatMap((rule) => {
    if (!isAsked(rule.stage)) return [];
    if (rule.from === 'answer') return rule.of === undefined ? [] : [rule.of];
    return rule.parts;
  });
  return committeeRoles.filter((part) => parts.includes(part));
}

/** Whether nothing is missing for the present stage to be complete. */
export function isGateOpen(deal: Gated): boolean {
  const { playbook, stage, milestones } = deal;
  return missingAtGate(playbook, stage, milestones).length === 0 && missingFacts(deal).length === 0;
}

/**
 * Why nobody can say that a milestone is reached: the archive does, by having everything. Undefined for those that are
 * reported.
 */
export function decidedByArchive(deal: Gated, milestone: string): Refusal | undefined {
  const { playbook } = deal;
  const key = entryOf(playbook.milestones, milestone)?.fact;
  const rule = key === undefined ? undefined : entryOf(playbook.facts ?? {}, key);
  if (key === undefined || !rule) return undefined;
  const lacks = entryOf(factsOf(deal), key) ?? [];
  const lacking = lacks.length > 0 ? ` It still lacks: ${lacks.join(', ')}.` : '';
  return refuse(
    'archive-decides',
    `The archive reaches "${milestone}" by having everything that the playbook asks; nobody reports it.${lacking} ${whereToWrite(rule.from).en}`,
    lacks,
  );
}
