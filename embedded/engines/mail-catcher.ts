import { mkdirSync } from 'node:fs';
import path from 'node:path';

import { inheritedEnvironment } from '../../config/embedded';
import { writing } from '../processes/disk-fault';
import { configuredEngine, engineLimits, ownProcess, type RunningEngine } from './engine';
import { checkoutDir } from '../processes/folders';
import { mailCatcherClient, type MailCatcherClient } from './mail-catcher-client';
import { answersOnPort, claimPort, type PortChoice } from './ports';
import type { Report } from '../processes/report';
import { supervise } from '../processes/supervised';

export type { MailCatcherClient } from './mail-catcher-client';

export interface MailCatcherOptions {
  smtpPort: PortChoice;
  uiPort: PortChoice;
  /** where the messages are kept; those of an earlier run are shown again */
  mailDir: string;
  logFile: string;
  /** beyond this number the oldest are dropped; 0 keeps all. Two thousand take a second or two to read back */
  keep: number;
}

export interface MailCatcher extends RunningEngine {
  /** `smtp://127.0.0.1:<port>` */
  smtpUrl: string;
  inboxUrl: string;
  client: MailCatcherClient;
}

const uses = {
  smtp: { what: 'mail', usualHolder: 'another mail catcher', variable: 'MILEPOST_SMTP_PORT' },
  inbox: { what: 'mail inbox', usualHolder: 'another mail catcher', variable: 'MILEPOST_MAIL_UI_PORT' },
} as const;

/** The mail server that `MILEPOST_SMTP_URL` names; emails to it are really sent and cannot be read back. */
export function configuredMail(smtpUrl: string): RunningEngine & { smtpUrl: string } {
  const address = smtpUrl.replace(/\/\/.*@/, '//');
  return { ...configuredEngine('mail', address, 'MILEPOST_SMTP_URL'), smtpUrl };
}

/**
 * Starts maildev on 127.0.0.1: it accepts every email, forwards none, and shows them in a web inbox. An acknowledged
 * email is in a file, and is read back after a restart.
 *
 * @throws PortInUseError, NotReadyError
 */
export async function startMailCatcher(options: MailCatcherOptions, report: Report): Promise<MailCatcher> {
  const smtpPort = await claimPort(options.smtpPort, uses.smtp);
  const uiPort = await claimPort(options.uiPort, uses.inbox);
  const inboxUrl = `http://127.0.0.1:${uiPort}`;
  const client = mailCatcherClient(inboxUrl);
  writing(options.mailDir, () => mkdirSync(options.mailDir, { recursive: true, mode: 0o700 }));
  const own = ownProcess(
    await supervise({
      ...engineLimits,
      name: 'mail catcher',
      command: process.execPath,
      args: [
        // its package exports no path to this file
        path.join(checkoutDir, 'node_modules', 'maildev', 'dist', 'bin', 'maildev.js'),
        ...[
          '--ip',
          '127.0.0.1',
          '--smtp',
          String(smtpPort),
          '--web-ip',
          '127.0.0.1',
          '--web',
          String(uiPort),
        ],
        ...['--mail-directory', options.mailDir, '--max-emails', String(options.keep)],
      ],
      cwd: options.mailDir,
      env: inheritedEnvironment(),
      logFile: options.logFile,
      report,
      // it accepts emails before it has read back the earlier ones, but shows its inbox only then
      answers: () => Promise.all([answersOnPort(smtpPort), client.countMails()]),
    }),
  );
  return {
    name: 'mail',
    address: `smtp://127.0.0.1:${smtpPort}`,
    smtpUrl: `smtp://127.0.0.1:${smtpPort}`,
    inboxUrl,
    client,
    engine: 'maildev',
    reason: 'MILEPOST_SMTP_URL is not set',
    ...own,
  };
}
