/** The two things a link can run over, behind one face: a MessagePort, and an extension's runtime.Port, which carries plain JSON only. */
import { WIRE_END } from './messages.ts';

export interface Wire {
  /** Hands over one message. Silent once the wire is down; throws what cannot be cloned or written as JSON. */
  send(message: unknown, transfer?: Transferable[]): void;
  /** Called once. `down` comes at most once, when the other side is gone; a side that cannot tell never calls it. */
  listen(on: WireListener): void;
  close(): void;
}

export interface WireListener {
  message(data: unknown, ports: readonly MessagePort[]): void;
  down(): void;
}

/** What of `runtime.Port` a wire needs; typed here, so that nothing below the entrypoints knows an extension's API. */
export interface RuntimePort {
  postMessage(message: unknown): void;
  disconnect(): void;
  readonly onMessage: { addListener(listener: (message: unknown) => void): void };
  readonly onDisconnect: { addListener(listener: () => void): void };
}

/** `down` is heard where the other side closed its wire. One that died says nothing: the link asks for signs of life. */
export function messagePortWire(port: MessagePort): Wire {
  let open = true;
  return {
    send(message, transfer = []) {
      if (open) port.postMessage(message, transfer);
    },
    listen(on) {
      port.addEventListener('message', ({ data, ports }) => {
        if (!open) return;
        if (data !== WIRE_END) return on.message(data, ports);
        open = false;
        port.close();
        on.down();
      });
      port.start();
    },
    close() {
      if (open) port.postMessage(WIRE_END);
      open = false;
      port.close();
    },
  };
}

const NONE: readonly MessagePort[] = [];

/** `transfer` is ignored: nothing can be handed over by a runtime.Port. */
export function runtimePortWire(port: RuntimePort): Wire {
  let open = true;
  let on: WireListener | undefined;
  function down() {
    if (!open) return;
    open = false;
    on?.down();
  }
  return {
    send(message) {
      if (!open) return;
      try {
        port.postMessage(message);
      } catch (error) {
        if (!isGone(error)) throw error;
        down();
      }
    },
    listen(listener) {
      on = listener;
      port.onMessage.addListener((message) => open && listener.message(message, NONE));
      port.onDisconnect.addListener(down);
    },
    close() {
      open = false;
      port.disconnect();
    },
  };
}

/** Chromium's and Firefox's words for a Port whose other side or whose extension is gone. */
function isGone(error: unknown): boolean {
  return error instanceof Error && /disconnected|invalidated|context/i.test(error.message);
}
