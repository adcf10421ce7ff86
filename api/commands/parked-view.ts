import type { ParkedReportOnWire } from '../../contracts/wire/parked-reports';
import { toInstant } from '../../contracts/wire/wire';
import type { ParkedReport } from '../../store/parked-reports';
import { parkedStatus } from '../../store/parked-reports';
import { operationId } from './operation';

/** A parked report as the API shows it. */
export function parkedView(report: ParkedReport): ParkedReportOnWire {
  const { id, reference, content, personId, parkedAtMs, expiresAtMs, endedAtMs, projectId, refusal } = report;
  const { name, base, note, fields } = content;
  const { occurredAtMs, ...facts } = fields;
  const status = parkedStatus(report);
  return {
    id,
    status,
    reference: { system: reference.system, id: reference.id },
    name,
    facts: {
      ...facts,
      ...(typeof occurredAtMs === 'number' && { occurredAt: toInstant(occurredAtMs) }),
    },
    hasNote: note !== undefined,
    actor: base.actor,
    source: base.source,
    commandId: base.commandId,
    tell: personId,
    parkedAt: toInstant(parkedAtMs),
    expiresAt: toInstant(expiresAtMs),
    endedAt: endedAtMs === undefined ? null : toInstant(endedAtMs),
    projectId,
    operationId:
      status === 'delivered' && projectId !== null
        ? operationId({ projectId, commandId: base.commandId })
        : null,
    refusal: refusal ? { code: refusal.code, detail: refusal.detail } : null,
  };
}
