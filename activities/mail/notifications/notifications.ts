import type { MailReport } from '../../../contracts/sandbox/activities';
import type { Notification, NotificationRequest } from '../../../contracts/sandbox/notifications';
import type { StandIn } from '../../../people/presence';
import { standInFor } from '../../../people/presence';
import { toStandIn } from '../../../mail/content/instead-of';
import { renderContent } from '../../../mail/send/render';
import type { Wanted } from '../delivery';
import type { ReadyMail } from '../mail-message';
import type { MailDeps } from '../mail-deps';
import { deliver } from '../delivery';
import { nowOf } from '../mail-deps';
import { addressFailedNotification, whyAddressWorks } from './address-failed';
import { handOverDecisionNotification, whyNoDecisionNeeded } from './hand-over-decision';
import { handOverDoneNotification } from './hand-over-done';
import { handOverOfferNotification, whyNoAnswerNeeded } from './hand-over-offer';
import type { NotificationBuilder, WhyPointless } from './notification-builder';
import { skipNotification } from './notification-builder';
import { lateAnswerNotification } from './late-answer';
import { queueOfferNotification } from './queue-offer';
import { reportsExpiredNotification } from './reports-expired';
import { signInNotification } from './sign-in';
import { webhookDisabledNotification } from './webhook-disabled';
import { insteadOfIn } from '../mail-model';

/** Finds a notification's reader, or how it ends unsent. */
type FindReader = (deps: MailDeps, request: NotificationRequest) => Promise<StandIn | MailReport>;

/** A kind of notification: who reads it, whether it still has a point, and what it says. */
interface NotificationKind<Kind extends Notification['kind']> {
  readonly reader: FindReader;
  readonly pointless?: WhyPointless<Kind>;
  readonly build: NotificationBuilder<Kind>;
}

const kinds: { readonly [Kind in Notification['kind']]: NotificationKind<Kind> } = {
  // even while the address counts as failed: whoever requests the link has just entered it
  'sign-in': { reader: thePersonAlone, build: signInNotification },
  // what suits a person says nothing about their stand-in
  'queue-offer': { reader: thePersonWhenThere, build: queueOfferNotification },
  'address-failed': { reader: whoeverStandsIn, pointless: whyAddressWorks, build: addressFailedNotification },
  'late-answer': { reader: whoeverStandsIn, build: lateAnswerNotification },
  'hand-over-offer': {
    reader: whoeverStandsIn,
    pointless: whyNoAnswerNeeded,
    build: handOverOfferNotification,
  },
  'hand-over-decision': {
    reader: whoeverStandsIn,
    pointless: whyNoDecisionNeeded,
    build: handOverDecisionNotification,
  },
  'hand-over-done': { reader: whoeverStandsIn, build: handOverDoneNotification },
  'webhook-disabled': { reader: whoeverStandsIn, build: webhookDisabledNotification },
  'reports-expired': { reader: whoeverStandsIn, build: reportsExpiredNotification },
};

/** How the notification of a request is made: only requests of that kind get there. */
function kindOf({ notification }: NotificationRequest): NotificationKind<Notification['kind']> {
  return kinds[notification.kind] as NotificationKind<Notification['kind']>;
}

/**
 * Sends one notification to one person, unless it was sent before or has become pointless. Its reader is looked up at
 * each attempt and right before the mail server has all of it, as with projects' emails.
 *
 * @throws as `deliver` does
 */
export function sendNotification(deps: MailDeps, request: NotificationRequest): Promise<MailReport> {
  const { key, notification } = request;
  const { build } = kindOf(request);
  return deliver<Wanted>(deps, {
    mail: {
      key,
      projectId: null,
      mail: notification.kind,
      taskId: null,
      request: { activity: 'sendNotification', request },
    },
    wanted: (now) => wantedNotification(now, request),
    async write(attempt, { reader }) {
      const content = await build(attempt, reader.person, request);
      if ('status' in content) return content;
      const insteadOf = insteadOfIn(reader, await nowOf(attempt));
      const rendered = renderContent(toStandIn(content, insteadOf));
      const ready: ReadyMail = { recipient: reader.person, threadKey: key, rendered, replyToken: null };
      return ready;
    },
  });
}

/** Whether a notification is still wanted, and by whom. */
async function wantedNotification(
  deps: MailDeps,
  request: NotificationRequest,
): Promise<Wanted | MailReport> {
  const { reader: find, pointless } = kindOf(request);
  const reader = await find(deps, request);
  if ('status' in reader) return reader;
  const reason = (await pointless?.(deps, request)) ?? null;
  return reason === null ? { reader } : skipNotification(request, reason);
}

async function whoeverStandsIn(deps: MailDeps, request: NotificationRequest): Promise<StandIn | MailReport> {
  const { personId } = request;
  if (!(await deps.store.people.read(personId))) return unknownPerson(request);
  return (await standInFor(deps.store, personId, await nowOf(deps))) ?? skipNotification(request, 'inactive');
}

async function thePersonAlone(
  { store }: MailDeps,
  request: NotificationRequest,
): Promise<StandIn | MailReport> {
  const person = await store.people.read(request.personId);
  if (!person) return unknownPerson(request);
  return person.active ? { person, insteadOf: null, reason: 'self' } : skipNotification(request, 'inactive');
}

async function thePersonWhenThere(
  deps: MailDeps,
  request: NotificationRequest,
): Promise<StandIn | MailReport> {
  const found = await whoeverStandsIn(deps, request);
  return 'status' in found || found.insteadOf === null ? found : skipNotification(request, 'not-there');
}

function unknownPerson({ personId }: NotificationRequest): MailReport {
  return { status: 'failed', personId, reason: 'unknown-person' };
}
