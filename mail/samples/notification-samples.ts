import type { Language } from '../../domain/playbook/playbook';
import { realDayMs } from '../../domain/project/evolve/clocks';
import type { MailContent } from '../content/content';
import {
  addressFailedContent,
  lateAnswerContent,
  queueOfferContent,
  reportsExpiredContent,
  signInContent,
  webhookDisabledContent,
} from '../content/notifications';
import type { NotificationCommon, ListedTask, QueuedRole } from '../model/notification-model';
import { digestSamples } from './digest-samples';
import { reviewSamples } from './review-samples';
import type { SampleWords } from './sample-words';
import { sampleWords } from './sample-words';

/** A notification with sample data, for the preview and for tests. */
export interface NotificationSample {
  /** Such as `sign-in.zh-TW`. */
  readonly name: string;
  readonly content: MailContent;
}

/** Thursday 26 February 2026, 18:00 in Taipei. */
const sampleMs = Date.UTC(2026, 1, 26, 10);
const url = (token: string): string => `https://milepost.example/act?token=${token}`;

/** Every kind of notification in both languages. */
export function notificationSamples(): NotificationSample[] {
  return (Object.keys(sampleWords) as Language[]).flatMap((language) =>
    Object.entries(notificationsIn(language, sampleWords[language])).map(([kind, content]) => ({
      name: `${kind}.${language}`,
      content,
    })),
  );
}

function notificationsIn(language: Language, words: SampleWords): Record<string, MailContent> {
  const common: NotificationCommon = {
    language,
    timeZone: 'Asia/Taipei',
    recipient: { name: words.manager },
  };
  const about = { name: words.owner, email: 'm.chen@sample.example', code: '5.1.1' };
  return {
    'sign-in': signInContent({
      ...common,
      url: 'https://milepost.example/sign-in/confirm?token=sample',
      minutes: 15,
    }),
    'late-answer': lateAnswerContent({
      ...common,
      leaverName: words.owner,
      title: words.title,
      customerName: words.customer,
      note: words.note,
      projectUrl: 'https://milepost.example/projects/p-1042?token=sample',
    }),
    'queue-offer': queueOfferContent({ ...common, roles: rolesIn(words), more: 0 }),
    'queue-offer-long': queueOfferContent({ ...common, roles: rolesIn(words), more: 7 }),
    'address-failed': addressFailedContent({ ...common, about, tasks: tasksIn(words), more: 12 }),
    'address-failed-idle': addressFailedContent({ ...common, about, tasks: [], more: 0 }),
    'address-failed-manager': addressFailedContent({
      ...common,
      about,
      standsIn: { name: words.manager },
      tasks: tasksIn(words).map((task) => ({ ...task, passOnUrl: null })),
      more: 0,
    }),
    'address-failed-nobody': addressFailedContent({
      ...common,
      about,
      standsIn: { name: null },
      tasks: [],
      more: 0,
    }),
    'webhook-disabled': webhookDisabledContent({
      ...common,
      name: words.customer,
      url: 'https://crm.example/hooks/milepost',
      ...{ cause: 'down', status: 503, projectTitle: null, atMs: sampleMs },
    }),
    'webhook-not-taken': webhookDisabledContent({
      ...common,
      name: words.customer,
      url: 'https://crm.example/hooks/milepost',
      ...{ cause: 'not-taken', status: null, projectTitle: words.title, atMs: sampleMs },
    }),
    'reports-expired': reportsExpiredContent({
      ...common,
      waitsFor: 'crm:4711',
      endedAtMs: sampleMs,
      reports: [
        {
          what: { milestoneName: words.milestones[0] },
          ...{ source: 'crm', occurredAtMs: sampleMs - 30 * realDayMs },
        },
        { what: { contact: 'call' }, source: 'crm', occurredAtMs: sampleMs - 29 * realDayMs },
      ],
      more: 3,
    }),
    ...reviewSamples(common, words),
    ...digestSamples(common, words),
  };
}

function rolesIn(words: SampleWords): QueuedRole[] {
  return [words.roles.presales, words.roles.sales].map((roleName, index) => ({
    roleName,
    title: words.title,
    customerName: words.customer,
    stageName: words.stages[3] ?? '',
    ownerName: words.owner,
    sinceMs: sampleMs + index * realDayMs,
    url: url(`role-${index}`),
  }));
}

function tasksIn(words: SampleWords): ListedTask[] {
  return [words.taskName, words.otherTaskName].map((name, index) => ({
    name,
    title: words.title,
    customerName: words.customer,
    dueAtMs: index === 0 ? sampleMs : null,
    passOnUrl: url(`pass-on-${index}`),
    projectUrl: `https://milepost.example/projects/p-1042?token=sample-${index}`,
  }));
}
