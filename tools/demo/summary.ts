import type { ProjectFacts } from './project-facts';
import type { RunRemains } from './verdict';
import type { Spread } from './plan/spread';
import { spreadOf } from './plan/spread';

/** What a run came to: the object that `--json` prints. */
export interface Summary {
  readonly projects: number;
  readonly won: number;
  readonly lost: number;
  readonly dropped: number;
  readonly open: number;
  readonly followUps: number;
  readonly judgements: number;
  readonly mails: number;
  /** mails about something that their recipient had been told before */
  readonly duplicateMails: number;
  /** commands that the API has accepted and that the ledger does not have */
  readonly lostCommands: number;
  /** calls that were recorded so that the clock drops nothing that the data did not give up */
  readonly contacts: number;
  readonly holds: number;
  /** holds that ended on their date; the others by a contact or a milestone */
  readonly wokenByDate: number;
  readonly classChanges: number;
  /** weekly reviews that were mailed */
  readonly reviews: number;
  /** emails that the owner of a project got about it, digests included */
  readonly mailsPerOwner: Spread;
  readonly eventsPerProject: Spread;
  readonly historyBytesPerProject: Spread;
  /** from the start of the platform to the last count */
  readonly seconds: number;
  /** the most by which a request was sent after its instant */
  readonly maxLatenessMs: number;
}

/** Adds up the projects of a run. */
export function summarise(
  { projects, mails, reviews }: Pick<RunRemains, 'projects' | 'mails' | 'reviews'>,
  time: { seconds: number; maxLatenessMs: number },
): Summary {
  const withStatus = (status: ProjectFacts['status']): number =>
    projects.filter((project) => project.status === status).length;
  const total = (numberOf: (project: ProjectFacts) => number): number =>
    projects.reduce((sum, project) => sum + numberOf(project), 0);
  return {
    projects: projects.length,
    won: withStatus('won'),
    lost: withStatus('lost'),
    dropped: withStatus('dropped'),
    open: withStatus('open'),
    followUps: total((project) => project.followUps),
    judgements: total((project) => project.judgements),
    mails: mails.mails,
    duplicateMails: mails.duplicates.length,
    lostCommands: total((project) => project.lostCommands.length),
    contacts: total((project) => project.contacts),
    holds: total((project) => project.holds),
    wokenByDate: total((project) => project.wokenByDate),
    classChanges: total((project) => project.classChanges),
    reviews,
    mailsPerOwner: spreadOf(projects.map(({ ownerMails }) => ownerMails)),
    eventsPerProject: spreadOf(projects.map(({ history }) => history.events)),
    historyBytesPerProject: spreadOf(projects.map(({ history }) => history.bytes)),
    ...time,
  };
}
