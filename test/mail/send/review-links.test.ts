import { describe, expect, it } from '@jest/globals';
import { reviewContent } from '../../../mail/content/review';
import type { ReviewNotification } from '../../../mail/model/review-model';
import { renderContent } from '../../../mail/send/render';
import { notificationSamples } from '../../../mail/samples/notification-samples';
import type { ReviewFacts, ReviewProject } from '../../../contracts/wire/review';

const contentOf = (name: string) => notificationSamples().find((each) => each.name === name)!.content;

const openedMs = Date.UTC(2026, 2, 4, 1);
const project: ReviewProject = {
  ...{ projectId: 'p-1', title: 'Saw', customerId: 'acme', customerName: 'Acme', customerClass: 'B' },
  ...{
    ownerId: 'rep',
    ownerName: 'Mei-Ling Chen',
    stageName: 'Plan',
    playbook: { key: 'standard', version: 1 },
  },
  ...{ amount: null, currency: null, done: { contacts: [], milestones: [], tasks: [] }, moved: [] },
  inTheWay: { missing: [], overdue: [], drifting: false, stoppedSinceMs: null },
  ...{ newSinceMs: openedMs, next: null, ageDays: 0, ageInStageDays: 0, hold: null },
  ...{ undecidedWeeks: 0, decision: null },
};
const none = { thisWeek: 0, before: 0 };
const facts = (of: ReviewProject): ReviewFacts => ({
  ...{ managerId: 'boss', week: '2026-03-09', fromMs: openedMs - 1, toMs: openedMs + 1 },
  reps: [{ personId: 'rep', name: of.ownerName, managerId: 'boss', projects: [of] }],
  ...{ teams: [], held: [], escalated: [] },
  counts: { byStage: [], held: 0, entered: none, won: none, lost: none, dropped: none },
});
const written = (of: ReviewProject, language: 'en' | 'zh-TW' = 'en'): string => {
  const notification: ReviewNotification = {
    recipient: { name: 'Robert Hale' },
    ...{ language, timeZone: 'Asia/Taipei', facts: facts(of) },
    ...{
      url: 'https://m.example/reviews/2026-03-09?token=t',
      unsubscribeUrl: 'https://m.example/unsubscribe',
    },
  };
  return renderContent(reviewContent(notification)).text;
};

describe('the email of a weekly review', () => {
  it('leads from every title to that project on the page', () => {
    const { html, text } = renderContent(contentOf('review.en'));
    const titles = [...html.matchAll(/<h2[^>]*>(.*?)<\/h2>/gs)].map(([, title = '']) => title);
    const ofProjects = titles.filter((title) => title.includes(' · '));
    expect(ofProjects.length).toBeGreaterThan(0);
    for (const title of ofProjects) expect(title).toMatch(/<a [^>]*href="[^"]*&amp;at=[^"]*#p-[^"]*"/);
    expect(text).toMatch(/\nhttps:\/\/milepost\.example\/reviews\/[^ ]*&at=[^ ]*#p-/);
    // decisions before figures
    expect(text.indexOf('#p-')).toBeLessThan(text.indexOf('The numbers of the week'));
  });

  it('says of a project that is new when it was opened, and of an older one that nothing was done', () => {
    expect(written(project)).toContain('Opened on Wed 4 Mar');
    expect(written(project)).not.toContain('Nothing was done');
    expect(written(project, 'zh-TW')).toContain('開案');
    expect(written({ ...project, newSinceMs: null })).toContain('Nothing was done since the last review');
  });
});
