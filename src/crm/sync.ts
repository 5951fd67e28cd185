/** Peers of this core: open channels, pairings kept, and how all of it stands. */
import { CrmError } from '../domain/errors.ts';
import type { PeerView, SyncStatus, SyncView } from '../domain/views.ts';
import type { Peer } from '../storage/database.ts';
import { allPeers, putPeer, removePeer } from '../storage/rows.ts';
import { createChannel } from '../sync/channel.ts';
import type { Channel } from '../sync/channel.ts';
import type { PairingHost, Replica } from '../sync/replica.ts';
import type { Context } from './context.ts';

/** The other end of a channel: a paired or asking web app, or the extension. */
export interface PeerLink {
  receive(data: unknown): void;
  close(): void;
}

/** The web app names its one peer so. */
export const EXTENSION = 'extension';

export type SyncApi = ReturnType<typeof createSync>['api'];

export function createSync(context: Context, replica: Replica & PairingHost, role: 'extension' | 'web') {
  const channels = new Map<string, Set<Channel>>();
  let peers = new Map<string, Peer>();

  const view = (): SyncView => viewOf([...peers.values()], channels);
  const tell = (): void => context.emit({ type: 'sync', sync: view() });

  async function load(): Promise<void> {
    peers = new Map((await allPeers(context.storage)).map((peer) => [peer.id, peer]));
  }
  async function remember(origin: string): Promise<string> {
    const peer = { id: origin, pairedAt: context.clock(), code: peers.get(origin)?.code ?? (role === 'extension' ? await replica.nextCode() : '') };
    await putPeer(context.storage, peer);
    peers.set(origin, peer);
    return peer.code;
  }
  function channelTo(origin: string): Channel {
    const [channel] = channels.get(origin) ?? [];
    if (!channel) throw new CrmError('link-down', { record: origin });
    return channel;
  }

  return {
    load,
    view,
    /** A peer is there and takes what is written here at once. */
    linked: (): boolean => view().peers.some(({ status }) => status === 'in-step' || status === 'busy'),
    /** Something was written here: peers are told at once. */
    kick(): void {
      for (const open of channels.values()) for (const channel of open) channel.kick();
    },
    /** A new way to a peer. `origin` is the browser's word, not the peer's. */
    open(origin: string, send: (data: unknown) => void): PeerLink {
      const channel: Channel = createChannel({
        role,
        origin,
        replica,
        host: replica,
        send,
        isPaired: () => peers.has(origin),
        paired: async () => {
          const code = await remember(origin);
          for (const other of channels.get(origin) ?? []) if (other !== channel) other.resume();
          return code;
        },
        changed: tell,
        newCode: () => String((crypto.getRandomValues(new Uint16Array(1))[0] ?? 0) % 10_000).padStart(4, '0'),
      });
      const open = channels.get(origin) ?? new Set();
      channels.set(origin, open.add(channel));
      tell();
      return {
        receive: (data) => channel.receive(data),
        close() {
          channel.close();
          open.delete(channel);
          if (open.size === 0) channels.delete(origin);
          tell();
        },
      };
    },
    api: {
      state: async (): Promise<SyncView> => view(),
      /** Web app: asks the extension to be paired. Throws `link-down` where none answers. */
      request: async (origin: string = EXTENSION): Promise<void> => channelTo(origin).ask(),
      /** `code`: which of several requests of one origin is meant, each of its own tab; without it, the first. */
      confirm: async (origin: string, yes: boolean, code?: string): Promise<void> => {
        const asking = [...(channels.get(origin) ?? [])].find((channel) => channel.request() && (code === undefined || channel.request()?.code === code));
        if (!asking) throw new CrmError('not-found', { record: origin });
        asking.confirm(yes);
      },
      /** Ends the pairing on this side; records stay on both. */
      unpair: async (origin: string): Promise<void> => {
        await removePeer(context.storage, origin);
        peers.delete(origin);
        for (const channel of channels.get(origin) ?? []) channel.close();
        tell();
      },
    },
  };
}

function viewOf(peers: readonly Peer[], channels: ReadonlyMap<string, ReadonlySet<Channel>>): SyncView {
  const views = peers.map((peer) => peerView(peer, [...(channels.get(peer.id) ?? [])]));
  const requests = [...channels.values()].flatMap((open) => [...open].flatMap((channel) => channel.request() ?? []));
  return { status: worst(views), peers: views, requests };
}

function peerView(peer: Peer, open: Channel[]): PeerView {
  const states = open.flatMap((channel) => channel.state() ?? []);
  const state = states.find(({ status }) => status !== 'failed') ?? states[0];
  if (!state) return { origin: peer.id, status: 'waiting', toSend: 0 };
  const { replica, status, toSend, error } = state;
  return { origin: peer.id, status, toSend, ...(replica && { replica }), ...(error && { error }) };
}

const BADNESS: SyncStatus[] = ['failed', 'busy', 'waiting', 'in-step', 'alone'];

function worst(views: readonly PeerView[]): SyncStatus {
  return BADNESS.find((status) => views.some((view) => view.status === status)) ?? 'alone';
}
