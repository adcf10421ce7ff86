import { describe, expect, it } from '@jest/globals';

import type { OutboxEntry, ReceivedMail } from '../../../tools/demo/mail-audit';
import { auditMails } from '../../../tools/demo/mail-audit';
import type { ProjectFacts } from '../../../tools/demo/project-facts';
import { factsOf } from '../../../tools/demo/project-facts';
import type { Step } from '../../../tools/demo/plan/schedule';
import { mailsByReader } from '../../../tools/demo/owner-mails';
import { summarise } from '../../../tools/demo/summary';
import type { ProjectRun } from '../../../tools/demo/plan/time-lapse';
import { reasonsToFail } from '../../../tools/demo/verdict';
import type { ProjectEvent } from '../../../domain/project/model/events';
import { rules } from '../../support/standard-playbook';

const dayMs = 500;
const time = { seconds: 240, maxLatenessMs: 12 };
const history = { events: 120, bytes: 60_000 };

/** A row of the outbox, and the mail that it stands for. */
function outboxEntry(key: string, more: Partial<OutboxEntry> = {}): OutboxEntry {
  const [projectId = '', , mail = ''] = key.split(':');
  return {
    _id: key,
    projectId,
    mail,
    taskId: null,
    messageId: `<${key}@example.com>`,
    status: 'accepted',
    personId: 'moses-frase',
    names: [],
    writtenFrom: 100,
    joinedTo: null,
    ...more,
  };
}

function mailOf({ messageId }: OutboxEntry, to = 'moses-frase@example.com'): ReceivedMail {
  return { messageId: messageId ?? '', to: [to], subject: 'Agree on a meeting' };
}

const firstTask = outboxEntry('p1:3:task:moses-frase', { taskId: 't3' });
const secondTask = outboxEntry('p1:4:task:moses-frase', { taskId: 't4' });
const noMails = auditMails([], []);

/** The events of a project that reached one milestone and was dropped 33 days after its opening. */
function droppedEvents(dropDay = 33): ProjectEvent[] {
  const event = (revision: number, atMs: number, commandId: string) => ({
    revision,
    atMs,
    commandId,
    actor: 'someone',
    source: 'crm-1',
  });
  return [
    {
      ...event(1, 0, 'c-open'),
      type: 'projectOpened',
      title: 'GTX Basic',
      customerId: 'cancity',
      customerClass: 'B',
      ownerId: 'moses-frase',
      playbook: rules,
    },
    {
      ...event(2, dayMs, 'c-profiled'),
      type: 'milestoneReached',
      milestone: 'customer-profiled',
      timing: 'due',
      evidence: 'crm/O1/customer-profiled',
      occurredAtMs: dayMs,
      contact: false,
    },
    { ...event(3, 15 * dayMs, 'clock'), type: 'followUpDue' },
    { ...event(4, 30 * dayMs, 'clock'), type: 'judgementDue' },
    {
      ...event(5, dropDay * dayMs, 'clock'),
      type: 'projectDropped',
      reason: 'no-answer',
      ownerId: 'moses-frase',
      personIds: ['moses-frase'],
    },
  ];
}

const open: Step = { kind: 'open', day: 100 };
const profiled: Step = {
  kind: 'milestone',
  day: 101,
  milestone: 'customer-profiled',
  evidence: 'crm/O1/customer-profiled',
};

function silentRun(profiledId = 'c-profiled'): ProjectRun {
  const accepted = (step: Step, commandId: string) => ({
    step,
    latenessMs: 0,
    sent: { kind: 'accepted', status: 200, projectId: 'p1', commandId, repeats: 0 } as const,
  });
  const opportunity = {
    id: 'O1',
    agent: 'Moses Frase',
    product: 'GTX Basic',
    account: 'Cancity',
    fate: 'silent',
    openDay: 100,
    closeDay: null,
    amount: 550,
  } as const;
  return {
    schedule: { opportunity, steps: [open, profiled] },
    projectId: 'p1',
    deliveries: [accepted(open, 'c-open'), accepted(profiled, profiledId)],
  };
}

function silentFacts(events = droppedEvents(), run = silentRun()): ProjectFacts {
  return factsOf(
    { run, status: 'dropped', events, isCompleted: true, history, mails: new Map() },
    { rules, dayMs },
  );
}

function verdictOn(projects: readonly ProjectFacts[], mails = noMails): string[] {
  return reasonsToFail({ projects, mails, reviews: 3, managers: 3, strayProjects: 0 });
}

describe('counting the mails', () => {
  it('finds nothing wrong with one mail for each task', () => {
    const audit = auditMails([mailOf(firstTask), mailOf(secondTask)], [firstTask, secondTask]);
    expect(audit).toEqual({ mails: 2, duplicates: [], missing: [], unknown: [], undelivered: [] });
  });

  it('finds a mail that came twice', () => {
    const audit = auditMails([mailOf(firstTask), mailOf(firstTask)], [firstTask]);
    expect(audit.duplicates).toHaveLength(1);
    expect(verdictOn([], audit)).toEqual([expect.stringContaining('1 duplicate mails')]);
  });

  it('finds a second mail about the same task under another id', () => {
    const again = outboxEntry('p1:9:task:moses-frase', { taskId: 't3' });
    const audit = auditMails([mailOf(firstTask), mailOf(again)], [firstTask, again]);
    expect(audit.duplicates).toEqual([
      'a second mail about the same: "Agree on a meeting" to moses-frase@example.com',
    ]);
  });

  it('lets a second mail about a task be, when the first was written before its news', () => {
    const before = outboxEntry('p1:3:task:moses-frase', { taskId: 't3', writtenFrom: 8 });
    const again = outboxEntry('p1:9:task:moses-frase', { taskId: 't3' });
    expect(auditMails([mailOf(before), mailOf(again)], [before, again]).duplicates).toEqual([]);
    const told = { ...before, writtenFrom: 9 };
    expect(auditMails([mailOf(told), mailOf(again)], [told, again]).duplicates).toHaveLength(1);
  });

  it('finds a second mail about the end of a project, and lets each drift be news of its own', () => {
    const rows = ['p1:30:project-ended:a', 'p1:31:project-ended:a', 'p1:8:drift:a', 'p1:12:drift:a'];
    const entries = rows.map((key) => outboxEntry(key));
    const audit = auditMails(
      entries.map((entry) => mailOf(entry)),
      entries,
    );
    expect(audit.duplicates).toHaveLength(1);
  });

  it('lets one task be told to two people', () => {
    const copy = outboxEntry('p1:3:task:dustin-brinkmann', { taskId: 't3' });
    const audit = auditMails(
      [mailOf(firstTask), mailOf(copy, 'dustin-brinkmann@example.com')],
      [firstTask, copy],
    );
    expect(audit.duplicates).toEqual([]);
  });

  it('finds mails that never came, that nobody knows, and that could not be delivered', () => {
    const failed = outboxEntry('p1:5:task:x', { status: 'failed', messageId: null });
    const skipped = outboxEntry('p1:6:task:x', { status: 'skipped', messageId: null });
    const stranger = { messageId: '<stranger@example.com>', to: ['a@example.com'], subject: 'Hello' };
    const audit = auditMails([stranger], [firstTask, failed, skipped]);
    expect(audit).toMatchObject({
      missing: ['p1:3:task:moses-frase'],
      unknown: ['"Hello" to a@example.com'],
      undelivered: ['p1:5:task:x'],
    });
    expect(verdictOn([], audit)).toHaveLength(3);
  });

  it('lets a mail stay back whose reader was told with another one, and finds one that nobody told of', () => {
    const telling = outboxEntry('p2:9:task:moses-frase', { taskId: 't9', names: ['p1'] });
    const back = (change: Partial<OutboxEntry> = {}) =>
      outboxEntry('p1:12:task:moses-frase', {
        ...{ taskId: 't12', status: 'joined', messageId: null, joinedTo: telling._id },
        ...change,
      });
    const undelivered = (of: OutboxEntry, told: OutboxEntry = telling) =>
      auditMails([mailOf(telling)], [told, of]).undelivered;
    expect(undelivered(back())).toEqual([]);
    expect(undelivered(back({ status: 'skipped' }))).toEqual([]);
    expect(undelivered(back({ joinedTo: null }))).toEqual([back()._id]);
    expect(undelivered(back({ personId: 'somebody-else' }))).toEqual([back()._id]);
    expect(undelivered(back(), { ...telling, names: [] })).toEqual([back()._id]);
    expect(undelivered(back(), { ...telling, status: 'skipped' })).toEqual([back()._id]);
  });
});

describe('counting a project', () => {
  it('finds everything in the ledger of a silent one that was dropped in time', () => {
    expect(silentFacts()).toMatchObject({
      status: 'dropped',
      silentDays: 33,
      leastSilentDays: 33,
      followUps: 1,
      judgements: 1,
      contacts: 0,
      holds: 0,
      wokenByDate: 0,
      classChanges: 0,
      lostCommands: [],
      failedSteps: [],
    });
    expect(verdictOn([silentFacts()])).toEqual([]);
  });

  it('finds a command that was accepted and is not in the ledger', () => {
    const events = droppedEvents().filter((event) => event.type !== 'milestoneReached');
    const facts = silentFacts(events);
    expect(facts.lostCommands).toEqual(['customer-profiled']);
    expect(summarise({ projects: [facts], mails: noMails, reviews: 0 }, time).lostCommands).toBe(1);
    expect(verdictOn([facts])).toEqual(['1 commands accepted and not in the ledger: O1 customer-profiled']);
  });

  it('does not take the same milestone under another command for it', () => {
    expect(silentFacts(droppedEvents(), silentRun('c-other')).lostCommands).toEqual(['customer-profiled']);
  });

  it('finds a drop that came too early', () => {
    expect(verdictOn([silentFacts(droppedEvents(32.9))])).toEqual([
      '1 dropped before their time: O1 after 32.90 days and not 33',
    ]);
  });

  it('finds a silent one that is still open, and a workflow that has not completed', () => {
    const facts = silentFacts();
    expect(verdictOn([{ ...facts, status: 'open', silentDays: undefined }])).toEqual([
      '1 ended otherwise than in the data: O1 is open and should be dropped',
    ]);
    expect(verdictOn([{ ...facts, isCompleted: false }])).toHaveLength(1);
  });

  it('finds a request that was not accepted', () => {
    const run = silentRun();
    run.deliveries[1] = {
      step: profiled,
      latenessMs: 0,
      sent: { kind: 'failed', reason: '409 project-ended', repeats: 0 },
    };
    expect(verdictOn([silentFacts(droppedEvents(), run)])).toEqual([
      '1 requests that were not accepted: O1 customer-profiled: 409 project-ended',
    ]);
  });
});

describe('summary', () => {
  const facts = silentFacts();
  const projects: ProjectFacts[] = [
    { ...facts, fate: 'won', status: 'won', history: { events: 300, bytes: 90_000 } },
    { ...facts, fate: 'won', status: 'dropped', contacts: 2, history: { events: 200, bytes: 80_000 } },
    { ...facts, fate: 'lost', status: 'lost' },
    { ...facts, status: 'open' },
  ];

  it('counts by what is there, not by what was planned', () => {
    expect(
      summarise({ projects, mails: auditMails([mailOf(firstTask)], [firstTask]), reviews: 3 }, time),
    ).toEqual({
      projects: 4,
      won: 1,
      lost: 1,
      dropped: 1,
      open: 1,
      followUps: 4,
      judgements: 4,
      mails: 1,
      duplicateMails: 0,
      lostCommands: 0,
      contacts: 2,
      holds: 0,
      wokenByDate: 0,
      classChanges: 0,
      reviews: 3,
      mailsPerOwner: { p50: 0, max: 0 },
      eventsPerProject: { p50: 120, max: 300 },
      historyBytesPerProject: { p50: 60_000, max: 90_000 },
      seconds: 240,
      maxLatenessMs: 12,
    });
  });

  it('is not well when a won one was dropped or a silent one is open', () => {
    expect(verdictOn(projects)).toEqual([
      '2 ended otherwise than in the data: O1 is dropped and should be won; O1 is open and should be dropped',
    ]);
  });

  it('is not well with projects that nobody asked for', () => {
    const well = { projects: [], mails: noMails, reviews: 3, managers: 3 };
    expect(reasonsToFail({ ...well, strayProjects: 1 })).toHaveLength(1);
    expect(reasonsToFail({ ...well, reviews: 2, strayProjects: 0 })).toEqual([
      '2 weekly reviews were mailed to 3 managers',
    ]);
  });

  it('names some examples and counts the others', () => {
    const many = Array.from({ length: 5 }, () => ({ ...facts, status: 'open' as const }));
    expect(verdictOn(many)).toEqual([expect.stringMatching(/^5 ended otherwise .*, and 2 more$/)]);
  });
});

it('a digest counts once for each project that it tells of, and an email that did not leave not at all', () => {
  const digest = outboxEntry('digest:moses-frase:d3', {
    projectId: null,
    names: ['p1:7:reminder:moses-frase', 'p1:8:reminder:moses-frase', 'p2:4:drift:moses-frase'],
  });
  const told = outboxEntry('p1:7:reminder:moses-frase', { status: 'skipped', joinedTo: digest._id });
  expect(Object.fromEntries(mailsByReader([firstTask, digest, told]))).toEqual({
    'p1 moses-frase': 2,
    'p2 moses-frase': 1,
  });
  expect(auditMails([mailOf(firstTask), mailOf(digest)], [firstTask, digest, told]).undelivered).toEqual([]);
  const untold = { ...told, _id: 'p1:9:reminder:moses-frase' };
  expect(auditMails([mailOf(digest)], [digest, untold]).undelivered).toEqual([untold._id]);
});
