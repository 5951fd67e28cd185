/**
 * Hybrid logical clock (Kulkarni et al. 2014): wall time where it moves on, a counter where it does not.
 * A reading is 13 characters, fixed width, so that plain string comparison orders it.
 */
import type { Millis } from './records.ts';

/** `<9 characters of milliseconds, base 36><4 of counter, base 36>` */
export type Hlc = string;
/** `<hlc>.<replica>`: orders every change of the data set, ties by replica id. */
export type Stamp = string;

/** Reads the wall clock, in ms since 1970. Passed in, so that tests own time. */
export type Clock = () => Millis;

const TIME_WIDTH = 9;
const COUNT_WIDTH = 4;
const MAX_COUNT = 36 ** COUNT_WIDTH - 1;

/** Changes stamped further ahead than this are quarantined (architecture: 24 h). */
export const MAX_AHEAD: Millis = 24 * 60 * 60 * 1000;

export const ZERO: Hlc = pack(0, 0);

/** The next reading after `last`: never backwards, whatever the wall clock does. */
export function tick(last: Hlc, now: Millis): Hlc {
  const time = millisOf(last);
  if (now > time) return pack(now, 0);
  const count = countOf(last);
  return count < MAX_COUNT ? pack(time, count + 1) : pack(time + 1, 0);
}

/** The later of two readings: what a replica's clock becomes when it receives a change. */
export function later(a: Hlc, b: Hlc): Hlc {
  return a > b ? a : b;
}

export function millisOf(at: Hlc | Stamp): Millis {
  return Number.parseInt(at.slice(0, TIME_WIDTH), 36);
}

export function isHlc(value: unknown): value is Hlc {
  return typeof value === 'string' && /^[0-9a-z]{13}$/.test(value);
}

export function stampOf(hlc: Hlc, replica: string): Stamp {
  return `${hlc}.${replica}`;
}

export function partsOf(stamp: Stamp): { hlc: Hlc; replica: string } {
  return { hlc: stamp.slice(0, TIME_WIDTH + COUNT_WIDTH), replica: stamp.slice(TIME_WIDTH + COUNT_WIDTH + 1) };
}

function countOf(hlc: Hlc): number {
  return Number.parseInt(hlc.slice(TIME_WIDTH, TIME_WIDTH + COUNT_WIDTH), 36);
}

function pack(time: Millis, count: number): Hlc {
  return time.toString(36).padStart(TIME_WIDTH, '0') + count.toString(36).padStart(COUNT_WIDTH, '0');
}
