/** An HTTP receiver of changes that misbehaves on demand, as real ones do. */
import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Received {
  id: string;
  record: string;
  event: string;
  type: string;
  path: string;
  changes: Record<string, { from: unknown; to: unknown }>;
  current: Record<string, unknown> | null;
}

/** What is done with one request; the change counts as received unless it says otherwise. */
export type Mood = 'take' | 'fail' | 'hang' | 'reset' | 'reset-body' | 'twice' | 'redirect' | 'garbage' | 'refuse' | 'busy' | 'endless';

export interface Receiver {
  readonly url: string;
  /** In the order of their first arrival; each once. */
  readonly changes: Received[];
  /** Every request that came whole, doubles among them. */
  readonly requests: Received[];
  /** How the next requests are met; `take` when it has no more to say. */
  mood(next: (change: Received, n: number) => Mood): void;
  secret: string;
  readonly forged: string[];
  stop(): Promise<void>;
}

export async function startReceiver(): Promise<Receiver> {
  let next: (change: Received, n: number) => Mood = () => 'take';
  const [changes, requests, forged]: [Received[], Received[], string[]] = [[], [], []];
  const receiver = { changes, requests, forged, secret: '', mood: (given: typeof next) => void (next = given) };
  const server = createServer((request, response) => void read(request).then((body) => answer(request, response, body)));
  async function answer(request: IncomingMessage, response: ServerResponse, body: string): Promise<void> {
    const change = JSON.parse(body) as Received;
    if (!isSigned(request, body, receiver.secret)) forged.push(change.id);
    if (request.headers['idempotency-key'] !== change.id) forged.push(change.id);
    requests.push(change);
    const mood = next(change, requests.length);
    const taken = mood === 'take' || mood === 'twice' || mood === 'reset-body' || mood === 'hang' || mood === 'endless';
    if (taken && !changes.some(({ id }) => id === change.id)) changes.push(change);
    respond(mood, response);
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    ...receiver,
    get url() {
      return `http://127.0.0.1:${port}/hook`;
    },
    set secret(secret: string) {
      receiver.secret = secret;
    },
    get secret() {
      return receiver.secret;
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function respond(mood: Mood, response: ServerResponse): void {
  const { socket } = response;
  switch (mood) {
    case 'take': return void response.end('{"ok":true}');
    case 'fail': return void response.writeHead(500).end('broken');
    case 'busy': return void response.writeHead(429, { 'retry-after': '0' }).end();
    case 'refuse': return void response.writeHead(422).end('no such customer there');
    case 'redirect': return void response.writeHead(302, { location: '/elsewhere' }).end();
    case 'hang': return;
    case 'reset': return void socket?.resetAndDestroy();
    case 'reset-body': return void (response.writeHead(200, { 'content-length': '100' }), response.write('{"ok"', () => socket?.resetAndDestroy()));
    case 'garbage': return void socket?.end('\u0000\u0001 nonsense\r\n\r\n');
    case 'twice': return void socket?.end('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nokHTTP/1.1 500 Oops\r\ncontent-length: 3\r\n\r\nbad');
    case 'endless': return endless(response);
  }
}

function endless(response: ServerResponse): void {
  response.writeHead(200);
  const timer = setInterval(() => response.write('x'.repeat(32_000)), 1);
  response.on('close', () => clearInterval(timer));
}

async function read(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}

function isSigned({ headers }: IncomingMessage, body: string, secret: string): boolean {
  const [id, at] = [headers['webhook-id'], headers['webhook-timestamp']];
  const expected = createHmac('sha256', Buffer.from(secret.replace('whsec_', ''), 'base64')).update(`${String(id)}.${String(at)}.${body}`).digest('base64');
  return headers['webhook-signature'] === `v1,${expected}` && Math.abs(Number(at) * 1000 - Date.now()) < 60_000;
}
