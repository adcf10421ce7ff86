import type { MailReport } from '../../contracts/sandbox/activities';
import { nobodyAbove } from '../../contracts/sandbox/activities';
import type { ProjectState } from '../../domain/project/model/state';
import { hasEnded, isOpenTask } from '../../domain/project/model/state';
import type { MailEffect } from '../../domain/project/react';
import { mailKey } from '../../domain/project/react';
import { deliver } from './effects';
import type { Journal } from './journal';
import { because } from '../shared/causes';
import type { Passes } from '../shared/passes';
import { mailSummary } from './summaries';

/** A mail that did not arrive, as far as is known. */
export interface MailFailure {
  readonly effectKey: string;
  readonly personId: string | null;
  readonly reason: string;
  readonly taskId?: string;
}

/**
 * Sends a project's mails beside its loop: one queue for each recipient, one mail after the other. A mailbox that
 * is full or a mail server that is down holds up neither the ledger nor the clock, nor anybody else's mails.
 */
export interface MailQueues {
  /** Sends the next mail of each queue that is idle. */
  start(): void;
  /** When the next mail leaves that waits for somebody's working hours, epoch milliseconds; null when none waits. */
  nextAtMs(): number | null;
}

/** Called for mails that came to nothing, after they have left the journal. */
export interface MailFailureHandlers {
  failed(failure: MailFailure): void;
  /** A manager was to be notified of a task, and there is none. */
  nobodyAbove(mail: MailEffect & { readonly taskId: string }): void;
}

export function openMailQueues(
  projectId: string,
  journal: Journal,
  passes: Passes,
  ends: MailFailureHandlers,
): MailQueues {
  const busy = new Set<string>();
  /** Mails asked for before their instant, since their task or the project is over: one that is to wait all the same waits. */
  const askedEarly = new Set<MailEffect>();
  const isWaiting = (mail: MailEffect): boolean => {
    if ((journal.notBeforeMs(mail) ?? 0) <= Date.now()) return false;
    return askedEarly.has(mail) || !isAboutWhatIsOver(journal.recordedState(), mail);
  };
  return {
    nextAtMs() {
      const instants = journal.mailsToSend().flatMap((mail) => journal.notBeforeMs(mail) ?? []);
      const ahead = instants.filter((atMs) => atMs > Date.now());
      return ahead.length > 0 ? Math.min(...ahead) : null;
    },
    start() {
      const taken = new Set(busy);
      for (const mail of journal.mailsToSend()) {
        const queue = queueOf(mail);
        if (isWaiting(mail) || taken.has(queue)) continue;
        taken.add(queue);
        if ((journal.notBeforeMs(mail) ?? 0) > Date.now()) askedEarly.add(mail);
        busy.add(queue);
        const cause = journal.mailCause(mail);
        deliver(projectId, mail, mailSummary(journal.state(), mail), cause)
          .then((report) => {
            busy.delete(queue);
            if (report.status === 'later') {
              journal.mailLater(mail, report.notBeforeMs);
              return passes.wake();
            }
            journal.mailDone(mail);
            if (report.status === 'failed' || report.status === 'unconfirmed')
              because(cause, () => ends.failed(failureOf(projectId, mail, report)));
            const { taskId } = mail;
            if (report.reason === nobodyAbove && taskId !== undefined)
              because(cause, () => ends.nobodyAbove({ ...mail, taskId }));
            passes.wake();
          })
          .catch(passes.fail);
      }
    },
  };
}

/** Such a mail mostly ends unsent, so it does not keep a project that is over. */
function isAboutWhatIsOver(state: ProjectState, { taskId }: MailEffect): boolean {
  const { deal } = state;
  if (hasEnded(state)) return true;
  const task = taskId === undefined ? undefined : deal?.tasks[taskId];
  return task !== undefined && !isOpenTask(task);
}

function queueOf({ to }: MailEffect): string {
  return 'personId' in to ? to.personId : `@manager of ${to.managerOf}`;
}

function failureOf(
  projectId: string,
  mail: MailEffect,
  { status, personId, reason = status }: MailReport,
): MailFailure {
  const { taskId } = mail;
  return { effectKey: mailKey(projectId, mail), personId, reason, ...(taskId !== undefined && { taskId }) };
}
