/** A parent to be killed in a test: it starts a process, says its id, and stays. */
import { startGuarded } from '../../../embedded/processes/guarded-process';

void startGuarded({
  name: 'sleeper',
  command: process.execPath,
  args: ['-e', "process.on('SIGTERM', () => process.exit(0)); setInterval(() => {}, 1000)"],
  cwd: __dirname,
  env: { ...process.env },
  onLine: () => undefined,
}).then((sleeper) => process.stdout.write(`${sleeper.pid}\n`));

setInterval(() => undefined, 1_000);
