import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { readPlaybook } from '../../playbooks/playbook';
import { standardPlaybookFile } from '../../playbooks/playbook-files';

/** The standard playbook, read at once: tests build tables from it before they run. */
export const standardPlaybook = readPlaybook(parse(readFileSync(standardPlaybookFile(), 'utf8')));
export const rules = standardPlaybook.rules;

/** Milestones of all gates in the order of the playbook. */
export const gateMilestones = Object.entries(rules.milestones)
  .filter(([, rule]) => rule.gate)
  .map(([key]) => key);
