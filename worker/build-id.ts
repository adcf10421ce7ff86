import { createHash } from 'node:crypto';

const sourceMap = '//# sourceMappingURL=';

/**
 * The id of a build of the workflows: a hash of the bundled code, so that the same sources have the same id on every
 * machine. The source map at its end is left out, as it names the folder in which the bundle was made.
 */
export function buildIdOf(code: string): string {
  const mapAt = code.lastIndexOf(sourceMap);
  const executed = mapAt < 0 ? code : code.slice(0, mapAt);
  return createHash('sha256').update(executed).digest('hex').slice(0, 16);
}
