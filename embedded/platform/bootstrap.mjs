/**
 * The entry of `npm start`, `npm test` and `npm run demo`, `bench`, `whatif` and `chaos`. It needs nothing but
 * Node: it installs what is missing and hands over to the real program, with its arguments, signals and exit code.
 */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { clearInterval, setInterval } from 'node:timers';
import { fileURLToPath } from 'node:url';

import { missingPackages } from './installed-packages.mjs';

const checkoutDir = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');
const oldestNode = [20, 19];

const typescript = (...file) => ['--import', 'tsx', path.join(...file)];
const programs = {
  start: [typescript('embedded', 'platform', 'start.ts')],
  test: [
    typescript('embedded', 'engines', 'install-engines.ts'),
    [path.join('node_modules', 'jest', 'bin', 'jest.js')],
  ],
  demo: [typescript('tools', 'demo', 'main.ts')],
  bench: [typescript('bench', 'main.ts')],
  whatif: [typescript('tools', 'what-if', 'main.ts')],
  chaos: [typescript('tools', 'chaos', 'main.ts')],
};

function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])) return;
  fail(
    `Milepost needs Node ${oldestNode.join('.')} or later; this is Node ${process.versions.node}. Install a newer one.`,
  );
}

async function installPackages() {
  const read = (file) => readFileSync(path.join(checkoutDir, file), 'utf8');
  const record = path.join('node_modules', '.package-lock.json');
  const installed = existsSync(path.join(checkoutDir, record)) ? read(record) : undefined;
  const missing = missingPackages(read('package-lock.json'), installed);
  if (missing.length === 0) return;
  process.stdout.write(`Installing ${missing.length} packages with npm ci\n`);
  // npm tells its scripts where it is itself; without that, the one on PATH
  const npm = process.env.npm_execpath;
  // what npm warns of is not for whoever tries Milepost: some packages for the browser name a newer Node than they need
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const [command, commandArgs] = npm ? [process.execPath, [npm, ...args]] : ['npm', args];
  const code = await run(command, commandArgs, { shell: !npm && process.platform === 'win32' });
  if (code !== 0)
    fail(`npm ci failed (code ${code}): see its message above; without a network nothing can be installed.`);
}

/**
 * Runs a program in this terminal and resolves with its exit code; signals to us go on to it. With `isOurs` it also
 * learns when this process is gone, by the channel between the two.
 */
function run(command, args, { shell = false, isOurs = false } = {}) {
  return new Promise((resolve) => {
    const stdio = ['inherit', 'inherit', 'inherit', ...(isOurs ? ['ipc'] : [])];
    const child = spawn(command, args, { cwd: checkoutDir, stdio, shell });
    const forward = (signal) => child.kill(signal);
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    for (const signal of signals) process.on(signal, forward);
    const shellWatch = whenShellOfNpmEnds(() => child.kill('SIGTERM'));
    child.once('error', (error) => fail(`${command} cannot be started: ${error.message}`));
    child.once('exit', (code, signal) => {
      clearInterval(shellWatch);
      for (const each of signals) process.off(each, forward);
      resolve(signal ? 128 + os.constants.signals[signal] : code);
    });
  });
}

/** npm hands SIGTERM to the shell between us only, which ends without handing it on. */
function whenShellOfNpmEnds(stop) {
  if (process.env.npm_lifecycle_event === undefined) return undefined;
  const shell = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === shell) return;
    clearInterval(watch);
    stop();
  }, 500);
  return watch;
}

function fail(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

const [name, ...args] = process.argv.slice(2);
const steps = programs[name];
if (!steps) fail(`Say which program: ${Object.keys(programs).join(', ')}.`);
requireNode();
await installPackages();
for (const [index, step] of steps.entries()) {
  const isLast = index === steps.length - 1;
  const code = await run(process.execPath, isLast ? [...step, ...args] : step, { isOurs: name !== 'test' });
  if (code !== 0 || isLast) process.exit(code);
}
