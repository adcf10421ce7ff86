import type { ReactElement } from 'react';
import type { Customer } from '../../contracts/wire/customers';
import { realDayMs } from '../../domain/project/evolve/clocks';
import { outcomeText } from '../../domain/explain/explain';
import { ageInStageMs, ageMs } from '../../domain/project/model/state';
import { referenceText } from '../../domain/project/model/references';
import { amountText } from '../../mail/model/amounts';
import { dayText } from '../../mail/model/dates';
import type { ProjectPage, Shown } from './shown-project';

/** Customer, owner, value and age of the project. */
export function Facts({
  customer,
  customerUrl,
  workflowUrl,
  shown,
}: {
  readonly customer: Customer | null;
  readonly customerUrl: string | null;
  readonly workflowUrl: string | null;
  readonly shown: Shown;
}): ReactElement {
  const { deal, texts, wording, nowMs } = shown;
  const { language, person } = wording;
  const { references = [] } = deal;
  const hasHeld = deal.hold !== undefined || (deal.heldMs ?? 0) > 0;
  const ageText = (age: number): string => {
    const days = texts.days(Math.floor(age / realDayMs));
    return hasHeld ? `${days} · ${texts.withoutHolds}` : days;
  };
  return (
    <section>
      <dl>
        <dt>{texts.customer}</dt>
        <dd>
          {customer && customerUrl !== null ? (
            <a href={customerUrl}>{customer.name}</a>
          ) : (
            (customer?.name ?? deal.customerId)
          )}
          {` (${deal.customerClass})`}
        </dd>
        <dt>{texts.owner}</dt>
        <dd>{person(deal.ownerId)}</dd>
        <dt>{texts.age}</dt>
        <dd>{ageText(ageMs(deal, nowMs))}</dd>
        {deal.path.length > 0 && (
          <>
            <dt>{texts.ageInStage}</dt>
            <dd>{ageText(ageInStageMs(deal, nowMs))}</dd>
          </>
        )}
        {deal.amount !== undefined && (
          <>
            <dt>{texts.value}</dt>
            <dd>{amountText(language, deal.amount, deal.currency)}</dd>
          </>
        )}
        {deal.expectedSigningOn !== undefined && (
          <>
            <dt>{texts.expectedSigning}</dt>
            <dd>{dayText(language, deal.expectedSigningOn)}</dd>
          </>
        )}
        {references.length > 0 && (
          <>
            <dt>{texts.references}</dt>
            <dd>{references.map(referenceText).join(' · ')}</dd>
          </>
        )}
        {workflowUrl !== null && (
          <>
            <dt>{texts.forOperators}</dt>
            <dd>
              <a href={workflowUrl}>{texts.workflow}</a>
            </dd>
          </>
        )}
      </dl>
    </section>
  );
}

/** How each earlier attempt went, oldest first. */
export function Attempts({
  personName,
  shown,
}: {
  readonly personName: ProjectPage['personName'];
  readonly shown: Shown;
}): ReactElement | null {
  const { deal, texts, wording } = shown;
  const { language, moment, date } = wording;
  const { attempts = [] } = deal;
  if (attempts.length === 0) return null;
  return (
    <section>
      <h2>{texts.attempts}</h2>
      <ol>
        {attempts.map((attempt, index) => (
          <li key={attempt.startedAtMs}>
            {outcomeText(deal, attempt, { language, personName, formatInstant: moment })}
            <p className="soft">{texts.attemptBegan(index + 1, date(attempt.startedAtMs))}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}
