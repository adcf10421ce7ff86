/**
 * Reports a milestone to a project with a Temporal client of one's own: by update, which is answered, and by signal,
 * which is kept when no worker answers. PROJECT is the project's id, EVENT one's own id of what is reported.
 */
import { Client, Connection, WorkflowUpdateFailedError } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';

const { TEMPORAL_ADDRESS = '127.0.0.1:7233', TEMPORAL_NAMESPACE = 'default' } = process.env;
const { PROJECT = '', MILESTONE = 'meeting-agreed', EVENT = 'activity-4712' } = process.env;

const waitMs = Number(process.env['WAIT_MS'] ?? 5_000);

async function report(): Promise<void> {
  const connection = await Connection.connect({ address: TEMPORAL_ADDRESS });
  const client = new Client({ connection, namespace: TEMPORAL_NAMESPACE });
  const project = client.workflow.getHandle(`sales-${PROJECT}`);
  const command = {
    // the same at every repeat: then nothing is done twice
    commandId: `crm-${EVENT}`,
    actor: 'key:CRM',
    source: 'crm',
    at: Date.now(),
    milestone: MILESTONE,
    evidence: `crm:${EVENT}`,
  };
  try {
    const receipt = await client.withDeadline(Date.now() + waitMs, () =>
      project.executeUpdate<{ revision: number; repeated: boolean }, [object]>('reachMilestone', {
        args: [command],
      }),
    );
    console.log('carried out', receipt.revision, receipt.repeated);
  } catch (error) {
    const refusal = error instanceof WorkflowUpdateFailedError ? error.cause : undefined;
    if (refusal instanceof ApplicationFailure && refusal.type !== 'AcceptedUpdateCompletedWorkflow') {
      console.log('refused', refusal.type, refusal.message);
      return;
    }
    // no worker has answered in time, or the run has ended meanwhile: a signal is kept
    await project.signal('reachMilestone', command);
    console.log('kept');
  } finally {
    await connection.close();
  }
}

void report();
