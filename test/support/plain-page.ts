import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A page of no contacts, isolated across origins: its clock then ticks in 5 µs, else in 100. */
export async function plainPage(): Promise<{ url: string; stop(): void }> {
  const headers = { 'content-type': 'text/html', 'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp' };
  const server = createServer((_, response) => response.writeHead(200, headers).end('<!doctype html><title>Bench</title>'));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, stop: () => void server.close() };
}
