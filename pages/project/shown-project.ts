import type { CustomerPerson } from '../../contracts/wire/customer-people';
import type { Customer } from '../../contracts/wire/customers';
import type { Person } from '../../contracts/wire/directory';
import type { Deal, ProjectState } from '../../domain/project/model/state';
import type { Note } from '../../store/notes';
import type { OutboxRow } from '../../store/outbox';
import type { Offer } from '../act/project-eligibility';
import type { PageTexts } from '../kit/texts';
import type { Navigation } from '../kit/navigation';
import type { Wording } from '../kit/wording';
import type { Happened } from './happened';

/** Everything that a project's page shows, looked up for its reader. */
export interface ProjectPage {
  readonly state: ProjectState;
  readonly reader: Person;
  readonly customer: Customer | null;
  /** The page of the customer; null when the reader may not see it, or has not signed in. */
  readonly customerUrl: string | null;
  /** Its workflow in Temporal UI; null for everybody but operators. */
  readonly workflowUrl: string | null;
  /** Who is known at the customer and may be shown; null when the reader may not see the customer. */
  readonly committee: readonly CustomerPerson[] | null;
  /** Texts of notes by id. */
  readonly notes: ReadonlyMap<string, string>;
  /** The latest notes, newest first. */
  readonly newestNotes: readonly Note[];
  /** The latest emails that did not arrive, or may not have, newest first. */
  readonly lostMails: readonly OutboxRow[];
  /** Titles of the projects in whose emails open tasks were told, by the ids of the tasks. */
  readonly toldWith: ReadonlyMap<string, string>;
  readonly personName: (personId: string) => string | undefined;
  /** Whether the reader has signed in: then the page links to what they can do. */
  readonly isSignedIn: boolean;
  /** What they can do about the project as a whole; null when that is nothing. */
  readonly offer: Offer | null;
  readonly navigation: Navigation;
  /** Since when it has neither answered nor acted, as a check has found, epoch milliseconds; null when it works. */
  readonly stoppedSinceMs: number | null;
  /** What happened; null for readers by a link, who see the last contacts and notes. */
  readonly happened: Happened | null;
  readonly nowMs: number;
}

/** The page and the means to put it into words. */
export interface Shown {
  readonly state: ProjectState;
  readonly deal: Deal;
  readonly reader: Person;
  readonly isSignedIn: boolean;
  readonly toldWith: ReadonlyMap<string, string>;
  readonly nowMs: number;
  readonly texts: PageTexts;
  readonly wording: Wording;
  readonly noteText: (noteId: string | undefined) => string | undefined;
}
