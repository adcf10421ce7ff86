import { once } from 'node:events';
import type { AddressInfo, Server, Socket } from 'node:net';
import { createServer } from 'node:net';

/** A point of the SMTP dialogue at which the script can answer otherwise than with yes. */
export type Turn = 'greeting' | 'EHLO' | 'AUTH' | 'MAIL' | 'RCPT' | 'DATA' | 'end-of-data';

/** Replies by turn; `hang-up` closes the connection in place of a reply. */
export type Script = Readonly<Partial<Record<Turn, string>>>;

const yes: Readonly<Record<Turn, string>> = {
  greeting: '220 scripted ESMTP',
  EHLO: '250-scripted\r\n250-PIPELINING\r\n250 8BITMIME',
  AUTH: '235 2.7.0 welcome',
  MAIL: '250 2.1.0 ok',
  RCPT: '250 2.1.5 ok',
  DATA: '354 go ahead',
  'end-of-data': '250 2.0.0 queued as S1',
};

/** An SMTP server over real sockets that follows a script and remembers what it got. */
export interface ScriptedSmtp {
  readonly url: string;
  /** Messages that came with their end, as the client sent them. */
  readonly delivered: readonly string[];
  /** Connections so far. */
  readonly connections: () => number;
  /** Waits for the first bytes of a message and gives what has come of it. */
  readonly begun: () => Promise<string>;
  /** Waits until so many clients are connected at once. */
  readonly connected: (clients: number) => Promise<void>;
  /** Waits until so many messages have come with their end. */
  readonly received: (messages: number) => Promise<void>;
  /** Waits until no client is connected any more. */
  readonly deserted: () => Promise<void>;
  /** Closes every connection at once, as a crash of either side would. */
  readonly cut: () => void;
  readonly stop: () => Promise<void>;
}

/** @param hold called before each reply, which then waits for what it gives */
export async function startScriptedSmtp(
  script: Script = {},
  hold?: (turn: Turn) => Promise<void> | undefined,
): Promise<ScriptedSmtp> {
  const delivered: string[] = [];
  const sockets = new Set<Socket>();
  let connections = 0;
  let begin: (content: string) => void = () => undefined;
  const begun = new Promise<string>((resolve) => (begin = resolve));

  const server: Server = createServer((socket) => {
    connections += 1;
    sockets.add(socket);
    server.emit('changed');
    socket.on('error', () => undefined);
    socket.on('close', () => {
      sockets.delete(socket);
      if (sockets.size === 0) server.emit('deserted');
    });
    const keep = (message: string): void => {
      delivered.push(message);
      server.emit('changed');
    };
    serve(socket, { ...yes, ...script }, keep, (content) => begin(content), hold);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const cut = (): void => sockets.forEach((socket) => socket.destroy());
  return {
    url: `smtp://127.0.0.1:${port}`,
    delivered,
    connections: () => connections,
    begun: () => begun,
    async connected(clients) {
      while (sockets.size < clients) await once(server, 'changed');
    },
    async received(messages) {
      while (delivered.length < messages) await once(server, 'changed');
    },
    async deserted() {
      if (sockets.size > 0) await once(server, 'deserted');
    },
    cut,
    async stop() {
      const closed = once(server, 'close');
      server.close();
      cut();
      await closed;
    },
  };
}

function serve(
  socket: Socket,
  replies: Readonly<Record<Turn, string>>,
  deliver: (message: string) => void,
  begin: (content: string) => void,
  hold: ((turn: Turn) => Promise<void> | undefined) | undefined,
): void {
  let buffered = '';
  let inData = false;
  const reply = (turn: Turn): void => {
    const answer = (): void => {
      if (replies[turn] === 'hang-up') socket.destroy();
      else socket.write(`${replies[turn]}\r\n`);
    };
    const held = hold?.(turn);
    if (held) void held.then(answer);
    else answer();
  };
  reply('greeting');
  socket.setEncoding('latin1').on('data', (chunk: string) => {
    buffered += chunk;
    for (;;) {
      if (inData) {
        if (buffered !== '') begin(buffered);
        const end = buffered.indexOf('\r\n.\r\n');
        if (end === -1) return;
        if (replies['end-of-data'].startsWith('2')) deliver(buffered.slice(0, end + 2));
        buffered = buffered.slice(end + 5);
        inData = false;
        reply('end-of-data');
        continue;
      }
      const lineEnd = buffered.indexOf('\r\n');
      if (lineEnd === -1) return;
      const verb = buffered.slice(0, lineEnd).split(/[ :]/)[0]?.toUpperCase() ?? '';
      buffered = buffered.slice(lineEnd + 2);
      if (verb === 'QUIT') socket.end('221 bye\r\n');
      else if (verb === 'RSET') socket.write('250 ok\r\n');
      else if (verb === 'DATA' && !replies.RCPT.startsWith('2')) socket.write('503 no valid recipients\r\n');
      else if (verb in yes) {
        reply(verb as Turn);
        inData = verb === 'DATA' && replies.DATA.startsWith('3');
      } else socket.write('502 not in the script\r\n');
    }
  });
}
