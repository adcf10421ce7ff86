import { administrationRightsOf } from '../../../domain/administration/rights';
import type { AdministrationRight } from '../../../domain/administration/rights';
import type { ArchiveRight, CompanyRight } from '../../../domain/archive/rights';
import { companyRightsByPlace, rightsOf, rightsToCustomer } from '../../../domain/archive/rights';
import type { ProjectCommand } from '../../../domain/project/model/commands';
import { mayDo } from '../../../domain/project/model/permissions';
import type { ProjectAction } from '../../../domain/project/model/project-actions';
import type { TaskAction } from '../../../domain/project/model/task-actions';
import { actionsByKind } from '../../../domain/project/model/task-actions';
import type { SecretKind } from './company';
import type { World } from './people';
import { colleagues, importers, isActive, isManager, standOf } from './people';

/** What the rights of the domain make of who somebody is: every answer that a page may give is decided here. */

/**
 * `shown`: the page, or a form that is taken. `refused`: they may know of it, and are told that it is for others.
 * `unknown`: as if it was not there. `nothing`: there is nothing of theirs to do.
 */
export type Outcome = 'shown' | 'refused' | 'unknown' | 'nothing' | 'sign-in';
export type Subject = World | 'unheld';
export type Expected = (who: string, of: Subject) => Outcome;

function companyRights(who: string): ReadonlySet<CompanyRight> {
  return new Set(isActive(who) ? companyRightsByPlace[isManager(who) ? 'manager' : 'colleague'] : []);
}

/** What somebody may do with the customer of a world, or with the one that nobody holds. */
export function archiveRightsOf(who: string, of: Subject): ReadonlySet<ArchiveRight> {
  const isHeld = of !== 'unheld';
  const stands = isHeld ? standOf(who, of).archive : [];
  return rightsToCustomer(stands, { isHeld, company: companyRights(who) });
}

export const forEverybody: Expected = () => 'shown';
export const forManagers: Expected = (who) => (isManager(who) ? 'shown' : 'refused');
export const nothingThere: Expected = () => 'unknown';
export const nothingToDo: Expected = () => 'nothing';

export const forAdministrators =
  (right: AdministrationRight): Expected =>
  (who) => {
    const { roles = ['sales'] } = colleagues[who]?.record ?? {};
    const rights = administrationRightsOf({ active: isActive(who), roles }, isManager(who));
    return rights.has(right) ? 'shown' : 'refused';
  };

/** For those whom it is for there is nothing with this name. */
export const butNothingIsThere =
  (expected: Expected): Expected =>
  (who, of) => {
    const outcome = expected(who, of);
    return outcome === 'shown' ? 'unknown' : outcome;
  };

/** A page of the archive: nobody who lacks the right learns that it is there. */
export const whoMay =
  (right: ArchiveRight): Expected =>
  (who, of) =>
    archiveRightsOf(who, of).has(right) ? 'shown' : 'unknown';

/** A form of the archive: whoever sees the customer is told what they lack. */
export const whoMayWrite =
  (right: ArchiveRight): Expected =>
  (who, of) => {
    const rights = archiveRightsOf(who, of);
    if (rights.has(right)) return 'shown';
    return rights.has('see-customer') ? 'refused' : 'unknown';
  };

/** Two customers that may be one: for those who may change both. */
export const decidesOnPair: Expected = (who, of) => {
  const second = of === 'unheld' ? archiveRightsOf(who, of) : rightsOf(standOf(who, of).second ?? []);
  const isBoth = archiveRightsOf(who, of).has('change-customer') && second.has('change-customer');
  return isBoth ? 'shown' : 'unknown';
};

/** Whoever leads a project, or could: they have the role of whoever leads, or somebody below them has. */
export const mayLead: Expected = (who) => {
  const leadsSomething = (id: string): boolean =>
    isActive(id) &&
    ((colleagues[id]?.record.roles ?? ['sales']).includes('sales') ||
      Object.keys(colleagues).some(
        (other) => colleagues[other]?.record.managerId === id && leadsSomething(other),
      ));
  return leadsSomething(who) ? 'shown' : 'refused';
};

export type Which = 'project' | 'awayProject';

const standsToProject = (who: string, of: Subject, which: Which) =>
  of === 'unheld' ? undefined : standOf(who, of)[which];

export const readsProject =
  (which: Which): Expected =>
  (who, of) =>
    standsToProject(who, of, which) === undefined ? 'unknown' : 'shown';

const commandOf: Readonly<Record<ProjectAction, ProjectCommand['name']>> = {
  'record-contact': 'recordContact',
  'report-milestone': 'reachMilestone',
  'confirm-meeting': 'confirmMeeting',
  'cancel-meeting': 'cancelMeeting',
  'add-note': 'addNote',
  hold: 'hold',
  wake: 'wake',
  lose: 'lose',
  drop: 'drop',
  'assign-role': 'assign',
  'change-deal': 'changeProject',
  'change-clock': 'changeClock',
  'change-class': 'changeClass',
  reopen: 'reopen',
};

/** Those who act for the whole project, as far as the process lets them; whoever else reads it is told so. */
export const actsOnProject =
  (action: ProjectAction, which: Which): Expected =>
  (who, of) => {
    const as = standsToProject(who, of, which);
    if (as === undefined) return 'unknown';
    return as !== 'part' && mayDo(commandOf[action], as) ? 'shown' : 'refused';
  };

/** Several decisions at once: a task that is somebody's own is done by it, and nobody else's. */
export const decidesTogether: Expected = (who, of) =>
  actsOnTask('complete')(who, of) === 'shown' ? 'shown' : 'nothing';

/** A task of a stage that whoever leads has: theirs alone, but that a manager above may give it to another. */
export const actsOnTask =
  (action: TaskAction): Expected =>
  (who, of) => {
    const as = standsToProject(who, of, 'project');
    if (!actionsByKind.stage.includes(action) || as === undefined) return 'unknown';
    return as === 'owner' || (as === 'manager' && action === 'pass-on') ? 'shown' : 'refused';
  };

/** A decision in the weekly review of whoever is signed in: about the projects of their own line. */
export const reviews: Expected = (who, of) => {
  if (!isManager(who)) return 'refused';
  const as = standsToProject(who, of, 'project');
  if (as === undefined) return 'unknown';
  return as === 'manager' ? 'shown' : 'refused';
};

export const isAboveLead: Expected = (who, of) =>
  of !== 'unheld' && standOf(who, of).isAbove ? 'shown' : 'unknown';

/** Figures of somebody below: there is no such page for those who have nobody. */
export const countsLead: Expected = (who, of) => (isManager(who) ? isAboveLead(who, of) : 'refused');

export const opensImport: Expected = (who, of) => {
  if (!companyRights(who).has('import')) return 'refused';
  return of !== 'unheld' && standOf(who, of).opensImport ? 'shown' : 'unknown';
};

export const ownsImport: Expected = (who, of) => {
  if (!companyRights(who).has('import')) return 'refused';
  return of !== 'unheld' && importers[of] === who ? 'shown' : 'unknown';
};

/** Whether somebody may read what stands in one kind of record of a world. */
export function mayKnow(who: string, of: Subject, kind: SecretKind): boolean {
  const rights = archiveRightsOf(who, of);
  switch (kind) {
    case 'person':
      return rights.has('see-people');
    case 'personal':
      return rights.has('see-personal');
    default:
      return rights.has('see-customer');
  }
}
