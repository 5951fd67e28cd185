import { expect, test, vi } from 'vitest';
import type { CrmEvent } from '../domain/views.ts';
import { connect } from './connect.ts';
import { hub } from './hub.ts';
import type { OpenCore } from './hub.ts';
import { PROTOCOL } from './messages.ts';
import type { FromPage } from './messages.ts';
import { messagePortWire } from './wire.ts';
import type { Wire } from './wire.ts';

const SENDER = { tab: 3, frame: 0, url: 'https://a.example/', origin: 'https://a.example', incognito: false };

function smallCore(close = vi.fn(async () => undefined)) {
  const received: FromPage[] = [];
  const core: OpenCore<{ info(): Promise<number> }> = {
    api: { info: async () => 1 },
    onEvent: (_listener: (event: CrmEvent) => void) => () => undefined,
    openPeer: () => ({ receive: () => undefined, close: () => undefined }),
    desk: { open: () => ({ receive: (message) => void received.push(message), close: () => undefined }) },
    close,
  };
  return { core, received, close };
}

/** Both ends of a new MessageChannel: ours as a port, the hub's as a wire. */
function channel(accept: (wire: Wire) => void): MessagePort {
  const { port1, port2 } = new MessageChannel();
  accept(messagePortWire(port2));
  return port1;
}

test('one core for many pages, and a content script handed over by one of them', async () => {
  const { core, received } = smallCore();
  const open = vi.fn(async () => core);
  const shared = hub(open, vi.fn());
  const a = connect<typeof core.api>(() => messagePortWire(channel(shared.serve)));
  const b = connect<typeof core.api>(() => messagePortWire(channel(shared.serve)));
  expect(await Promise.all([a.crm.info(), b.crm.info()])).toEqual([1, 1]);
  const { port1, port2 } = new MessageChannel();
  expect(a.pass({ link: 'page', sender: SENDER }, [port2])).toBe(true);
  port1.postMessage({ t: 'hello', v: PROTOCOL, host: 'a.example', lang: 'en' });
  await vi.waitFor(() => expect(received).toHaveLength(1));
  expect(open).toHaveBeenCalledOnce();
  messagePortWire(port1).close();
  a.close();
  b.close();
  expect(a.pass({ link: 'page', sender: SENDER })).toBe(false);
});

test('an opening that failed is tried again', async () => {
  const { core } = smallCore();
  const open = vi.fn(async () => core).mockRejectedValueOnce(new Error('blocked'));
  const shared = hub(open, vi.fn());
  await expect(shared.core()).rejects.toThrow('blocked');
  expect(await shared.core()).toBe(core);
});

test('one that retires finishes its writes first, once, tells everyone, and turns away whoever comes', async () => {
  const { core, close } = smallCore();
  const end = vi.fn(() => expect(close).toHaveBeenCalledOnce());
  const shared = hub(async () => core, end);
  const told = vi.fn();
  messagePortWire(channel(shared.serve)).listen({ message: vi.fn(), down: told });
  await shared.core();
  await Promise.all([shared.retire(), shared.retire()]);
  expect(end).toHaveBeenCalledOnce();
  await vi.waitFor(() => expect(told).toHaveBeenCalledOnce());
  const turnedAway = vi.fn();
  shared.serve({ send: vi.fn(), listen: vi.fn(), close: turnedAway });
  shared.servePage({ send: vi.fn(), listen: vi.fn(), close: turnedAway }, SENDER);
  expect(turnedAway).toHaveBeenCalledTimes(2);
});

test('the host is told when somebody comes and when nobody is left', async () => {
  const { core } = smallCore();
  const attended = vi.fn();
  const shared = hub(async () => core, vi.fn(), attended);
  const a = messagePortWire(channel(shared.serve));
  const b = messagePortWire(channel((wire) => shared.servePage(wire, SENDER)));
  expect(attended.mock.calls).toEqual([[true]]);
  a.close();
  b.close();
  await vi.waitFor(() => expect(attended.mock.calls).toEqual([[true], [false]]));
});
