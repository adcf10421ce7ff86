import type { Draft } from '../../store/drafts';
import { actPage } from './act-page';
import { actTexts } from '../kit/act-texts-by-language';
import { refusalText } from '../kit/refusal-texts';
import type { ProblemCode } from '../../api/kit/problems/problem-codes';
import { Problem } from '../../api/kit/problems/problems';
import { projectAt } from '../../api/commands/project-at';
import type { CommandAnswer } from '../../api/commands/project-commands';
import { lookUp } from '../../api/commands/project-lookup';
import type { CommandParts } from '../../api/commands/report-command';
import { sendWithNote } from '../../api/commands/report-command';
import { untilShown } from '../../api/commands/until-shown';
import type { RouteDeps } from '../../api/context/context';
import type { Access } from './answers';
import type { PageAnswer } from '../kit/page-answer';
import { donePage, explainIneligible, keptPage, navigationFrom } from './answers';
import { pageAnswer, refusedStatus } from '../kit/page-answer';
import type { ChangeCommand } from '../../domain/project/model/commands';
import { commandOf, projectCommandOf } from './commands';
import type { Field, FieldName, Texts, Values } from '../kit/fields';
import { readFields } from '../kit/fields';
import { recordAlso } from './also-about';
import { formOf } from './forms';
import type { Eligible, Eligibility, Subject } from './eligibility';
import { eligibilityOf } from './eligibility';

/** Statuses that the pages to act from may answer. */
export type ActStatus = 200 | 202 | 403 | 404 | 409 | 422 | 503;

type Deps = Pick<RouteDeps, 'store' | 'commands' | 'workdayStart'>;

/** Source of the commands that pages send. */
const source = 'mail';

/** The page to do something, or the one that says why it cannot be done. Changes nothing. */
export async function showAction(
  { store, workdayStart }: Deps,
  access: Access,
  subject: Subject,
  again: Again = {},
): Promise<PageAnswer<ActStatus>> {
  const eligibility = await eligibilityOf(store, { ...access, subject, nowMs: Date.now(), workdayStart });
  if (!isReady(eligibility)) return explainIneligible(store, access, eligibility);
  return formPage({ store }, access, eligibility, await fieldsOf({ store }, eligibility), again);
}

/**
 * Does what a form asks for, once; who may do it and how things stand is checked again.
 *
 * @param typed what was typed into the fields
 */
export async function performAction(
  deps: Deps,
  access: Access,
  subject: Subject,
  typed: Texts,
): Promise<PageAnswer<ActStatus>> {
  const { store, commands, workdayStart } = deps;
  const { projectId } = subject;
  const nowMs = Date.now();
  const shown = (typed['decides'] ?? '').split(' ').filter((id) => id !== '');
  const eligibility = await eligibilityOf(store, { ...access, subject, nowMs, workdayStart, shown });
  if (!isReady(eligibility)) return explainIneligible(store, access, eligibility);
  const { context } = eligibility;

  const fields = await fieldsOf(deps, eligibility);
  const { values, faults } = readFields(fields, typed);
  if (Object.keys(faults).length > 0) {
    const texts = actTexts(access.reader.language);
    const { language } = access.reader;
    const errors = Object.fromEntries(
      Object.entries(faults).map(([name, fault]) => [
        name,
        // a plan is not a contact: whoever types one is told where it belongs
        name === 'occurredAt' && fault === 'too-late'
          ? refusalText(language, 'occurred-in-future', '')
          : texts.faults[fault],
      ]),
    );
    return formPage(deps, access, eligibility, fields, {
      typed,
      errors,
      alert: texts.checkFields,
      status: 422,
    });
  }

  const base = { commandId: access.commandId, actor: access.reader.id, source, at: nowMs };
  const send = (parts: CommandParts): Promise<CommandAnswer> =>
    commands.send(projectId, commandFor(eligibility, values, parts));
  let answer: CommandAnswer;
  try {
    answer = await sendWithNote(store, { projectId, base, note: values.note }, send);
    await recordAlso(deps, context, values, { base, contact: commandFor(eligibility, values, base) });
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return refused(deps, access, { subject, eligibility, fields, typed, problem: error });
  }
  if (answer.kind === 'accepted') return keptPage(store, access, context);
  const after = await projectAt(store, projectId, { revision: answer.receipt.revision });
  if (answer.receipt.repeated) {
    const now = await eligibilityOf(store, { ...access, subject, nowMs, workdayStart });
    if (!isReady(now)) return explainIneligible(store, access, now);
  }
  const { personName } = await lookUp(store, after, [access.reader.id]);
  return donePage(store, access, { eligibility, after, personName });
}

function isReady(eligibility: Eligibility): eligibility is Eligible {
  return eligibility.kind === 'task' || eligibility.kind === 'role' || eligibility.kind === 'project';
}

async function fieldsOf({ store }: Pick<Deps, 'store'>, eligibility: Eligible): Promise<Field[]> {
  return eligibility.kind === 'role' ? [] : formOf(store, eligibility.context);
}

function commandFor(eligibility: Eligible, values: Values, parts: CommandParts): ChangeCommand {
  switch (eligibility.kind) {
    case 'task':
      return commandOf(eligibility.context, values, parts);
    case 'role': {
      const { role, context } = eligibility;
      return { ...parts, name: 'assign', role, personId: context.reader.id };
    }
    case 'project':
      return projectCommandOf(eligibility.context, values, parts);
  }
}

/** A form to be shown again: what was typed, and why it was refused. */
export interface Again {
  readonly typed?: Texts;
  readonly errors?: Readonly<Partial<Record<FieldName, string>>>;
  readonly alert?: string;
  /** What is shown is what they typed before their session ended. */
  readonly draft?: Draft;
  readonly status?: 403 | 409 | 422 | 503;
}

async function formPage(
  { store }: Pick<Deps, 'store'>,
  access: Access,
  eligibility: Eligible,
  fields: readonly Field[],
  { typed = {}, errors = {}, alert, draft, status }: Again,
): Promise<PageAnswer<200 | 403 | 409 | 422 | 503>> {
  const { address, hidden } = access;
  const { context } = eligibility;
  const body = actPage({
    eligibility,
    form: { address, hidden: { ...hidden, ...shownIn(eligibility) }, fields, typed, errors },
    alert,
    draft,
    navigation: await navigationFrom(store, access, context.state, context.nowMs),
  });
  return pageAnswer(status ?? 200, body);
}

/** Keeps the tasks to decide on that a form shows: an answer is about no others. */
function shownIn(eligibility: Eligible): Record<string, string> {
  const { about } = eligibility.kind === 'task' ? eligibility.context : { about: [] };
  return about.length > 0 ? { decides: about.map(({ id }) => id).join(' ') } : {};
}

/** The field that a refusal is about. */
const fieldOf: Readonly<Partial<Record<ProblemCode, FieldName>>> = {
  'evidence-missing': 'evidence',
  'note-missing': 'note',
  'due-date-out-of-range': 'dueOn',
  'next-date-missing': 'nextOn',
  'next-date-out-of-range': 'nextOn',
  'reason-missing': 'reason',
  'unknown-reason': 'reason',
  'occurred-in-future': 'occurredAt',
  'wake-date-out-of-range': 'wakeOn',
  'meeting-out-of-range': 'meetingAt',
  'unknown-reference': 'personId',
  'unknown-stage': 'stage',
  'unknown-milestone': 'milestone',
  'currency-missing': 'currency',
};

/** Refusals that mean that things have changed since the page was shown. */
const changed: readonly ProblemCode[] = [
  'task-closed',
  'task-reassigned',
  'project-ended',
  'unknown-task',
  'not-held',
  'no-meeting',
  'not-ended',
];

/** How long to wait (ms) until the read side shows what has changed. */
const changeShownMs = 800;

interface Refused {
  readonly subject: Subject;
  readonly eligibility: Eligible;
  readonly fields: readonly Field[];
  readonly typed: Texts;
  readonly problem: Problem;
}

/** What to show after a refusal: the form again with what is wrong, or that somebody else was faster. */
async function refused(
  deps: Deps,
  access: Access,
  { subject, eligibility, fields, typed, problem }: Refused,
): Promise<PageAnswer<ActStatus>> {
  const { code, message, status } = problem;
  if (changed.includes(code)) {
    const { store, workdayStart } = deps;
    const look = (): Promise<Eligibility> =>
      eligibilityOf(store, { ...access, subject, nowMs: Date.now(), workdayStart });
    const now = await untilShown(look, (found) => !isReady(found), { longestMs: changeShownMs });
    if (!isReady(now)) return explainIneligible(store, access, now);
  }
  if (status >= 500 && code !== 'temporal-unavailable') throw problem;
  const text = refusalText(access.reader.language, code, message);
  const field = fieldOf[code];
  const isShown = fields.some(({ name }) => name === field);
  return formPage(deps, access, eligibility, fields, {
    typed,
    ...(field && isShown && { errors: { [field]: text } }),
    alert: isShown ? actTexts(access.reader.language).checkFields : text,
    status: refusedStatus(status),
  });
}
