/**
 * One open channel between two replicas of a data set. Both sides run the same code: each sends what the other lacks by
 * its version vector, one frame under way at a time, and asks for the batch chunks it lacks itself.
 */
import { toPlainError } from '../domain/errors.ts';
import type { VersionVector } from '../domain/change.ts';
import type { SyncStatus } from '../domain/views.ts';
import { SYNC_PROTOCOL } from './frames.ts';
import type { Frame, Greeting } from './frames.ts';
import type { Replica } from './replica.ts';

/** Changes per frame, and chunks per frame (each at most 1,000 rows, about 60 kB). */
const CHANGES_AT_ONCE = 500;
const CHUNKS_AT_ONCE = 2;
/** How long the other side may take over a frame (ms) before it counts as frozen. */
const PATIENCE = 3_000;

export interface ExchangeState {
  status: SyncStatus;
  replica?: string;
  toSend: number;
  error?: string;
}

export interface Exchange {
  receive(frame: Frame): void;
  /** Something was written here. */
  kick(): void;
  state(): ExchangeState;
  close(): void;
}

export function createExchange(replica: Replica, send: (frame: Frame) => void, changed: () => void): Exchange {
  const state: ExchangeState = { status: 'busy', toSend: 0 };
  let theirs: VersionVector | null = null;
  let underWay = false;
  let wanting = false;
  let closed = false;
  let queue = Promise.resolve();
  let timer: ReturnType<typeof setTimeout> | undefined;

  function tell(next: Partial<ExchangeState>): void {
    Object.assign(state, next);
    if (!closed) changed();
  }
  /** One step after another, so that frames act in the order they came; a failure is said and ends the exchange. */
  function step(work: () => Promise<void>): void {
    queue = queue.then(async () => {
      if (closed) return;
      try {
        await work();
      } catch (thrown) {
        const { code, message } = toPlainError(thrown);
        tell({ status: 'failed', error: `${code}: ${message}` });
      }
    });
  }
  async function greet(): Promise<void> {
    const { replica: id, ...self } = await replica.greeting();
    send({ f: 'hello', v: SYNC_PROTOCOL, replica: id, ...self, vector: await replica.vector() });
  }
  async function welcome(hello: Greeting): Promise<void> {
    const self = await replica.greeting();
    if (hello.v !== SYNC_PROTOCOL) return refuse('version');
    if (hello.dataset !== self.dataset) return refuse('other-dataset');
    const own = (await replica.vector())[self.replica] ?? 0;
    if ((hello.vector[self.replica] ?? 0) > own || hello.replica === self.replica) await replica.renew();
    theirs = hello.vector;
    tell({ replica: hello.replica });
    await pump();
  }
  function refuse(why: 'version' | 'other-dataset'): void {
    send({ f: 'refused', why });
    tell({ status: 'failed', error: why });
  }
  async function pump(): Promise<void> {
    if (!theirs || underWay || state.status === 'failed') return;
    const { changes } = await replica.changesAfter(theirs, CHANGES_AT_ONCE);
    tell({ toSend: behind(await replica.vector(), theirs) });
    if (changes.length > 0) {
      underWay = true;
      tell({ status: 'busy' });
      awaitAnswer();
      send({ f: 'changes', changes });
    } else if (!wanting) tell({ status: 'in-step' });
  }
  /** A tab that the browser froze answers later, or never: said, not waited for. */
  function awaitAnswer(): void {
    clearTimeout(timer);
    timer = setTimeout(() => underWay && tell({ status: 'waiting' }), PATIENCE);
  }
  async function want(): Promise<void> {
    const [missing] = await replica.missingChunks();
    wanting = missing !== undefined;
    if (missing) {
      tell({ status: 'busy' });
      send({ f: 'want', ...missing });
    } else await pump();
  }
  async function act(frame: Frame): Promise<void> {
    switch (frame.f) {
      case 'hello':
        await welcome(frame);
        return want();
      case 'changes': {
        const { quarantined } = await replica.receive(frame.changes);
        send({ f: 'have', vector: await replica.vector() });
        if (quarantined > 0) return tell({ status: 'failed', error: 'clock' });
        return want();
      }
      case 'have':
        theirs = frame.vector;
        underWay = false;
        return pump();
      case 'want':
        return send({ f: 'chunks', chunks: await replica.chunks(frame.batch, frame.from, CHUNKS_AT_ONCE) });
      case 'chunks':
        if (frame.chunks.length === 0) return void (wanting = false);
        await replica.storeChunks(frame.chunks);
        return want();
      case 'refused':
        return tell({ status: 'failed', error: frame.why });
    }
  }

  step(greet);
  return {
    receive: (frame) => step(() => act(frame)),
    kick: () => step(pump),
    state: () => ({ ...state }),
    close() {
      closed = true;
      clearTimeout(timer);
    },
  };
}

function behind(ours: VersionVector, theirs: VersionVector): number {
  return Object.entries(ours).reduce((sum, [replica, seq]) => sum + Math.max(0, seq - (theirs[replica] ?? 0)), 0);
}
