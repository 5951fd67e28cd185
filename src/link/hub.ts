/** Where one core meets everyone who talks to it: opened once, shared, closed with its worker. */
import type { PageSender } from './frames.ts';
import { servePage } from './page-port.ts';
import type { Desk } from './page-port.ts';
import { serve } from './serve.ts';
import type { Served } from './serve.ts';
import { messagePortWire } from './wire.ts';
import type { Wire } from './wire.ts';

export interface OpenCore<Api extends object> extends Served<Api> {
  readonly desk: Desk;
  /** A channel to the other core of this computer; `extension` is what the web app calls it. */
  openPeer(origin: string, send: (data: unknown) => void): OpenPeer;
  /** Finishes writes and closes the database. */
  close(): Promise<void>;
}

export interface OpenPeer {
  receive(data: unknown): void;
  close(): void;
}

export interface Hub<Api extends object> {
  /** The core, opened at the first call; a failed opening is tried again at the next. */
  core(): Promise<OpenCore<Api>>;
  /** A page of ours. */
  serve(wire: Wire): void;
  /** A content script. */
  servePage(wire: Wire, sender: PageSender): void;
  /** Finishes writes, closes the core and calls `end`; whoever comes after is turned away to the next worker. */
  retire(): Promise<void>;
}

/** `attended` is told when the first one comes and when the last one went, for a host that is put to sleep in between. */
export function hub<Api extends object>(open: () => Promise<OpenCore<Api>>, end: () => void, attended: (yes: boolean) => void = () => undefined): Hub<Api> {
  let opening: Promise<OpenCore<Api>> | undefined;
  let retiring: Promise<void> | undefined;
  const wires = new Set<Wire>();

  function core(): Promise<OpenCore<Api>> {
    opening ??= open().catch((error: unknown) => {
      opening = undefined;
      throw error;
    });
    return opening;
  }
  async function finish(): Promise<void> {
    await opening?.then((opened) => opened.close()).catch(() => undefined);
    for (const wire of wires) wire.close();
    end();
  }
  /** Channels to the other core that one page opened: the newest counts, and it goes with its page. */
  function peerOf(): { open(port: MessagePort): void; close(): void } {
    let close = (): void => undefined;
    async function open(port: MessagePort): Promise<void> {
      const wire = messagePortWire(port);
      const channel = (await core()).openPeer('extension', wire.send);
      close();
      close = () => (wire.close(), channel.close());
      wire.listen({ message: channel.receive, down: channel.close });
    }
    return { open: (port) => void open(port).catch(() => port.close()), close: () => close() };
  }
  /** Closing the wires is how everyone hears at once; a worker's end by itself is told late or never. */
  function kept(wire: Wire): Wire {
    const self: Wire = {
      send: wire.send,
      listen: (on) => wire.listen({ message: on.message, down: () => (left(self), on.down()) }),
      close: () => (left(self), wire.close()),
    };
    wires.add(self);
    if (wires.size === 1) attended(true);
    return self;
  }
  function left(wire: Wire): void {
    if (wires.delete(wire) && wires.size === 0) attended(false);
  }
  const self: Hub<Api> = {
    core,
    serve(wire) {
      if (retiring) return wire.close();
      const peer = peerOf();
      serve(kept(wire), core, {
        retire: () => void self.retire(),
        page: (sender, port) => self.servePage(messagePortWire(port), sender),
        peer: peer.open,
        ended: peer.close,
      });
    },
    servePage(wire, sender) {
      if (retiring) return wire.close();
      servePage(kept(wire), () => core().then(({ desk }) => desk), sender);
    },
    retire: () => (retiring ??= finish()),
  };
  return self;
}
