import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Playbook } from '../../domain/playbook/playbook';
import { withoutFacts } from '../../domain/playbook/playbook';
import { readPlaybook } from '../../playbooks/playbook';
import { standardPlaybookFile } from '../../playbooks/playbook-files';

/** The standard playbook as it is, read at once: tests build tables from it before they run. */
export const wholePlaybook = readPlaybook(parse(readFileSync(standardPlaybookFile(), 'utf8')));

/**
 * The same without what it asks of the customer archive, which has tests of its own: every milestone is reported, and
 * tests of everything else need no archive.
 */
export const standardPlaybook: Playbook = { ...wholePlaybook, rules: withoutFacts(wholePlaybook.rules) };
export const rules = standardPlaybook.rules;

/** Milestones of all gates in the order of the playbook. */
export const gateMilestones = Object.entries(rules.milestones)
  .filter(([, rule]) => rule.gate)
  .map(([key]) => key);

/** The same of the playbook as it is: those that somebody reports, and not the archive. */
export const reportedMilestones = gateMilestones.filter(
  (key) => wholePlaybook.rules.milestones[key]?.fact === undefined,
);
