import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client, Connection } from '@temporalio/client';
import type { ParsedMail } from 'mailparser';
import { simpleParser } from 'mailparser';
import { defaultTaskQueue } from '../../contracts/sandbox/names';
import { addWeeks, reviewAtMs, usualReviewTime, weekOf } from '../../domain/calendar/review-times';
import { reviewFacts } from '../../queries/review/review-facts';
import { wantedSchedules } from '../../people/weekly-schedules';
import { missingAtGate } from '../../domain/project/decide/gates';
import type { ProjectEvent } from '../../domain/project/model/events';
import { fold } from '../../domain/project/evolve/evolve';
import type { ProjectState } from '../../domain/project/model/state';
import { ageInStageMs, ageMs } from '../../domain/project/model/state';
import type { Platform } from '../../embedded/platform/platform';
import { startPlatform } from '../../embedded/platform/platform';
import type { Store } from '../../store/store';
import { connectStore } from '../../store/store';
import { reconcile } from '../../temporal/review-schedules';
import type { ScriptedSmtp } from '../mail/send/scripted-smtp';
import { startScriptedSmtp } from '../mail/send/scripted-smtp';
import { acme, somebody } from '../support/directory';
import { buildOfRun } from '../support/build-of-run';
import { eventually } from '../support/eventually';
import { day, milestone, simulate } from '../support/simulated-project';

/** Ten managers with some five hundred projects on the running platform, and a worker that is killed while it sends. */
const zone = 'Asia/Taipei';
/** The newest review that is due by now. */
const week = [0, -1]
  .map((weeks) => addWeeks(weekOf(Date.now(), zone), weeks))
  .find((each) => reviewAtMs(each, usualReviewTime, zone) < Date.now())!;
const toMs = reviewAtMs(week, usualReviewTime, zone);
const fromMs = toMs - 7 * day;
const managers = Array.from({ length: 10 }, (_, n) => `manager-${n}`);
const repsOf = (manager: string): string[] => [1, 2].map((n) => `${manager}-rep-${n}`);
/** With 500, each manager has a thousand projects: `MILEPOST_TEST_PROJECTS_OF_REP=500`, and some minutes more. */
const projectsOfRep = Number(process.env['MILEPOST_TEST_PROJECTS_OF_REP'] ?? 24);
const moreMs = Math.max(0, projectsOfRep - 24) * 1_000;

let platform: Platform;
let store: Store;
let client: Client;
let connection: Connection;
let smtp: ScriptedSmtp;
const ledgers = new Map<string, ProjectEvent[]>();
/** Messages that the mail server lets through; those after them wait for `open`. */
const letThrough = 4;
let asked = 0;
let open: () => void = () => undefined;
const opened = new Promise<void>((resolve) => (open = resolve));
let ended = 0;

beforeAll(async () => {
  smtp = await startScriptedSmtp({}, (turn) => {
    if (turn === 'DATA' && (asked += 1) > letThrough) return opened;
    // the last that is let through has come whole, and gets no answer before the worker is killed
    if (turn === 'end-of-data' && (ended += 1) === letThrough) return opened;
    return undefined;
  });
  platform = await startPlatform({
    dataDir: 'temporary',
    ports: 'free',
    dayMs: day,
    configured: { smtpUrl: smtp.url },
    build: buildOfRun(),
  });
  store = await connectStore(platform.mongoUri);
  connection = await Connection.connect({ address: platform.temporalAddress });
  client = new Client({ connection });
  await fill();
}, 180_000 + moreMs);

afterAll(async () => {
  open();
  await connection.close();
  await store.close();
  await platform.stop();
  await smtp.stop();
}, 60_000);

/** People and projects as their ledgers tell; what each has lived through differs. */
async function fill(): Promise<void> {
  await store.customers.create(acme);
  for (const manager of managers) {
    await store.people.create(somebody(manager, { roles: [] }));
    for (const rep of repsOf(manager)) await store.people.create(somebody(rep, { managerId: manager }));
  }
  const reps = managers.flatMap(repsOf);
  const all = reps.flatMap((rep) => Array.from({ length: projectsOfRep }, (_, n) => lived(rep, n)));
  for (let at = 0; at < all.length; at += 50) {
    await Promise.all(
      all.slice(at, at + 50).map(async ({ state, events }) => {
        ledgers.set(state.projectId, events);
        await store.ledger.append(state.projectId, events);
        await store.projects.write(state, 0, []);
      }),
    );
  }
}

function lived(ownerId: string, n: number): { state: ProjectState; events: ProjectEvent[] } {
  const openedAtMs = toMs - (1 + (n % 26)) * day - 3_600_000;
  const title = `Line ${n}`;
  const projectId = `${ownerId}-p${n}`;
  const project = simulate({ projectId, openedAtMs, open: { ownerId, title, customerId: acme.id } });
  const tell = (command: Parameters<typeof project.tell>[0], atMs: number): void => {
    project.passUntil(atMs);
    project.tell({ actor: ownerId, ...command }, atMs);
  };
  const laterMs = Math.max(openedAtMs + 3_600_000, toMs - (n % 5) * day - 7_200_000);
  if (n % 3 === 0) tell({ name: 'recordContact', kind: 'call', noteId: `n-${projectId}` }, laterMs);
  if (n % 4 === 0) tell(milestone('customer-profiled'), laterMs + 1_000);
  if (n % 8 === 0) tell(milestone('meeting-agreed'), laterMs + 2_000);
  if (n % 10 === 7) tell({ name: 'lose', reason: 'price' }, laterMs + 3_000);
  if (n % 10 === 9) {
    tell({ name: 'hold', reason: 'budget-year', wakeAtMs: toMs + 90 * day, noteId: 'n' }, laterMs + 3_000);
  }
  project.passUntil(toMs);
  return { state: project.state(), events: project.events() };
}

/** What the ledgers of a manager's team tell, without anything that writes mails or reads projects. */
function fromLedgers(manager: string) {
  const ids = repsOf(manager).flatMap((rep) => [...ledgers.keys()].filter((id) => id.startsWith(`${rep}-p`)));
  const states = ids.map((id) => fold(id, ledgers.get(id)!));
  const events = ids.flatMap((id) => ledgers.get(id)!);
  const within = ({ atMs }: ProjectEvent): boolean => fromMs <= atMs && atMs < toMs;
  const count = (type: ProjectEvent['type']): number =>
    events.filter((event) => event.type === type && within(event)).length;
  return {
    running: states.filter(({ status, deal }) => status === 'open' && !deal!.hold),
    held: states.filter(({ status, deal }) => status === 'open' && deal!.hold),
    entered: count('projectOpened'),
    lost: count('projectLost'),
    dropped: count('projectDropped'),
  };
}

/** The lines of a mail about one project. */
function linesAbout(text: string, ownerId: string, title: string): string[] | null {
  const [, after] = text.split(`== Name of ${ownerId} · ${title} · Acme ==\n`);
  return after?.split('\n\n')[0]!.split('\n') ?? null;
}

const mailsOf = async (): Promise<ParsedMail[]> =>
  Promise.all(smtp.delivered.map((raw) => simpleParser(Buffer.from(raw, 'latin1'))));
const addressOf = ({ to }: ParsedMail): string => (Array.isArray(to) ? to[0] : to)!.value[0]!.address!;

describe('the weekly review', () => {
  it(
    'comes once to each manager, also when the worker is killed while it sends',
    async () => {
      const deps = { client, taskQueue: defaultTaskQueue };
      const wanted = await wantedSchedules(store, usualReviewTime, managers);
      expect(wanted.filter(({ mail }) => mail === 'review')).toHaveLength(10);
      await reconcile(deps, wanted, managers);
      // as the server would on Monday: the run knows the instant that it was due, however late it is
      await Promise.all(
        managers.map((manager) =>
          client.schedule.getHandle(`review-${manager}`).backfill({
            start: new Date(toMs - 60_000),
            // the server adds up to five minutes to the time
            end: new Date(toMs + 360_000),
            overlap: 'ALLOW_ALL',
          }),
        ),
      );
      await eventually(() => smtp.delivered.length === letThrough && asked > letThrough, 60_000 + moreMs);
      await platform.worker.takeDown();
      open();
      expect(smtp.delivered).toHaveLength(letThrough);
      await platform.worker.bringUp();
      await eventually(async () => {
        const { accepted = 0, 'handing-over': inQuestion = 0 } = await store.outbox.counts();
        // what is being handed over at this moment has not arrived yet
        return accepted + inQuestion === 10 && smtp.delivered.length === 10;
      }, 60_000 + moreMs);
      // the one that was not answered, and perhaps one whose answer could not be written down any more: they wait
      // until no attempt can be running any more
      expect((await store.outbox.counts())['handing-over']).toBeGreaterThanOrEqual(1);
      const addresses = (await mailsOf()).map(addressOf).sort();
      expect(addresses).toEqual(managers.map((manager) => `${manager}@example.com`).sort());
    },
    150_000 + 2 * moreMs,
  );

  it('says what the ledger says', async () => {
    const mails = await mailsOf();
    for (const manager of managers) {
      const { subject, text = '' } = mails.find((mail) => addressOf(mail) === `${manager}@example.com`)!;
      const told = fromLedgers(manager);
      expect(subject).toMatch(new RegExp(`: ${told.running.length} projects to decide$`));
      expect(text).toMatch(new RegExp(`^Entered: ${told.entered} \\(`, 'm'));
      expect(text).toMatch(new RegExp(`^Lost: ${told.lost} \\(`, 'm'));
      expect(text).toMatch(new RegExp(`^Dropped: ${told.dropped} \\(`, 'm'));
      expect(text).toMatch(new RegExp(`^On hold: ${told.held.length}$`, 'm'));
      const listed = told.running.filter(({ deal }) => linesAbout(text, deal!.ownerId, deal!.title));
      expect(listed).toHaveLength(15);
      for (const { deal, projectId } of listed) {
        const lines = linesAbout(text, deal!.ownerId, deal!.title)!.join('\n');
        const { playbook, stage, milestones } = deal!;
        const missing = missingAtGate(playbook, stage, milestones);
        for (const key of missing) expect(lines).toContain(playbook.milestones[key]!.name.en);
        expect(lines).toContain(`“${playbook.stages.find(({ key }) => key === stage)!.name.en}”`);
        const calls = ledgers
          .get(projectId)!
          .filter((event) => event.type === 'contactRecorded' && event.atMs >= fromMs);
        expect(lines.includes('call on ')).toBe(calls.length > 0);
      }
    }
  });

  it('has on its page all that the ledger has, read in a moment', async () => {
    for (const manager of managers) {
      const nowMs = toMs + 3_600_000;
      const facts = await reviewFacts(store, { managerId: manager, week, nowMs, language: 'en' });
      const told = fromLedgers(manager);
      const seen = facts.reps.flatMap(({ projects }) => projects);
      const byId = <T extends { projectId: string }>(a: T, b: T): number =>
        a.projectId.localeCompare(b.projectId);
      expect([...seen].sort(byId)).toMatchObject(
        [...told.running].sort(byId).map(({ projectId, deal }) => ({
          projectId,
          ageDays: Math.floor(ageMs(deal!, nowMs) / day),
          ageInStageDays: Math.floor(ageInStageMs(deal!, nowMs) / day),
          undecidedWeeks: 0,
          decision: null,
        })),
      );
      const ids = (await store.reviews.read(manager, week))!.projectIds;
      expect([...ids].sort()).toEqual(told.running.map(({ projectId }) => projectId).sort());
      const done = seen.flatMap((project) => project.done.contacts).length;
      const contacts = told.running.flatMap(({ projectId }) =>
        ledgers
          .get(projectId)!
          .filter(
            (event) =>
              (event.type === 'contactRecorded' || (event.type === 'milestoneReached' && event.contact)) &&
              event.atMs >= fromMs &&
              event.atMs < toMs,
          ),
      );
      expect(done).toBe(contacts.length);
    }
  });
});
