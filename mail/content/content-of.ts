import { assertNever } from '../../domain/assert-never';
import { driftContent } from './drift';
import { endedContent } from './ended';
import { heldContent } from './held';
import { holdEndedContent } from './hold-ended';
import { overdueContent } from './overdue';
import { returnedContent } from './returned';
import { taskContent } from './task';
import type { MailModel } from '../model/model';
import type { MailContent } from './content';

/** What an email about a project says. */
export function contentOf(model: MailModel): MailContent {
  switch (model.kind) {
    case 'task':
      return taskContent(model);
    case 'overdue':
      return overdueContent(model);
    case 'stage-returned':
      return returnedContent(model);
    case 'project-held':
      return heldContent(model);
    case 'hold-ended':
      return holdEndedContent(model);
    case 'ended':
      return endedContent(model);
    case 'drift':
      return driftContent(model);
    default:
      return assertNever(model);
  }
}
