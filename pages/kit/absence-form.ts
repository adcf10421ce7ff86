import { z } from 'zod';
import type { Absence, Person } from '../../contracts/wire/directory';
import { isLocalDate, localDate } from '../../domain/calendar/local-dates';
import type { Language } from '../../domain/playbook/playbook';
import { dayText } from '../../mail/model/dates';
import { absenceTexts } from './absence-texts';
import { asTyped } from './fields';

/** What a form of an absence sends. */
export const absenceFields = {
  from: z.string().max(50).default('').meta({ description: 'First day: `2026-03-02`' }),
  to: z.string().max(50).default('').meta({ description: 'Last day' }),
  substituteId: z.string().max(64).default('').meta({ description: 'Who stands in; empty: the manager' }),
};

export type TypedAbsence = Readonly<Record<'from' | 'to' | 'substituteId', string>>;
export type AbsenceFaults = Readonly<Partial<Record<keyof TypedAbsence, string>>>;

/** As many as a record takes. */
const mostAbsences = 50;

/** Names the days of an absence. */
export function absenceDays({ from, to }: Pick<Absence, 'from' | 'to'>, language: Language): string {
  return absenceTexts(language).days(dayText(language, from), dayText(language, to));
}

/** The absences that are not over on somebody's own day, the next one first. */
export function comingAbsences({ absences, timeZone }: Person, nowMs: number): Absence[] {
  const today = localDate(nowMs, timeZone);
  return absences.filter(({ to }) => to >= today).sort((a, b) => (a.from < b.from ? -1 : 1));
}

/**
 * Reads a form about somebody's absence. The same absence once more is none: a form that is sent twice plans it once.
 *
 * @param canStandIn whether a person can be named
 * @returns their absences with the new one, or what is wrong
 */
export function plannedAbsences(
  person: Person,
  typed: TypedAbsence,
  {
    language,
    nowMs,
    canStandIn,
  }: {
    readonly language: Language;
    readonly nowMs: number;
    readonly canStandIn: (personId: string) => boolean;
  },
): { readonly absences: readonly Absence[] } | { readonly faults: AbsenceFaults } {
  const { faults: words } = absenceTexts(language);
  const [from, to] = [asTyped(typed.from), asTyped(typed.to)];
  const substituteId = typed.substituteId === '' ? null : typed.substituteId;
  const faults: Partial<Record<keyof TypedAbsence, string>> = {};
  if (!isLocalDate(from)) faults.from = words.noDate;
  if (!isLocalDate(to)) faults.to = words.noDate;
  else if (isLocalDate(from) && to < from) faults.to = words.backwards;
  else if (to < localDate(nowMs, person.timeZone)) faults.to = words.past;
  if (substituteId !== null && (substituteId === person.id || !canStandIn(substituteId))) {
    faults.substituteId = words.nobody;
  }
  if (Object.keys(faults).length > 0) return { faults };
  const { absences } = person;
  const isSame = (other: Absence): boolean =>
    other.from === from && other.to === to && other.substituteId === substituteId;
  if (absences.some(isSame)) return { absences };
  const other = absences.find((each) => from <= each.to && each.from <= to);
  if (other) return { faults: { from: words.overlaps(absenceDays(other, language)) } };
  if (absences.length >= mostAbsences) return { faults: { from: words.tooMany } };
  return { absences: [...absences, { from, to, substituteId }] };
}

/** Their absences without the one on some days. */
export function withoutAbsence({ absences }: Person, { from, to }: Pick<Absence, 'from' | 'to'>): Absence[] {
  return absences.filter((each) => each.from !== from || each.to !== to);
}
