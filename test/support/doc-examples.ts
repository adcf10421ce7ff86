import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';

/** The examples of documents: found in their text, run by a shell, compared with the answers that stand below them. */

const checkout = path.join(__dirname, '..', '..');

/** A fenced block. */
export interface DocBlock {
  /** File and line, to find it again. */
  readonly where: string;
  readonly language: string;
  /** What stands after the language: `run`, `answer`, `file=receive.py`. */
  readonly words: readonly string[];
  readonly text: string;
}

/**
 * The fenced blocks of a document.
 *
 * @param section only those below this heading, up to the next of the second order
 */
export function blocksOf(file: string, section?: string): DocBlock[] {
  const text = readFileSync(path.join(checkout, file), 'utf8');
  const start = section === undefined ? 0 : text.indexOf(`${section}\n`);
  if (start < 0) throw new Error(`${file} has no section "${section}".`);
  const end = section === undefined ? -1 : text.indexOf('\n## ', start + section.length);
  const blocks = text.slice(start, end < 0 ? undefined : end).matchAll(/^```(.+)\n([\s\S]*?)^```$/gm);
  return [...blocks].map((block) => {
    const [language = '', ...words] = block[1]!.split(' ');
    const line = text.slice(0, start + block.index).split('\n').length;
    return { where: `${file}:${line}`, language, words, text: block[2]! };
  });
}

/** A block that was run, and what it printed. */
export interface RanBlock {
  readonly block: DocBlock;
  readonly output: string;
}

export interface Shell {
  /** The folder in which it runs, and in which files are made. */
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
  /** What stands in the text, and what is run in its place: addresses of this run. */
  readonly replace?: Readonly<Record<string, string>>;
  /** For all blocks, milliseconds. */
  readonly timeoutMs: number;
}

/**
 * Runs blocks in their order in one shell, as somebody would who types them: variables, functions and programs in the
 * background go on from one to the next. Blocks that are files are written where the shell is by then.
 *
 * @throws Error with what was printed when a command fails, or when it takes too long
 */
export async function runBlocks(blocks: readonly DocBlock[], shell: Shell): Promise<RanBlock[]> {
  const { folder, env, timeoutMs, replace = {} } = shell;
  const asRun = (text: string): string =>
    Object.entries(replace).reduce((done, [from, to]) => done.replaceAll(from, to), text);
  const run = blocks.filter((block) => block.words.includes('run') || fileOf(block) !== undefined);
  const script = run.map((block, index) => {
    const name = fileOf(block);
    const text = asRun(block.text);
    const typed = name === undefined ? text : `cat > ${name} <<'END OF FILE'\n${text}END OF FILE\n`;
    return `printf '\\n%s\\n' '@@ block ${index} @@'\n${typed}`;
  });
  const begin = "set -e -o pipefail\ntrap 'kill $(jobs -p) 2>/dev/null || true' EXIT\n";
  const { code, stdout, stderr } = await bash(`${begin}${script.join('\n')}\n`, { folder, env, timeoutMs });
  const outputs = stdout.split(/\n@@ block \d+ @@\n/).slice(1);
  if (code !== 0) {
    const at = run[outputs.length - 1];
    throw new Error(
      `${at?.where}: ended with ${code}.\n${at?.text}\nIt printed:\n${outputs.at(-1)}\n${stderr.slice(-2_000)}`,
    );
  }
  return run.map((block, index) => ({ block, output: outputs[index]! }));
}

const fileOf = ({ words }: DocBlock): string | undefined =>
  words.find((word) => word.startsWith('file='))?.slice('file='.length);

function bash(
  script: string,
  { folder, env, timeoutMs }: Pick<Shell, 'folder' | 'env' | 'timeoutMs'>,
): Promise<{ code: number | string; stdout: string; stderr: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn('bash', ['-s'], { cwd: folder, env, detached: true });
    const printed = { stdout: '', stderr: '' };
    for (const stream of ['stdout', 'stderr'] as const) {
      child[stream].setEncoding('utf8').on('data', (text: string) => (printed[stream] += text));
    }
    // the shell and what it has started
    const timer = setTimeout(() => process.kill(-child.pid!, 'SIGKILL'), timeoutMs);
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      clearTimeout(timer);
      resolve({ code: code ?? signal ?? 'nothing', ...printed });
    });
    child.stdin.end(script);
  });
}

/** Compares what was printed with the block below it. */
export interface ComparedAnswer {
  readonly where: string;
  readonly differences: readonly string[];
}

/**
 * What differs between the answers that the document shows and those that came. Shown JSON may leave out fields, `…`
 * stands for any text, and as the last of a list for any more; in texts a line `…` stands for any lines.
 */
export function compareAnswers(blocks: readonly DocBlock[], ran: readonly RanBlock[]): ComparedAnswer[] {
  const outputs = new Map(ran.map(({ block, output }) => [block, output]));
  return blocks.flatMap((block, index) => {
    if (!block.words.includes('answer')) return [];
    const output = outputs.get(blocks[index - 1]!);
    const differences =
      output === undefined
        ? ['nothing is run right before this answer']
        : block.language === 'json'
          ? differencesOf(JSON.parse(block.text), parsed(output), '')
          : linesThatDiffer(block.text, output);
    return [{ where: block.where, differences }];
  });
}

function parsed(output: string): unknown {
  try {
    return JSON.parse(output);
  } catch {
    return `no JSON: ${output.slice(0, 500)}`;
  }
}

const anything = '…';

function fits(shown: string, given: string): boolean {
  const parts = shown.split(anything).map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('[\\s\\S]*')}$`).test(given);
}

function differencesOf(shown: unknown, given: unknown, at: string): string[] {
  if (typeof shown === 'string' && typeof given === 'string' && fits(shown, given)) return [];
  if (Array.isArray(shown) && Array.isArray(given)) {
    const isOpen = shown.at(-1) === anything;
    const listed = isOpen ? shown.slice(0, -1) : shown;
    if (isOpen ? given.length < listed.length : given.length !== listed.length) {
      return [`${at}: ${listed.length} entries are shown, ${given.length} came`];
    }
    return listed.flatMap((each, index) => differencesOf(each, given[index], `${at}/${index}`));
  }
  if (typeof shown === 'object' && shown !== null && typeof given === 'object' && given !== null) {
    const answer = given as Record<string, unknown>;
    return Object.entries(shown).flatMap(([name, value]) =>
      differencesOf(value, answer[name], `${at}/${name}`),
    );
  }
  if (shown === given) return [];
  return [`${at}: ${JSON.stringify(shown)} is shown, ${JSON.stringify(given)?.slice(0, 500)} came`];
}

function linesThatDiffer(shown: string, given: string): string[] {
  const lines = (text: string): string[] => text.replaceAll('\r', '').trim().split('\n');
  const left = lines(given);
  let mayPass = false;
  for (const line of lines(shown)) {
    if (line === anything) {
      mayPass = true;
      continue;
    }
    const found = left.findIndex((each) => fits(line, each));
    if (found < 0 || (found > 0 && !mayPass)) return [`"${line}" is shown, this came:\n${given.trim()}`];
    left.splice(0, found + 1);
    mayPass = false;
  }
  return mayPass || left.length === 0 ? [] : [`more came than is shown:\n${left.join('\n')}`];
}
