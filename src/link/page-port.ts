/** The core's side of a content script's Port. */
import type { PageSender } from './frames.ts';
import { PROTOCOL } from './messages.ts';
import type { FromPage, ToPage } from './messages.ts';
import { parseFromPage } from './parse.ts';
import type { Wire } from './wire.ts';

/** Where the core keeps the pages that are open; src/crm/desk. */
export interface Desk {
  open(page: PageSender, send: (message: ToPage) => void): OpenPage;
}

export interface OpenPage {
  receive(message: FromPage): void;
  close(): void;
}

/** Messages kept while the core opens; a page that says more than that before it was greeted is no content script of ours. */
const MAX_EARLY = 64;

/**
 * Forged messages are dropped; a content script of another protocol is let go and comes back by itself once it was replaced.
 * A page whose core cannot be opened is let go too, and tries again.
 */
export function servePage(wire: Wire, desk: () => Promise<Desk>, sender: PageSender): void {
  let early: FromPage[] = [];
  let page: OpenPage | undefined;
  let open = true;

  function end(): void {
    open = false;
    early = [];
    page?.close();
    page = undefined;
  }
  function hangUp(): void {
    if (!open) return;
    end();
    wire.close();
  }
  function message(data: unknown): void {
    const parsed = parseFromPage(data);
    if (!parsed) return;
    if (parsed.t === 'hello' && parsed.v !== PROTOCOL) return hangUp();
    if (page) return page.receive(parsed);
    early.push(parsed);
    if (early.length > MAX_EARLY) hangUp();
  }
  function arrive(ready: Desk): void {
    if (!open) return;
    page = ready.open(sender, (answer) => wire.send(answer));
    for (const parsed of early) page?.receive(parsed);
    early = [];
  }
  wire.listen({ message, down: end });
  desk().then(arrive, hangUp);
}
