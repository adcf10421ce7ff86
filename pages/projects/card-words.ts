import { realDayMs } from '../../domain/project/evolve/clocks';
import { textsIn } from '../../domain/explain/texts-by-language';
import type { Card } from '../../store/projects/cards';
import { mailTexts } from '../../mail/texts/texts-by-language';
import { amountText } from '../../mail/model/amounts';
import type { Wording } from '../kit/wording';
import type { ProjectsTexts } from './projects-texts';

/** From which part of the limit on a silence is worth a look. */
const soonFrom = 0.8;

/** How long the customer has been silent, against the days after which the clock acts. */
export interface Silence {
  readonly days: number;
  readonly limitDays: number;
  /** Null: the clock does not count. */
  readonly state: 'fine' | 'soon' | 'over' | null;
}

export function silenceOf({ shown, silentSinceMs, face }: Card, nowMs: number): Silence {
  const days = Math.max(0, Math.floor((nowMs - silentSinceMs) / realDayMs));
  const { limitDays } = face;
  if (shown !== 'open') return { days, limitDays, state: null };
  if (days >= limitDays && face.keptUntilMs === null) return { days, limitDays, state: 'over' };
  return {
    days,
    limitDays,
    state: days >= limitDays * soonFrom && face.keptUntilMs === null ? 'soon' : 'fine',
  };
}

/** The silence in words: colour alone says nothing. */
export function silenceText(
  { days, limitDays, state }: Silence,
  card: Card,
  texts: ProjectsTexts,
  wording: Wording,
): string {
  const { holdReason, keptUntilMs } = card.face;
  if (holdReason !== null) {
    return texts.heldUntil(wording.date(card.nextAtMs), textsIn(wording.language).holdReasons[holdReason]);
  }
  if (state === null) return '';
  const told = texts.silence(days, limitDays);
  if (keptUntilMs !== null) return [told, texts.keptUntil(wording.date(keptUntilMs))].join(' · ');
  return state === 'fine' ? told : [told, texts[state]].join(' · ');
}

/** What the clock asks for next, and when. */
export function nextText({ nextAtMs, face, shown }: Card, texts: ProjectsTexts, wording: Wording): string {
  if (shown !== 'open' && shown !== 'held')
    return `${texts.places[shown as 'won']} · ${wording.date(nextAtMs)}`;
  if (face.check === null || nextAtMs === 0) return texts.beingPlanned;
  return `${texts.checks[face.check]}${mailTexts(wording.language).colon}${wording.date(nextAtMs)}`;
}

/** What a project is worth; empty when that is not known. */
export function valueText({ amount, currency }: Card, { language }: Wording): string {
  return amount < 0 ? '' : amountText(language, amount, currency === '' ? undefined : currency);
}
