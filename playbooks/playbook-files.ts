import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Document } from 'yaml';
import { isNode, LineCounter, parseDocument } from 'yaml';
import type { PlaybookProblem } from './playbook';
import { PlaybookError, readPlaybook } from './playbook';
import type { Playbook } from '../domain/playbook/playbook';

/**
 * The path of the standard playbook: beside this file in the source, and in `playbooks` beside `dist` in a build.
 *
 * @throws when it is in neither place
 */
export function standardPlaybookFile(): string {
  const places = ['.', '../../playbooks'].map((folder) => join(__dirname, folder, 'standard.yaml'));
  const found = places.find((place) => existsSync(place));
  if (found === undefined)
    throw new Error(`The standard playbook is missing; looked for ${places.join(' and ')}.`);
  return found;
}

/**
 * Reads a playbook from a YAML file.
 *
 * @throws PlaybookError with every problem and its line
 */
export async function loadPlaybookFile(path: string): Promise<Playbook> {
  const lines = new LineCounter();
  const document = parseDocument(await readText(path), { lineCounter: lines, prettyErrors: false });
  // warnings too: a tag that is not known, for instance, would silently become a text
  const faults = [...document.errors, ...document.warnings];
  if (faults.length > 0) {
    const problems = faults.map(({ code, message, pos }): PlaybookProblem => {
      const { line } = lines.linePos(pos[0]);
      return {
        path: [],
        line,
        message: code === 'DUPLICATE_KEY' ? 'a key stands twice in its map' : message,
      };
    });
    throw new PlaybookError(problems, { file: path, cause: faults[0] });
  }
  const data = dataOf(document, path);
  try {
    return readPlaybook(data);
  } catch (error) {
    if (!(error instanceof PlaybookError)) throw error;
    const problems = error.problems.map((problem) => ({
      ...problem,
      line: lineOf(document, lines, problem.path),
    }));
    throw new PlaybookError(problems, { file: path, cause: error });
  }
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new PlaybookError([unreadable(error)], { file: path, cause: error });
  }
}

/** The document as plain data; refused when its aliases would expand without measure. */
function dataOf(document: Document, path: string): unknown {
  try {
    return document.toJS();
  } catch (error) {
    throw new PlaybookError([unreadable(error)], { file: path, cause: error });
  }
}

function unreadable(error: unknown): PlaybookProblem {
  return { path: [], message: `cannot be read: ${error instanceof Error ? error.message : String(error)}` };
}

/** The line of what a path names or, when that is missing, of the nearest thing around it. */
function lineOf(document: Document, lines: LineCounter, path: PlaybookProblem['path']): number {
  for (let depth = path.length; depth > 0; depth--) {
    const node = document.getIn(path.slice(0, depth), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}
