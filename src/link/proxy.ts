import type { Remote } from './remote.ts';

export type Call = (path: readonly string[], args: unknown[]) => Promise<unknown>;

/** An object on which any path of names can be called: `crm.customers.get(id)` is `call(['customers', 'get'], [id])`. */
export function proxyOf<Api extends object>(call: Call): Remote<Api> {
  return node(call, []) as Remote<Api>;
}

function node(call: Call, path: readonly string[]): object {
  const children = new Map<string, object>();
  return new Proxy(() => undefined, {
    get(_target, name) {
      // A proxy that had a `then` would be called by every `await` that meets it.
      if (typeof name === 'symbol' || name === 'then') return undefined;
      const child = children.get(name) ?? node(call, [...path, name]);
      children.set(name, child);
      return child;
    },
    apply: (_target, _self, args: unknown[]) => call(path, args),
  });
}
