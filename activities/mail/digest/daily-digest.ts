import type { MailReport } from '../../../contracts/sandbox/activities';
import type { DigestRequest } from '../../../contracts/sandbox/mail-attempts';
import { digestContent } from '../../../mail/content/digest';
import { renderContent } from '../../../mail/send/render';
import { isReached } from '../../../people/presence';
import { deliver } from '../delivery';
import type { Wanted } from '../delivery';
import type { MailDeps } from '../mail-deps';
import { nowOf } from '../mail-deps';
import { linksAtOnce } from '../links-at-once';
import { linkExpiry } from '../mail-links';
import type { DigestPlan } from './digest-facts';
import { digestFacts, digestPlan, toldBy } from './digest-facts';

/** What the outbox calls digests. */
export const digestMail = 'digest';

/** The key of a digest: one day's to one person. */
export function digestKey(personId: string, day: string): string {
  return `${digestMail}:${personId}:${day}`;
}

interface WantedDigest extends Wanted {
  readonly plan: DigestPlan;
  readonly nowMs: number;
}

/**
 * Sends one day's digest to one person, unless it was sent before or has nothing new: what waits for it, and with that
 * everything else of theirs that is overdue, due or to be decided. All of it is looked up at each attempt, and again
 * right before the mail server has all of it. Somebody who
 * is away gets none: their emails are for whoever stands in, and wait for the digest of that one.
 *
 * @throws as `deliver` does
 */
export function sendDailyDigest(deps: MailDeps, request: DigestRequest): Promise<MailReport> {
  const { personId, day } = request;
  const key = digestKey(personId, day);
  return deliver<WantedDigest>(deps, {
    mail: {
      key,
      projectId: null,
      mail: digestMail,
      taskId: null,
      request: { activity: 'sendDigest', request },
    },
    async wanted(attempt) {
      const nowMs = await nowOf(attempt);
      const person = await attempt.store.people.read(personId);
      if (!person?.active) return skip(personId, 'inactive');
      if (!isReached(person, nowMs)) return skip(personId, 'not-reached');
      const plan = await digestPlan(attempt, person, { nowMs, key });
      if (plan.names.length === 0) return skip(personId, 'nothing-new');
      return { reader: { person, insteadOf: null, reason: 'self' }, tells: toldBy(plan), plan, nowMs };
    },
    async write(attempt, { reader: { person }, plan, nowMs }) {
      const atOnce = linksAtOnce(attempt.store.links);
      const { links } = atOnce;
      const collecting = { ...attempt, store: { ...attempt.store, links } };
      const facts = await digestFacts(collecting, plan, nowMs);
      const { publicUrl } = attempt.settings;
      const target = { kind: 'unsubscribe', what: 'digest' } as const;
      const [token = ''] = await links.create([{ personId, target, expiresAt: linkExpiry(nowMs) }]);
      const unsubscribeUrl = `${publicUrl}/unsubscribe?token=${token}`;
      const content = digestContent({
        language: person.language,
        timeZone: person.timeZone,
        recipient: { name: person.name },
        nowMs,
        ...facts,
        tasksUrl: `${publicUrl}/today`,
        unsubscribeUrl,
      });
      const made = await atOnce.make();
      return {
        recipient: person,
        threadKey: key,
        rendered: made.inMail(renderContent(content)),
        replyToken: null,
        unsubscribeUrl: made.token(unsubscribeUrl),
        named: { names: plan.names, atMs: nowMs },
      };
    },
  });
}

function skip(personId: string, reason: string): MailReport {
  return { status: 'skipped', personId, reason };
}
