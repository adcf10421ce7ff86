import { createMailSender } from '../../../mail/send/send';

/** Begins to send a message and stays in the hand-over until somebody ends it. */
const [smtpUrl = ''] = process.argv.slice(2);
const raw = Buffer.from(`Subject: Never ends\r\n\r\n${'Line of a message.\r\n'.repeat(400)}`);

void createMailSender({ smtpUrl }).send(
  { raw, envelope: { from: 'milepost@example.com', to: ['mei-ling@example.com'] } },
  {
    handingOver: () => {
      process.stdout.write('handing over\n');
      return new Promise(() => undefined);
    },
  },
);
