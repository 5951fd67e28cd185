/** Targets as this device keeps them: with their secret, where the log was gone through to, and what was refused. Never replicated. */
import type { SentEvent, SentType, TargetError, Wants } from '../../domain/exchange.ts';
import { getLocal, localWithPrefix, setLocal } from '../../storage/rows.ts';
import type { Storage } from '../../storage/database.ts';
import type { Place } from './event.ts';
import type { Cursor } from './feed.ts';

/** A refused change: where it stands in the log, and what was said of it. Its contents stay in the log alone. */
export interface Parked {
  id: string;
  place: Place;
  type: SentType;
  record: string;
  event: SentEvent;
  behind: boolean;
  error: TargetError;
}

export interface Target {
  id: string;
  /** The replica it was set up on: a copied profile finds another id here and sends nothing. */
  replica: string;
  name: string;
  url: string;
  secret: string;
  wants: Wants;
  paused: boolean;
  cursor: Cursor;
  parked: Parked[];
  sent: number;
  sentAt?: number;
  error?: TargetError;
}

const PREFIX = 'target.';

export async function allTargets(storage: Storage): Promise<Target[]> {
  return (Object.values(await localWithPrefix(storage, PREFIX)) as (Target | null)[]).filter((one) => one !== null);
}

export async function putTarget(storage: Storage, target: Target): Promise<void> {
  await setLocal(storage, PREFIX + target.id, target);
}

export async function dropTarget(storage: Storage, id: string): Promise<void> {
  await setLocal(storage, PREFIX + id, null);
}

const DOWNLOADED = 'changesDownloaded';

/** How far the changes were downloaded last, and when. */
export function lastDownload(storage: Storage): Promise<{ cursor: Cursor; at: number } | undefined> {
  return getLocal(storage, DOWNLOADED);
}

export async function rememberDownload(storage: Storage, cursor: Cursor, at: number): Promise<void> {
  await setLocal(storage, DOWNLOADED, { cursor, at });
}
