/** Frames between two cores. Plain JSON: they cross a Port. Each side checks what it gets; a wrong shape ends the channel. */
import type { Change, VersionVector } from '../domain/change.ts';
import type { WireChunk, WirePiece } from './replica.ts';

/** Bumped when a frame changes its meaning; two versions do not exchange, and say so. */
export const SYNC_PROTOCOL = 2;

export interface Greeting {
  f: 'hello';
  v: number;
  replica: string;
  dataset: string;
  epoch: number;
  /** Records people made; an empty replica takes on the other's data set. */
  records: number;
  vector: VersionVector;
  /** Agent signed in on that side. */
  agent: string;
}

export type Frame =
  | Greeting
  /** The web app asks to be paired; both sides show the code. */
  | { f: 'ask'; code: string; dataset: string; records: number }
  /** Keys that must be unique, to count clashes before two grown data sets are joined. */
  | { f: 'keys'; keys: string[]; last: boolean }
  | { f: 'join'; here: number; there: number; clashes: number }
  | { f: 'answer'; yes: boolean }
  /** Both agreed. `code`: letter before the numbers that the web app gives out from now on. `agent`: whom an empty replica signs in. */
  | { f: 'paired'; code: string; dataset: string; epoch: number; agent: string }
  | { f: 'refused'; why: 'not-paired' | 'other-dataset' | 'version' }
  | { f: 'changes'; changes: Change[] }
  /** What the sender of this frame now holds: answers every `changes`. */
  | { f: 'have'; vector: VersionVector }
  | { f: 'want'; batch: string; from: number }
  | { f: 'chunks'; chunks: WireChunk[] }
  | { f: 'wantFile'; hash: string; from: number }
  | { f: 'pieces'; hash: string; pieces: WirePiece[] };

const CHECKS: Record<Frame['f'], (frame: Record<string, unknown>) => boolean> = {
  hello: (one) => typeof one.v === 'number' && isText(one.replica) && isText(one.dataset) && isVector(one.vector) && isText(one.agent) && typeof one.epoch === 'number' && typeof one.records === 'number',
  ask: (one) => typeof one.code === 'string' && /^\d{4}$/.test(one.code) && isText(one.dataset) && isCount(one.records),
  keys: (one) => Array.isArray(one.keys) && one.keys.length <= MAX_KEYS && one.keys.every(isText),
  join: (one) => [one.here, one.there, one.clashes].every(isCount),
  answer: (one) => typeof one.yes === 'boolean',
  paired: (one) => typeof one.code === 'string' && /^[A-Z]{0,2}$/.test(one.code) && isText(one.dataset) && isText(one.agent) && typeof one.epoch === 'number',
  refused: (one) => isText(one.why),
  changes: (one) => Array.isArray(one.changes),
  have: (one) => isVector(one.vector),
  want: (one) => isText(one.batch) && Number.isSafeInteger(one.from),
  chunks: (one) => Array.isArray(one.chunks) && one.chunks.every(isChunk),
  wantFile: (one) => isText(one.hash) && isCount(one.from),
  pieces: (one) => isText(one.hash) && Array.isArray(one.pieces) && one.pieces.every((piece) => isObject(piece) && isCount(piece.n) && typeof piece.data === 'string'),
};

/** Keys per frame. */
export const MAX_KEYS = 5000;

export function parseFrame(data: unknown): Frame | null {
  if (!isObject(data) || typeof data.f !== 'string' || !Object.hasOwn(CHECKS, data.f)) return null;
  return CHECKS[data.f as Frame['f']](data) ? (data as unknown as Frame) : null;
}

function isChunk(value: unknown): boolean {
  return isObject(value) && isText(value.batch) && Number.isSafeInteger(value.n) && typeof value.data === 'string' && isText(value.digest) && Array.isArray(value.edits);
}

function isVector(value: unknown): boolean {
  return isObject(value) && Object.values(value).every((seq) => Number.isSafeInteger(seq));
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length > 0 && value.length <= 400;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
