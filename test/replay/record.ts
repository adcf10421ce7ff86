import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { WorkflowHandle } from '@temporalio/client';
import type { History } from '@temporalio/common/lib/proto-utils';
import { temporal } from '@temporalio/proto';

/**
 * Recorded histories, as the server's own protobuf messages, compressed. They are never made anew while a project of
 * their time may still run: they stand for what the code of their day has promised.
 */
const folder = path.join(__dirname, 'histories');
const ending = '.history.gz';
const { History: message } = temporal.api.history.v1;

const fileOf = (name: string): string => path.join(folder, `${name}${ending}`);

export function recordedNames(): string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(ending))
    .map((file) => path.basename(file, ending))
    .sort();
}

export function isRecorded(name: string): boolean {
  return existsSync(fileOf(name));
}

export function readHistory(name: string): History {
  return message.decode(gunzipSync(readFileSync(fileOf(name))));
}

/** Writes a workflow's history as a test case for all later versions of the code. */
export async function recordHistory(
  name: string,
  handle: Pick<WorkflowHandle, 'fetchHistory'>,
): Promise<void> {
  writeFileSync(fileOf(name), gzipSync(message.encode(await handle.fetchHistory()).finish()));
}
