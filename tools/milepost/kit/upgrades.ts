import { describeDeployment, DeploymentError, newestBuild } from '../../../temporal/deployment';
import type { UpgradeOptions } from '../../../temporal/upgrade';
import { undoUpgrade, upgradeTo } from '../../../temporal/upgrade';
import { CommandError } from './command-error';
import type { Operations } from './operations';

/** `milepost upgrade`: to a build, to that of the newest workers, or back. */
export const upgrade: NonNullable<Operations['upgrade']> = async (
  installation,
  { buildId, undo, force, ratePerSecond, signal, onProgress },
) => {
  const { deploymentName } = installation.config();
  const client = await installation.client();
  const options: Omit<UpgradeOptions, 'buildId'> = {
    deploymentName,
    ratePerSecond,
    force,
    signal,
    report: ({ moved, left }) => onProgress(moved, left),
  };
  try {
    if (undo) return await undoUpgrade(client, options);
    return await upgradeTo(client, { ...options, buildId: buildId ?? (await newest()) });
  } catch (error) {
    if (error instanceof DeploymentError)
      throw new CommandError(error.message, remedyOf(error), { cause: error });
    throw error;
  }

  async function newest(): Promise<string> {
    const deployment = await describeDeployment(client, deploymentName);
    const build = deployment && newestBuild(deployment);
    if (!build) {
      throw new CommandError(
        `No worker has ever polled for deployment ${deploymentName}.`,
        'Start a worker.',
      );
    }
    return build.buildId;
  }
};

function remedyOf({ code }: DeploymentError): string {
  switch (code) {
    case 'no-worker':
    case 'unserved':
      return 'Start a worker of that build, and ask again.';
    case 'missing-queues':
      return 'Start its worker on every task queue that the build before had, or say --force.';
    case 'changed-meanwhile':
      return 'Somebody else has just changed it: ask again.';
    case 'unknown-build':
    case 'no-earlier-build':
      return 'milepost doctor shows which builds there are.';
  }
}
