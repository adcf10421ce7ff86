import type { Client } from '@temporalio/client';
import type { Build, Deployment } from '../../../temporal/deployment';
import { describeDeployment } from '../../../temporal/deployment';
import type { Finding } from './finding';
import { failed, ok, warning } from './finding';

/** Whether each build of the workflows that something runs on has a worker, and nothing is left on older ones. */
export async function checkBuilds(client: Client, deploymentName: string): Promise<Finding[]> {
  const deployment = await describeDeployment(client, deploymentName);
  if (!deployment) return [ok('builds', 'No worker has a build: any worker serves any workflow.')];
  if (!deployment.currentBuildId) {
    return [
      warning(
        'builds',
        `Deployment ${deploymentName} has no current build.`,
        'The first worker that starts makes its build current: start one, or read its log.',
      ),
    ];
  }
  const findings = deployment.builds.flatMap((build) => ofBuild(build, deployment));
  return findings.length > 0 ? findings : [ok('builds', `Build ${deployment.currentBuildId} is current.`)];
}

function ofBuild({ buildId, running, pollers }: Build, { currentBuildId }: Deployment): Finding[] {
  if (buildId === currentBuildId) {
    if (pollers.length > 0) return [];
    const says = `No worker of the current build ${buildId} polls: nothing that starts goes on.`;
    return [failed('builds', says, 'Start one, or make another build current: milepost upgrade <build>.')];
  }
  if (running === 0) return [];
  if (pollers.length === 0) {
    const says = `${running} workflows run on build ${buildId}, which no worker serves.`;
    return [failed('builds', says, 'Start a worker of that build, then milepost upgrade.')];
  }
  const says = `${running} workflows run on the older build ${buildId}.`;
  return [
    warning('builds', says, 'milepost upgrade moves those that live long; the others end automatically.'),
  ];
}
