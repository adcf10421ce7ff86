import type { Amounts, WhatIfReport } from '../../what-if/model/report';
import type { ClockChange } from '../../what-if/model/rules';
import type { Outcome } from './outcome';

/** The share of the deals won in truth that would have been dropped, from 0 to 1; null where none was won. */
export function falseDropShare({ dropped, projects }: WhatIfReport): number | null {
  return projects.won.projects === 0 ? null : dropped.won.projects / projects.won.projects;
}

/** Mean days between the drop and the loss of those that were lost in truth; null where none was dropped. */
export function meanDaysBeforeLoss({ daysBeforeLoss, dropped }: WhatIfReport): number | null {
  return dropped.lost.projects === 0 ? null : daysBeforeLoss / dropped.lost.projects;
}

export function count(value: number): string {
  return value.toLocaleString('en-US');
}

/** `18.3%`; a dash for nothing. */
export function percent(share: number | null): string {
  return share === null ? '–' : `${(100 * share).toFixed(1)}%`;
}

/** `1,857,649 USD`, one after another where there are several currencies. */
export function money({ value }: Amounts): string {
  const amounts = Object.entries(value).filter(([, amount]) => amount !== 0);
  if (amounts.length === 0) return '0';
  return amounts.map(([currency, amount]) => `${count(Math.round(amount))} ${currency}`).join(' + ');
}

/** How often the customer was heard, in words. */
export function contactsText({ contacts }: Pick<Outcome, 'contacts'>): string {
  if (!contacts) return 'as recorded';
  if (contacts.meanDays === null) return 'no contact before the close';
  return `a contact every ${contacts.meanDays} days`;
}

/** The days of a change, in words: what is not named is the playbook's. */
export function daysText({
  followUpDays,
  judgeDays,
  graceWorkingDays,
  byClass,
  byStage,
}: ClockChange): string {
  const special = [
    ...Object.entries(byClass ?? {}).map(([key, days]) => `class ${key} (${daysText(days)})`),
    ...Object.entries(byStage ?? {}).map(([key, days]) => `stage ${key} (${daysText(days)})`),
  ];
  return [
    ...(followUpDays === undefined ? [] : [`follow-up ${followUpDays}`]),
    ...(judgeDays === undefined ? [] : [`judgement ${judgeDays}`]),
    ...(graceWorkingDays === undefined ? [] : [`grace ${graceWorkingDays}`]),
    ...special,
  ].join(', ');
}
