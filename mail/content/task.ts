import { assertNever } from '../../domain/assert-never';
import type { MailTask, TaskMail } from '../model';
import type { Block, MailContent } from './content';
import type { Wording } from './project-blocks';
import { actionLinks, projectBlocks, wordingOf } from './project-blocks';
import { oneLine, shortName } from './one-line';

/** What a kind of task says of itself. */
interface TaskWords {
  readonly subject: string;
  readonly what: string;
  readonly why: string;
  readonly how: readonly string[];
}

/** The mail about one task: what to do by when, why, how, and everything needed to do it. */
export function taskContent(mail: TaskMail): MailContent {
  const wording = wordingOf(mail);
  const { texts, dates } = wording;
  const { task } = mail;
  const words = wordsOf(wording, mail);
  const when = task.dueAtMs === null ? null : dates.moment(task.dueAtMs);
  const role = { label: texts.facts.role(task.assignee.isRecipient), value: task.roleName };
  return {
    language: mail.language,
    subject: oneLine(mail.reminder ? texts.subject.reminder(words.subject) : words.subject),
    tone: task.kind === 'judge' ? 'decision' : 'task',
    ask: texts.ask(task.assignee, words.what, when),
    when,
    why: mail.reminder ? `${texts.why.reminder(mail.reminder.daysFromDue)} ${words.why}` : words.why,
    blocks: [
      ...(task.kind === 'judge' ? [unanswered(wording, task.dropAtMs)] : []),
      { type: 'list', title: texts.how.title, items: words.how },
      ...(task.kind === 'reassign' && task.note !== null
        ? [{ type: 'notice', title: texts.noteTitle, text: task.note } as const]
        : []),
      actionLinks(wording, mail, task.kind === 'reassign'),
      ...(mail.missing.length > 0
        ? [{ type: 'list', title: texts.missing, items: mail.missing } as const]
        : []),
      ...projectBlocks(wording, mail, role),
    ],
    footer: [
      ...(mail.reason === undefined ? [] : [mail.reason]),
      ...(mail.canBeAnswered ? [texts.answer] : []),
      texts.footer(mail.project.id, mail.timeZone),
    ].join(' '),
    colon: texts.colon,
  };
}

/** A judgement that nobody gives has a consequence; it stands before everything else. */
function unanswered({ texts, dates }: Wording, dropAtMs: number | null): Block {
  const at = dropAtMs === null ? null : dates.moment(dropAtMs);
  return { type: 'notice', title: texts.silence.title, text: texts.silence.drop(at) };
}

function wordsOf(wording: Wording, mail: TaskMail): TaskWords {
  const { texts, dates, which } = wording;
  const { subject, what, why, how } = texts;
  const task: MailTask = mail.task;
  const day = task.dueAtMs === null ? null : dates.day(task.dueAtMs);
  switch (task.kind) {
    case 'stage':
      return {
        subject: subject.stage(which, shortName(task.name), day),
        what: what.stage(which, task.name),
        why: why.stage(which, mail.stageName, dates.date(task.stageEnteredAtMs)),
        how: how.stage(task.milestoneName),
      };
    case 'follow-up':
      return {
        subject: subject.followUp(which, day),
        what: what.followUp(which),
        why: why.followUp(task.silence, dates.date(task.silence.sinceMs)),
        how: how.followUp,
      };
    case 'judge':
      return {
        subject: subject.judge(which, day),
        what: what.judge(which),
        why: why.judge(task.silence, dates.date(task.silence.sinceMs)),
        how: how.judge(task.keepMaxDays, task.dropReasons),
      };
    case 'fill-role':
      return {
        subject: subject.fillRole(which, shortName(task.roleToFill), day),
        what: what.fillRole(which, task.roleToFill),
        why: why.fillRole(mail.stageName),
        how: how.fillRole,
      };
    case 'reassign':
      return {
        subject: subject.reassign(which, shortName(task.name), day),
        what: what.reassign(which, task.name),
        why: why.reassign(task.holderName, task.declinedBy),
        how: how.reassign,
      };
    case 'fix-mail':
      return {
        subject: subject.fixMail(which, task.personName === null ? null : shortName(task.personName), day),
        what: what.fixMail(task.personName),
        why: why.fixMail(task.personName),
        how: how.fixMail(task.personName),
      };
    default:
      return assertNever(task);
  }
}
