import { dateFormats } from '../model/dates';
import type {
  AddressFailedNotification,
  LateAnswerNotification,
  NotificationCommon,
  ListedTask,
  QueuedRole,
  QueueOfferNotification,
  ReportsExpiredNotification,
  SignInNotification,
  WebhookDisabledNotification,
} from '../model/notification-model';
import type { NotificationTexts } from '../texts/notifications';
import { notificationTexts } from '../texts/notifications';
import { mailTexts } from '../texts/texts-by-language';
import type { Block, Entry, MailContent } from './content';
import { oneLine } from './one-line';
import { wordsBlock } from './project-blocks';

/** Brings the link to somebody's own tasks. */
export function signInContent(notification: SignInNotification): MailContent {
  const { recipient, minutes, url } = notification;
  const { signIn } = notificationTexts(notification.language);
  return notificationContent(notification, {
    subject: signIn.subject,
    ask: signIn.ask(recipient.name),
    why: signIn.why(minutes),
    blocks: [{ type: 'links', links: [{ label: signIn.open, url }], asked: true }],
    footer: signIn.footer,
  });
}

/** Offers roles that nobody has. */
export function queueOfferContent(notification: QueueOfferNotification): MailContent {
  const { language, timeZone, recipient, roles, more } = notification;
  const { queueOffer, ...texts } = notificationTexts(language);
  const dates = dateFormats(language, timeZone);
  const entryOf = ({ url, ...role }: QueuedRole): Entry => ({
    title: `${role.roleName} · ${role.title}`,
    detail: queueOffer.detail({ ...role, since: dates.date(role.sinceMs) }),
    links: [{ label: queueOffer.take, url }],
  });
  return notificationContent(notification, {
    subject: queueOffer.subject(roles.length + more),
    ask: queueOffer.ask(recipient.name),
    why: queueOffer.why,
    blocks: [
      { type: 'entries', title: queueOffer.title, entries: roles.map(entryOf) },
      ...moreBlock(texts, more),
    ],
    footer: queueOffer.footer(timeZone),
  });
}

/** About somebody whom email does not reach: their open tasks, for the stand-in and for the manager. */
export function addressFailedContent(notification: AddressFailedNotification): MailContent {
  const { language, timeZone, recipient, about, tasks, more, standsIn } = notification;
  const { addressFailed, ...texts } = notificationTexts(language);
  const said = standsIn ? addressFailed.toManager(standsIn.name) : addressFailed;
  const dates = dateFormats(language, timeZone);
  const entryOf = ({ passOnUrl, projectUrl, ...task }: ListedTask): Entry => ({
    title: task.name,
    detail: addressFailed.detail({
      ...task,
      due: task.dueAtMs === null ? null : dates.moment(task.dueAtMs),
    }),
    links: [
      ...(passOnUrl === null ? [] : [{ label: mailTexts(language).actions['pass-on'], url: passOnUrl }]),
      { label: mailTexts(language).openProject, url: projectUrl },
    ],
  });
  return notificationContent(notification, {
    subject: said.subject(about.name),
    ask: said.ask(recipient.name, about.name),
    why: said.why(about),
    blocks: [
      {
        type: 'list',
        title: mailTexts(language).how.title,
        items: said.how(about.name, tasks.length > 0),
      },
      ...(tasks.length > 0
        ? [{ type: 'entries', title: addressFailed.title(about.name), entries: tasks.map(entryOf) } as const]
        : []),
      ...moreBlock(texts, more),
    ],
    footer: addressFailed.footer(timeZone),
  });
}

/** About a reply to an email that had gone to somebody who has left. */
export function lateAnswerContent(notification: LateAnswerNotification): MailContent {
  const { recipient, leaverName, title, customerName, note, projectUrl } = notification;
  const { lateAnswer } = notificationTexts(notification.language);
  const { openProject } = mailTexts(notification.language);
  return notificationContent(notification, {
    subject: lateAnswer.subject(leaverName, title),
    ask: lateAnswer.ask(recipient.name, leaverName),
    why: lateAnswer.why(leaverName, title, customerName),
    blocks: [
      wordsBlock(lateAnswer.title, note),
      { type: 'links', links: [{ label: openProject, url: projectUrl }], asked: true },
    ],
    footer: lateAnswer.footer,
  });
}

/** About a webhook that was disabled, for whoever looks after it. */
export function webhookDisabledContent(notification: WebhookDisabledNotification): MailContent {
  const { language, timeZone, recipient, name, url, cause, status, projectTitle, atMs } = notification;
  const { webhookDisabled } = notificationTexts(language);
  return notificationContent(notification, {
    subject: webhookDisabled.subject(name),
    ask: webhookDisabled.ask(recipient.name, name),
    why: webhookDisabled.why(url, dateFormats(language, timeZone).moment(atMs)),
    blocks: [
      {
        type: 'list',
        title: webhookDisabled.title,
        items: webhookDisabled.wrong(cause, status, projectTitle),
      },
      { type: 'list', title: mailTexts(language).how.title, items: webhookDisabled.how },
    ],
    footer: webhookDisabled.footer(timeZone),
  });
}

/** About reports that have waited in vain for their project. */
export function reportsExpiredContent(notification: ReportsExpiredNotification): MailContent {
  const { language, timeZone, recipient, waitsFor, endedAtMs, reports, more } = notification;
  const { reportsExpired, ...texts } = notificationTexts(language);
  const { contacts, how } = mailTexts(language);
  const { moment, date } = dateFormats(language, timeZone);
  const count = reports.length + more;
  return notificationContent(notification, {
    subject: reportsExpired.subject(waitsFor),
    ask: reportsExpired.ask(recipient.name, waitsFor),
    why: reportsExpired.why(count, waitsFor, moment(endedAtMs)),
    blocks: [
      {
        type: 'list',
        title: reportsExpired.title,
        items: reports.map(({ what, source, occurredAtMs }) =>
          reportsExpired.report(
            'contact' in what ? contacts.kind[what.contact] : contacts.milestone(what.milestoneName),
            source,
            date(occurredAtMs),
          ),
        ),
      },
      ...moreBlock(texts, more),
      { type: 'list', title: how.title, items: reportsExpired.how(waitsFor) },
    ],
    footer: reportsExpired.footer(timeZone),
  });
}

function notificationContent(
  { language }: NotificationCommon,
  content: Pick<MailContent, 'ask' | 'why' | 'blocks' | 'footer' | 'subject'>,
): MailContent {
  const { colon } = mailTexts(language);
  return { ...content, language, subject: oneLine(content.subject), tone: 'task', when: null, colon };
}

function moreBlock({ more }: Pick<NotificationTexts, 'more'>, count: number): Block[] {
  return count > 0 ? [{ type: 'quiet', text: more(count) }] : [];
}
