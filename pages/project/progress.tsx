import type { ReactElement } from 'react';
import { taskName } from '../../domain/explain/explain';
import { missingAtGate, missingFacts } from '../../domain/project/decide/gates';
import { realDayMs } from '../../domain/project/evolve/clocks';
import { hasEnded, openTasks, shownStatus } from '../../domain/project/model/state';
import { projectActionAddress } from '../act/project-action-list';
import { customerAddress } from '../customer/addresses';
import type { Shown } from './shown-project';
import { timelineTexts } from './timeline-texts';

/** In one word whether it runs. */
export function Status({
  shown,
  isStopped,
}: {
  readonly shown: Shown;
  readonly isStopped: boolean;
}): ReactElement {
  const status = isStopped ? 'stopped' : shownStatus(shown.state);
  const words = timelineTexts(shown.wording.language).status;
  return <p className={`status ${status}`}>{status === 'new' ? '' : words[status]}</p>;
}

/** What the stage still lacks, who has it, and where it is reported. */
export function Missing({
  shown,
  mayReport,
  customerUrl,
}: {
  readonly shown: Shown;
  readonly mayReport: boolean;
  readonly customerUrl: string | null;
}): ReactElement | null {
  const { state, deal, wording } = shown;
  if (hasEnded(state)) return null;
  const { language, person } = wording;
  const { playbook, stage, milestones } = deal;
  const words = timelineTexts(language);
  const missing = missingAtGate(playbook, stage, milestones).filter(
    (key) => playbook.milestones[key]?.fact === undefined,
  );
  const facts = missingFacts(deal);
  const open = openTasks(deal);
  return (
    <section>
      <h2>{words.missing}</h2>
      {missing.length + facts.length === 0 && <p className="soft">{words.nothingMissing}</p>}
      <ul>
        {missing.map((key) => {
          const task = open.find((each) => each.milestone === key);
          return (
            <li key={key}>
              <span className="lead">{playbook.milestones[key]?.name[language] ?? key}</span>
              <p className="soft">
                {task
                  ? words.whoHas(
                      task.personId === null ? shown.texts.nobody : person(task.personId),
                      taskName(deal, task, language),
                    )
                  : words.nobodyHas}
              </p>
              {mayReport && (
                <p>
                  <a
                    href={`${projectActionAddress(state.projectId, 'report-milestone')}?milestone=${encodeURIComponent(key)}`}
                    aria-label={`${words.reportIt}: ${playbook.milestones[key]?.name[language] ?? key}`}
                  >
                    {words.reportIt}
                  </a>
                </p>
              )}
            </li>
          );
        })}
        {facts.map(({ fact }) => {
          const name = playbook.facts?.[fact]?.name[language] ?? fact;
          return (
            <li key={fact}>
              {customerUrl === null ? (
                <span className="lead">{name}</span>
              ) : (
                <a className="lead" href={customerAddress(deal.customerId)}>
                  {name}
                </a>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** Every visit to a stage, with the days that it took; time on hold does not count. */
export function Path({ shown }: { readonly shown: Shown }): ReactElement | null {
  const { deal, wording, nowMs } = shown;
  const words = timelineTexts(wording.language);
  const { path, playbook, hold, outcome } = deal;
  if (path.length === 0) return null;
  return (
    <section>
      <h2>{words.path}</h2>
      <ol>
        {path.map(({ stage, enteredAtMs, leftAtMs, heldMs = 0 }) => {
          const name = playbook.stages.find(({ key }) => key === stage)?.name[wording.language] ?? stage;
          const untilMs = leftAtMs ?? outcome?.atMs ?? hold?.sinceMs ?? nowMs;
          const days = words.inStage(Math.max(0, Math.floor((untilMs - enteredAtMs - heldMs) / realDayMs)));
          const isThere = leftAtMs === null && outcome === null;
          return (
            <li key={enteredAtMs}>
              <span className="lead">{name}</span>
              <p className="soft">
                {`${wording.date(enteredAtMs)} · ${days}${isThere ? ` ${words.stillThere}` : ''}`}
              </p>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
