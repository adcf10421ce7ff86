import { retryMail as retryMailOf } from '../../../temporal/retry-mail';
import type { Operations } from './operations';

/** `milepost mail retry`: another try of one mail. */
export const retryMail: NonNullable<Operations['retryMail']> = async (installation, key) => {
  const [client, { outbox }] = await Promise.all([installation.client(), installation.store()]);
  await retryMailOf({ client, taskQueue: installation.config().taskQueue, outbox }, key);
};
