import { assertNever } from '../../domain/assert-never';
import type { Block, ContactText, LabelledLink, MailContent } from '../content/content';
import { oneLine } from '../content/one-line';
import type { StageMark } from '../model/model';

/**
 * An email as plain text. Written for readers of text and not converted from HTML: the first two lines are the message,
 * then comes the line above which replies are written; links have lines of their own, and the stage line is drawn with
 * ticks and brackets.
 */
export function plainTextOf(content: MailContent): string {
  const { ask, why, answerAbove, blocks, footer, footerLink, colon } = content;
  const first = [`${oneLine(ask)}\n${oneLine(why)}`, ...(answerAbove === undefined ? [] : [answerAbove])];
  const parts = blocks.map((block) => blockText(block, colon)).filter((part) => part !== '');
  const last = [
    `-- \n${footer.split('\n').map(oneLine).join('\n')}`,
    ...(footerLink ? [linkLines([footerLink], colon)] : []),
  ];
  return `${[...first, ...parts, ...last].join('\n\n')}\n`;
}

function blockText(block: Block, colon: string): string {
  switch (block.type) {
    case 'notice':
      return `${titleLine(block.title)}\n${oneLine(block.text)}`;
    case 'quiet':
      return oneLine(block.text);
    case 'list':
      return [
        titleLine(block.title),
        ...(block.url === undefined ? [] : [block.url]),
        ...block.items.map((item) =>
          typeof item === 'string' ? bullet(item) : `${bullet(item.label)}\n  ${item.url}`,
        ),
      ].join('\n');
    case 'links':
      return linkLines(block.links, colon);
    case 'entries': {
      const entries = block.entries.map(({ title, detail, others = [], links }) =>
        [
          ...[bullet(title), ...detail.split('\n').map(oneLine)],
          ...others.map(({ label, url }) => `  ${bullet(label)}\n    ${url}`),
          linkLines(links, colon),
        ].join('\n'),
      );
      return [titleLine(block.title), ...entries].join('\n\n');
    }
    case 'stages':
      return `${titleLine(block.caption)}\n${stageLine(block.stages)}`;
    case 'facts': {
      const rows = block.rows.map(({ label, value }) => `${label}${colon}${oneLine(value)}`);
      return `${titleLine(block.title)}\n${rows.join('\n')}`;
    }
    case 'contacts':
      return `${titleLine(block.title)}\n${contactLines(block.contacts) || block.none}`;
    case 'guidance':
      return `${titleLine(block.title)}\n${block.paragraphs.join('\n\n')}`;
    default:
      return assertNever(block);
  }
}

/** Links on lines of their own, so that no client takes the end of a sentence for part of the address. */
function linkLines(links: readonly LabelledLink[], colon: string): string {
  return links.map(({ label, url }) => `${oneLine(label)}${colon.trimEnd()}\n${url}`).join('\n\n');
}

function titleLine(title: string): string {
  return `== ${oneLine(title)} ==`;
}

function bullet(item: string): string {
  return `- ${oneLine(item)}`;
}

/** `1 ✓  2 ✓  [3 Preliminary proposal]  4  5` */
function stageLine(stages: readonly StageMark[]): string {
  const cells = stages.map(({ name, state }, index) => {
    const number = index + 1;
    if (state === 'current') return `[${number} ${oneLine(name)}]`;
    return state === 'done' ? `${number} ✓` : String(number);
  });
  return cells.join('  ');
}

function contactLines(contacts: readonly ContactText[]): string {
  return contacts
    .map(({ what, circumstances, note }) => {
      const quoted = note?.split(/\r?\n/).map((noteLine) => `  > ${noteLine.trim()}`) ?? [];
      return [bullet(`${what} · ${circumstances}`), ...quoted].join('\n');
    })
    .join('\n');
}
