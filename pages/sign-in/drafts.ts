import { z } from 'zod';
import { isFromOwnPage } from '../../api/kit/browser';
import type { RouteDeps } from '../../api/context/context';
import type { Browser } from '../../api/kit/route';
import type { Person } from '../../contracts/wire/directory';
import type { Store } from '../../store/store';
import type { Texts } from '../kit/fields';
import type { PageAnswer } from '../kit/page-answer';
import { pageAnswer } from '../kit/page-answer';
import { writerOf } from '../kit/session';
import { draftKeptPage } from './draft-kept-page';

/** The fields by which a form is known when its session has ended, besides those that are typed. */
export const draftFields = {
  draft: z.string().default('').meta({ description: 'The key of what is typed, from the page' }),
  act: z.string().default('').meta({ description: '`discard`: throw the draft away; empty: send the form' }),
};

/** The address by which a form's draft is known: however somebody came to the form, it is the same. */
export function draftAddress(address: string): string {
  return address.split('?', 1)[0] ?? '';
}

/** A form as it was sent. */
export interface SentForm {
  /** Where it stands, and was sent to. */
  readonly address: string;
  /** The key of what was typed, from the page. */
  readonly key: string;
  /** The customer, the person there or the project that it is about: it goes when they are erased. */
  readonly aboutId: string;
  readonly typed: Texts;
}

/**
 * Keeps what was typed into a form for whoever typed it, when nobody is signed in any more or somebody else is by now.
 * They are led back to it when they sign in; nobody else ever sees it.
 *
 * @returns null when there is nothing to keep, or it cannot be told whose it is
 */
export async function keepForWriter(
  {
    store,
    publicUrl,
  }: Pick<RouteDeps, 'publicUrl'> & { readonly store: Pick<Store, 'drafts' | 'links' | 'people'> },
  browser: Browser,
  { address, key, aboutId, typed }: SentForm,
  signedIn: Pick<Person, 'id'> | null,
): Promise<PageAnswer<403> | null> {
  // what was emptied on purpose stays empty
  const kept = Object.fromEntries(
    Object.entries(typed).flatMap(([name, text]) => (text === undefined ? [] : [[name, text] as const])),
  );
  const isBlank = Object.values(kept).every((text) => text.trim() === '');
  if (isBlank || !isFromOwnPage(browser, publicUrl)) return null;
  const writer = await writerOf(store, key, address);
  if (!writer || writer.id === signedIn?.id) return null;
  await store.drafts.keep({ personId: writer.id, address, aboutId, typed: kept, atMs: Date.now() });
  return pageAnswer(403, draftKeptPage(writer.language));
}
