/** Joins each content script's Port to the core by a MessageChannel; one ends with the other. */
import { browser } from 'wxt/browser';
import type { Browser } from 'wxt/browser';
import { createGauge } from '../../src/domain/flow.ts';
import type { PageSender } from '../../src/link/frames.ts';
import type { Link } from '../../src/link/connect.ts';
import { PAGE_PORT } from '../../src/link/messages.ts';
import { messagePortWire } from '../../src/link/wire.ts';
import { pageSender } from '../shared/sender.ts';

export function relayPorts(link: Pick<Link<object>, 'pass' | 'onState'>): void {
  /** Ports that came before the core answered; what they say waits in their channels. */
  const early = new Map<Browser.runtime.Port, () => void>();
  const open = new Set<Browser.runtime.Port>();

  function accept(port: Browser.runtime.Port, sender: PageSender): void {
    const { port1, port2 } = new MessageChannel();
    const hand = () => link.pass({ link: 'page', sender }, [port2]);
    open.add(port);
    join(port, port1, () => {
      open.delete(port);
      early.delete(port);
    });
    if (!hand()) early.set(port, hand);
  }
  function greetEarly(): void {
    for (const hand of early.values()) hand();
    early.clear();
  }
  /** Content scripts connect again by themselves and report anew. */
  function hangUp(): void {
    for (const port of open) if (!early.has(port)) port.disconnect();
    for (const port of open) if (!early.has(port)) open.delete(port);
  }
  browser.runtime.onConnect.addListener((port) => {
    const sender = port.name === PAGE_PORT ? pageSender(port.sender) : undefined;
    if (sender) accept(port, sender);
    else port.disconnect();
  });
  link.onState((state) => (state === 'up' ? greetEarly() : hangUp()));
}

function join(port: Browser.runtime.Port, channel: MessagePort, ended: () => void): void {
  const core = messagePortWire(channel);
  const fits = createGauge(() => performance.now());
  const leave = () => {
    core.close();
    ended();
  };
  core.listen({
    message: (data) => port.postMessage(data),
    down() {
      port.disconnect();
      ended();
    },
  });
  port.onMessage.addListener((message) => {
    if (fits(message)) return core.send(message);
    // No script of ours sends so much: one that a page took over is let go before it costs the core anything.
    port.disconnect();
    leave();
  });
  port.onDisconnect.addListener(leave);
}
