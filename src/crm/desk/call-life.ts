/** The states of a call: ringing → live → wrap-up → ended, never back. */
import { CrmError } from '../../domain/errors.ts';
import type { Millis } from '../../domain/records.ts';
import type { CrmEvent } from '../../domain/views.ts';
import { isRunning, isShown, viewOf, type LiveCall, type Source } from './call.ts';
import type { CallBook } from './call-book.ts';
import type { CallLog } from './call-log.ts';
import type { CallNotes } from './call-notes.ts';
import { createBucket, POPS, STATES, type Take } from './limits.ts';
import type { DeskClock, SettingReader } from './records.ts';
import { longestCallMillis, popOn, wrapUpMillis, type PopReason } from './settings.ts';
import { createTimers } from './timers.ts';

export interface CallLife {
  /** Its places in pages changed: moves on to the state they show. */
  advance(call: LiveCall, since?: Millis): void;
  /** The Port under a place closed. */
  lose(call: LiveCall, source: Source): void;
  /** Left unfinished by a core before this one: ends unless a page shows it again. */
  await(call: LiveCall, lastSign: Millis): void;
  /** Brings a call to the agent's eyes, once for each reason. */
  pop(call: LiveCall, reason: PopReason): void;
  /** Ends it: wrap-up, or at once where there is none. */
  finish(call: LiveCall, endedAt: Millis): void;
  /** Starts or goes on with a wrap-up that ends at an absolute time. */
  wrapUp(call: LiveCall, endsAt: Millis): void;
  /** Gives 30 s more, once; throws `conflict`. */
  extend(call: LiveCall): void;
  close(call: LiveCall): void;
  stop(): void;
}

/** A page that rewrites its call view takes the call away for a moment: only what stays away has ended. */
export const SETTLE: Millis = 1_000;
/** A content script reconnects within one or two tries; a page that is gone never does. */
export const LOST_GRACE: Millis = 5_000;
/** After the core itself was started anew: pages reconnect within eight tries, 13 s in all (architecture.md). */
export const AWAIT_GRACE: Millis = 20_000;
/** "30 s more". */
export const EXTENSION: Millis = 30_000;

interface Deps {
  clock: DeskClock;
  settings: SettingReader;
  book: CallBook;
  log: CallLog;
  notes: CallNotes;
  emit: (event: CrmEvent) => void;
}

export function createCallLife({ clock, settings, book, log, notes, emit }: Deps): CallLife {
  const timers = createTimers(clock);
  const mayPop = createBucket(POPS, clock);
  const mayTurn = new WeakMap<LiveCall, Take>();

  function accept(call: LiveCall): void {
    call.state = 'live';
    call.answeredAt = clock.now();
    void call.identified.then(() => log.saveLater(call));
    pop(call, 'accepted');
  }

  /** Counted from the ring: what is shown without end is ended here, and the page is not believed until it shows another. */
  function limit(call: LiveCall): void {
    if (timers.has(`longest ${call.id}`)) return;
    timers.at(`longest ${call.id}`, call.startedAt + longestCallMillis(settings), () => {
      if (!isRunning(call)) return;
      for (const { session, key, state } of call.sources) if (state !== 'ended') session.ended.set(key, call.callerId);
      emit({ type: 'overlong', call: viewOf(call) });
      finish(call, clock.now());
    });
  }

  /** A page that turns a call around many times a second is followed, and said to be unsteady. */
  function weigh(call: LiveCall, turned: boolean): void {
    if (!turned) return;
    const take = mayTurn.get(call) ?? createBucket(STATES, clock);
    mayTurn.set(call, take);
    if (!take()) call.unsteady = true;
  }

  function pop(call: LiveCall, reason: PopReason): void {
    if (call.popped.has(reason)) return;
    call.popped.add(reason);
    if (!popOn(settings, reason)) return;
    const shown = isShown(call);
    void call.identified.then(() => {
      if (shown && !call.dismissed && mayPop()) emit({ type: 'pop', call: viewOf(call), reason });
    });
  }

  function advance(call: LiveCall, since = clock.now()): void {
    if (!isRunning(call)) return;
    limit(call);
    const state = stateOf(call.sources);
    weigh(call, state !== call.shownAs);
    call.shownAs = state;
    if (state !== 'ended') timers.clear(`settle ${call.id}`);
    else if (!timers.has(`settle ${call.id}`)) timers.at(`settle ${call.id}`, clock.now() + SETTLE, () => finish(call, since));
    if (state === 'live' && call.state === 'ringing') accept(call);
    book.changed();
  }

  function finish(call: LiveCall, endedAt: Millis): void {
    if (!isRunning(call)) return;
    call.endedAt = endedAt;
    const wasShown = isShown(call);
    call.awaited = false;
    const endsAt = endedAt + wrapUpMillis(settings);
    if (wasShown) pop(call, 'ended');
    if (call.answeredAt === null || call.dismissed || endsAt <= clock.now()) close(call);
    else wrapUp(call, endsAt);
  }

  function wrapUp(call: LiveCall, endsAt: Millis): void {
    call.state = 'wrap-up';
    call.wrapUpEndsAt = endsAt;
    timers.at(`wrap-up ${call.id}`, endsAt, () => close(call));
    notes.keepLater(call);
    book.changed();
  }

  function close(call: LiveCall): void {
    timers.clear(`settle ${call.id}`);
    timers.clear(`longest ${call.id}`);
    timers.clear(`wrap-up ${call.id}`);
    // Ended early, or found over: as long as it took is what it took.
    if (call.state === 'wrap-up' && call.wrapUpEndsAt !== null) call.wrapUpEndsAt = Math.min(call.wrapUpEndsAt, clock.now());
    call.state = 'ended';
    call.endedAt ??= clock.now();
    call.sources = [];
    notes.keepLater(call);
    book.changed();
  }

  return {
    advance,
    pop,
    finish,
    wrapUp,
    close,
    lose(call, source) {
      const since = clock.now();
      source.lost = true;
      timers.at(`lost ${call.id} ${source.session.tab}.${source.session.frame} ${source.key}`, since + LOST_GRACE, () => {
        if (!source.lost) return;
        source.state = 'ended';
        advance(call, since);
      });
      book.changed();
    },
    await(call, lastSign) {
      timers.at(`awaited ${call.id}`, clock.now() + AWAIT_GRACE, () => {
        if (call.awaited) finish(call, lastSign);
      });
    },
    extend(call) {
      if (call.state !== 'wrap-up' || call.wrapUpEndsAt === null || call.wrapUpExtended) throw new CrmError('conflict', { record: call.id });
      call.wrapUpExtended = true;
      wrapUp(call, call.wrapUpEndsAt + EXTENSION);
    },
    stop: () => timers.stop(),
  };
}

/** Live where one place shows it live, ringing where one rings, ended when all have ended. */
export function stateOf(sources: readonly Pick<Source, 'state'>[]): Source['state'] {
  if (sources.some(({ state }) => state === 'live')) return 'live';
  return sources.some(({ state }) => state === 'ringing') ? 'ringing' : 'ended';
}
