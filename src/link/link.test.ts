import { afterEach, describe, expect, expectTypeOf, test, vi } from 'vitest';
import { CrmError } from '../domain/errors.ts';
import type { CrmEvent } from '../domain/views.ts';
import { connect, PATIENCE } from './connect.ts';
import type { Link, LinkOptions } from './connect.ts';
import { fakePorts } from './fake-port.ts';
import type { Remote } from './remote.ts';
import { serve } from './serve.ts';
import type { Session } from './serve.ts';
import { messagePortWire, runtimePortWire } from './wire.ts';
import type { Wire } from './wire.ts';

/** A core of a few calls, with what a test wants to know of it. */
function smallCore() {
  const listeners = new Set<(event: CrmEvent) => void>();
  const api = {
    info: async () => ({ version: 1 }),
    customers: {
      get: async (id: string) => ({ id, name: 'Grüße 👋' }),
      create: async (_fields: { firstName: string }): Promise<never> => {
        throw new CrmError('validation', { field: 'firstName', rule: 'required', also: [{ field: 'lastName', rule: 'required' }] });
      },
      full: async (): Promise<never> => {
        throw Object.assign(new Error('no room'), { name: 'QuotaExceededError' });
      },
      never: () => new Promise<string>(() => undefined),
    },
  };
  return {
    api,
    listeners,
    push: (event: CrmEvent) => listeners.forEach((listener) => listener(event)),
    onEvent(listener: (event: CrmEvent) => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

type Api = ReturnType<typeof smallCore>['api'];
type Pair = () => { page: Wire; core: Wire; kill(): void };

const WIRES: [string, Pair][] = [
  [
    'MessagePort',
    () => {
      const { port1, port2 } = new MessageChannel();
      const core = messagePortWire(port2);
      return { page: messagePortWire(port1), core, kill: core.close };
    },
  ],
  [
    'runtime.Port',
    () => {
      const [a, b] = fakePorts();
      return { page: runtimePortWire(a), core: runtimePortWire(b), kill: () => b.drop() };
    },
  ],
];

const open: Link<Api>[] = [];
afterEach(() => {
  vi.useRealTimers();
  for (const link of open.splice(0)) link.close();
});

/** A link that is served anew on every dial. */
function linked(pair: Pair, core = smallCore(), session: Session = {}, options: LinkOptions = {}) {
  const kills: (() => void)[] = [];
  const link = connect<Api>(() => {
    const { page, core: side, kill } = pair();
    kills.push(kill);
    serve(side, async () => core, session);
    return page;
  }, options);
  open.push(link);
  return { link, core, kills };
}

const code = (promise: Promise<unknown>) => promise.then(() => 'no error', (error: unknown) => (error instanceof CrmError ? error.code : error));

describe.each(WIRES)('over a %s', (_name, pair) => {
  test('calls at any depth are answered', async () => {
    const { link } = linked(pair);
    expect(await link.crm.info()).toEqual({ version: 1 });
    expect(await link.crm.customers.get('a')).toEqual({ id: 'a', name: 'Grüße 👋' });
  });

  test('an error keeps its type, code and detail', async () => {
    const { link } = linked(pair);
    const error = await link.crm.customers.create({ firstName: '' }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(CrmError);
    expect(error).toMatchObject({ code: 'validation', detail: { field: 'firstName', also: [{ field: 'lastName' }] } });
    expect(await code(link.crm.customers.full())).toBe('storage-full');
  });

  test('events arrive until nobody listens', async () => {
    const { link, core } = linked(pair);
    const heard: CrmEvent[] = [];
    const stop = link.onEvent((event) => heard.push(event));
    await link.crm.info();
    core.push({ type: 'page', tab: 7 });
    await link.crm.info();
    stop();
    core.push({ type: 'page', tab: 8 });
    await link.crm.info();
    expect(heard).toEqual([{ type: 'page', tab: 7 }]);
  });

  test('a call under way when the core dies fails with link-down, and the next reaches the next core', async () => {
    const { link, kills } = linked(pair);
    const states: string[] = [];
    const heard: CrmEvent[] = [];
    link.onState((state) => states.push(state));
    link.onEvent((event) => heard.push(event));
    await link.crm.info();
    const pending = code(link.crm.customers.never());
    await new Promise((resolve) => setTimeout(resolve, 20));
    kills[0]?.();
    expect(await pending).toBe('link-down');
    expect(await link.crm.info()).toEqual({ version: 1 });
    expect(states).toEqual(['connecting', 'up', 'down', 'up']);
    expect(heard).toEqual([{ type: 'changed', path: 'system', records: 'many' }]);
  });

  test('the core forgets a page that closed its link', async () => {
    const ended = vi.fn();
    const { link, core } = linked(pair, smallCore(), { ended });
    await link.crm.info();
    expect(core.listeners.size).toBe(1);
    link.close();
    await vi.waitFor(() => expect(ended).toHaveBeenCalledOnce());
    expect(core.listeners.size).toBe(0);
    expect(await code(link.crm.info())).toBe('link-down');
  });

  test('a paused link says nothing and comes back', async () => {
    const { link, core } = linked(pair);
    await link.crm.info();
    link.pause();
    await vi.waitFor(() => expect(core.listeners.size).toBe(0));
    link.resume();
    expect(await link.crm.info()).toEqual({ version: 1 });
  });

  test('an aborted signal gives up a call and begins none', async () => {
    const { link } = linked(pair);
    const stop = new AbortController();
    const crm = link.until(stop.signal);
    expect(await crm.info()).toEqual({ version: 1 });
    const pending = crm.customers.never();
    stop.abort(new Error('screen closed'));
    await expect(pending).rejects.toThrow('screen closed');
    await expect(crm.info()).rejects.toThrow('screen closed');
  });
});

describe('who may call what', () => {
  const forged: [string, object][] = [
    ['a path through a prototype', { type: 'APPLY', path: ['constructor', 'constructor'], argumentList: [{ type: 'RAW', value: 'return 1' }] }],
    ['a function of a function', { type: 'APPLY', path: ['info', 'call'], argumentList: [] }],
    ['a value to be set', { type: 'SET', path: ['info'], value: { type: 'RAW', value: 1 } }],
    ['the whole API to be read', { type: 'GET', path: [] }],
    ['a construction', { type: 'CONSTRUCT', path: ['info'], argumentList: [] }],
    ['an argument for another handler', { type: 'APPLY', path: ['info'], argumentList: [{ type: 'HANDLER', name: 'throw', value: {} }] }],
    ['a call the API has not', { type: 'APPLY', path: ['customers', 'drop'], argumentList: [] }],
  ];
  test.each(forged)('%s is refused', async (_what, message) => {
    const { port1, port2 } = new MessageChannel();
    serve(messagePortWire(port2), async () => smallCore(), { build: 'b' });
    const answers: unknown[] = [];
    port1.addEventListener('message', (event) => answers.push(event.data));
    port1.start();
    port1.postMessage({ link: 'hello', build: 'b' });
    port1.postMessage({ id: '1', ...message });
    await vi.waitFor(() => expect(answers).toHaveLength(2));
    port1.close();
    expect(answers).toContainEqual({ id: '1', type: 'HANDLER', name: 'throw', value: { code: 'internal', detail: {}, message: 'no such call' } });
  });
});

describe('two builds', () => {
  const [, pair] = WIRES[0]!;

  test('a fresh page has an old core make room and talks to the new one', async () => {
    const retire = vi.fn();
    let build = 'old';
    const link = connect<Api>(
      () => {
        const { page, core } = pair();
        serve(core, async () => smallCore(), { build, retire: () => void (retire(), (build = 'new')) });
        return page;
      },
      { build: 'new' },
    );
    open.push(link);
    expect(await link.crm.info()).toEqual({ version: 1 });
    expect(retire).toHaveBeenCalledOnce();
  });

  test('a page whose core was replaced is outdated and does not touch the new one', async () => {
    const retire = vi.fn();
    const kills: (() => void)[] = [];
    let build = 'old';
    const link = connect<Api>(
      () => {
        const { page, core, kill } = pair();
        kills.push(kill);
        serve(core, async () => smallCore(), { build, retire });
        return page;
      },
      { build: 'old' },
    );
    open.push(link);
    const states: string[] = [];
    link.onState((state) => states.push(state));
    await link.crm.info();
    build = 'new';
    kills[0]?.();
    await vi.waitFor(() => expect(states.at(-1)).toBe('outdated'));
    expect(await code(link.crm.info())).toBe('link-down');
    expect(retire).not.toHaveBeenCalled();
  });
});

describe('a core that cannot be had', () => {
  test('one that will not open says why', async () => {
    const { port1, port2 } = new MessageChannel();
    serve(messagePortWire(port2), () => Promise.reject(Object.assign(new Error('denied'), { name: 'SecurityError' })));
    const link = connect<Api>(() => messagePortWire(port1));
    open.push(link);
    expect(await code(link.crm.info())).toBe('storage-blocked');
  });

  test('one that never answers: the agent is told', async () => {
    vi.useFakeTimers();
    const link = connect<Api>(() => ({ send: () => undefined, listen: () => undefined, close: () => undefined }));
    open.push(link);
    const result = code(link.crm.info());
    await vi.advanceTimersByTimeAsync(PATIENCE + 1);
    expect(await result).toBe('link-down');
  });

  test('one that goes mute under a call is taken for dead, one that only works long is not', async () => {
    vi.useFakeTimers();
    let mute = false;
    const link = connect<Api>(() => {
      const [a, b] = fakePorts();
      const side = runtimePortWire(b);
      serve({ ...side, send: (message) => void (mute || side.send(message)) }, async () => smallCore());
      return runtimePortWire(a);
    });
    open.push(link);
    const settled = vi.fn();
    const first = link.crm.info();
    await vi.advanceTimersByTimeAsync(100);
    await first;
    const result = code(link.crm.customers.never()).then((found) => (settled(), found));
    await vi.advanceTimersByTimeAsync(20_000);
    expect(settled).not.toHaveBeenCalled();
    mute = true;
    await vi.advanceTimersByTimeAsync(7_000);
    expect(await result).toBe('link-down');
  });

  test('one that goes mute while nobody waits is missed in the end', async () => {
    vi.useFakeTimers();
    let mute = false;
    const link = connect<Api>(() => {
      const [a, b] = fakePorts();
      const side = runtimePortWire(b);
      serve({ ...side, send: (message) => void (mute || side.send(message)) }, async () => smallCore());
      return runtimePortWire(a);
    });
    open.push(link);
    const states: string[] = [];
    link.onState((state) => states.push(state));
    await vi.advanceTimersByTimeAsync(10 * 60_000);
    expect(states).toEqual(['connecting', 'up']);
    mute = true;
    await vi.advanceTimersByTimeAsync(30_000);
    expect(states).toEqual(['connecting', 'up', 'down']);
  });

  test('a call that outlasts its limit fails while the core lives', async () => {
    vi.useFakeTimers();
    const { link } = linked(WIRES[1]![1]);
    const result = code(link.crm.customers.never());
    await vi.advanceTimersByTimeAsync(31_000);
    expect(await result).toBe('link-down');
  });
});

test('the far side of an API has its shape, and every call answers by promise', () => {
  expectTypeOf<Remote<Api>['info']>().toEqualTypeOf<() => Promise<{ version: number }>>();
  expectTypeOf<Remote<Api>['customers']['get']>().toEqualTypeOf<(id: string) => Promise<{ id: string; name: string }>>();
  expectTypeOf<Remote<{ now(): number }>['now']>().toEqualTypeOf<() => Promise<number>>();
  expectTypeOf<Remote<Api>>().not.toHaveProperty('customer');
});
