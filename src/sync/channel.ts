/**
 * A channel to the other core of this computer: pairing first, explicit and confirmed on both sides; then the exchange.
 * The web app speaks first, the extension only answers, so that a page of no paired origin learns nothing.
 */
import type { PairingRequest } from '../domain/views.ts';
import { createExchange } from './exchange.ts';
import type { Exchange, ExchangeState } from './exchange.ts';
import { MAX_KEYS, parseFrame } from './frames.ts';
import type { Frame } from './frames.ts';
import type { PairingHost, Replica } from './replica.ts';

/** Times a page may ask before the agent answers: one that asks more often wants the agent's eye, not a pairing. */
const MOST_ASKS = 5;
/** Frames of an origin that is not paired which may wait; more are dropped. */
const MOST_WAITING = 100;
/** Keys that are counted for one request. */
const MOST_KEYS = 4_000_000;

export interface ChannelDeps {
  role: 'extension' | 'web';
  /** Origin of the other side as the browser says it; `extension` for the web app. */
  origin: string;
  replica: Replica;
  host: PairingHost;
  send(frame: Frame): void;
  isPaired(): boolean;
  /** Both agreed: remembers the pairing; answers the letter for the other side's numbers. */
  paired(): Promise<string>;
  /** State or request changed. */
  changed(): void;
  /** Four digits, random. */
  newCode(): string;
}

export interface Channel {
  receive(data: unknown): void;
  /** Web app: asks to be paired. */
  ask(): void;
  confirm(yes: boolean): void;
  kick(): void;
  /** Web app: was paired over another channel, and exchanges over this one too. */
  resume(): void;
  state(): ExchangeState | null;
  request(): PairingRequest | null;
  close(): void;
}

export function createChannel(deps: ChannelDeps): Channel {
  const { role, replica, host, send } = deps;
  let exchange: Exchange | null = null;
  let request: PairingRequest | null = null;
  let refused: string | null = null;
  /** What the keys told so far; the other side hears of it only once the agent here has agreed. */
  let counted = { clashes: 0, all: false };
  let asks = 0;
  let keys = 0;

  function start(): void {
    exchange?.close();
    exchange = createExchange(replica, send, deps.changed);
  }
  function setRequest(next: PairingRequest | null): void {
    request = next;
    deps.changed();
  }
  async function ask(): Promise<void> {
    const { dataset, records } = await replica.greeting();
    const code = deps.newCode();
    refused = null;
    setRequest({ origin: deps.origin, code, confirmedHere: false, confirmedThere: false });
    send({ f: 'ask', code, dataset, records });
    if (records > 0) await sendKeys();
  }
  async function sendKeys(): Promise<void> {
    for await (const keys of host.uniqueKeys(MAX_KEYS)) send({ f: 'keys', keys, last: false });
    send({ f: 'keys', keys: [], last: true });
  }
  async function asked(frame: Extract<Frame, { f: 'ask' }>): Promise<void> {
    const self = await replica.greeting();
    const grown = self.dataset !== frame.dataset && self.records > 0 && frame.records > 0;
    counted = { clashes: 0, all: false };
    keys = 0;
    setRequest({ origin: deps.origin, code: frame.code, confirmedHere: false, confirmedThere: false, ...(grown && { join: { here: self.records, there: frame.records, clashes: 0 } }) });
  }
  async function countClashes(frame: Extract<Frame, { f: 'keys' }>): Promise<void> {
    if (!request?.join || (keys += frame.keys.length) > MOST_KEYS) return;
    counted = { clashes: counted.clashes + (await host.clashes(frame.keys)), all: frame.last };
    setRequest({ ...request, join: { ...request.join, clashes: counted.clashes } });
    tellJoin();
  }
  /** Counts say who is known here: never told before the agent of this side agreed to the pairing. */
  function tellJoin(): void {
    if (role !== 'extension' || !request?.join || !request.confirmedHere || !counted.all) return;
    const { here, there, clashes } = request.join;
    send({ f: 'join', here: there, there: here, clashes });
  }
  async function answered(yes: boolean): Promise<void> {
    if (!request) return;
    if (!yes) return setRequest(null);
    setRequest({ ...request, confirmedThere: true });
    await agree();
  }
  /** The extension, whose data set stays, seals the pairing. */
  async function agree(): Promise<void> {
    if (role !== 'extension' || !request?.confirmedHere || !request.confirmedThere) return;
    const { dataset, epoch, agent } = await replica.greeting();
    send({ f: 'paired', code: await deps.paired(), dataset, epoch, agent });
    setRequest(null);
  }
  async function sealed(frame: Extract<Frame, { f: 'paired' }>): Promise<void> {
    if (role !== 'web' || !request?.confirmedHere) return;
    await host.adopt(frame.dataset, frame.epoch, frame.code, frame.agent);
    await deps.paired();
    setRequest(null);
    start();
  }
  async function act(frame: Frame): Promise<void> {
    switch (frame.f) {
      case 'ask':
        return role === 'extension' && (asks += 1) <= MOST_ASKS ? asked(frame) : undefined;
      case 'keys':
        return role === 'extension' ? countClashes(frame) : undefined;
      case 'join':
        return request ? setRequest({ ...request, join: { here: frame.here, there: frame.there, clashes: frame.clashes } }) : undefined;
      case 'answer':
        return answered(frame.yes);
      case 'paired':
        return sealed(frame);
      default:
        return exchanged(frame);
    }
  }
  function exchanged(frame: Frame): void {
    if (!deps.isPaired()) {
      if (frame.f === 'hello') send({ f: 'refused', why: 'not-paired' });
      return;
    }
    if (frame.f === 'refused') refused = frame.why;
    if (frame.f === 'hello' && role === 'extension') start();
    exchange?.receive(frame);
  }

  let queue = Promise.resolve();
  let waiting = 0;
  const step = (work: () => Promise<void> | void): void => {
    waiting += 1;
    queue = queue.then(work).catch(() => deps.changed()).finally(() => (waiting -= 1));
  };
  if (role === 'web' && deps.isPaired()) start();
  return {
    receive(data) {
      const frame = parseFrame(data);
      if (frame && (waiting < MOST_WAITING || deps.isPaired())) step(() => act(frame));
    },
    ask: () => step(ask),
    confirm(yes) {
      step(async () => {
        if (!request) return;
        asks = 0;
        send({ f: 'answer', yes });
        setRequest(yes ? { ...request, confirmedHere: true } : null);
        tellJoin();
        await agree();
      });
    },
    kick: () => exchange?.kick(),
    resume: () => step(() => (role === 'web' && deps.isPaired() ? start() : undefined)),
    state: () => exchange?.state() ?? (refused ? { status: 'failed', toSend: 0, error: refused } : null),
    request: () => request,
    close: () => exchange?.close(),
  };
}
