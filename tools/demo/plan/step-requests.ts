import { z } from 'zod';

import type { PlaybookRules } from '../../../domain/playbook/playbook';
import type { ApiClient, ApiRequest } from '../../public-data/api-client';
import { idOf } from '../../public-data/company';
import type { Account, Opportunity } from '../../public-data/crm-cleaning';
import type { Step } from './schedule';
import type { ProjectRun, SendStep, SentStep } from './time-lapse';

/** What the sending of steps needs. */
export interface StepRequestDeps {
  readonly api: ApiClient;
  readonly rules: PlaybookRules;
  readonly accounts: readonly Account[];
  /** how long a day of the run is, in milliseconds */
  readonly dayMs: number;
  /** the key that the reports of an opportunity are made with */
  readonly apiKeyOf: (opportunity: Opportunity) => string;
}

/** What is read of an answer to a command: a receipt (200, 201) and an acceptance (202) both have it. */
const answerSchema = z.looseObject({ projectId: z.string(), commandId: z.string() });

/** The amounts of the data are US dollars. */
const currency = 'USD';

/** Turns steps into requests to the API. */
export function stepSender(deps: StepRequestDeps): SendStep {
  const sectors = new Map(deps.accounts.map(({ name, sector }) => [name, sector]));
  const lossReason = lossReasonOf(deps.rules);
  return async (run, step): Promise<SentStep> => {
    const { opportunity } = run.schedule;
    const answer = await deps.api.post({
      ...requestOf(run, step, {
        sector: sectors.get(opportunity.account) ?? '',
        lossReason,
        dayMs: deps.dayMs,
      }),
      idempotencyKey: `crm/${opportunity.id}/${nameOf(step)}`,
      apiKey: deps.apiKeyOf(opportunity),
    });
    const { repeats } = answer;
    if (answer.kind !== 'accepted') return { kind: 'failed', reason: answer.reason, repeats };
    const { projectId, commandId } = answerSchema.parse(answer.body);
    return { kind: 'accepted', status: answer.status, projectId, commandId, repeats };
  };
}

/** What a step is called in evidence, keys and reports: unique within its project. */
export function nameOf(step: Step): string {
  return 'evidence' in step ? step.evidence.slice(step.evidence.lastIndexOf('/') + 1) : step.kind;
}

function requestOf(
  { schedule: { opportunity }, projectId = '' }: ProjectRun,
  step: Step,
  { sector, lossReason, dayMs }: { sector: string; lossReason: string; dayMs: number },
): Pick<ApiRequest, 'send' | 'actor'> {
  const ownerId = idOf(opportunity.agent);
  const path = { projectId };
  switch (step.kind) {
    case 'open': {
      const { product, id, account, amount } = opportunity;
      const title = `${product}${sector === '' ? '' : ` for ${sector}`} (${id})`;
      const body = { title, customerId: idOf(account), ownerId, amount, currency };
      return {
        send: (milepost, header) => milepost.POST('/v1/projects', { params: { header }, body }),
        actor: ownerId,
      };
    }
    case 'milestone': {
      const { milestone, evidence } = step;
      const body = { milestone, evidence };
      return {
        send: (milepost, header) =>
          milepost.POST('/v1/projects/{projectId}/milestones', { params: { path, header }, body }),
      };
    }
    case 'contact': {
      const body = { kind: 'call' as const, evidence: step.evidence };
      return {
        send: (milepost, header) =>
          milepost.POST('/v1/projects/{projectId}/contacts', { params: { path, header }, body }),
        actor: ownerId,
      };
    }
    case 'hold': {
      const wakeAt = new Date(Date.now() + Math.ceil(step.heldDays * dayMs)).toISOString();
      const body = { reason: 'customer-wish' as const, wakeAt };
      return {
        send: (milepost, header) =>
          milepost.POST('/v1/projects/{projectId}/holds', { params: { path, header }, body }),
        actor: ownerId,
      };
    }
    case 'class': {
      // reported by the company's system: the owner does not decide how often a customer must be heard
      const body = { customerClass: step.customerClass };
      return {
        send: (milepost, header) =>
          milepost.POST('/v1/projects/{projectId}/class', { params: { path, header }, body }),
      };
    }
    case 'loss': {
      const body = { reason: lossReason };
      return {
        send: (milepost, header) =>
          milepost.POST('/v1/projects/{projectId}/loss', { params: { path, header }, body }),
        actor: ownerId,
      };
    }
  }
}

/** The data does not say why an opportunity was lost: `other` where the playbook has it, else its last reason. */
function lossReasonOf({ lossReasons }: PlaybookRules): string {
  return 'other' in lossReasons ? 'other' : (Object.keys(lossReasons).at(-1) ?? 'other');
}
