import type { Command } from 'commander';

/**
 * What a command line is understood as.
 *
 * @throws with all that is printed when it cannot be understood
 */
export async function readLine<Options>(
  createProgram: (run: (options: Options) => Promise<void>) => Command,
  args: readonly string[],
): Promise<Options> {
  const given: Options[] = [];
  const printed: string[] = [];
  const program = createProgram((options) => {
    given.push(options);
    return Promise.resolve();
  }).configureOutput({ writeErr: (text) => printed.push(text) });
  try {
    await program.parseAsync(args, { from: 'user' });
  } catch (cause) {
    throw new Error(printed.join(''), { cause });
  }
  const [options] = given;
  if (options === undefined) throw new Error('Nothing was run.');
  return options;
}
