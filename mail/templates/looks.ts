import type { CSSProperties } from 'react';
import type { Tone } from '../content/content';

/** The colours of a part of an email. */
interface Colours {
  readonly color?: string;
  readonly backgroundColor?: string;
  readonly borderColor?: string;
}

interface Look {
  readonly light: Colours;
  readonly dark: Colours;
}

const decided = { light: { backgroundColor: '#a85a00' }, dark: { backgroundColor: '#f0a94a' } };

/**
 * The colours of each part in light and dark mode. Text has a contrast of at least 4.5 to 1 with its background (WCAG
 * 2.2, 1.4.3). Light colours are in each element's `style`, which every client reads; dark ones are a style sheet. No
 * pure black or white, so that clients that invert colours by themselves show a calm picture too.
 */
const looks = {
  page: { light: { backgroundColor: '#eef1f0' }, dark: { backgroundColor: '#101413' } },
  card: {
    light: { backgroundColor: '#fdfefd', borderColor: '#d7dfdc' },
    dark: { backgroundColor: '#181f1d', borderColor: '#2c3734' },
  },
  text: { light: { color: '#1b2522' }, dark: { color: '#e4ebe8' } },
  muted: { light: { color: '#55635e' }, dark: { color: '#a2b0ab' } },
  date: { light: { color: '#0a6354' }, dark: { color: '#69d0b8' } },
  link: { light: { color: '#0a6354' }, dark: { color: '#69d0b8' } },
  rule: { light: { borderColor: '#dfe6e3' }, dark: { borderColor: '#2c3734' } },
  quote: {
    light: { color: '#3d4a46', borderColor: '#b9c9c3' },
    dark: { color: '#c4d0cb', borderColor: '#465650' },
  },
  button: {
    light: { color: '#fbfefd', backgroundColor: '#0a6354', borderColor: '#0a6354' },
    dark: { color: '#06231c', backgroundColor: '#69d0b8', borderColor: '#69d0b8' },
  },
  secondButton: {
    light: { color: '#0a6354', backgroundColor: '#fdfefd', borderColor: '#8fb5aa' },
    dark: { color: '#69d0b8', backgroundColor: '#181f1d', borderColor: '#3f6b60' },
  },
  notice: {
    light: { color: '#4d2d00', backgroundColor: '#fdf1dd', borderColor: '#a85a00' },
    dark: { color: '#f6ddb6', backgroundColor: '#33260f', borderColor: '#f0a94a' },
  },
  guidance: {
    light: { color: '#1b2522', backgroundColor: '#f0f4f2' },
    dark: { color: '#e4ebe8', backgroundColor: '#212a27' },
  },
  stageDone: {
    light: { color: '#0b4f43', backgroundColor: '#cfe6df' },
    dark: { color: '#bfe6da', backgroundColor: '#24483f' },
  },
  stageCurrent: {
    light: { color: '#fbfefd', backgroundColor: '#0a6354' },
    dark: { color: '#06231c', backgroundColor: '#69d0b8' },
  },
  stageAhead: {
    light: { color: '#5a6762', backgroundColor: '#edf1ef' },
    dark: { color: '#a2b0ab', backgroundColor: '#252e2b' },
  },
  barTask: { light: { backgroundColor: '#0a6354' }, dark: { backgroundColor: '#69d0b8' } },
  barDecision: decided,
  barWon: { light: { backgroundColor: '#2b7a1f' }, dark: { backgroundColor: '#8ad67b' } },
  barEnded: { light: { backgroundColor: '#6b7774' }, dark: { backgroundColor: '#8d9a96' } },
} as const satisfies Readonly<Record<string, Look>>;

type LookName = keyof typeof looks;

/** The look of the bar at the top of an email. */
export const barOf: Readonly<Record<Tone, LookName>> = {
  task: 'barTask',
  decision: 'barDecision',
  won: 'barWon',
  ended: 'barEnded',
};

/** System fonts: Latin first, then Traditional Chinese. Nothing is downloaded. */
const fontFamily =
  "-apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, 'PingFang TC', " +
  "'Microsoft JhengHei', 'Noto Sans TC', 'Noto Sans CJK TC', sans-serif";

const classOf = (name: LookName): string => `mp-${name}`;

/** Class and style of a part: its light colours and the given measures. */
export function look(
  name: LookName,
  measures: CSSProperties = {},
): { className: string; style: CSSProperties } {
  return { className: classOf(name), style: { fontFamily, ...looks[name].light, ...measures } };
}

const property = {
  color: 'color',
  backgroundColor: 'background-color',
  borderColor: 'border-color',
} as const;

function declarations(colours: Colours, only?: keyof Colours): string {
  return (Object.keys(property) as (keyof Colours)[])
    .filter((name) => colours[name] !== undefined && (only === undefined || only === name))
    .map((name) => `${property[name]}:${colours[name]} !important`)
    .join(';');
}

function darkRules(): string {
  return Object.entries(looks)
    .map(([name, { dark }]) => `.${classOf(name as LookName)}{${declarations(dark)}}`)
    .join('');
}

/** Outlook's apps mark what they have darkened with attributes instead of the media query. */
function outlookRules(): string {
  return Object.entries(looks)
    .flatMap(([name, { dark }]) => {
      const selector = classOf(name as LookName);
      return [
        ...('color' in dark ? [`[data-ogsc] .${selector}{${declarations(dark, 'color')}}`] : []),
        ...('backgroundColor' in dark
          ? [`[data-ogsb] .${selector}{${declarations(dark, 'backgroundColor')}}`]
          : []),
      ];
    })
    .join('');
}

/** An email's style sheet: constant, so nothing that anybody wrote can get into it. */
export const styleSheet = [
  ':root{color-scheme:light dark;supported-color-schemes:light dark}',
  'body{margin:0;padding:0;-webkit-text-size-adjust:100%}',
  `@media (prefers-color-scheme:dark){${darkRules()}}`,
  outlookRules(),
  '@media (max-width:480px){.mp-inside{padding:22px 18px 20px !important}.mp-sides{padding:0 8px 24px !important}}',
].join('\n');
