import { contactsText, falseDropShare, percent } from './figures';
import type { Outcome } from './outcome';
import { sameContacts } from './tables';

/**
 * The share of the won deals that would have been dropped, by the days until judgement: one line for each assumption
 * about contacts. An SVG that reads on light and dark pages, and whose lines differ by dashes and marks as well as by
 * colour; `title` and `desc` say the same in words.
 */
export function chartOf(outcomes: readonly Outcome[]): string {
  const lines = sameContacts(outcomes).map(lineOf);
  const limits = [...new Set(lines.flatMap(({ points }) => points.map(({ days }) => days)))].sort(
    (a, b) => a - b,
  );
  const highest = Math.max(0, ...lines.flatMap(({ points }) => points.map(({ share }) => share)));
  const scale = scaleOf(limits, Math.max(step, Math.ceil(highest / step) * step));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title desc">`,
    `<title id="title">${title}</title>`,
    `<desc id="desc">${lines.map(inWords).join(' ')}</desc>`,
    style,
    `<rect class="page" width="${width}" height="${height}" rx="8"/>`,
    `<text class="head" x="${plot.left}" y="30">${title}</text>`,
    ...shareAxis(scale),
    ...daysAxis(limits, scale),
    ...lines.flatMap((line, index) => [...drawn(line, index, scale), ...legend(line, index)]),
    '</svg>',
    '',
  ].join('\n');
}

const title = 'Won deals that would have been dropped';
const [width, height] = [840, 430];
const plot = { left: 74, right: 560, top: 56, bottom: 350 } as const;
/** Grid of the share. */
const step = 0.1;
const most = 6;

/** Colours with a contrast of 4.5 to 1 or more, on white and on near-black. */
const colours = {
  light: ['#0550ae', '#bc4c00', '#1a7f37', '#8250df', '#cf222e', '#57606a'],
  dark: ['#79c0ff', '#ffa657', '#56d364', '#d2a8ff', '#ff7b72', '#b1bac4'],
} as const;
const dashes = ['', '8 4', '2 4', '12 4 2 4', '5 2', '1 6'];

const style = [
  '<style>',
  'text { font: 13px system-ui, sans-serif; fill: #1f2328; }',
  '.head { font-size: 16px; font-weight: 600; }',
  '.page { fill: #ffffff; }',
  '.grid { stroke: #d0d7de; }',
  '.line { fill: none; stroke-width: 2.5; }',
  ...colours.light.map(
    (colour, index) => `.c${index} { stroke: ${colour}; } .m${index} { fill: ${colour}; }`,
  ),
  '@media (prefers-color-scheme: dark) {',
  'text { fill: #e6edf3; } .page { fill: #0d1117; } .grid { stroke: #3d444d; }',
  ...colours.dark.map((colour, index) => `.c${index} { stroke: ${colour}; } .m${index} { fill: ${colour}; }`),
  '}',
  '</style>',
].join('\n');

interface Line {
  readonly name: string;
  readonly points: readonly { readonly days: number; readonly share: number }[];
}

function lineOf(outcomes: readonly Outcome[]): Line {
  const [first] = outcomes;
  return {
    name: first ? contactsText(first) : '',
    points: outcomes.flatMap(({ change, report }) => {
      const share = falseDropShare(report);
      return change.judgeDays === undefined || share === null ? [] : [{ days: change.judgeDays, share }];
    }),
  };
}

function inWords({ name, points }: Line): string {
  const values = points.map(({ days, share }) => `${percent(share)} at ${days} days`);
  return `With ${name}: ${values.join(', ')}.`;
}

interface Scale {
  readonly x: (days: number) => number;
  readonly y: (share: number) => number;
  readonly highest: number;
}

function scaleOf(limits: readonly number[], highest: number): Scale {
  const [first = 0, last = first] = [limits[0], limits.at(-1)];
  const { left, right, top, bottom } = plot;
  const inner = 24;
  return {
    highest,
    x: (days) =>
      first === last
        ? (left + right) / 2
        : tenth(left + inner + ((days - first) / (last - first)) * (right - left - 2 * inner)),
    y: (share) => tenth(bottom - (share / highest) * (bottom - top)),
  };
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}

function shareAxis({ y, highest }: Scale): string[] {
  const shares = Array.from({ length: Math.round(highest / step) + 1 }, (_, index) => index * step);
  const middle = (plot.top + plot.bottom) / 2;
  return [
    ...shares.flatMap((share) => [
      `<line class="grid" x1="${plot.left}" x2="${plot.right}" y1="${y(share)}" y2="${y(share)}"/>`,
      `<text x="${plot.left - 8}" y="${y(share) + 4}" text-anchor="end">${Math.round(share * 100)}%</text>`,
    ]),
    `<text transform="translate(20 ${middle}) rotate(-90)" text-anchor="middle">share of all won deals (%)</text>`,
  ];
}

function daysAxis(limits: readonly number[], { x }: Scale): string[] {
  const middle = (plot.left + plot.right) / 2;
  return [
    ...limits.map(
      (days) => `<text x="${x(days)}" y="${plot.bottom + 22}" text-anchor="middle">${days}</text>`,
    ),
    `<text x="${middle}" y="${plot.bottom + 50}" text-anchor="middle">silence until intent is judged (days)</text>`,
  ];
}

function drawn({ points }: Line, index: number, { x, y }: Scale): string[] {
  const path = points.map(({ days, share }) => `${x(days)},${y(share)}`).join(' ');
  return [
    `<polyline class="line c${index % most}" points="${path}"${dash(index)}/>`,
    ...points.map(({ days, share }) => mark(index, x(days), y(share))),
  ];
}

function legend({ name }: Line, index: number): string[] {
  const [x, y] = [plot.right + 20, plot.top + 14 + index * 26];
  return [
    `<line class="line c${index % most}" x1="${x}" x2="${x + 36}" y1="${y}" y2="${y}"${dash(index)}/>`,
    mark(index, x + 18, y),
    `<text x="${x + 44}" y="${y + 4}">${name}</text>`,
  ];
}

function dash(index: number): string {
  const pattern = dashes[index % most] ?? '';
  return pattern === '' ? '' : ` stroke-dasharray="${pattern}"`;
}

/** A mark of a point: circle, square, triangle and diamond in turn. */
function mark(index: number, x: number, y: number): string {
  const colour = `m${index % most}`;
  const shape = index % 4;
  if (shape === 0) return `<circle class="${colour}" cx="${x}" cy="${y}" r="4.5"/>`;
  if (shape === 1)
    return `<rect class="${colour}" x="${tenth(x - 4)}" y="${tenth(y - 4)}" width="8" height="8"/>`;
  const corners =
    shape === 2
      ? [
          [0, -5.5],
          [5, 4],
          [-5, 4],
        ]
      : [
          [0, -6],
          [5, 0],
          [0, 6],
          [-5, 0],
        ];
  const points = corners.map(([dx = 0, dy = 0]) => `${tenth(x + dx)},${tenth(y + dy)}`).join(' ');
  return `<polygon class="${colour}" points="${points}"/>`;
}
