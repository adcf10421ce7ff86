import { describe, expect, it } from '@jest/globals';
import type { Payload } from '@temporalio/common';
import { defaultPayloadConverter } from '@temporalio/common';
import { place } from '../../contracts/sandbox/operator-words';
import type { OperatorCodecDeps } from '../../worker/operator-codec';
import { operatorCodec } from '../../worker/operator-codec';

const people: Readonly<Record<string, { name: string; timeZone: string }>> = {
  baker: { name: 'Baker', timeZone: 'Europe/Berlin' },
  lin: { name: '林小姐 "Lin"', timeZone: 'Asia/Taipei' },
};
const atMs = Date.UTC(2026, 11, 14, 8);

function codec(own: Partial<OperatorCodecDeps> = {}) {
  return operatorCodec({
    person: (personId) => Promise.resolve(people[personId] ?? null),
    publicUrl: 'https://milepost.example.com',
    companyTimeZone: 'Asia/Taipei',
    namesInHistories: true,
    ...own,
  });
}

const payload = (value: unknown): Payload => defaultPayloadConverter.toPayload(value);

async function out(value: unknown, own: Partial<OperatorCodecDeps> = {}): Promise<unknown> {
  const [encoded] = await codec(own).encode([payload(value)]);
  return defaultPayloadConverter.fromPayload(encoded!);
}

const details = (currentDetails: string) => ({ definition: { type: 'salesProject' }, currentDetails });

describe('texts for operators', () => {
  it('leave the worker with names and with times by somebody’s clock', async () => {
    expect(await out(`Visit the customer → ${place.person('baker')}`)).toBe('Visit the customer → Baker');
    expect(await out(`reminder → ${place.person('lin')}`)).toBe('reminder → 林小姐 "Lin"');
    expect(await out(`follow-up due ${place.soon(atMs, 'baker')}`)).toBe('follow-up due 14 Dec 09:00');
    expect(await out(`follow-up due ${place.soon(atMs, 'lin')}`)).toBe('follow-up due 14 Dec 16:00');
  });

  it('have the address of the page, and long times in the language of the sentence', async () => {
    const text = `${place.at(atMs, 'baker')}; ${place.at(atMs, 'lin', 'zh-TW')}; ${place.project('project-1')}`;

    expect(await out(details(text))).toMatchObject({
      definition: { type: 'salesProject' },
      currentDetails:
        'Mon 14 Dec 2026, 09:00 (CET); 2026年12月14日（週一）16:00（GMT+8）; https://milepost.example.com/projects/project-1',
    });
  });

  it('keep the id of whom nobody knows, and the clock of the company', async () => {
    expect(await out(`reminder → ${place.person('gone')}`)).toBe('reminder → gone');
    expect(await out(place.soon(atMs, 'gone'))).toBe('14 Dec 16:00');
  });

  it('have ids where names are not to be kept: in summaries, and not in details, which are stored nowhere', async () => {
    const own = { namesInHistories: false };

    expect(await out(`reminder → ${place.person('baker')}`, own)).toBe('reminder → baker');
    expect(await out(details(place.person('baker')), own)).toMatchObject({ currentDetails: 'Baker' });
  });

  it('wait for no directory that is away or hangs', async () => {
    const away = { person: () => Promise.reject(new Error('away')) };
    const hangs = { person: () => new Promise<null>(() => undefined) };

    expect(await out(place.person('baker'), away)).toBe('baker');
    expect(await out(place.person('baker'), hangs)).toBe('baker');
  });

  it('ask for the same person once', async () => {
    let asked = 0;
    const own = codec({
      person: () => {
        asked += 1;
        return Promise.resolve({ name: 'Baker', timeZone: 'UTC' });
      },
    });

    await own.encode([payload(`${place.person('baker')} ${place.soon(atMs, 'baker')}`)]);
    await own.encode([payload(place.person('baker'))]);

    expect(asked).toBe(1);
  });
});

describe('everything else', () => {
  it('passes byte by byte, whatever somebody has typed into it', async () => {
    const typed = {
      title: `Line for ${place.person('baker')}`,
      definition: { currentDetails: place.person('lin') },
    };
    const given = [payload(typed), payload([place.person('baker')]), payload('no place'), payload(null), {}];

    const encoded = await codec().encode(given);

    expect(encoded).toEqual(given);
    expect(await codec().decode(encoded)).toEqual(given);
  });

  it('of a text that only looks like a place stays as it is', async () => {
    const text = 'costs {at:soon|baker} {soon:never|baker} {price}';

    expect(await out(text)).toBe(text);
  });
});
