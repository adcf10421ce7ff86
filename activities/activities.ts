import type { Activities } from '../contracts/activities';
import { record } from './ledger';
import type { LedgerSettings } from './ledger';
import type { MailDeps, MailSettings } from './delivery';
import { sendLetter } from './letters';
import { sendMail } from './mail';

/** What the activities of a worker need of the world. */
export type ActivityDeps = Omit<MailDeps, 'settings'> & { readonly settings: MailSettings & LedgerSettings };

/** The activities of a worker over one database and one mail server. */
export function createActivities(deps: ActivityDeps): Activities {
  return {
    record: (request) => record(deps.store, deps.settings, request),
    sendMail: (request) => sendMail(deps, request),
    sendLetter: (request) => sendLetter(deps, request),
  };
}
