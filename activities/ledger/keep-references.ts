import type { ProjectEvent } from '../../domain/project/model/events';
import type { Reference } from '../../domain/project/model/references';
import { hasReference } from '../../domain/project/model/references';
import type { ProjectState } from '../../domain/project/model/state';
import type { Store } from '../../store/store';

/**
 * Brings the registry of references after what was recorded: a reference that a project was given without a claim, as
 * by a signal of another program, gets one, and that of a removed one goes. Another project's claim stays: the registry
 * decides, and the health check sees to the rest. Reports that waited for a project with a reference are due now.
 * Repeating it is harmless.
 *
 * @param state after these events, or later ones
 */
export async function keepReferences(
  { references, parkedReports }: Pick<Store, 'references' | 'parkedReports'>,
  { projectId, deal }: ProjectState,
  events: readonly ProjectEvent[],
): Promise<void> {
  const touched = events.flatMap((event): readonly Reference[] => {
    if (event.type === 'projectOpened') return event.references ?? [];
    if (event.type !== 'referenceAdded' && event.type !== 'referenceRemoved') return [];
    return [{ system: event.system, id: event.id }];
  });
  for (const reference of touched) {
    if (hasReference(deal?.references ?? [], reference)) {
      await references.claim('project', reference, projectId);
      await parkedReports.nowDue(reference, projectId);
    } else await references.release('project', reference, projectId);
  }
}
