import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RunningApi } from '../api/running-api';
import { startApi } from '../api/running-api';
import type { AdminOffice } from './admin-office';
import { adminOffice } from './admin-office';
import { textOf } from './page-visits';

let api: RunningApi;
let office: AdminOffice;

beforeAll(async () => {
  api = await startApi();
  office = await adminOffice(api);
});
afterAll(() => api.stop());

describe('calendars', () => {
  const lines = '2033/1/3 New Year\r\n\r\n２０３３年２月１日　除夕\n2033-07-01 Foundation day';
  const versionOf = async (key: string) => (await api.store.calendars.read(key))!.version;

  it('are changed a year at a time, and who did it is shown with each day', async () => {
    const added = { key: ' Plant-9 ', nameEnglish: 'Plant 9', nameChinese: '九廠', base: 'tw' };
    const { headers } = await office.post('admin', '/admin/setup/calendars', added);
    expect(headers.get('location')).toBe('/admin/setup/calendars/plant-9');
    const year = { year: '2033', version: '1', status: 'announced', daysOff: lines };
    const shutdowns = '2033-08-01 ~ 2033-08-12 Summer';

    const saved = await office.post('admin', '/admin/setup/calendars/plant-9', { ...year, shutdowns });

    expect(saved.headers.get('location')).toBe('/admin/setup/calendars/plant-9?year=2033&done=saved');
    const { calendar } = (await api.store.calendars.read('plant-9'))!;
    expect(calendar).toEqual({
      ...{ key: 'plant-9', name: { en: 'Plant 9', 'zh-TW': '九廠' }, base: 'tw', weekend: null },
      years: [
        {
          ...{ year: 2033, status: 'announced', makeUpDays: [] },
          daysOff: [
            { date: '2033-01-03', name: 'New Year' },
            { date: '2033-02-01', name: '除夕' },
            { date: '2033-07-01', name: 'Foundation day' },
          ],
          shutdowns: [{ from: '2033-08-01', to: '2033-08-12', name: 'Summer' }],
        },
      ],
    });
    const page = await office.show('admin', '/admin/setup/calendars/plant-9?year=2033');
    expect(textOf(page)).toContain('What is not said here is as in “Taiwan');
    expect(textOf(page)).toMatch(/Ada Chou · .*2033-02-01: as its weekday → off \(除夕\)/);
    expect(page.text).toContain('2033-08-01 2033-08-12 Summer');
    expect((await office.post('admin', '/admin/setup/calendars', added)).status).toBe(409);
  });

  it('are not saved with a mistake: it is named with its line, and nothing that was typed is lost', async () => {
    const wrong = {
      daysOff: '2033-01-03 New Year\nFoundation day\n2033-02-30 Never\n2033-05-02',
      shutdowns: '2033-08-01 Summer',
    };
    const before = await versionOf('tw');
    const form = { year: '2033', version: String(before) };

    const first = await office.post('admin', '/admin/setup/calendars/tw', { ...form, ...wrong });

    expect(first.status).toBe(422);
    expect(textOf(first)).toContain(
      'line 2: it must begin with a day such as 2027-01-01 · line 3: it must begin with a day such as 2027-01-01 · line 4: the day has no name',
    );
    expect(textOf(first)).toContain('line 1: it must name the first and the last day');
    expect(first.text).toContain('2033-02-30 Never');
    const contrary = {
      daysOff: '2032-01-01 Wrong year\n2033-05-02 A\n\n2033-05-02 B\n2033-06-04 C',
      makeUpDays: '2033-06-04 Both\n2033-06-06 A Monday\n2033-08-06 Within',
      shutdowns: '2033-08-12 2033-08-01 Backwards',
    };
    const second = textOf(await office.post('admin', '/admin/setup/calendars/tw', { ...form, ...contrary }));
    expect(second).toContain('Closed: line 1: the last day comes before the first');
    const rest = { ...contrary, shutdowns: '2033-08-01 2033-08-12 Summer' };
    const third = textOf(await office.post('admin', '/admin/setup/calendars/tw', { ...form, ...rest }));
    for (const said of [
      'line 1: the day lies in another year',
      'line 4: the day stands there already',
      'line 1: the day is among the days off too',
      'line 3: the company is closed on that day',
    ]) {
      expect(third).toContain(said);
    }
    const needless = { ...form, makeUpDays: '2033-06-06 A Monday' };
    const fourth = textOf(await office.post('admin', '/admin/setup/calendars/tw', needless));
    expect(fourth).toContain('line 1: people work on that day anyway');
    expect(await versionOf('tw')).toBe(before);
  });

  it('that two change at once are saved once: the second sees who was faster', async () => {
    const version = await versionOf('tw');
    const form = { year: '2034', version: String(version), status: 'provisional' };
    const faster = { ...form, daysOff: '2034-01-02 New Year' };
    expect((await office.post('admin', '/admin/setup/calendars/tw', faster)).status).toBe(303);

    const slower = await office.post('admin', '/admin/setup/calendars/tw', {
      ...form,
      daysOff: '2034-03-01 Mine',
    });

    expect(slower.status).toBe(409);
    expect(textOf(slower)).toContain('Ada Chou has changed this calendar since you opened it');
    expect(slower.text).toContain('2034-03-01 Mine');
    expect(slower.text).toContain(`name="version" value="${version + 1}"`);
    const emptied = { ...form, version: String(version + 1), daysOff: '' };
    expect((await office.post('admin', '/admin/setup/calendars/tw', emptied)).status).toBe(303);
    const { calendar } = (await api.store.calendars.read('tw'))!;
    expect(calendar.years.map(({ year }) => year)).not.toContain(2034);
  });

  it('that nobody knows are none, nor years beyond all tables', async () => {
    expect((await office.show('admin', '/admin/setup/calendars/never')).status).toBe(404);
    const form = { year: '1999', version: '1' };
    expect((await office.post('admin', '/admin/setup/calendars/tw', form)).status).toBe(404);
    const bad = { key: 'Über', nameEnglish: ' ', nameChinese: '一', base: 'tw' };
    const answer = await office.post('admin', '/admin/setup/calendars', bad);
    expect(answer.status).toBe(422);
    expect(textOf(answer)).toContain('small letters, digits and dashes, beginning with');
    const unbased = { key: 'free', nameEnglish: 'Free', nameChinese: '無', base: 'never' };
    expect((await office.post('admin', '/admin/setup/calendars', unbased)).status).toBe(404);
  });
});
