/**
 * Firefox's own remote protocol (Marionette, TCP): the one that may open pages of an extension. A message is its length in
 * bytes, a colon, and JSON: `[0, id, command, parameters]` out, `[1, id, error, result]` back.
 */
import { connect, type Socket } from 'node:net';

export interface Marionette {
  send<Result = unknown>(command: string, parameters?: object): Promise<Result>;
  close(): void;
}

interface Waiting {
  resolve(result: unknown): void;
  reject(error: Error): void;
}

/** Resolves once the browser has greeted; rejects where nothing listens. */
export async function connectMarionette(port: number): Promise<Marionette> {
  const socket = connect(port, '127.0.0.1');
  await new Promise<void>((done, failed) => socket.once('connect', done).once('error', failed));
  const waiting = new Map<number, Waiting>();
  let last = 0;
  const greeted = new Promise<void>((done) => read(socket, (message) => (Array.isArray(message) ? answer(message, waiting) : done())));
  socket.on('close', () => {
    for (const { reject } of waiting.values()) reject(new Error('Firefox closed the connection.'));
    waiting.clear();
  });
  await greeted;
  return {
    send<Result>(command: string, parameters: object = {}) {
      const id = ++last;
      const text = JSON.stringify([0, id, command, parameters]);
      socket.write(`${Buffer.byteLength(text)}:${text}`);
      return new Promise<Result>((resolve, reject) => waiting.set(id, { resolve: resolve as (result: unknown) => void, reject }));
    },
    close: () => socket.destroy(),
  };
}

function answer([, id, error, result]: unknown[], waiting: Map<number, Waiting>): void {
  const call = waiting.get(id as number);
  waiting.delete(id as number);
  if (error) call?.reject(new Error(`${(error as { error: string }).error}: ${(error as { message: string }).message}`));
  else call?.resolve(result);
}

function read(socket: Socket, take: (message: unknown) => void): void {
  let buffer = Buffer.alloc(0);
  socket.on('data', (chunk: Buffer) => {
    buffer = Buffer.concat([buffer, chunk]);
    for (;;) {
      const colon = buffer.indexOf(58);
      const end = colon + 1 + Number(buffer.subarray(0, Math.max(0, colon)).toString());
      if (colon < 0 || buffer.length < end) return;
      take(JSON.parse(buffer.subarray(colon + 1, end).toString()));
      buffer = buffer.subarray(end);
    }
  });
}
