import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Absence, Person } from '../../contracts/wire/directory';
import type { DueNotification } from '../../contracts/sandbox/notifications';
import { addDays, localDate } from '../../domain/calendar/local-dates';
import { queueOffers, returnsOf } from '../../people/availability';
import { isReached } from '../../people/presence';
import { realDayMs } from '../../domain/project/evolve/clocks';
import { somebody } from '../support/directory';

/** Wednesday, 4 March 2026, 12:00 in Taipei. */
const now = Date.UTC(2026, 2, 4, 4);

/** 09:00 in Taipei on a day of March 2026. */
const morning = (day: number): number => Date.UTC(2026, 2, day, 1);

const away = (from: number, to: number): Absence => ({
  from: `2026-03-${String(from).padStart(2, '0')}`,
  to: `2026-03-${String(to).padStart(2, '0')}`,
  substituteId: null,
});

const wu = (special: Partial<Person> = {}): Person => somebody('wu', special);
const failed = { email: 'wu@example.com', code: '5.1.1', atMs: 0 };

/** When the queue is offered: `now`, or the day of March on whose morning it is. */
function offered(before: Person | null, after: Person, nowMs = now): (number | 'now')[] {
  return queueOffers(before, { ...after, revision: 2 }, nowMs).map(({ notBeforeMs }) =>
    notBeforeMs === nowMs ? 'now' : (notBeforeMs - morning(0)) / realDayMs,
  );
}

describe('somebody is offered the queue', () => {
  it.each<[what: string, before: Partial<Person> | null, after: Partial<Person>, offers: (number | 'now')[]]>(
    [
      ['who is new', null, {}, ['now']],
      ['who is new without a role', null, { roles: [] }, []],
      ['who is new without room', null, { capacity: 0 }, []],
      ['who is new and not active', null, { active: false }, []],
      ['who is new and away', null, { absences: [away(3, 10)] }, [11]],
      ['who is new and goes away later', null, { absences: [away(9, 10)] }, ['now', 11]],

      ['who is active again', { active: false }, {}, ['now']],
      ['who has room again', { capacity: 0 }, {}, ['now']],
      ['who has more room', { capacity: 1 }, {}, []],
      ['whose address works again', { addressProblem: failed }, {}, ['now']],
      ['who gets a role', { roles: [] }, {}, ['now']],
      ['who gets another role', {}, { roles: ['sales', 'legal'] }, ['now']],
      ['who loses a role', { roles: ['sales', 'legal'] }, {}, []],
      ['who goes to another team', { team: 'South' }, {}, ['now']],
      ['who serves every team now', {}, { team: null }, ['now']],
      ['who serves one team now', { team: null }, {}, []],
      ['who serves another class', { customerClasses: ['A'] }, { customerClasses: ['A', 'B'] }, ['now']],
      ['who serves every class now', { customerClasses: ['A'] }, {}, ['now']],
      ['who serves fewer classes', {}, { customerClasses: ['A'] }, []],
      ['who has nothing new', {}, { name: 'Wu', language: 'zh-TW', regions: ['Taiwan'] }, []],
      ['who gets a role and is not active', { active: false }, { active: false, roles: ['legal'] }, []],
      ['who is active again without room', { active: false }, { capacity: 0 }, []],
      ['who is active again and away', { active: false }, { absences: [away(3, 10)] }, [11]],
      ['who goes', {}, { active: false }, []],

      ['who goes away now', {}, { absences: [away(4, 10)] }, [11]],
      ['who will go away', {}, { absences: [away(20, 22)] }, [23]],
      ['who was away', {}, { absences: [away(1, 2)] }, []],
      ['whose absence stays', { absences: [away(3, 10)] }, { absences: [away(3, 10)], name: 'Wu' }, []],
      ['whose absence is lifted', { absences: [away(3, 10)] }, {}, ['now']],
      ['whose coming absence is lifted', { absences: [away(9, 10)] }, {}, []],
      ['whose absence ends earlier', { absences: [away(3, 10)] }, { absences: [away(3, 6)] }, [7]],
      ['whose absence ends today', { absences: [away(3, 10)] }, { absences: [away(3, 4)] }, [5]],
      ['whose absence ended yesterday', { absences: [away(3, 10)] }, { absences: [away(3, 3)] }, ['now']],
      ['whose absence ends later', { absences: [away(3, 10)] }, { absences: [away(3, 12)] }, [13]],
      ['whose absence begins later', { absences: [away(3, 10)] }, { absences: [away(5, 10)] }, ['now']],
      ['whose absence is put off', { absences: [away(3, 10)] }, { absences: [away(5, 12)] }, ['now', 13]],
      [
        'whose substitute changes',
        { absences: [away(3, 10)] },
        { absences: [{ ...away(3, 10), substituteId: 'x' }] },
        [],
      ],
      [
        'whose absence is written as two',
        { absences: [away(3, 10)] },
        { absences: [away(3, 6), away(7, 10)] },
        [],
      ],
      ['with a day between two absences', {}, { absences: [away(4, 6), away(8, 10)] }, [7, 11]],
      ['without a day between two absences', {}, { absences: [away(7, 10), away(4, 6)] }, [11]],
      [
        'who gets a role while away',
        { absences: [away(3, 10)] },
        { absences: [away(3, 10)], roles: ['legal'] },
        [],
      ],
      ['who is away until further notice', {}, { absences: [{ ...away(3, 4), to: '2999-12-31' }] }, []],
    ],
  )('%s', (_, before, after, offers) => {
    expect(offered(before && wu(before), wu(after))).toEqual(offers);
  });

  it('when the record of an absence that is over is deleted before the morning that would bring it', () => {
    const before = wu({ absences: [away(1, 3)] });
    expect(offered(before, wu(), morning(4) - 3_600_000)).toEqual(['now']);
    expect(offered(before, wu(), morning(4))).toEqual([]);
  });

  it('in the morning when the absence is ended in the night before, and then only', () => {
    const before = wu({ absences: [away(1, 10)] });
    expect(offered(before, wu({ absences: [away(1, 3)] }), morning(4) - 3_600_000)).toEqual([4]);
  });

  it('in the morning of another zone when theirs changes', () => {
    const absences = [away(3, 10)];
    const [offer] = queueOffers(wu({ absences }), { ...wu({ absences, timeZone: 'UTC' }), revision: 2 }, now);
    expect(offer).toMatchObject({ notBeforeMs: morning(11) + 8 * 3_600_000 });
  });
});

describe('an offer', () => {
  it('has the same key for the same revision, or for the same end of an absence', () => {
    const after = { ...wu({ absences: [away(9, 10)] }), revision: 7 };
    const offers = queueOffers(null, after, now);
    expect(offers).toEqual([
      { key: 'queue-offer-wu-7', personId: 'wu', notification: { kind: 'queue-offer' }, notBeforeMs: now },
      {
        key: 'queue-offer-wu-back-2026-03-11T01:00:00.000Z',
        personId: 'wu',
        notification: { kind: 'queue-offer', backAtMs: morning(11) },
        notBeforeMs: morning(11),
      },
    ]);
    expect(queueOffers(null, after, now + 1_000).map(({ key }) => key)).toEqual(offers.map(({ key }) => key));
  });

  const day = fc.integer({ min: 1, max: 30 });
  const absences = fc
    .uniqueArray(day, { maxLength: 8 })
    .map((days) => days.sort((a, b) => a - b))
    .map((days) =>
      days.flatMap((from, at) => (at % 2 === 0 && days[at + 1] ? [away(from, days[at + 1]!)] : [])),
    );
  const record = fc.record({ active: fc.boolean(), capacity: fc.integer({ min: 0, max: 1 }), absences });
  const changes = fc.array(fc.record({ record, hours: fc.integer({ min: 1, max: 100 }) }));

  it('comes once for each time that somebody becomes available, whatever is written when', () => {
    fc.assert(
      fc.property(changes, (each) => {
        const { given, becameAvailable } = lived(each);
        expect(given).toEqual(becameAvailable);
      }),
      { numRuns: 200 },
    );
  });
});

const hourMs = 3_600_000;

/** A month of changes, hour by hour: when notifications went out, and when somebody became available by plain words. */
function lived(changes: readonly { record: Partial<Person>; hours: number }[]) {
  const given: number[] = [];
  const becameAvailable: number[] = [];
  const asked = new Map<string, DueNotification>();
  let before: Person | null = null;
  let wasThere = false;
  // never the very instant of a morning, in which either may come first
  let nowMs = Date.UTC(2026, 2, 1) + hourMs / 2;
  /** Sends what is due, as the notification decides by what the record says then. */
  const look = (person: Person): void => {
    for (const [key, { notBeforeMs, notification }] of asked) {
      if (notBeforeMs > nowMs || notification.kind !== 'queue-offer') continue;
      asked.delete(key);
      const holds = notification.backAtMs === undefined || returnsOf(person).includes(notification.backAtMs);
      if (person.active && person.capacity > 0 && isReached(person, nowMs) && holds) given.push(nowMs);
    }
    const isThere = isAtWork(person, nowMs);
    if (isThere && !wasThere) becameAvailable.push(nowMs);
    wasThere = isThere;
  };
  for (const [index, { record, hours }] of changes.entries()) {
    const person: Person = wu(record);
    if (before) look(before);
    for (const notification of queueOffers(before, { ...person, revision: index + 1 }, nowMs)) {
      if (!asked.has(notification.key)) asked.set(notification.key, notification);
    }
    for (const endMs = nowMs + hours * hourMs; nowMs < endMs; nowMs += hourMs) look(person);
    before = person;
  }
  return { given, becameAvailable };
}

/** Active, with room, and not away: from midnight before an absence to nine o'clock after it. */
function isAtWork({ active, capacity, absences, timeZone }: Person, nowMs: number): boolean {
  const covers = (date: string): boolean => absences.some(({ from, to }) => from <= date && date <= to);
  const isNight = (nowMs / hourMs + 8) % 24 < 9;
  const today = localDate(nowMs, timeZone);
  return active && capacity > 0 && !covers(today) && !(isNight && covers(addDays(today, -1)));
}
