import type { Language } from '../../domain/playbook/playbook';
import { realDayMs } from '../../domain/project/evolve/clocks';
import type { MailContent } from '../content/content';
import { digestContent } from '../content/digest';
import type { DigestItem, DigestPart } from '../model/digest-model';
import { digestParts } from '../model/digest-model';
import type { MailModel, TaskMail } from '../model/model';
import type { NotificationCommon } from '../model/notification-model';
import type { SampleWords } from './sample-words';
import { mailSamples } from './samples';

/** Wednesday 4 March 2026, 09:15 in Taipei. */
const morningMs = Date.UTC(2026, 2, 4, 1, 15);

/** The daily digest of a full morning, of one without anything for today, and of more than an email lists. */
export function digestSamples(common: NotificationCommon, words: SampleWords): Record<string, MailContent> {
  const items = itemsIn(common.language, words);
  const quiet = items.filter(({ part }) => part === 'soon' || part === 'news');
  return {
    digest: contentOf(common, items),
    'digest-quiet': contentOf(common, quiet),
    'digest-long': contentOf(common, [...items, ...itemsIn(common.language, words, 12).slice(0, 7)], 37),
  };
}

function contentOf(common: NotificationCommon, items: readonly DigestItem[], more = 0): MailContent {
  const count = (part: DigestPart): number => items.filter((item) => item.part === part).length;
  const counts = Object.fromEntries(digestParts.map((part) => [part, count(part)]));
  return digestContent({
    ...{ ...common, nowMs: morningMs, items },
    counts: {
      ...(counts as Record<DigestPart, number>),
      ...(more > 0 && { overdue: count('overdue') + more }),
    },
    tasksUrl: 'https://milepost.example/today',
    unsubscribeUrl: 'https://milepost.example/unsubscribe?token=sample',
  });
}

/** @param after how many items come before: each has links of its own */
function itemsIn(language: Language, words: SampleWords, after = 0): DigestItem[] {
  const samples = new Map(mailSamples().map(({ name, model }) => [name, model]));
  const mail = (kind: string, nth: number): MailModel => {
    const place = nth + after;
    const model = samples.get(`${kind}.${language}`);
    if (!model) throw new Error(`There is no sample ${kind}.`);
    // as an item: the likeliest actions, each with a link of its own
    const actions = model.actions.slice(0, 2).map((action) => ({ ...action, url: `${action.url}-${place}` }));
    const url = `${model.project.url}-${place}`;
    return { ...model, recipient: { name: words.owner }, project: { ...model.project, url }, actions };
  };
  const task = (kind: string, place: number, dueAtMs: number, title = words.title): TaskMail => {
    const model = mail(kind, place);
    if (model.kind !== 'task') throw new Error(`The sample ${kind} is no task.`);
    const { project, task: its } = model;
    return { ...model, project: { ...project, title }, task: { ...its, dueAtMs } };
  };
  const day = (days: number): number => morningMs + days * realDayMs;
  const judge = task('judge', 1, day(0.3));
  const facts = judge.task.kind === 'judge' ? { ...judge.task, dropAtMs: day(3) } : judge.task;
  const judgement = { ...judge, task: facts };
  return [
    { part: 'decide', mail: judgement },
    { part: 'decide', mail: task('reassign-several', 2, day(1)) },
    {
      part: 'overdue',
      mail: task('reminder-after', 3, day(-3)),
      others: [task('follow-up', 4, day(2), words.otherProject)],
    },
    { part: 'overdue', mail: task('stand-in', 5, day(-1), words.otherProject) },
    { part: 'today', mail: task('push', 6, day(0.3), words.otherProject) },
    { part: 'soon', mail: { ...task('stage', 7, day(1)), reminder: { daysFromDue: -1, number: 1 } } },
    { part: 'opened', mail: task('stage', 8, day(6), words.otherProject) },
    { part: 'undone', mail: mail('overdue', 9) },
    { part: 'news', mail: mail('project-held', 10) },
    { part: 'news', mail: mail('stage-returned', 11) },
    { part: 'news', mail: mail('drift', 12) },
  ];
}
