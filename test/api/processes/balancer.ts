import { Agent, request } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';

/** What became of one POST; 0: there was no answer. */
export interface Posted {
  readonly status: number;
  readonly why?: string;
}

/** A client that spreads POSTs over the APIs that say they are ready, over connections that it keeps. */
export interface Balancer {
  add(url: string): void;
  /** Forgets an API that has ended. */
  remove(url: string): void;
  isReady(url: string): boolean;
  post(path: string, body: object): Promise<Posted>;
  close(): void;
}

/** How often each API is asked whether it is ready, in milliseconds. */
const askMs = 100;

export function balancer(key: string): Balancer {
  const agent = new Agent({ keepAlive: true, maxSockets: 20 });
  const ready = new Map<string, boolean>();
  let turn = 0;
  const ask = async (url: string): Promise<void> => {
    const isReady = await fetch(`${url}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (ready.has(url)) ready.set(url, isReady);
  };
  let isClosed = false;
  /** One question after the other: an answer that comes late must not hide a newer one. */
  const askOnAndOn = async (url: string): Promise<void> => {
    while (!isClosed && ready.has(url)) {
      await ask(url);
      await delay(askMs);
    }
  };

  const send = (url: string, path: string, body: object): Promise<Posted> =>
    new Promise((resolve) => {
      const headers = { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' };
      const sent = request(url + path, { agent, method: 'POST', headers }, (response) => {
        let text = '';
        response.on('data', (chunk: Buffer) => (text += chunk.toString()));
        response.on('error', (error) => resolve({ status: 0, why: error.message }));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, why: text }));
      });
      sent.on('error', (error) => resolve({ status: 0, why: error.message }));
      sent.end(JSON.stringify(body));
    });

  return {
    add(url) {
      ready.set(url, false);
      void askOnAndOn(url);
    },
    remove: (url) => void ready.delete(url),
    isReady: (url) => ready.get(url) ?? false,
    async post(path, body) {
      for (;;) {
        const urls = [...ready].flatMap(([url, isReady]) => (isReady ? [url] : []));
        const url = urls[(turn += 1) % urls.length];
        if (url !== undefined) return send(url, path, body);
        // both are too busy to say so in time: a request waits here, as in a proxy's queue
        await delay(askMs);
      }
    },
    close() {
      isClosed = true;
      agent.destroy();
    },
  };
}
