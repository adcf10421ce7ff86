import { assertNever } from '../../domain/assert-never';
import type { AskedTask, MailTask, ReassignCause, TaskMail } from '../model/model';
import { archiveBlocks } from './archive';
import type { Block, MailContent } from './content';
import { entryOf } from './entry';
import { oneLine, shortName } from './one-line';
import type { Wording } from './project-blocks';
import { actionLinks, footerOf, noteBlock, projectBlocks, wordingOf } from './project-blocks';

/** What a kind of task says about itself. */
interface TaskWords {
  readonly subject: string;
  readonly what: string;
  readonly why: string;
  readonly how: readonly string[];
}

/** The email about one task: what to do by when, why, how, and everything needed to do it. */
export function taskContent(mail: TaskMail): MailContent {
  const wording = wordingOf(mail);
  const { texts } = wording;
  const { task, reminder, insteadOf, together = [] } = mail;
  const words = wordsOf(wording, mail);
  // the stand-in is asked, not the absent person
  const asked = insteadOf ? { name: mail.recipient.name, isRecipient: true } : task.assignee;
  const when = whenOf(wording, mail);
  const isOwnRole = task.assignee.isRecipient && !insteadOf;
  return {
    language: mail.language,
    subject: oneLine(words.subject + (together.length > 0 ? texts.together.subject(together.length) : '')),
    tone: task.kind === 'judge' ? 'decision' : 'task',
    ask: texts.ask(asked, words.what, when),
    when,
    why: reminder ? reminderOf(wording, task, reminder.daysFromDue) + words.why : words.why,
    blocks: [
      ...(task.kind === 'judge' ? [unanswered(wording, task.dropAtMs)] : []),
      ...(task.kind === 'push' && task.note !== null ? noteBlock(wording, task.note, task.byName) : []),
      ...(task.kind === 'reassign' ? askedBlocks(wording, task.asked) : []),
      { type: 'list', title: texts.how.title, items: words.how },
      actionLinks(wording, mail, task.kind === 'reassign'),
      ...(together.length > 0
        ? [
            {
              type: 'entries',
              title: texts.together.title,
              entries: together.map((other) => entryOf(other, taskContent(other))),
            } as const,
          ]
        : []),
      ...(mail.reason === undefined
        ? []
        : [{ type: 'quiet', text: texts.reason(task.assignee, mail.reason) } as const]),
      ...(mail.archive === undefined && mail.missing.length > 0
        ? [{ type: 'list', title: texts.missing, items: mail.missing } as const]
        : archiveBlocks(wording, mail)),
      ...projectBlocks(wording, mail, { label: texts.facts.role(isOwnRole), value: task.roleName }),
    ],
    footer: footerOf(wording, mail),
    colon: texts.colon,
  };
}

/** By when the task is to be done. An overdue one is to be done now; its due date is mentioned with the reason. */
function whenOf({ dates }: Wording, { task, reminder }: TaskMail): string | null {
  const isOver = reminder !== undefined && reminder.daysFromDue > 0;
  return task.dueAtMs === null || isOver ? null : dates.moment(task.dueAtMs);
}

function reminderOf({ texts, dates }: Wording, { dueAtMs }: MailTask, daysFromDue: number): string {
  return texts.why.reminder(dueAtMs === null ? null : dates.date(dueAtMs), daysFromDue);
}

/** The end of the subject: the due date, and that the email is a reminder. */
function markOf({ texts, dates }: Wording, { task, reminder }: TaskMail): string {
  const day = task.dueAtMs === null ? null : dates.day(task.dueAtMs);
  return reminder ? texts.mark.reminder(day, reminder.daysFromDue > 0, reminder.number) : texts.mark.due(day);
}

/** What somebody who declined wrote, and who has had each of the tasks to decide about since when. */
function askedBlocks(wording: Wording, asked: readonly AskedTask[]): Block[] {
  const { texts } = wording;
  const notes = asked.flatMap(({ why }) =>
    why.cause === 'declined' ? noteBlock(wording, why.note, why.byName) : [],
  );
  const [first] = asked;
  if (asked.length === 1 && first) return [...notes, { type: 'quiet', text: hasSince(wording, first.why) }];
  const items = asked.map((task) => askedLine(wording, task));
  return [...notes, { type: 'list', title: texts.toDecideOn, items }];
}

/** One of several tasks to decide on: why, and who has had it since when. */
export function askedLine(wording: Wording, { name, why }: AskedTask): string {
  return [wording.texts.quoted([name]), whyOf(wording, why), hasSince(wording, why)].join(' · ');
}

function hasSince({ texts, dates }: Wording, why: ReassignCause): string {
  const holder = why.cause === 'declined' ? null : why.holderName;
  return texts.why.hasSince(holder, dates.date(why.sinceMs));
}

/** Why a decision is needed about one of several tasks. */
function whyOf({ texts, dates }: Wording, why: ReassignCause): string {
  if (why.cause === 'declined') return texts.why.declinedBy(why.byName);
  return texts.why.wasDue(why.dueAtMs === null ? null : dates.date(why.dueAtMs));
}

/** What happens when nobody gives the judgement; it comes before everything else. */
function unanswered({ texts, dates }: Wording, dropAtMs: number | null): Block {
  const at = dropAtMs === null ? null : dates.moment(dropAtMs);
  return { type: 'notice', title: texts.silence.title, text: texts.silence.drop(at) };
}

function wordsOf(wording: Wording, mail: TaskMail): TaskWords {
  const { texts, dates, which } = wording;
  const { subject, what, why, how } = texts;
  const task: MailTask = mail.task;
  const mark = markOf(wording, mail);
  switch (task.kind) {
    case 'stage':
      return {
        subject: subject.stage(which, shortName(task.name), mark),
        what: what.stage(which, task.name),
        why: why.stage(which, mail.stageName, dates.date(task.stageEnteredAtMs)),
        how: how.stage(task.milestoneName),
      };
    case 'follow-up':
      return {
        subject: subject.followUp(which, mark),
        what: what.followUp(which),
        why: why.followUp(task.silence, dates.date(task.silence.sinceMs)),
        how: how.followUp(
          task.also.map(({ title, dueAtMs }) => texts.alsoDue(shortName(title), dates.date(dueAtMs))),
        ),
      };
    case 'judge':
      return {
        subject: subject.judge(which, mark),
        what: what.judge(which),
        why: why.judge(task.silence, dates.date(task.silence.sinceMs)),
        how: how.judge(task.keepMaxDays, task.dropReasons),
      };
    case 'resume':
      return {
        subject: subject.resume(which, mark),
        what: what.resume(which),
        why: why.resume(task.hold && { since: dates.date(task.hold.sinceMs), reason: task.hold.reason }),
        how: how.resume,
      };
    case 'push':
      return {
        subject: subject.push(which, mark),
        what: what.push(which),
        why: why.push(task.byName),
        how: how.push,
      };
    case 'fill-role':
      return {
        subject: subject.fillRole(which, shortName(task.roleToFill), mark),
        what: what.fillRole(which, task.roleToFill),
        why: why.fillRole(mail.stageName),
        how: how.fillRole,
      };
    case 'reassign':
      return {
        subject: subject.reassign(
          which,
          task.asked.map(({ name }) => shortName(name)),
          mark,
        ),
        what: what.reassign(
          which,
          task.asked.map(({ name }) => name),
        ),
        why: whyReassign(wording, task.asked),
        how: how.reassign(task.asked.length),
      };
    case 'fix-mail':
      return {
        subject: subject.fixMail(which, task.personName === null ? null : shortName(task.personName), mark),
        what: what.fixMail(task.personName),
        why: why.fixMail(task.personName),
        how: how.fixMail(task.personName),
      };
    default:
      return assertNever(task);
  }
}

function whyReassign({ texts, dates }: Wording, asked: readonly AskedTask[]): string {
  const [first] = asked;
  if (!first || asked.length > 1) return texts.why.several(asked.length);
  const { why } = first;
  if (why.cause === 'declined') return texts.why.declined(why.byName);
  return texts.why.leftUndone(why.holderName, why.dueAtMs === null ? null : dates.date(why.dueAtMs));
}
