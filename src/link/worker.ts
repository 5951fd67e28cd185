/** A worker of a page's own, reached as the core is: calls with errors and time-outs, until it is closed. */
import { connect } from './connect.ts';
import type { Remote } from './remote.ts';
import { messagePortWire } from './wire.ts';

export interface WorkerLink<Api extends object> {
  readonly calls: Remote<Api>;
  close(): void;
}

export function overWorker<Api extends object>(worker: Worker): WorkerLink<Api> {
  const { port1, port2 } = new MessageChannel();
  worker.postMessage('welcome', [port2]);
  const link = connect<Api>(() => messagePortWire(port1));
  return {
    calls: link.crm,
    close() {
      link.close();
      worker.terminate();
    },
  };
}

/** The worker's side. */
export function welcomed(scope: { onmessage: ((event: MessageEvent) => void) | null }, take: (port: MessagePort) => void): void {
  scope.onmessage = ({ ports }) => ports[0] && take(ports[0]);
}
