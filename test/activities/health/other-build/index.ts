import { condition, defineSignal, setHandler, sleep } from '@temporalio/workflow';
import type { SalesProjectInput } from '../../../../workflows/project/sales-project';
import { salesProject as usual } from '../../../../workflows/project/sales-project';

/** Another build, whose histories the usual one cannot replay: tests run it, and go back. */
export async function salesProject(input: SalesProjectInput): ReturnType<typeof usual> {
  let isAsked = false;
  setHandler(defineSignal('extra'), () => {
    isAsked = true;
  });
  void condition(() => isAsked).then(() => sleep('30 days'));
  if (input.projectId.startsWith('other-from-the-start')) void sleep('30 days');
  return usual(input);
}
