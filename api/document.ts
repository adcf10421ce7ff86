import { tags } from './context/context';
import { routes } from './index';
import { apiDocument } from './kit/openapi';
import { webhookMessages } from './v1/webhooks/webhook-messages';

let made: ReturnType<typeof apiDocument> | undefined;

/** The OpenAPI document of everything: the same for every app of a process, and made once. */
export function wholeDocument(): ReturnType<typeof apiDocument> {
  return (made ??= apiDocument(routes, tags, webhookMessages));
}
