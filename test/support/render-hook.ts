/** Runs a hook without a browser: the component renders nothing, so Preact needs no document of substance. */
import { h, render, type ContainerNode } from 'preact';
import type { Host } from '../../src/ui/host.ts';
import { HostProvider } from '../../src/ui/kit/host-context.tsx';

export interface Hooked<T> {
  /** What the hook returned last. */
  readonly now: T;
  unmount(): void;
}

/** Gives `document` and `window` as far as listeners go, until the test ends. */
export function stubPage(): void {
  const target = Object.assign(new EventTarget(), { visibilityState: 'visible' });
  Object.assign(globalThis, { document: target, window: target });
}

export function renderHook<T>(host: Host, hook: () => T): Hooked<T> {
  let last: T | undefined;
  const Probe = () => {
    last = hook();
    return null;
  };
  const root = emptyRoot();
  render(h(HostProvider, { host, children: h(Probe, null) }), root);
  return {
    get now() {
      return last as T;
    },
    unmount: () => render(null, root),
  };
}

function emptyRoot(): ContainerNode {
  const childNodes: Node[] = [];
  return { nodeType: 1, parentNode: null, firstChild: null, childNodes, insertBefore: () => undefined, appendChild: () => undefined } as unknown as ContainerNode;
}
