import type { ReactElement } from 'react';
import type { Person } from '../../contracts/wire/directory';
import { mailTexts } from '../../mail/texts/texts-by-language';
import type { AdminAct } from '../../store/admin-acts';
import type { StoredFinding } from '../../store/findings';
import type { OutboxRow } from '../../store/outbox';
import type { Wording } from '../kit/wording';
import { wordingFor } from '../kit/wording';
import { ActButton, adminPage, ListPages } from './admin-frame';
import type { MendTexts } from './mend-texts';
import { mendTexts } from './mend-texts';
import { adminAddresses } from './parts';

/** What the page of what has failed shows. */
export interface MendPage {
  readonly reader: Person;
  readonly mails: readonly OutboxRow[];
  readonly next: string | null;
  readonly isFirst: boolean;
  readonly findings: readonly StoredFinding[];
  /** How many more there are than are shown. */
  readonly moreFindings: number;
  /** What somebody last had done about one of these, by key or id. */
  readonly acts: ReadonlyMap<string, AdminAct>;
  /** Titles of the projects, by id. */
  readonly titles: ReadonlyMap<string, string>;
  readonly personName: (personId: string) => string | undefined;
  /** A project's workflow in Temporal UI; null where nobody has said where that is. */
  readonly workflowUrl: (projectId: string) => string | null;
  readonly formKey: string;
  readonly done?: keyof MendTexts['done'] | undefined;
  readonly alert?: string | undefined;
}

interface Shown {
  readonly page: MendPage;
  readonly texts: MendTexts;
  readonly wording: Wording;
}

/** Emails that have not arrived, and what stands still. */
export function mendPage(page: MendPage): string {
  const { reader, mails, findings, moreFindings, formKey, isFirst, next } = page;
  const { language } = reader;
  const texts = mendTexts(language);
  const shown: Shown = { page, texts, wording: wordingFor(reader, page.personName) };
  const done = page.done && texts.done[page.done];
  return adminPage(
    { language, part: 'mend', done, alert: page.alert },
    <>
      <section>
        <h2>{texts.mails}</h2>
        {mails.length === 0 ? <p>{texts.allArrived}</p> : <p className="soft">{texts.mailsText}</p>}
        <ul className="rows">
          {mails.map((mail) => (
            <MailRow key={mail._id} mail={mail} shown={shown} />
          ))}
        </ul>
        <ListPages language={language} address={adminAddresses.mend} next={next} isFirst={isFirst} />
      </section>
      <section>
        <h2>{texts.stopped}</h2>
        {findings.length === 0 && <p>{texts.nothingStopped}</p>}
        <p className="soft">{texts.stoppedText}</p>
        <ul className="rows">
          {findings.map((finding) => (
            <FindingRow key={`${finding.kind}:${finding.subject}`} finding={finding} shown={shown} />
          ))}
        </ul>
        {moreFindings > 0 && <p>{texts.more(moreFindings)}</p>}
        <div className="navigation">
          <ActButton action="/admin/repairs" formKey={formKey}>
            {texts.repairAll}
          </ActButton>
        </div>
      </section>
    </>,
  );
}

function MailRow({ mail, shown }: { readonly mail: OutboxRow; readonly shown: Shown }): ReactElement {
  const { page, texts, wording } = shown;
  const { _id: key, projectId, personId, status, reason, reply, attempts, updatedAtMs } = mail;
  const kind = texts.kinds[mail.mail] ?? mail.mail;
  const who = personId === null ? texts.nobody : texts.to(wording.person(personId));
  const said =
    status === 'failed' || status === 'unconfirmed' ? texts.statuses[status] : texts.statuses.deferred;
  // an unconfirmed or deferred one has no other reason than that
  const why = status === 'failed' && reason !== null ? [texts.reasons[reason] ?? reason] : [];
  const act = page.acts.get(key);
  return (
    <li>
      <div>
        <p className="lead">{`${kind} · ${who}`}</p>
        {projectId !== null && <ProjectLink projectId={projectId} page={page} />}
        <p>{[said, ...why].join(mailTexts(wording.language).colon)}</p>
        <p className="soft">
          {[
            ...(reply === null ? [] : [texts.reply(reply)]),
            texts.attempts(attempts),
            wording.moment(updatedAtMs),
          ].join(' · ')}
        </p>
        {act && (
          <p className="soft">{texts.retried(wording.person(act.actorId), wording.moment(act.atMs))}</p>
        )}
        {personId !== null && status === 'failed' && (
          <p>
            <a href={`${adminAddresses.people}/${personId}`}>{texts.correctAddress}</a>
          </p>
        )}
      </div>
      <ActButton
        action="/admin/mails/retry"
        formKey={page.formKey}
        fields={{ key }}
        label={texts.retryOne(`${kind} ${who}`)}
      >
        {texts.retry}
      </ActButton>
    </li>
  );
}

function FindingRow({ finding, shown }: { readonly finding: StoredFinding; readonly shown: Shown }) {
  const { page, texts, wording } = shown;
  const { kind, subject, projectId, detail, sinceMs, repair } = finding;
  const act = page.acts.get(projectId ?? subject);
  const what = page.titles.get(projectId ?? '') ?? subject;
  return (
    <li>
      <div>
        <p className="lead">{texts.findings[kind]}</p>
        {projectId === null ? <p>{subject}</p> : <ProjectLink projectId={projectId} page={page} />}
        <p className="soft" lang="en">
          {detail}
        </p>
        <p className="soft">{texts.since(wording.moment(sinceMs))}</p>
        {repair && (
          <p className="soft">
            {`${texts.repairNotes[repair.outcome]}, ${wording.moment(repair.atMs)}: `}
            <span lang="en">{repair.detail}</span>
          </p>
        )}
        {act && (
          <p className="soft">{texts.repaired(wording.person(act.actorId), wording.moment(act.atMs))}</p>
        )}
      </div>
      {projectId !== null && (
        <ActButton
          action="/admin/repairs"
          formKey={page.formKey}
          fields={{ projectId }}
          label={texts.repairOne(what)}
        >
          {texts.repair}
        </ActButton>
      )}
    </li>
  );
}

/** The title leads to the workflow and not to the project, which being an administrator does not open. */
function ProjectLink({ projectId, page }: { readonly projectId: string; readonly page: MendPage }) {
  const title = page.titles.get(projectId) ?? projectId;
  const url = page.workflowUrl(projectId);
  if (url === null) return <p>{title}</p>;
  const { inTemporalUi } = mendTexts(page.reader.language);
  return (
    <p>
      {`${title} · `}
      <a href={url} aria-label={`${inTemporalUi}: ${title}`}>
        {inTemporalUi}
      </a>
    </p>
  );
}
