import { condition, continueAsNew, defineUpdate, setHandler } from '@temporalio/workflow';
import type { Receipt } from '../../../contracts/sandbox/receipt';

/**
 * Stands in for a project whose run rolls over while it works on a command. The real one drains its handlers first;
 * this one leaves the first `interruptions` updates unanswered, as a run does that ends in the moment of an update.
 */
export async function salesProject(input: {
  projectId: string;
  interruptions?: number;
  carriedOut?: number;
}): Promise<void> {
  let interruptions = input.interruptions ?? 1;
  let carriedOut = input.carriedOut ?? 0;
  let rolls = false;
  const answer = async (): Promise<Receipt> => {
    carriedOut += 1;
    if (interruptions > 0) {
      interruptions -= 1;
      rolls = true;
      await condition(() => false);
    }
    return {
      projectId: input.projectId,
      revision: carriedOut,
      status: 'open',
      stage: 'plan',
      repeated: carriedOut > 1,
    };
  };
  setHandler(defineUpdate<Receipt, [unknown]>('open'), answer);
  setHandler(defineUpdate<Receipt, [unknown]>('recordContact'), answer);
  await condition(() => rolls);
  await continueAsNew<typeof salesProject>({ projectId: input.projectId, interruptions, carriedOut });
}
