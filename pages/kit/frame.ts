import { AsyncLocalStorage } from 'node:async_hooks';
import type { Person } from '../../contracts/wire/directory';

/** Whom the header of every page is for. */
export interface Frame {
  readonly reader: Person;
  /** Whether anybody reports to them. */
  readonly isManager: boolean;
  /** Whether they look after the installation. */
  readonly isAdministrator: boolean;
  /** How much they have to do today: entries of that page that are due today or overdue. */
  readonly forToday: number;
  /** The key of the forms in the header. */
  readonly formKey: string;
}

/** Where a page is shown: at which address, and to whom. */
export interface Place {
  /** Address of the page, with its query. */
  readonly address: string;
  /** Null: nobody is signed in, or the page is somebody else's. */
  readonly frame: Frame | null;
}

/**
 * The place of the page that is being made. It belongs to the request and not to any page: so every page has the header,
 * those about mistakes too, without asking for it.
 */
const scope = new AsyncLocalStorage<{ place: Place }>();

/** Runs what makes a page; every page that it renders gets the header of that place. */
export function placed<T>(place: Place, run: () => T): T {
  return scope.run({ place }, run);
}

/** Null outside of a request. */
export function presentPlace(): Place | null {
  return scope.getStore()?.place ?? null;
}

/**
 * Says for whom the present page is. Who follows a link of somebody else's email sees that person's page: not with their
 * own name above it. Null: for nobody, as after signing out.
 */
export function shownTo(reader: Pick<Person, 'id'> | null): void {
  const present = scope.getStore();
  if (!present || present.place.frame?.reader.id === reader?.id) return;
  present.place = { ...present.place, frame: null };
}
