import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { parse } from 'yaml';

const checkout = path.join(__dirname, '..', '..');
const read = (file: string): string => readFileSync(path.join(checkout, file), 'utf8');

/** The words of the column "not". */
const forbidden = read('docs/glossary.md')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| ---'))
  .flatMap((line) => [...line.split('|')[4]!.matchAll(/`([^`]+)`/g)].map((match) => match[1]!));

const patternOf = (word: string): RegExp =>
  /\p{Script=Han}/u.test(word) ? new RegExp(word, 'u') : new RegExp(`(?<![\\w-])${word}(?![\\w-])`, 'i');
const patterns = forbidden.map((word) => ({ word, pattern: patternOf(word) }));

const playbook = parse(read('playbooks/standard.yaml')) as Record<
  'stages' | 'buyerStages',
  { name: { 'zh-TW': string } }[]
>;
/** The client's words, which stay as they are. */
const namesOfStages = [...playbook.stages, ...playbook.buyerStages].map(({ name }) => name['zh-TW']);

/** A phrase is allowed where the word stands in it for something else. */
const allowed = [/\ba mail (server|client|catcher|gateway|scanner)\b/gi];

function wrongWords(text: string): string[] {
  let rest = namesOfStages.reduce((left, name) => left.replaceAll(name, ''), text);
  for (const phrase of allowed) rest = rest.replaceAll(phrase, '');
  return patterns.filter(({ pattern }) => pattern.test(rest)).map(({ word }) => word);
}

const filesUnder = (folder: string): string[] =>
  readdirSync(path.join(checkout, folder), { recursive: true, encoding: 'utf8' }).map((file) =>
    path.join(folder, file),
  );

/** What a source file says to people: its strings, the parts of its templates, and the words between its tags. */
function stringsOf(file: string): string[] {
  const source = ts.createSourceFile(file, read(file), ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) return;
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node)) found.push(node.text);
    if (ts.isTemplateMiddle(node) || ts.isTemplateTail(node) || ts.isJsxText(node)) found.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found.filter((text) => /\s|\p{Script=Han}/u.test(text));
}

const catalogs = [
  ...filesUnder('mail/texts'),
  ...filesUnder('mail/samples'),
  ...filesUnder('domain/explain'),
  ...filesUnder('pages'),
  ...filesUnder('contracts/wire'),
  ...filesUnder('api/v1'),
  ...filesUnder('tools/milepost'),
].filter((file) => /\.tsx?$/.test(file));

const documents = [
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  'CHANGELOG.md',
  ...filesUnder('docs'),
].filter((file) => file.endsWith('.md') && file !== path.join('docs', 'glossary.md'));

/** Without what is typed: blocks of code, names in backticks, targets of links. */
const prose = (text: string): string =>
  text
    .replace(/^```[\s\S]*?^```/gm, '')
    .replace(/`[^`\n]*`/g, '')
    .replace(/\]\([^)]*\)/g, ']');

describe('the glossary', () => {
  it('names words that are not to be used', () => {
    expect(forbidden).toEqual(expect.arrayContaining(['mails', 'by itself', '時鐘', '項目', '接觸']));
  });

  it('finds them in a text, but not in the name of a stage', () => {
    expect(wrongWords('Look into your mails')).toEqual(['mails']);
    expect(wrongWords('這個項目的時鐘')).toEqual(['項目', '時鐘']);
    expect(wrongWords('目前階段：項目評估')).toEqual([]);
    expect(wrongWords('a mail server')).toEqual([]);
  });

  it.each(catalogs)('is kept by %s', (file) => {
    const wrong = stringsOf(file).flatMap((text) => wrongWords(text).map((word) => `${word}: ${text}`));
    expect(wrong).toEqual([]);
  });

  it.each(catalogs)('has full-width punctuation beside Chinese in %s', (file) => {
    const narrow = /\p{Script=Han}[,;:?!]|[,;?!]\p{Script=Han}/u;
    expect(stringsOf(file).filter((text) => narrow.test(text))).toEqual([]);
  });

  it('is kept by the playbook', () => {
    const lines = read('playbooks/standard.yaml').split('\n');
    const wrong = lines.flatMap((line) => wrongWords(line).map((word) => `${word}: ${line}`));
    expect(wrong).toEqual([]);
  });

  it.each(documents)('is kept by %s', (file) => {
    const lines = prose(read(file)).split('\n');
    const wrong = lines.flatMap((line) => wrongWords(line).map((word) => `${word}: ${line}`));
    expect(wrong).toEqual([]);
  });
});
