/**
 * One open channel between two replicas of a data set. Both sides run the same code: each sends what the other lacks by
 * its version vector, one frame under way at a time, and asks for the batch chunks it lacks itself.
 */
import { toPlainError } from '../domain/errors.ts';
import type { Change, VersionVector } from '../domain/change.ts';
import type { SyncStatus } from '../domain/views.ts';
import { SYNC_PROTOCOL } from './frames.ts';
import type { Frame, Greeting } from './frames.ts';
import type { Replica, WireChunk, WirePiece } from './replica.ts';

/** Changes per frame, and chunks per frame (each at most 1,000 rows, about 60 kB). */
const CHANGES_AT_ONCE = 500;
const CHUNKS_AT_ONCE = 2;
/** Pieces of a file per frame, 175,000 letters each. */
const PIECES_AT_ONCE = 2;
/** A frame larger than this (UTF-16 code units of JSON) is cut between commits: a page's Port takes 4 million and drops more. */
const FRAME_SIZE = 500_000;
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
  /** The other side could not take all of our last frame: the rest goes over when it holds more, or at the next greeting. */
  let held = false;
  /** Changes from the other side were held back for their clock; said until the channel ends. */
  let early = false;
  /** Batches whose next chunk the other side has not got either. */
  const lacking = new Set<string>();
  /** Files that the other side has not got either, or that did not come as their hash says. */
  const lackingFiles = new Set<string>();
  let wantedFile = { hash: '', from: 0 };
  let closed = false;
  let wanted = { batch: '', from: 0 };
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
    if (!theirs || underWay || (state.status === 'failed' && !early)) return;
    const changes = held ? [] : fitting((await replica.changesAfter(theirs, CHANGES_AT_ONCE)).changes);
    tell({ toSend: behind(await replica.vector(), theirs) });
    if (changes.length > 0) {
      underWay = true;
      if (!early) tell({ status: 'busy' });
      awaitAnswer();
      send({ f: 'changes', changes });
    } else if (!wanting && !early) tell({ status: held ? 'waiting' : 'in-step' });
  }
  /** A tab that the browser froze answers later, or never: said, not waited for. */
  function awaitAnswer(): void {
    clearTimeout(timer);
    timer = setTimeout(() => underWay && tell({ status: 'waiting' }), PATIENCE);
  }
  async function want(): Promise<void> {
    const missing = (await replica.missingChunks()).find(({ batch }) => !lacking.has(batch));
    wanting = missing !== undefined;
    if (missing) {
      wanted = missing;
      if (!early) tell({ status: 'busy' });
      send({ f: 'want', ...missing });
    } else if (!(await wantFile())) await pump();
  }
  /** Contents of attachments come last, when every record is here; false where none is lacking. */
  async function wantFile(): Promise<boolean> {
    const missing = await replica.missingFile(lackingFiles);
    wanting = missing !== null;
    if (!missing) return false;
    wantedFile = missing;
    if (!early) tell({ status: 'busy' });
    send({ f: 'wantFile', ...missing });
    return true;
  }
  async function takePieces(hash: string, pieces: WirePiece[]): Promise<void> {
    if (hash !== wantedFile.hash) return;
    if (pieces[0]?.n !== wantedFile.from) lackingFiles.add(hash);
    else await replica.storePieces(hash, pieces).catch(() => lackingFiles.add(hash));
    return want();
  }
  /** At most two chunks, and one where the two would be more than a page passes on. */
  async function chunksFrom({ batch, from }: { batch: string; from: number }): Promise<WireChunk[]> {
    const [first, ...more] = await replica.chunks(batch, from, CHUNKS_AT_ONCE);
    return first ? [first, ...more.filter(({ data }) => first.data.length + data.length < FRAME_SIZE)] : [];
  }
  /** False where the chunk asked for is not among them. */
  async function store(chunks: WireChunk[]): Promise<boolean> {
    if (!chunks.some(({ batch, n }) => batch === wanted.batch && n === wanted.from)) return false;
    await replica.storeChunks(chunks);
    return true;
  }
  async function act(frame: Frame): Promise<void> {
    switch (frame.f) {
      case 'hello':
        await welcome(frame);
        return want();
      case 'changes': {
        const { quarantined } = await replica.receive(frame.changes);
        send({ f: 'have', vector: await replica.vector() });
        if (quarantined > 0) {
          early = true;
          tell({ status: 'failed', error: 'clock' });
        }
        lacking.clear();
        lackingFiles.clear();
        return want();
      }
      case 'have':
        held = underWay && isSame(theirs, frame.vector);
        theirs = frame.vector;
        underWay = false;
        return pump();
      case 'want':
        return send({ f: 'chunks', chunks: await chunksFrom(frame) });
      case 'chunks':
        if (!(await store(frame.chunks))) lacking.add(wanted.batch);
        return want();
      case 'wantFile':
        return send({ f: 'pieces', hash: frame.hash, pieces: await replica.filePieces(frame.hash, frame.from, PIECES_AT_ONCE) });
      case 'pieces':
        return takePieces(frame.hash, frame.pieces);
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

/** Whole commits up to the size of a frame, and one at least. */
function fitting(changes: Change[]): Change[] {
  let size = 0;
  for (const [at, change] of changes.entries()) {
    size += JSON.stringify(change).length;
    if (size > FRAME_SIZE && at > 0 && changes[at - 1]?.commit !== change.commit) return changes.slice(0, at);
  }
  return changes;
}

function isSame(a: VersionVector | null, b: VersionVector): boolean {
  return a !== null && Object.keys({ ...a, ...b }).every((replica) => a[replica] === b[replica]);
}
