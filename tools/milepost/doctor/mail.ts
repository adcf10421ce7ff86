import { createMailSender } from '../../../mail/send/send';
import type { Finding } from './finding';
import { failed, ok, reasonOf } from './finding';

/** Whether the mail server answers and takes the login. No mail is sent. */
export async function checkMail(smtpUrl: string): Promise<Finding> {
  const sender = createMailSender({ smtpUrl });
  const { host } = new URL(smtpUrl);
  try {
    await sender.verify();
    return ok('mail', `The mail server at ${host} answers and takes the login.`);
  } catch (error) {
    return failed(
      'mail',
      `The mail server at ${host} cannot be used (${reasonOf(error)}).`,
      'Check MILEPOST_SMTP_URL: host, port, smtp or smtps, user and password. Emails wait up to four days meanwhile.',
    );
  } finally {
    await sender.close();
  }
}
