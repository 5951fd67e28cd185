/**
 * The type of an API as its callers on another thread see it: the same shape, each function answering by promise.
 * Comlink's own `Remote` takes nested objects for values to be fetched, which would make `crm.customers.get(id)` no call.
 */
export type Remote<Api> = {
  readonly [Name in keyof Api]: Api[Name] extends (...args: infer Args) => infer Result
    ? (...args: Args) => Promise<Awaited<Result>>
    : Remote<Api[Name]>;
};

/** How a link to the core stands. `outdated`: another version of Ringside runs there and this page must be loaded again. */
export type LinkState = 'connecting' | 'up' | 'down' | 'outdated';
