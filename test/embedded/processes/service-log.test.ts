import {
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { dampedReport } from '../../../embedded/processes/damped-report';
import { DiskError, writing } from '../../../embedded/processes/disk-fault';
import { openServiceLog } from '../../../embedded/processes/service-log';
import { eventually } from '../../support/eventually';

let folder: string;
let file: string;
let reports: string[];

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'log-'));
  file = path.join(folder, 'worker.log');
  reports = [];
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const open = () => openServiceLog('worker', file, (line) => reports.push(line));
/** A device that takes nothing, as a disk without space. */
const fullDisk = '/dev/full';

describe('the log of a process', () => {
  it('pauses while the disk is full, says so once, and goes on when there is space', async () => {
    symlinkSync(fullDisk, file);
    const log = open();
    for (const line of ['one', 'two', 'three']) log.write(line);
    expect(reports).toEqual([expect.stringMatching(/^worker: its log pauses, the disk is full/)]);
    expect(log.tail()).toBe('one\n  two\n  three');

    rmSync(file);
    await eventually(() => {
      log.write('four');
      return reports.length > 1;
    });
    log.close();

    expect(reports).toHaveLength(2);
    expect(reports[1]).toMatch(/^worker: its log is written again; \d+ lines are missing/);
    expect(readFileSync(file, 'utf8')).toMatch(/^\n\d+ lines are missing here: the disk took none.\nfour\n$/);
  });

  it('is set aside when it has grown large, also while the process runs', () => {
    writeFileSync(file, '');
    truncateSync(file, 20_000_000);
    const log = open();
    log.write('fills it');
    log.write('begins anew');
    log.close();

    expect(readFileSync(file, 'utf8')).toBe('begins anew\n');
    expect(statSync(`${file}.old`).size).toBeGreaterThan(20_000_000);
  });

  it('can be read by its user alone', () => {
    const log = open();
    log.write('secret');
    log.close();

    expect(statSync(file).mode & 0o777).toBe(0o600);
  });
});

describe('errors on the terminal', () => {
  it('of an outage are shown once and then counted', () => {
    let nowMs = 0;
    const report = dampedReport(
      (line) => reports.push(line),
      () => nowMs,
    );
    for (const ms of [2_998, 3_001, 3_000]) report(`api: no answer after ${ms} ms`);
    report('api: mail failed');
    nowMs = 10_000;
    report('api: no answer after 2999 ms');

    expect(reports).toEqual([
      'api: no answer after 2998 ms',
      'api: mail failed',
      'api: no answer after 2999 ms (and 2 more since)',
    ]);
  });

  it('say the same thing once', () => {
    const log = open();
    const msg = 'Temporal cannot be reached';
    log.write(JSON.stringify({ level: 50, msg, err: { message: `${msg}: no answer` } }));
    log.write(JSON.stringify({ level: 50, msg: 'mail failed', err: { message: 'refused' } }));
    log.close();

    expect(reports).toEqual([
      'worker: Temporal cannot be reached: no answer',
      'worker: mail failed: refused',
    ]);
  });
});

describe('a file that the disk refuses', () => {
  it('is named with the reason', () => {
    const write = () => writing(fullDisk, () => writeFileSync(fullDisk, 'key'));

    expect(write).toThrow(DiskError);
    expect(write).toThrow('/dev/full cannot be written: the disk is full');
  });
});
