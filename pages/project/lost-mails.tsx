import type { ReactElement } from 'react';
import { taskName } from '../../domain/explain/explain';
import type { OutboxRow } from '../../store/outbox';
import type { Shown } from './shown-project';

/** A project's latest emails that did not arrive, or may not have; nothing when all did. */
export function LostMails({
  mails,
  shown,
}: {
  readonly mails: readonly OutboxRow[];
  readonly shown: Shown;
}): ReactElement | null {
  const { texts, wording } = shown;
  if (mails.length === 0) return null;
  return (
    <section>
      <h2>{texts.lostMails}</h2>
      <ul>
        {mails.map((mail) => {
          const who = mail.personId === null ? texts.nobody : wording.person(mail.personId);
          const said = mail.status === 'unconfirmed' ? texts.mailUnconfirmed(who) : texts.mailFailed(who);
          return (
            <li key={mail._id}>
              <span className="lead">{subjectOf(mail, shown)}</span>
              <p className="soft">{`${wording.moment(mail.updatedAtMs)} · ${said}`}</p>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** What an email was about: its task, or the project. */
function subjectOf({ taskId }: OutboxRow, { deal, wording }: Shown): string {
  const task = taskId === null ? undefined : deal.tasks[taskId];
  return task ? taskName(deal, task, wording.language) : deal.title;
}
