import type { PlaybookRules } from '../../domain/playbook/playbook';
import { dateOfDay } from '../public-data/crm-cleaning';
import type { RecordCounts } from './platform-records';
import type { DayAxis } from './plan/schedule';
import type { Spread } from './plan/spread';

/** What the terminal shows at a moment. */
export interface ProgressMoment {
  readonly axis: DayAxis;
  /** days since 1970-01-01, with a fraction */
  readonly today: number;
  /** how many projects there will be */
  readonly projects: number;
  readonly counts: RecordCounts;
  readonly mails: number;
  /** how late the requests were sent, in milliseconds */
  readonly lateness: Spread;
}

/** For a terminal that is drawn over: a bar for each stage and each end. */
export function progressPicture(moment: ProgressMoment, rules: PlaybookRules, width: number): string[] {
  const { counts, projects } = moment;
  const bars = [
    ...rules.stages.map(({ key, name }) => ({ label: name.en, count: counts.stages[key] ?? 0 })),
    ...ends.map((status) => ({ label: status.toUpperCase(), count: counts.statuses[status] ?? 0 })),
  ];
  const labelWidth = Math.max(...bars.map(({ label }) => label.length));
  const barWidth = Math.max(10, Math.min(60, width - labelWidth - 8));
  const numberWidth = String(projects).length;
  const lines = bars.map(({ label, count }) => {
    const bar = '█'.repeat(count === 0 ? 0 : Math.max(1, Math.round((count / projects) * barWidth)));
    return `${label.padEnd(labelWidth)} ${String(count).padStart(numberWidth)} ${bar}`;
  });
  return [dayOf(moment), ...lines, checksOf(moment)].map((line) => line.slice(0, width).trimEnd());
}

/** For a file or a pipe: all of it in one line. */
export function progressLine(moment: ProgressMoment): string {
  const { statuses } = moment.counts;
  const all = (['open', ...ends] as const).map((status) => `${statuses[status] ?? 0} ${status}`);
  return `${dayOf(moment)} · ${all.join(', ')} · ${checksOf(moment)}`;
}

const ends = ['won', 'lost', 'dropped'] as const;

function dayOf({ axis, today }: ProgressMoment): string {
  const days = Math.ceil(axis.lastDay - axis.firstDay);
  const day = Math.min(days, Math.floor(today - axis.firstDay));
  return `day ${String(day).padStart(String(days).length)} of ${days} · ${dateOfDay(today)}`;
}

function checksOf({ counts, mails, lateness }: ProgressMoment): string {
  const { followUps, judgements } = counts;
  return `${mails} mails · ${followUps} follow-ups, ${judgements} judgements asked · requests ${lateness.p50} ms late, ${lateness.max} at most`;
}
