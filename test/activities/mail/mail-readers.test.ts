import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { MailReport } from '../../../contracts/sandbox/activities';
import type { MailEffect, Recipient } from '../../../domain/project/react';
import { day } from '../../support/simulated-project';
import type { MailOffice, OfficeProject } from './mail-office';
import { answering, openMailOffice } from './mail-office';

let office: MailOffice;
beforeAll(async () => {
  office = await openMailOffice();
});
afterEach(async () => {
  for (const id of ['sales-1', 'sales-2', 'sales-3', 'boss']) {
    await office.change(id, { active: true, absences: [], email: `${id}@example.com` });
  }
});
afterAll(() => office.close());

/** A project whose first task waits for `sales-1`, and the mail of that task. */
async function projectWithTask(): Promise<{ opened: OfficeProject; effect: MailEffect }> {
  const opened = office.open();
  await opened.save();
  return { opened, effect: opened.effect('task') };
}

/** A project on hold, and the mail of that to whomever a test wants. */
async function heldProject(to: Recipient): Promise<{ opened: OfficeProject; effect: MailEffect }> {
  const { opened } = await projectWithTask();
  opened.project.tell({ name: 'hold', reason: 'budget-year', wakeAtMs: opened.project.now() + 90 * day });
  await opened.save();
  return { opened, effect: newsTo(opened, to) };
}

function newsTo(opened: OfficeProject, to: Recipient): MailEffect {
  return { ...opened.effect('project-held'), to };
}

const awayFor = (substituteId: string | null) => ({
  absences: [{ from: '2026-03-01', to: '2026-03-10', substituteId }],
});

describe('a mail to somebody who is away', () => {
  it('goes to the substitute, who reads for whom and until when', async () => {
    const { opened, effect } = await projectWithTask();
    await office.change('sales-1', awayFor('sales-2'));

    const report = await office.send(opened, effect);

    expect(report).toEqual({ status: 'accepted', personId: 'sales-2' } satisfies MailReport);
    const [mail] = await office.arrived(opened.title);
    expect(mail!.to).toEqual(['sales-2@example.com']);
    expect(mail!.text).toMatch(/^Name of sales-2, please/);
    expect(mail!.text).toContain('You get this for Name of sales-1, who is away until Tue 10 Mar 2026.');
    expect(mail!.text).toContain('Owner: Name of sales-1');
  });

  it('carries links of the substitute that act on the task of the one who is away', async () => {
    const { opened, effect } = await projectWithTask();
    await office.change('sales-1', awayFor('sales-2'));

    await office.send(opened, effect);

    const links = office.linksIn((await office.arrived(opened.title))[0]!);
    expect(links.map(({ personId }) => personId)).toEqual(links.map(() => 'sales-2'));
    expect(links[0]!.target).toMatchObject({ kind: 'task', holderId: 'sales-1' });
  });

  it('goes to the person when they are back', async () => {
    const { opened } = await projectWithTask();
    await office.change('sales-1', awayFor('sales-2'));
    opened.project.passUntil(opened.project.now() + 20 * day);
    await opened.save();

    expect(await office.send(opened, opened.effect('reminder'))).toMatchObject({ personId: 'sales-1' });
    expect((await office.arrived(opened.title))[0]!.text).not.toContain('You are standing in');
  });

  it('goes to the manager when there is no substitute', async () => {
    const { opened, effect } = await projectWithTask();
    await office.change('sales-1', awayFor(null));

    expect(await office.send(opened, effect)).toMatchObject({ status: 'accepted', personId: 'boss' });
  });
});

describe('a mail to somebody whose address has failed', () => {
  it('goes to the manager, who reads why', async () => {
    const { opened, effect } = await projectWithTask();
    await office.store.people.markAddress('sales-1', {
      email: 'sales-1@example.com',
      code: '5.1.1',
      atMs: opened.project.now(),
    });

    expect(await office.send(opened, effect)).toMatchObject({ status: 'accepted', personId: 'boss' });
    const [mail] = await office.arrived(opened.title);
    expect(mail!.text).toContain('mail to their address in the directory does not arrive');
    // another address is in order until it fails too
    await office.change('sales-1', { email: 'new@example.com' });
  });
});

describe('a mail that waited', () => {
  it('goes to nobody when its person has left meanwhile', async () => {
    const { opened, effect } = await projectWithTask();
    const busy = answering(office.sender, { status: 'temporary', reply: '421', text: '421 try later' });
    await expect(office.send(opened, effect, { sender: busy })).rejects.toThrow(/cannot take the mail now/);
    await office.change('sales-1', { active: false });

    expect(await office.send(opened, effect)).toMatchObject({ status: 'skipped', reason: 'inactive' });
    expect(await office.arrived(opened.title)).toHaveLength(0);
  });

  it('fails when there is no such person', async () => {
    const { opened, effect } = await projectWithTask();
    const report = await office.send(opened, { ...effect, to: { personId: 'nobody' } });
    expect(report).toEqual({ status: 'failed', personId: 'nobody', reason: 'unknown-person' });
  });
});

describe('a mail to a manager', () => {
  it('goes past those who are not active any more', async () => {
    const { opened, effect } = await heldProject({ managerOf: 'sales-1', unless: [] });
    await office.change('boss', { active: false });

    const report = await office.send(opened, effect);

    expect(report).toMatchObject({ status: 'accepted', personId: 'director' });
  });

  it('goes to who stands in for the manager, who may read the project for it', async () => {
    const { opened, effect } = await heldProject({ managerOf: 'sales-1', unless: ['sales-1'] });
    await office.change('boss', awayFor('sales-3'));

    const report = await office.send(opened, effect);

    expect(report).toMatchObject({ status: 'accepted', personId: 'sales-3' });
  });

  it('is not sent to somebody who stands in and has been told already', async () => {
    const { opened, effect } = await heldProject({ managerOf: 'sales-1', unless: ['sales-1'] });
    await office.change('boss', awayFor('sales-1'));

    const report = await office.send(opened, effect);

    expect(report).toMatchObject({ status: 'skipped', reason: 'nobody-else-to-tell', personId: 'sales-1' });
  });
});

describe('news of a project', () => {
  it('are not for somebody who has handed it over', async () => {
    const { opened } = await heldProject({ personId: 'sales-1' });
    opened.project.tell({
      name: 'handOver',
      handOverId: 'h1',
      fromPersonId: 'sales-1',
      toPersonId: 'sales-2',
    });
    await opened.save();

    const [old, other] = [{ personId: 'sales-1' }, { personId: 'sales-2' }];
    expect(await office.send(opened, newsTo(opened, old))).toMatchObject({
      status: 'skipped',
      reason: 'not-concerned',
    });
    expect(await office.send(opened, newsTo(opened, other))).toMatchObject({ status: 'accepted' });
  });

  it('of an overdue task are not sent when it is with somebody else, or has more time, by then', async () => {
    const reportAfter = async (act: (opened: OfficeProject, taskId: string) => void) => {
      const { opened } = await projectWithTask();
      opened.project.passUntil(opened.project.now() + 12 * day);
      const effect = opened.effect('overdue');
      act(opened, effect.taskId!);
      await opened.save();
      return office.send(opened, effect);
    };

    const passedOn = await reportAfter(({ project }, taskId) => {
      project.tell({ name: 'passOnTask', taskId, personId: 'sales-2' });
    });
    const postponed = await reportAfter(({ project }, taskId) => {
      project.tell({ name: 'postponeTask', taskId, dueAtMs: project.now() + 5 * day, noteId: 'n1' });
    });

    expect(passedOn).toMatchObject({ status: 'skipped', reason: 'task-reassigned' });
    expect(postponed).toMatchObject({ status: 'skipped', reason: 'task-postponed' });
  });
});

describe('a manager who stands in for the owner', () => {
  const awayInApril = { absences: [{ from: '2026-04-01', to: '2026-04-10', substituteId: null }] };

  /** A project that is to be judged, and the mails of owner and manager about it. */
  async function judged(): Promise<{ opened: OfficeProject; ofOwner: MailEffect; ofManager: MailEffect }> {
    const opened = office.open();
    opened.project.passUntil(opened.project.now() + 30 * day);
    await opened.save();
    const of = (personId: string): MailEffect =>
      opened.project
        .effects()
        .findLast(({ mail, to }) => mail === 'task' && 'personId' in to && to.personId === personId)!;
    return { opened, ofOwner: of('sales-1'), ofManager: of('boss') };
  }

  it('is asked for one judgement by one mail', async () => {
    const { opened, ofOwner, ofManager } = await judged();
    await office.change('sales-1', awayInApril);

    expect(await office.send(opened, ofOwner)).toMatchObject({ status: 'skipped', reason: 'told-otherwise' });
    expect(await office.send(opened, ofManager)).toMatchObject({ status: 'accepted', personId: 'boss' });
    expect(await office.arrived(opened.title)).toHaveLength(1);
  });

  it('and an owner who stands in for the manager, too', async () => {
    const { opened, ofOwner, ofManager } = await judged();
    await office.change('boss', {
      absences: [{ from: '2026-04-01', to: '2026-04-10', substituteId: 'sales-1' }],
    });

    expect(await office.send(opened, ofManager)).toMatchObject({
      status: 'skipped',
      reason: 'told-otherwise',
    });
    expect(await office.send(opened, ofOwner)).toMatchObject({ status: 'accepted', personId: 'sales-1' });
  });

  it('gets one mail of an end, and one of a task that is left undone: what is to be done', async () => {
    const opened = office.open();
    await office.change('sales-1', {
      absences: [{ from: '2026-03-01', to: '2026-04-10', substituteId: null }],
    });
    opened.project.passUntil(opened.project.now() + 11 * day);
    await opened.save();
    const overdue = opened.effect('overdue');
    const reminder = opened.project
      .effects()
      .find(({ mail, revision }) => mail === 'reminder' && revision === overdue.revision)!;
    expect(await office.send(opened, overdue)).toMatchObject({ status: 'skipped', reason: 'told-otherwise' });
    expect(await office.send(opened, reminder)).toMatchObject({ status: 'accepted', personId: 'boss' });

    opened.project.tell({ name: 'drop', reason: 'no-fit', actor: 'sales-2' });
    await opened.save();
    const ends = opened.project.effects().filter(({ mail }) => mail === 'project-ended');
    const reports: MailReport[] = [];
    for (const effect of ends) reports.push(await office.send(opened, effect));
    expect(reports.map(({ status }) => status).sort()).toEqual(['accepted', 'skipped']);
  });
});

it('a mail to a manager has nobody to go to where nobody is above', async () => {
  const { opened, effect } = await heldProject({ managerOf: 'director', unless: [] });
  expect(await office.send(opened, effect)).toEqual({
    status: 'skipped',
    personId: null,
    reason: 'nobody-above',
  });
});

describe('the mail that a contact has ended a hold', () => {
  it('leads whoever set it to the form that sets it again', async () => {
    const { opened } = await projectWithTask();
    const { project } = opened;
    const wakeAtMs = project.now() + 90 * day;
    project.tell({ name: 'hold', reason: 'budget-year', wakeAtMs, actor: 'boss' });
    project.tell({ name: 'recordContact', kind: 'call' });
    await opened.save();

    const report = await office.send(opened, opened.effect('hold-ended'));
    expect(report).toMatchObject({ status: 'accepted', personId: 'boss' });
    const [mail] = await office.arrived(opened.title);
    expect(mail!.text).toContain('Name of sales-1 reported a contact with the customer on');
    expect(mail!.text).toMatch(
      new RegExp(`Put it on hold again.*/my/projects/${opened.projectId}/hold`, 's'),
    );
  });

  it('is not sent when it is on hold again', async () => {
    const { opened } = await projectWithTask();
    const { project } = opened;
    const hold = { name: 'hold', reason: 'budget-year', wakeAtMs: project.now() + 90 * day } as const;
    project.tell({ ...hold, actor: 'boss' });
    project.tell({ name: 'recordContact', kind: 'call' });
    project.tell(hold);
    await opened.save();
    expect(await office.send(opened, opened.effect('hold-ended'))).toMatchObject({ reason: 'held-again' });
  });
});
