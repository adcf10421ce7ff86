import type { ProjectEvent } from '../../domain/project/model/events';
import { milestone, simulate } from './simulated-project';

/** What a project did, in the steps in which it recorded it. */
export function recordedSteps(projectId: string): ProjectEvent[][] {
  const project = simulate({ projectId });
  const steps = [[...project.events()]];
  for (const key of ['need-confirmed', 'budget-confirmed', 'visit-made']) {
    const before = project.events().length;
    project.tell(milestone(key));
    project.tell({ name: 'recordContact', kind: 'call', occurredAtMs: project.now() });
    steps.push(project.events().slice(before));
  }
  return steps;
}
