import { describe, expect, it } from '@jest/globals';
import type { MailContent } from '../../../mail/content/content';
import { notificationSamples } from '../../../mail/samples/notification-samples';
import { renderContent } from '../../../mail/send/render';

function sample(name: string): MailContent {
  const found = notificationSamples().find((candidate) => candidate.name === name);
  if (!found) throw new Error(`No sample ${name}`);
  return found.content;
}

const partsOf = ({ blocks }: MailContent) =>
  blocks.flatMap((block) => (block.type === 'entries' ? [block] : []));

describe('a digest', () => {
  it('counts in its subject what is for today, else what there is', () => {
    expect(sample('digest.en').subject).toBe('Your day, Wed 4 Mar: 2 to decide, 2 overdue, 1 due today');
    expect(sample('digest-quiet.en').subject).toBe('Your day, Wed 4 Mar: 1 due soon, 3 to know');
    expect(sample('digest.zh-TW').subject).toBe(
      '今日工作摘要（3月4日週三）：2 項待決定、2 項逾期、1 項今天到期',
    );
  });

  it('is ordered by what matters, with how much of it there is', () => {
    expect(partsOf(sample('digest.en')).map(({ title }) => title)).toEqual([
      'To decide · 2',
      'Overdue · 2',
      'Due today · 1',
      'Due soon · 1',
      'New tasks of projects that were brought in · 1',
      'Not done yet by others · 1',
      'News of projects · 3',
    ]);
  });

  it('says of each item customer, project, what and by when, and what it takes', () => {
    const [toDecide, overdue, today] = partsOf(sample('digest.en'));
    const [judge] = toDecide!.entries;
    expect(judge!.title).toBe(
      'Sample Steel Works · Cooling line, hall 3 · Judge the customer’s intent · due today, 16:27',
    );
    expect(judge!.detail).toContain('The project is dropped automatically on');
    expect(judge!.detail).toContain('Last contact: Call · Fri 13 Feb 2026 · Mei-Ling Chen · Spoke with');
    const [followUp, instead] = overdue!.entries;
    expect(followUp!.title).toMatch(/ · Follow up with the customer · was due Sun 1 Mar$/);
    expect(instead!.title).toMatch(/ · for Mei-Ling Chen$/);
    expect(today!.entries[0]!.detail).toContain('“I am on site at another customer');
  });

  it('has what is done together as one item, with an address for each', () => {
    const { html, text } = renderContent(sample('digest.en'));
    const [item] = partsOf(sample('digest.en'))[1]!.entries;
    expect(item!.others).toEqual([
      {
        label: 'Cold store, second plant · due Fri 6 Mar',
        url: 'https://milepost.example/act?token=sample-record-contact-4',
      },
    ]);
    expect(html).toContain('href="https://milepost.example/act?token=sample-record-contact-4"');
    expect(text).toContain(
      'Can be done together:\n  - Cold store, second plant · due Fri 6 Mar\n    https://milepost.example/act',
    );
  });

  it.each(['en', 'zh-TW'])('fills one button of each thing that is asked for now, in %s', (language) => {
    const content = sample(`digest.${language}`);
    const asked = partsOf(content)
      .slice(0, 3)
      .flatMap(({ entries }) => entries);
    const { html } = renderContent(content);
    expect(html.match(/class="mp-button"/g)).toHaveLength(asked.length);
    for (const { links } of partsOf(content).flatMap(({ entries }) => entries)) {
      expect(links.length).toBeGreaterThan(0);
      for (const { url } of links) expect(html).toContain(`href="${url}"`);
    }
  });

  it.each(['en', 'zh-TW'])(
    'is not cut off by any provider when it is full, and says what is on the page, in %s',
    (language) => {
      const { html, text } = renderContent(sample(`digest-long.${language}`));
      expect(Buffer.byteLength(html)).toBeLessThan(102_000);
      expect(text).toMatch(/and 37 more on the page|另有 37 項/);
    },
  );
});
