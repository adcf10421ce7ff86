import type { Person } from '../../contracts/wire/directory';
import type { Language } from '../../domain/playbook/playbook';
import type { MyTask } from '../../queries/my-work/today';
import { actTexts } from '../kit/act-texts-by-language';
import { Alert } from '../kit/alert';
import { renderPage } from '../kit/document';
import type { ShownForm } from '../kit/form';
import { Form, mistakesIn } from '../kit/form';
import { noticePage } from '../kit/notice-page';
import type { GroupAction } from './decision-entry';
import { decisionLines, decisionTitle } from './decision-entry';
import { dueClock } from './due-words';
import { taskAddress } from './task-actions';
import { taskPlace, todayAddress } from './today-address';
import { todayTexts } from './today-texts';

interface DecidePage {
  readonly reader: Person;
  readonly action: GroupAction;
  readonly decisions: readonly MyTask[];
  readonly form: ShownForm;
  readonly from: string;
  readonly alert: string | undefined;
  readonly nowMs: number;
}

/** The form that decides several times at once, with all that it is about; each leads to the form for it alone. */
export function decidePage({ reader, action, decisions, form, from, alert, nowMs }: DecidePage): string {
  const { language, timeZone } = reader;
  const texts = todayTexts(language);
  const acts = actTexts(language);
  const clock = dueClock(reader, nowMs);
  const [first, ...others] = decisions;
  const title = texts.decide.all[action];
  const about =
    first && decisionTitle({ tasks: [first, ...others], joinedBy: 'person', section: 'later' }, texts);
  return renderPage(
    language,
    alert === undefined ? title : acts.errorTitle(title),
    <>
      <h1>{title}</h1>
      <p className="lead">{about}</p>
      <p>{texts.decide.effect[action]}</p>
      {alert !== undefined && <Alert text={alert} mistakes={mistakesIn(form, action, acts)} />}
      <section>
        <ul>
          {decisions.map((each) => (
            <li key={taskPlace(each)}>
              {decisionLines({ tasks: [each], joinedBy: 'person', section: 'later' }, { texts, clock }).map(
                (line) => (
                  <p key={line}>
                    <a href={taskAddress(each.projectId, each.task.id, action, from)}>{line}</a>
                  </p>
                ),
              )}
            </li>
          ))}
        </ul>
      </section>
      <Form form={form} action={action} submit={title} language={language} timeZone={timeZone} />
      <p className="navigation">
        <a className="button plain" href={todayAddress({})}>
          {acts.toMyTasks}
        </a>
      </p>
    </>,
  );
}

/** Somebody else has decided meanwhile. */
export function nothingToDecide(language: Language): string {
  const { decide } = todayTexts(language);
  return noticePage({
    ...{ language, title: decide.gone, lines: [] },
    navigation: { projectUrl: null, myTasksUrl: '/today' },
  });
}
