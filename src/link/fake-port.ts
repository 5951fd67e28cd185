/** Two ends of a runtime.Port as Chromium gives them: JSON only, delivered later, dead after `disconnect`. For tests. */
import type { RuntimePort } from './wire.ts';

export interface FakePort extends RuntimePort {
  /** The browser ends it without the other side's doing: a worker stopped, an extension went away. */
  drop(): void;
}

export function fakePorts(): [FakePort, FakePort] {
  const a = end();
  const b = end();
  a.other = b;
  b.other = a;
  return [a.port, b.port];
}

interface End {
  port: FakePort;
  other: End | undefined;
  hear(json: string): void;
  die(): void;
}

function end(): End {
  const messages = new Set<(message: unknown) => void>();
  const downs = new Set<() => void>();
  let alive = true;
  const self: End = {
    other: undefined,
    hear: (json) => void setTimeout(() => alive && messages.forEach((listener) => listener(JSON.parse(json)))),
    die() {
      if (!alive) return;
      alive = false;
      downs.forEach((listener) => listener());
    },
    port: {
      postMessage(message) {
        if (!alive) throw new Error('Attempting to use a disconnected port object');
        self.other?.hear(JSON.stringify(message));
      },
      disconnect() {
        alive = false;
        setTimeout(() => self.other?.die());
      },
      drop() {
        self.die();
        self.other?.die();
      },
      onMessage: { addListener: (listener) => void messages.add(listener) },
      onDisconnect: { addListener: (listener) => void downs.add(listener) },
    },
  };
  return self;
}
