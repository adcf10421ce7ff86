import type { ReactElement, ReactNode } from 'react';
import type { TaskAction } from '../../domain/project/model/task-actions';
import { explain, roleName, taskName } from '../../domain/explain/explain';
import type { Language } from '../../domain/playbook/playbook';
import { entryOf, stageIndex, stageRule } from '../../domain/playbook/playbook';
import type { Task, TaskKind } from '../../domain/project/model/state';
import { heldSinceMs, wakesAtMs } from '../../domain/project/model/state';
import type { Draft } from '../../store/drafts';
import { textsIn } from '../../domain/explain/texts-by-language';
import { amountText } from '../../mail/model/amounts';
import { dateFormats } from '../../mail/model/dates';
import { mailTexts } from '../../mail/texts/texts-by-language';
import { dateMs } from '../kit/local-minutes';
import type { Absent, ActionContext, TaskActionContext } from './action-context';
import type { Eligible } from './eligibility';
import type { ActTexts } from '../kit/act-texts';
import { actTexts } from '../kit/act-texts-by-language';
import { Alert } from '../kit/alert';
import { renderPage } from '../kit/document';
import type { ShownForm } from '../kit/form';
import { Form, mistakesIn } from '../kit/form';
import { DiscardDraft, draftNotice } from '../sign-in/draft-kept-page';
import { projectActTexts } from './project-act-texts-by-language';
import { projectActionLabel, projectEffect } from './project-effect';
import type { Navigation } from '../kit/navigation';
import { NavigationLinks } from '../kit/navigation';
import type { Wording } from '../kit/wording';
import { wordingFor } from '../kit/wording';

/** An action's name on its link, its page and its button: the same as in emails. */
export function actionLabel(language: Language, action: TaskAction, kind: TaskKind): string {
  const { actions, decisions } = mailTexts(language);
  return (kind === 'reassign' ? decisions[action] : undefined) ?? actions[action];
}

interface ActPage {
  readonly eligibility: Eligible;
  readonly form: ShownForm;
  /** Why nothing was done, when the form is shown again. */
  readonly alert?: string | undefined;
  /** The draft that the form shows. */
  readonly draft?: Draft | undefined;
  readonly navigation: Navigation;
}

/** The page to act from: who acts for whom, what it will do, the project and the task in brief, and the form. */
export function actPage({ eligibility, form, alert, draft, navigation }: ActPage): string {
  const { context } = eligibility;
  const { reader, action, deal } = context;
  const { language, timeZone } = reader;
  const texts = actTexts(language);
  const wording = wordingFor(reader, context.personName);
  const label = labelOf(eligibility, language);
  const title = `${label} · ${deal.title}`;
  const about = [context.customer?.name ?? deal.customerId, deal.title].join(' · ');
  return renderPage(
    language,
    alert === undefined ? title : texts.errorTitle(title),
    <>
      <p className="soft">{whoLine(context, texts)}</p>
      <h1>{label}</h1>
      <p className="lead">{about}</p>
      <p>{effectOf(eligibility, wording, texts)}</p>
      {alert !== undefined && <Alert text={alert} mistakes={mistakesIn(form, action, texts)} />}
      {draft && (
        <p className="notice" role="status">
          {draftNotice(reader, draft)}
        </p>
      )}
      {eligibility.kind === 'task' && (
        <TaskFacts context={eligibility.context} wording={wording} texts={texts} />
      )}
      <Form form={form} action={action} submit={label} language={language} timeZone={timeZone} />
      {draft && (
        <DiscardDraft address={form.address} requestId={form.hidden['requestId'] ?? ''} language={language} />
      )}
      <ProjectFacts context={context} wording={wording} texts={texts} />
      <NavigationLinks navigation={navigation} language={language} />
    </>,
  );
}

function labelOf(eligibility: Eligible, language: Language): string {
  switch (eligibility.kind) {
    case 'task': {
      const { action, task } = eligibility.context;
      return actionLabel(language, action, task.kind);
    }
    case 'role':
      return actTexts(language).takeRole;
    case 'project':
      return projectActionLabel(language, eligibility.context.action, eligibility.context.deal);
  }
}

function whoLine({ reader, insteadOf }: ActionContext, texts: ActTexts): string {
  const you = texts.youAre(reader.name);
  return insteadOf ? `${you} ${insteadOfText(insteadOf, reader.language)}` : you;
}

/** For whom somebody acts, and why. */
export function insteadOfText({ person, until }: Absent, language: Language): string {
  const { absent, addressFailed, other } = actTexts(language).insteadOf;
  if (until !== null) return absent(person.name, dateFormats(language, 'UTC').date(dateMs(until)));
  return person.addressProblem ? addressFailed(person.name) : other(person.name);
}

/** What pressing the button does, in a sentence or two. */
function effectOf(eligibility: Eligible, wording: Wording, texts: ActTexts): string {
  switch (eligibility.kind) {
    case 'task':
      return taskEffect(eligibility.context, wording, texts);
    case 'role':
      return texts.effect.takeRole(roleName(eligibility.context.deal, eligibility.role, wording.language));
    case 'project':
      return projectEffect(eligibility.context, wording);
  }
}

function taskEffect(context: TaskActionContext, wording: Wording, { effect }: ActTexts): string {
  const { action, task, about, deal } = context;
  const { language, person } = wording;
  const names = about.map((each) => taskName(deal, each, language));
  const holders = [...new Set(about.map(({ personId }) => personId))];
  const [holderId = null] = holders;
  const holder = holders.length > 1 || holderId === null ? null : person(holderId);
  const isLeft = about.length === 0 || holders.length === 1;
  switch (action) {
    case 'complete': {
      if (task.kind === 'reassign') return isLeft ? effect.leave(names, holder) : effect.leaveAll;
      if (task.kind === 'fix-mail')
        return effect.fixMail(task.about === undefined ? null : person(task.about));
      const milestone = entryOf(deal.playbook.milestones, task.milestone ?? '');
      return milestone ? effect.completeMilestone(milestone.name[language]) : effect.complete;
    }
    case 'record-contact':
      return effect.recordContact;
    case 'postpone':
      return names.length > 0 ? effect.postponeOther(names, holder) : effect.postpone;
    case 'pass-on':
      return names.length > 0 ? effect.give(names) : effect.passOn;
    case 'assign':
      return effect.assign(roleName(deal, task.about ?? '', language));
    case 'decline':
    case 'keep':
    case 'drop':
    case 'hold':
      return effect[action];
    case 'confirm-meeting':
      return effect.confirmMeeting;
  }
}

interface FactsProps<S> {
  readonly context: S;
  readonly wording: Wording;
  readonly texts: ActTexts;
}

function TaskFacts({ context, wording, texts }: FactsProps<TaskActionContext>): ReactElement {
  const { task, about, deal, nowMs } = context;
  const { language, person } = wording;
  return (
    <section>
      <h2>{taskName(deal, task, language)}</h2>
      <dl>
        <Fact name={texts.due}>
          <Due task={task} nowMs={nowMs} wording={wording} texts={texts} />
        </Fact>
        {task.kind === 'fill-role' && (
          <Fact name={texts.role}>{roleName(deal, task.about ?? '', language)}</Fact>
        )}
        {task.kind === 'fix-mail' && task.about !== undefined && (
          <Fact name={texts.aboutPerson}>{person(task.about)}</Fact>
        )}
        {about.map((each) => (
          <Fact key={each.id} name={texts.aboutTask}>
            {[
              taskName(deal, each, language),
              mailTexts(language).why.hasSince(
                each.personId === null ? null : person(each.personId),
                wording.date(heldSinceMs(each)),
              ),
            ].join(' · ')}
          </Fact>
        ))}
      </dl>
    </section>
  );
}

/** When a task is due, and whether that has passed. */
export function Due({
  task: { dueAtMs },
  nowMs,
  wording,
  texts,
}: {
  readonly task: Pick<Task, 'dueAtMs'>;
  readonly nowMs: number;
  readonly wording: Wording;
  readonly texts: ActTexts;
}): ReactElement {
  if (dueAtMs === null) return <>{texts.noDueDate}</>;
  return (
    <>
      {wording.moment(dueAtMs)}
      {dueAtMs < nowMs && (
        <>
          {' · '}
          <span className="bad">{texts.overdue}</span>
        </>
      )}
    </>
  );
}

function ProjectFacts({ context, wording, texts }: FactsProps<ActionContext>): ReactElement {
  const { state, deal, customer, personName } = context;
  const { language, person, moment } = wording;
  const { playbook, stage, amount, currency, hold } = deal;
  const { onHold, heldUntil } = projectActTexts(language);
  const { headline } = explain(state, { language, personName, formatInstant: moment });
  const number = stageIndex(playbook, stage) + 1;
  return (
    <section>
      <h2>{deal.title}</h2>
      <p>{headline}</p>
      <dl>
        <Fact name={texts.customer}>{`${customer?.name ?? deal.customerId} (${deal.customerClass})`}</Fact>
        <Fact name={texts.stage}>
          {texts.stageOf(number, playbook.stages.length, stageRule(playbook, stage).name[language])}
        </Fact>
        {hold && (
          <Fact name={onHold}>
            {heldUntil(wording.date(wakesAtMs(hold)), textsIn(language).holdReasons[hold.reason])}
          </Fact>
        )}
        <Fact name={texts.owner}>{person(deal.ownerId)}</Fact>
        {amount !== undefined && <Fact name={texts.value}>{amountText(language, amount, currency)}</Fact>}
      </dl>
    </section>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }): ReactElement {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}
