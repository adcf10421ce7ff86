import type { Tokens } from 'marked';
import { Marked, Renderer } from 'marked';

/** A text as it is shown. */
export interface RenderedText {
  readonly html: string;
  /** Of the heading of the first order. */
  readonly title: string;
  /** The first paragraph, without marks. */
  readonly summary: string;
  readonly sections: readonly { readonly id: string; readonly title: string }[];
}

/** What a block of code is, from the words after its language: `bash run`, `json answer`, `python file=receive.py`. */
const captions: Readonly<Record<string, string>> = { bash: 'Shell', json: 'JSON', text: 'Text' };

/** The documents in this folder link each other as files, so that they can be read where they are kept too. */
const guideLink = /^(?:\.\/)?([a-z-]+)\.md(#.*)?$/;

const marked = new Marked({
  gfm: true,
  renderer: {
    heading({ tokens, depth, text }: Tokens.Heading): string {
      const inner = this.parser.parseInline(tokens);
      if (depth === 1) return `<h1>${inner}</h1>`;
      const id = anchorOf(text);
      return `<h${depth} id="${id}"><a href="#${id}">${inner}</a></h${depth}>`;
    },
    code({ text, lang = '' }: Tokens.Code): string {
      const [language = '', ...words] = lang.split(' ');
      const file = words.find((word) => word.startsWith('file='))?.slice('file='.length);
      const isAnswer = words.includes('answer');
      const caption = file ?? (isAnswer ? 'Answer' : (captions[language] ?? language));
      const code = `<pre tabindex="0"><code>${escaped(text)}</code></pre>`;
      return `<figure${isAnswer ? ' class="answer"' : ''}><figcaption>${escaped(caption)}</figcaption>${code}</figure>`;
    },
    link({ href, tokens }: Tokens.Link): string {
      const [, guide, anchor = ''] = guideLink.exec(href) ?? [];
      const target = guide === undefined ? href : `/docs/guides/${guide}${anchor}`;
      return `<a href="${escaped(target)}">${this.parser.parseInline(tokens)}</a>`;
    },
    table(token: Tokens.Table): string {
      return `<div class="wide" tabindex="0">${Renderer.prototype.table.call(this, token)}</div>`;
    },
  },
});

/** A document of ours, in Markdown, as HTML. */
export function renderMarkdown(text: string): RenderedText {
  const tokens = marked.lexer(text);
  const headings = tokens.filter((token): token is Tokens.Heading => token.type === 'heading');
  const paragraph = tokens.find((token): token is Tokens.Paragraph => token.type === 'paragraph');
  return {
    html: marked.parser(tokens),
    title: headings.find(({ depth }) => depth === 1)?.text ?? '',
    summary: (paragraph?.text ?? '').replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1').replaceAll('`', ''),
    sections: headings
      .filter(({ depth }) => depth === 2)
      .map(({ text: title }) => ({ id: anchorOf(title), title: title.replaceAll('`', '') })),
  };
}

/** As the places that show Markdown make the anchor of a heading. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
