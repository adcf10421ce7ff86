import { z } from 'zod';
import { inboundMailSchema } from '../../../contracts/wire/inbound-mail';
import { largestInboundBytes } from '../../../mail/inbound/inbound';
import { exampleProjectId } from '../../examples/example-project';
import { examplePerson } from '../../examples/examples';
import { takeInboundMail } from './receive-mail';
import { logOutcome, outcomeOnWire } from './outcome';
import { ok } from '../../kit/route';
import { defineRoute } from '../../context/context';

const exampleMessage = [
  `From: ${examplePerson.email}`,
  'To: milepost+0123456789abcdef0123456789abcdef@example.com',
  'Subject: Re: Agree on the first meeting',
  'Message-ID: <4711@example.com>',
  'Content-Type: text/plain; charset=utf-8',
  '',
  'They can see us on Thursday at nine.',
  '',
].join('\r\n');

/** Where a mail gateway delivers what comes back in response to emails. */
export const inboundMailRoutes = [
  defineRoute({
    operationId: 'receiveMail',
    method: 'post',
    path: '/v1/inbound-mail',
    tag: 'Mail',
    scope: 'mail:inbound',
    summary: 'Bring a message that came in',
    description:
      'The body is the message as the mail server has it. An answer becomes a note of the project that its mail was ' +
      'about: never a contact, so the follow-up clock runs on. A report that mail to somebody is refused for good ' +
      'marks their address, and their emails go to whoever stands in.\n\n' +
      'For the gateway: **2xx** means done, whatever the disposition says; send nothing back to whoever wrote, since ' +
      'that could go on for ever, and would tell strangers which addresses there are. **429 and 5xx**: bring the same ' +
      'message again later; it is stored once, with or without an `Idempotency-Key`. **Other 4xx**: the gateway is ' +
      'set up wrongly or the message is none that can be read; repeating it is of no use, and sending it back tells ' +
      'its writer that it was not taken.',
    bytes: { mediaType: 'message/rfc822', longest: largestInboundBytes },
    body: z
      .custom<Uint8Array>((body) => body instanceof Uint8Array && body.byteLength > 0, 'must be a message')
      .meta({
        override: { type: 'string' },
        description: `RFC 5322 with its MIME parts, at most ${largestInboundBytes} bytes`,
      }),
    responses: { 200: { description: 'Done; the disposition says what', schema: inboundMailSchema } },
    problems: ['unreadable-message', 'mail-reader-busy', 'temporal-unavailable'],
    example: {
      body: Buffer.from(exampleMessage),
      status: 200,
      answer: {
        disposition: 'note-stored',
        detail: 'The text is stored as a note of the project.',
        projectId: exampleProjectId,
        attachmentsNotKept: 0,
      },
    },
    handler: async ({ body, log }, deps) => {
      const outcome = await takeInboundMail(deps, body);
      logOutcome(log, outcome);
      return ok(outcomeOnWire(outcome));
    },
  }),
];
