/**
 * A SIP server of one agent over WebSocket (RFC 7118), for tests: it takes a JsSIP registration and rings it with raw
 * INVITEs. It carries no media. Its offer is answered by the browser's real WebRTC stack, which waits for candidates that
 * never come; the peer therefore trickles none and the call stays up until one side ends it.
 */
import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { WebSocketServer, type WebSocket } from 'ws';
import { SipCall, type CallOptions, type PlacedCall } from './sip-call.ts';
import { header, parseSip, respond, type SipMessage } from './sip-message.ts';

export type { CallOptions, PlacedCall } from './sip-call.ts';

export interface SipPeer {
  /** `ws://127.0.0.1:<port>`, for the softphone page. */
  url: string;
  /** Settles at the next moment a softphone is registered; at once when one is. */
  waitRegistered(timeout?: number): Promise<void>;
  /** Rings the registered softphone. */
  call(options: CallOptions): PlacedCall;
  /** Calls placed by the softphone, answered with 486 Busy: the number that was dialled. */
  readonly dialled: string[];
  stop(): Promise<void>;
}

interface Registration {
  socket: WebSocket;
  /** The request URI for INVITEs: the agent's contact. */
  contact: string;
}

/** `port: 0` takes a free one. */
export async function startSipPeer({ port = 0 }: { port?: number } = {}): Promise<SipPeer> {
  const server = new WebSocketServer({ host: '127.0.0.1', port, handleProtocols: (offered) => offered.has('sip') && 'sip' });
  await new Promise<void>((done, failed) => server.once('listening', done).once('error', failed));
  const calls = new Map<string, SipCall>();
  const dialled: string[] = [];
  const waiting = new Set<() => void>();
  let agent: Registration | null = null;

  server.on('connection', (socket) => {
    socket.on('message', (data) => {
      const text = String(data);
      if (text.trim() === '') return; // RFC 7118 §6: CRLF keep-alive
      receive(parseSip(text), socket);
    });
    socket.on('close', () => {
      if (agent?.socket === socket) agent = null;
    });
  });

  function receive(message: SipMessage, socket: WebSocket) {
    const call = calls.get(header(message, 'call-id'));
    if (message.status) return call?.onResponse(message);
    if (message.method === 'REGISTER') return register(message, socket);
    if (message.method === 'ACK') return;
    if (message.method === 'BYE') call?.onBye();
    if (message.method === 'INVITE') dialled.push(/sip:([^@;>]+)/.exec(message.uri)?.[1] ?? '');
    socket.send(respond(message, message.method === 'INVITE' ? '486 Busy Here' : '200 OK', tag()));
  }

  function register(message: SipMessage, socket: WebSocket) {
    const contact = header(message, 'contact');
    const expires = /expires=(\d+)/.exec(contact)?.[1] ?? '600';
    socket.send(respond(message, '200 OK', tag(), [['Contact', contact], ['Expires', expires]]));
    agent = expires === '0' ? null : { socket, contact: /<([^>]+)>/.exec(contact)?.[1] ?? contact };
    if (agent) for (const done of waiting) done();
  }

  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`,
    dialled,
    waitRegistered: (timeout = 15_000) => (agent ? Promise.resolve() : nextRegistration(waiting, timeout)),
    call(options) {
      if (!agent) throw new Error('No softphone is registered with the SIP peer.');
      const { socket, contact } = agent;
      const call = new SipCall(contact, options, (text) => socket.send(text));
      calls.set(call.callId, call);
      return call.start();
    },
    stop: () => stopServer(server),
  };
}

function nextRegistration(waiting: Set<() => void>, timeout: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const done = () => {
      clearTimeout(timer);
      waiting.delete(done);
      resolve();
    };
    const timer = setTimeout(() => reject(new Error(`No softphone registered within ${timeout} ms.`)), timeout);
    waiting.add(done);
  });
}

function stopServer(server: WebSocketServer): Promise<void> {
  for (const socket of server.clients) socket.terminate();
  return new Promise((done) => server.close(() => done()));
}

function tag(): string {
  return randomBytes(5).toString('hex');
}
