import { describe, expect, it } from '@jest/globals';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const checkout = path.join(__dirname, '..', '..');
const documents = ['.', 'docs', 'docs/guides', 'client'].flatMap((folder) =>
  readdirSync(path.join(checkout, folder))
    .filter((file) => file.endsWith('.md'))
    .map((file) => path.join(folder, file)),
);

const read = (file: string): string => readFileSync(path.join(checkout, file), 'utf8');

/** As the places that show Markdown make the anchor of a heading. */
const anchorsOf = (text: string): string[] =>
  [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading]) =>
    heading!
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );

describe.each(documents)('%s', (document) => {
  const text = read(document);

  it('links to what is there', () => {
    // addresses of the API, which the guides link, are asked in pages/docs.test.ts
    const broken = [...text.matchAll(/\]\((?!https?:|\/)([^)\s]+)\)/g)]
      .map((match) => match[1]!)
      .filter((link) => {
        const [file, anchor] = link.split('#');
        const target = file ? path.join(path.dirname(document), file) : document;
        if (!existsSync(path.join(checkout, target))) return true;
        return anchor !== undefined && !anchorsOf(read(target)).includes(anchor);
      });
    expect(broken).toEqual([]);
  });

  it('names files that are there', () => {
    const named = [...text.matchAll(/`((?:[\w.<>-]+\/)+[\w.-]*)`/g)].map((match) => match[1]!);
    const made = /^(\.milepost|dist|node_modules)\/|</;
    const ours = named.filter(
      (file) => existsSync(path.join(checkout, file.split('/')[0]!)) && !made.test(file),
    );
    expect(ours.filter((file) => !existsSync(path.join(checkout, file)))).toEqual([]);
  });
});
