import type { Client } from '@temporalio/client';
import type { Payload } from '@temporalio/common';

type Payloads = { readonly payloads?: Payload[] | null } | null | undefined;

/** The values that a history holds, as the client's own converter and codecs give them. */
export async function valuesOf(client: Client, given: Payloads): Promise<unknown[]> {
  const { payloadConverter, payloadCodecs } = client.options.loadedDataConverter;
  let payloads = given?.payloads ?? [];
  for (const codec of [...payloadCodecs].reverse()) payloads = await codec.decode(payloads);
  return payloads.map((payload) => payloadConverter.fromPayload(payload));
}
