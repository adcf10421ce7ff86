/** Receives messages of a webhook on PORT: SECRET is what creating the webhook has shown (whsec_…). */
import { createServer } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { readWebhook, WebhookNotVerified } from '@milepost/client/webhooks';

const { PORT = '8080', SECRET = '' } = process.env;

const server = createServer((request, response) => {
  void (async () => {
    try {
      // the bytes as they came: what a parser makes of them has another signature
      const message = readWebhook(await buffer(request), request.headers, SECRET);
      // keep it, answer, and only then work on it; the same webhook-id may come again
      console.log('from Milepost', message.type);
      response.writeHead(204).end();
    } catch (error) {
      if (!(error instanceof WebhookNotVerified)) throw error;
      response.writeHead(400).end();
    }
  })();
});
server.listen(Number(PORT), '127.0.0.1', () => console.log('listening'));
