import { describe, expect, it } from '@jest/globals';
import type { ProjectEvent } from '../../../domain/project/model/events';
import { fold } from '../../../domain/project/evolve/evolve';
import type { OutboxRow } from '../../../store/models/outbox-models';
import { projectRow, taskRow } from '../../../store/projects/project-rows';
import type { Fault } from '../../../tools/chaos/checks/fault';
import { findFaults } from '../../../tools/chaos/checks/checks';
import { checkMails } from '../../../tools/chaos/checks/check-mails';
import type { MailSeen, ProjectSeen } from '../../../tools/chaos/checks/seen';
import type { FeedSeen } from '../../../tools/chaos/load/feed-reader';
import type { Outcome, Sent } from '../../../tools/chaos/load/sent';
import { sources } from '../../../tools/chaos/load/sent';
import { nextDeadlineMs } from '../../../domain/project/evolve/clocks';
import { simulate } from '../../support/simulated-project';

const projectId = 'p1';

/** A project that has got a contact, with everything that knows it in agreement. */
function soundProject(): ProjectSeen & { live: Exclude<ProjectSeen['live'], { fault: string }> } {
  const told = simulate({ projectId });
  told.tell({ name: 'recordContact', kind: 'call', commandId: 'contact-1', source: sources.api });
  const events = JSON.parse(JSON.stringify(told.events())) as ProjectEvent[];
  const live = fold(projectId, events);
  return {
    projectId,
    events,
    row: projectRow(live),
    tasks: Object.keys(live.deal!.tasks).map((taskId) => taskRow(live, taskId)!),
    live,
    workflow: {
      status: 'RUNNING',
      taskAttempt: 0,
      failedTasks: [],
      timersMs: [nextDeadlineMs(live)!],
      // its mails are on their way
      pending: [{ type: 'sendMail', attempt: 1 }],
      runs: 1,
      historyEvents: 40,
    },
  };
}

const sound = soundProject();
const lastRevision = sound.live.revision;

function sent(outcome: Outcome, way: Sent['way'] = 'api'): Sent {
  return { what: 'recordContact 1', way, projectId, outcome, startedAtMs: 0, endedAtMs: 1 };
}
const answered = sent({ kind: 'carried-out', commandId: 'contact-1', revision: lastRevision });

interface World {
  readonly project?: Partial<ProjectSeen>;
  readonly sent?: readonly Sent[];
  readonly outbox?: readonly OutboxRow[];
  readonly mails?: readonly MailSeen[];
  readonly feed?: readonly FeedSeen[];
  readonly status?: number;
}

function faultsOf({
  project,
  sent: commands = [answered],
  outbox = [],
  mails = [],
  feed = (project?.events ?? sound.events).map(({ revision }) => ({ projectId, revision })),
  status = 200,
}: World): Fault[] {
  return findFaults({
    sent: commands,
    attempts: { seen: [{ startedAtMs: 0, endedAtMs: 1, status, code: null }] },
    outages: [],
    feed,
    seen: {
      atMs: sound.live.deal!.openedAtMs,
      projects: [{ ...sound, ...project }],
      outbox,
      mails,
    },
  });
}

const checks = (world: World): string[] => faultsOf(world).map(({ check }) => check);

describe('what a chaos run counts', () => {
  it('finds nothing where everything agrees', () => {
    expect(faultsOf({})).toEqual([]);
  });

  it('finds a command that was answered and is not in the ledger', () => {
    const lost = sent({ kind: 'carried-out', commandId: 'contact-2', revision: lastRevision });
    expect(checks({ sent: [answered, lost] })).toEqual(['command']);
    expect(checks({ sent: [answered, sent({ kind: 'kept', commandId: 'signal-9' }, 'signal')] })).toEqual([
      'command',
    ]);
  });

  it('finds a command that was carried out twice', () => {
    const [contact, opened] = [sound.events.at(-1)!, sound.events.at(-1)!];
    const events = [
      ...sound.events,
      { ...opened, revision: lastRevision + 1, commandId: 'other' },
      { ...contact, revision: lastRevision + 2 },
    ];
    expect(faultsOf({ project: { events } }).map(({ detail }) => detail)).toContain(
      `contact-1 stands in the ledger twice, at ${lastRevision}, ${lastRevision + 2}`,
    );
  });

  it('finds an event that a reader of the feed has missed, has twice, or has too early', () => {
    const all = sound.events.map(({ revision }) => ({ projectId, revision }));
    const [first, second, ...rest] = all as [FeedSeen, FeedSeen, ...FeedSeen[]];
    for (const feed of [
      all.slice(0, -1),
      [first, ...rest],
      [first, first, second, ...rest],
      [second, first, ...rest],
      [],
    ])
      expect(checks({ feed })).toEqual(['feed']);
  });

  it('finds an answer with a revision that the command did not lead to', () => {
    const wrong = sent({ kind: 'carried-out', commandId: 'contact-1', revision: lastRevision - 1 });
    expect(checks({ sent: [wrong] })).toEqual(['command']);
  });

  it('finds a command that was refused and carried out all the same', () => {
    expect(checks({ sent: [sent({ kind: 'refused', code: 'project-ended' })] })).toEqual(['command']);
    // one that was never answered may have been carried out
    expect(checks({ sent: [sent({ kind: 'unanswered' })] })).toEqual([]);
  });

  it('finds a gap in the ledger, and an event that stands in it twice', () => {
    expect(checks({ project: { events: sound.events.filter(({ revision }) => revision !== 2) } })).toContain(
      'ledger',
    );
    expect(checks({ project: { events: [...sound.events, sound.events.at(-1)!] } })).toContain('ledger');
  });

  it('finds a document, a task or a workflow that differs from the ledger', () => {
    const behind = fold(projectId, sound.events.slice(0, -1));
    expect(checks({ project: { row: projectRow(behind) } })).toEqual(['document']);
    expect(checks({ project: { row: null } })).toEqual(['document']);
    expect(checks({ project: { live: behind } })).toContain('workflow-state');
    expect(checks({ project: { live: { fault: 'no answer' } } })).toEqual(['query']);
    expect(checks({ project: { tasks: sound.tasks.slice(1) } })).toEqual(['tasks']);
    expect(checks({ project: { tasks: sound.tasks.map((row) => ({ ...row, personId: 'other' })) } })).toEqual(
      ['tasks'],
    );
  });

  it('finds a workflow that is not well', () => {
    const workflow = sound.workflow as Exclude<ProjectSeen['workflow'], { fault: string }>;
    const ill = (change: Partial<typeof workflow>): string[] =>
      checks({ project: { workflow: { ...workflow, ...change } } });
    expect(ill({ status: 'TERMINATED' })).toEqual(['workflow']);
    expect(ill({ taskAttempt: 3 })).toEqual(['workflow-task']);
    expect(ill({ failedTasks: ['WORKFLOW_TASK_FAILED_CAUSE_NON_DETERMINISTIC_ERROR'] })).toEqual([
      'workflow-task',
    ]);
    expect(ill({ failedTasks: ['WORKFLOW_TASK_FAILED_CAUSE_UNHANDLED_COMMAND'] })).toEqual([]);
    expect(ill({ timersMs: [] })).toEqual(['timer']);
  });

  it('finds a fault of the server, and a refusal that no project gives', () => {
    expect(checks({ status: 500 })).toEqual(['server-fault']);
    expect(checks({ status: 503 })).toEqual([]);
    const refused = sent({ kind: 'refused', code: 'unauthenticated' });
    expect(checks({ sent: [answered, refused] })).toEqual(['refusal']);
  });
});

function outboxRow(change: Partial<OutboxRow>): OutboxRow {
  return {
    _id: `${projectId}:3:task:sales-1`,
    projectId,
    mail: 'task',
    taskId: 't3',
    personId: 'sales-1',
    status: 'accepted',
    attempts: 1,
    messageId: '<m1@milepost>',
    begunAtMs: 0,
    slotEndsAtMs: 1,
    handOvers: 1,
    reason: null,
    reply: '250',
    request: {} as OutboxRow['request'],
    retryId: '',
    names: [],
    namedAtMs: null,
    writtenFrom: null,
    joinedTo: null,
    digestSinceMs: null,
    askedAtMs: 0,
    updatedAtMs: 0,
    settledAt: null,
    ...change,
  };
}
const mail = { messageId: '<m1@milepost>', isWhole: true };

describe('mails of a chaos run', () => {
  it('are all there, once', () => {
    expect(checks({ outbox: [outboxRow({})], mails: [mail] })).toEqual([]);
    expect(checks({ outbox: [outboxRow({})] })).toEqual(['mail']);
    expect(checks({ outbox: [outboxRow({})], mails: [mail, mail] })).toEqual(['mail']);
    expect(checks({ mails: [mail] })).toEqual(['mail']);
  });

  it('may come again under the same Message-ID when the first hand-over got no answer', () => {
    const world = { outbox: [outboxRow({ handOvers: 2 })], mails: [mail, mail] };
    expect(checks(world)).toEqual([]);
    expect(checkMails({ atMs: 0, projects: [], ...world })).toMatchObject({ received: 2, repeated: 1 });
  });

  it('may stay back when another one has told of them, and not otherwise', () => {
    const told = outboxRow({ names: ['p-back'] });
    const back = {
      _id: 'p-back:9:task:sales-1',
      projectId: 'p-back',
      status: 'joined',
      messageId: null,
    } as const;
    const joined = outboxRow({ ...back, joinedTo: told._id });
    expect(checks({ outbox: [told, joined], mails: [mail] })).toEqual([]);
    expect(checks({ outbox: [outboxRow({}), joined], mails: [mail] })).toEqual(['mail']);
    expect(checks({ outbox: [told, { ...joined, joinedTo: null }], mails: [mail] })).toEqual(['mail']);
  });

  it('count only when the catcher has their end', () => {
    const world = { outbox: [outboxRow({})], mails: [mail, { ...mail, isWhole: false }] };
    expect(checks(world)).toEqual([]);
    expect(checkMails({ atMs: 0, projects: [], ...world })).toMatchObject({ received: 1, halfWritten: 1 });
  });

  it('may wait while an attempt is to come, and are lost when none is', () => {
    const waiting = [outboxRow({ status: 'deferred' })];
    expect(checks({ outbox: waiting })).toEqual([]);
    const workflow = { ...(sound.workflow as object), pending: [] } as unknown as ProjectSeen['workflow'];
    expect(checks({ outbox: waiting, project: { workflow } })).toContain('mail');
    // the mails of its first tasks, of which the outbox has never heard
    expect(faultsOf({ project: { workflow } })[0]).toMatchObject({ check: 'mail', subject: projectId });
  });
});
