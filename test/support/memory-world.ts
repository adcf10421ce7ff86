import { ApplicationFailure } from '@temporalio/activity';
import { planDeadlines } from '../../domain/calendar/plan-deadlines';
import type { Activities, MailReport, SendMailRequest } from '../../contracts/sandbox/activities';
import { unpackEvents } from '../../contracts/sandbox/activities';
import { titleText } from '../../contracts/sandbox/search-attributes';
import { officeHours } from '../../domain/calendar/working-days';
import { planRequest } from '../../domain/project/evolve/deadline-plans';
import { isSameFacts } from '../../domain/archive/facts';
import type { Facts } from '../../domain/playbook/facts';
import { factsOf } from '../../domain/project/decide/gates';
import type { ProjectEvent } from '../../domain/project/model/events';
import { evolve, fold } from '../../domain/project/evolve/evolve';
import { fingerprintAfter } from '../../domain/project/model/fingerprint';
import { mailKey, rolesToChoose } from '../../domain/project/react';
import type { ProjectState } from '../../domain/project/model/state';
import { isOpen } from '../../domain/project/model/state';

/** A ledger and an outbox in memory, for tests of the workflow alone: what the real activities promise, no more. */
export interface MemoryWorld {
  readonly activities: Activities;
  events(projectId: string): ProjectEvent[];
  /** Folded from the ledger, as the database would have it. */
  state(projectId: string): ProjectState;
  /** Requests to send mail, in order, each effect once. */
  mails(projectId: string): SendMailRequest[];
  types(projectId: string): string[];
}

export interface MemoryWorldOptions {
  readonly dayMs: number;
  /** Who takes a role; null: nobody. */
  readonly holder?: (role: string) => string | null;
  /** What the archive says when it is looked at; by default nobody looks. */
  readonly facts?: () => Facts;
  /** How a mail ends; throw to have it tried again. */
  readonly mail?: (request: SendMailRequest) => MailReport;
}

export function memoryWorld(options: MemoryWorldOptions): MemoryWorld {
  const { dayMs, holder = (role) => `${role}-1`, mail } = options;
  const ledgers = new Map<string, ProjectEvent[]>();
  const sent = new Map<string, SendMailRequest>();
  const eventsOf = (projectId: string): ProjectEvent[] => ledgers.get(projectId) ?? [];

  const activities: Activities = {
    record({ projectId, after, steps, looks }) {
      const events = unpackEvents(steps);
      const found = (state: ProjectState): { facts?: Facts } => {
        const isAsked = looks ?? events.some(({ type }) => type === 'stageEntered' || type === 'factsNoted');
        if (!options.facts || !isAsked || !isOpen(state)) return {};
        const facts = options.facts();
        return isSameFacts(facts, factsOf(state.deal)) ? {} : { facts };
      };
      if (events.length === 0) return Promise.resolve(found(fold(projectId, eventsOf(projectId))));
      const ledger = eventsOf(projectId);
      ledgers.set(projectId, ledger);
      const stored = fold(projectId, ledger);
      const first = events[0]!.revision;
      const before = fold(projectId, ledger.slice(0, first - 1));
      const known = ledger
        .slice(first - 1, first - 1 + events.length)
        .reduce(fingerprintAfter, before.fingerprint);
      const expected = events
        .slice(0, Math.max(0, ledger.length - first + 1))
        .reduce(fingerprintAfter, after);
      if (known !== expected) {
        const lastAtMs = ledger.at(-1)?.atMs ?? 0;
        return Promise.resolve({ found: { state: stored, lastAtMs, mails: [] } });
      }
      const fresh = events.filter((event) => event.revision > ledger.length);
      if (fresh[0] && fresh[0].revision !== ledger.length + 1) {
        throw ApplicationFailure.nonRetryable(
          `gap before ${fresh[0].revision}: the ledger ends at ${ledger.length}`,
        );
      }
      const reached = fresh.reduce(evolve, fold(projectId, ledger));
      const request = planRequest(reached);
      const planned =
        request && planDeadlines(request, { dayMs, workTimeOf: () => officeHours('Asia/Taipei') });
      fresh.forEach((event, index) => {
        ledger.push(planned && index === fresh.length - 1 ? { ...event, planned } : event);
      });
      const last = events.at(-1);
      const state = fold(projectId, ledger);
      const roles = isOpen(state) ? rolesToChoose(state.deal) : [];
      const choices = roles.map((role) => ({ role, personId: holder(role), reason: 'test' }));
      const called = fresh.some(({ type }) => type === 'stageEntered' || type === 'titleChanged');
      const plan = last && ledger[last.revision - 1]?.planned;
      return Promise.resolve({
        ...(plan && { planned: plan }),
        ...found(state),
        ...(state.deal && called && { title: titleText('Sample Ltd', state.deal.title) }),
        ...(choices.length > 0 && { choices }),
      });
    },
    sendMail(request) {
      const report = mail?.(request) ?? { status: 'accepted', personId: null };
      if (report.status === 'accepted') sent.set(mailKey(request.projectId, request.effect), request);
      return Promise.resolve(report);
    },
    sendNotification: ({ personId }) => Promise.resolve({ status: 'accepted', personId }),
  };
  return {
    activities,
    events: eventsOf,
    state: (projectId) => fold(projectId, eventsOf(projectId)),
    mails: (projectId) => [...sent.values()].filter((request) => request.projectId === projectId),
    types: (projectId) => eventsOf(projectId).map((event) => event.type),
  };
}
