import type { ContactKind } from '../../../domain/project/model/command-fields';
import { usualPlaybook } from '../../../domain/playbook/playbook';
import { reportsExpiredContent } from '../../../mail/content/notifications';
import type { NotificationBuilder } from './notification-builder';
import { skipNotification } from './notification-builder';

/** How many reports are listed. */
const mostListed = 20;

/** Reports that have waited in vain for their project, for whoever their sender has named. */
export const reportsExpiredNotification: NotificationBuilder<'reports-expired'> = async (
  { store },
  recipient,
  request,
) => {
  const { waitsFor, endedAtMs } = request.notification;
  const reports = await store.parkedReports.expiredAt(waitsFor, request.personId, endedAtMs);
  if (reports.length === 0) return skipNotification(request, 'no-report');
  const { language, timeZone, name } = recipient;
  // no project says which playbook it is: most projects follow this one
  const playbook = await store.playbooks.newest(usualPlaybook);
  const nameOf = (milestone: string): string =>
    playbook?.rules.milestones[milestone]?.name[language] ?? milestone;
  return reportsExpiredContent({
    language,
    timeZone,
    recipient: { name },
    waitsFor,
    endedAtMs,
    reports: reports.slice(0, mostListed).map(({ parkedAtMs, content: { fields, base } }) => ({
      what:
        typeof fields['milestone'] === 'string'
          ? { milestoneName: nameOf(fields['milestone']) }
          : { contact: fields['kind'] as ContactKind },
      source: base.source,
      occurredAtMs: typeof fields['occurredAtMs'] === 'number' ? fields['occurredAtMs'] : parkedAtMs,
    })),
    more: Math.max(0, reports.length - mostListed),
  });
};
