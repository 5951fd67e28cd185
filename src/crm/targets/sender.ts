/**
 * Sends one target its changes: page after page of the log, several records at once and each record's changes one after
 * another. The cursor moves when a page is through, so a crash sends a page again and never leaves one out.
 */
import type { TargetError, TargetState } from '../../domain/exchange.ts';
import type { Context } from '../context.ts';
import type { DeskClock } from '../desk/index.ts';
import type { ChangeEvent } from './event.ts';
import { eventAt, feedAfter } from './feed.ts';
import type { Cursor, FeedPage } from './feed.ts';
import { bodyOf, signedHeaders } from './message.ts';
import { post } from './request.ts';
import type { Answer, Fetch } from './request.ts';
import { putTarget } from './store.ts';
import type { Parked, Target } from './store.ts';

export interface SenderDeps {
  context: Context;
  fetch: Fetch;
  clock: DeskClock;
  dataset(): string;
  /** 0 to 1. */
  random(): number;
  /** How it stands has changed. */
  told(): void;
  retry: Retry;
}

export interface Retry {
  /** First wait, in ms; each further one is twice as long, … */
  first: number;
  /** … up to this, … */
  most: number;
  /** … and an answer is waited for this long. */
  timeOut: number;
}

interface OpenPage {
  /** Changes still to send, by record. */
  lanes: ChangeEvent[][];
  cursor: Cursor;
  more: boolean;
}

/** Records written to at once. */
const LANES = 4;
/** Refused changes kept; beyond, the target is wrong as a whole and everything waits. */
const MOST_PARKED = 10_000;

export class Sender {
  readonly target: Target;
  state: TargetState = 'idle';
  nextAt: number | undefined;
  private readonly deps: SenderDeps;
  private readonly stopping = new AbortController();
  private running = false;
  private again = false;
  private attempt = 0;
  private cancelWait: (() => void) | undefined;
  /** The page under way: what a target that stumbles has taken of it is not sent again. */
  private open: OpenPage | undefined;

  constructor(target: Target, deps: SenderDeps) {
    this.target = target;
    this.deps = deps;
  }

  /** Something was written, or the person wants it tried now. */
  kick(now = false): void {
    if (now) this.attempt = 0;
    if (this.state === 'waiting' && !now) return;
    this.cancelWait?.();
    if (this.running) this.again = true;
    else void this.run();
  }

  stop(): void {
    this.stopping.abort();
    this.cancelWait?.();
  }

  private async run(): Promise<void> {
    if (this.stopping.signal.aborted) return;
    if (this.target.replica !== this.deps.context.replica) return this.become('copied');
    if (this.target.paused) return this.become('paused');
    this.running = true;
    try {
      do {
        this.again = false;
        while (await this.page()) continue;
      } while (this.again && this.state !== 'waiting');
    } catch {
      // The database is closing, or full: what was not noted is sent again.
      if (!this.stopping.signal.aborted) this.wait();
    } finally {
      this.running = false;
      if (this.target.paused) this.become('paused');
    }
  }

  /** True when there may be more to send. */
  private async page(): Promise<boolean> {
    const { target, deps } = this;
    if (this.halted()) return false;
    const resumed = this.open !== undefined;
    this.open ??= opened(await feedAfter(deps.context, target.cursor), target.wants);
    const { lanes, cursor, more } = this.open;
    if (lanes.length > 0) this.become('sending');
    if (!(await this.deliver(lanes))) return false;
    this.open = undefined;
    if (JSON.stringify(cursor) !== JSON.stringify(target.cursor)) await this.save({ cursor });
    // What was written while the target was waited for is in no page yet.
    if (more || resumed) return true;
    this.become('idle');
    return false;
  }

  /** Other changes are wanted from here on. */
  forgetPage(): void {
    this.open = undefined;
  }

  private halted(): boolean {
    return this.stopping.signal.aborted || this.target.paused;
  }

  /** Takes what was delivered out of the lanes. False when the target has to be tried again later. */
  private async deliver(lanes: ChangeEvent[][]): Promise<boolean> {
    let well = true;
    const free = [...lanes];
    const work = async (): Promise<void> => {
      for (let lane = free.shift(); lane && well; lane = free.shift()) {
        for (let event = lane[0]; event && well; event = lane[0]) {
          well = !this.halted() && (await this.one(event)) && well;
          if (well) lane.shift();
        }
      }
    };
    await Promise.all(Array.from({ length: LANES }, work));
    return well;
  }

  /** Sends one change, or parks it. False when the target is not well. */
  private async one(event: ChangeEvent): Promise<boolean> {
    const earlier = this.firstOf(event.record);
    if (earlier) return this.park(event, earlier.error, true);
    const answer = await this.send(event);
    if (answer.result === 'taken') {
      this.attempt = 0;
      this.target.sent += 1;
      this.target.sentAt = this.deps.clock.now();
      delete this.target.error;
      return true;
    }
    if (answer.result === 'refused' && this.target.parked.length < MOST_PARKED) return this.park(event, answer.error, false);
    if (!this.stopping.signal.aborted) this.wait(answer);
    return false;
  }

  private async send(event: ChangeEvent): Promise<Answer> {
    const { context, fetch, clock, dataset, retry } = this.deps;
    const body = await bodyOf(context, event, dataset());
    const headers = await signedHeaders(this.target.secret, event.id, body, clock.now());
    return post(fetch, this.target.url, body, headers, () => clock.now(), retry.timeOut, this.stopping.signal);
  }

  private async park({ id, place, type, record, event }: ChangeEvent, error: TargetError, behind: boolean): Promise<boolean> {
    if (!this.target.parked.some((one) => one.id === id)) await this.save({ parked: [...this.target.parked, { id, place, type, record, event, behind, error }] });
    return true;
  }

  /** Sends the refused changes of a record once more, in their order; true when all were taken. */
  async sendAgain(record: string): Promise<boolean> {
    // Asked anew each time: a later change may have come to wait behind this one meanwhile.
    for (let one = this.firstOf(record); one; one = this.firstOf(record)) {
      const { id: mine } = one;
      const event = await eventAt(this.deps.context, one.place);
      const answer: Answer = event ? await this.send(event) : { result: 'taken' };
      if (answer.result !== 'taken') {
        await this.save({ parked: this.target.parked.map((parked): Parked => (parked.id === mine ? { ...parked, error: answer.error } : parked)) });
        return false;
      }
      if (event) this.target.sent += 1;
      await this.save({ parked: this.target.parked.filter(({ id }) => id !== mine) });
    }
    return true;
  }

  private firstOf(record: string): Parked | undefined {
    return this.target.parked.find((one) => one.record === record);
  }

  async save(change: Partial<Target>): Promise<void> {
    Object.assign(this.target, change);
    await putTarget(this.deps.context.storage, this.target);
    this.deps.told();
  }

  /** Twice as long each time, and never the same for all: a target that comes back is not met by everybody at once. */
  private wait(answer?: Answer): void {
    const { first, most } = this.deps.retry;
    const backOff = Math.min(most, first * 2 ** this.attempt) * (0.5 + this.deps.random() / 2);
    this.attempt += 1;
    const pause = answer && 'after' in answer ? Math.max(backOff, answer.after ?? 0) : backOff;
    if (answer && 'error' in answer) this.target.error = answer.error;
    this.nextAt = this.deps.clock.now() + pause;
    this.cancelWait?.();
    this.cancelWait = this.deps.clock.after(pause, () => {
      this.state = 'sending';
      this.kick();
    });
    this.become('waiting');
  }

  private become(state: TargetState): void {
    if (this.state === state) return;
    this.state = state;
    if (state !== 'waiting') this.nextAt = undefined;
    this.deps.told();
  }
}

function opened({ events, cursor, more }: FeedPage, wants: Target['wants']): OpenPage {
  const wanted = events.filter(({ type, event }) => wants[type]?.includes(event));
  return { lanes: [...Map.groupBy(wanted, ({ record }) => record).values()], cursor, more };
}
