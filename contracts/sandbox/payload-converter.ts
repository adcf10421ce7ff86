import type { Payload } from '@temporalio/common';
import { DefaultPayloadConverter } from '@temporalio/common';

/** Marks a payload that could not be decoded. */
export interface Undecodable {
  readonly undecodable: string;
}

/**
 * The payload converter of workflows. Another program may signal bytes that are not JSON, and a converter that throws
 * would fail the workflow task for ever. Such a payload arrives as `Undecodable` and is refused like any other that
 * makes no sense.
 */
class ForgivingPayloadConverter extends DefaultPayloadConverter {
  override fromPayload<T>(payload: Payload): T {
    try {
      return super.fromPayload<T>(payload);
    } catch (error) {
      const undecodable: Undecodable = {
        undecodable: error instanceof Error ? error.message : String(error),
      };
      return undecodable as T;
    }
  }
}

export const payloadConverter = new ForgivingPayloadConverter();
