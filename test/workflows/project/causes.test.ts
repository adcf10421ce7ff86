import { describe, expect, it } from '@jest/globals';
import { newProject } from '../../../domain/project/model/state';
import { openJournal } from '../../../workflows/project/journal';
import { rules } from '../../support/standard-playbook';

const nowMs = Date.UTC(2026, 2, 4, 6);
const base = { actor: 'sales-1', source: 'test', at: nowMs };
const open = {
  ...base,
  name: 'open' as const,
  commandId: 'open',
  title: 'Cooling line, hall 3',
  customerId: 'acme',
  customerClass: 'B' as const,
  ownerId: 'sales-1',
  playbook: rules,
};
const lose = { ...base, name: 'lose' as const, commandId: 'lose', reason: 'price' };

describe('what an effect is due to', () => {
  it('comes through continue-as-new with what is not recorded and with what is not sent', () => {
    const before = openJournal(newProject('p'));
    before.enter(open, nowMs, { requestId: 'open-1' });
    before.recorded(before.nextBatch().length, {});
    before.enter(lose, nowMs, { requestId: 'lost-1', trace: '00-a-b-01' });

    const carried = JSON.parse(JSON.stringify(before.carry()));
    const after = openJournal(before.recordedState(), carried);
    const batch = after.nextBatch();

    expect(after.causeOf(batch)).toEqual({ requestId: 'lost-1', trace: '00-a-b-01' });
    after.recorded(batch.length, {});
    expect(new Set(after.mailsToSend().map((mail) => after.mailCause(mail).requestId))).toEqual(
      new Set(before.mailsToSend().length > 0 ? ['open-1', 'lost-1'] : ['lost-1']),
    );
  });

  it('is forgotten once its last email is sent', () => {
    const journal = openJournal(newProject('p'));
    journal.enter(open, nowMs, { requestId: 'open-1' });
    journal.enter(lose, nowMs, { requestId: 'lost-1' });
    journal.recorded(journal.nextBatch().length, {});

    expect(Object.values(journal.carry().causes ?? {})).toContainEqual({ requestId: 'lost-1' });
    for (const mail of journal.mailsToSend()) journal.mailDone(mail);

    expect(journal.carry()).toEqual({ unrecorded: [], mails: [] });
  });

  it('is several requests for what is recorded at once, and nothing for what the clock does', () => {
    const journal = openJournal(newProject('p'));
    journal.enter(open, nowMs, { requestId: 'open-1' });
    journal.enter(lose, nowMs, { requestId: 'lost-1' });

    expect(journal.causeOf(journal.nextBatch())).toEqual({ requestId: 'open-1,lost-1' });

    const silent = openJournal(newProject('p'));
    silent.enter(open, nowMs);
    expect(silent.causeOf(silent.nextBatch())).toEqual({});
    expect(silent.carry()).not.toHaveProperty('causes');
  });
});
