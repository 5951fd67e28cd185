/** Every version of the database, oldest first. Each is frozen; a test opens a database of each and upgrades it. */
import type { Transaction } from 'dexie';
import * as v1 from './v1.ts';
import * as v2 from './v2.ts';

export interface Migration {
  VERSION: number;
  STORES: Record<string, string | null>;
  upgrade?: (transaction: Transaction) => PromiseLike<unknown> | void;
}

export const MIGRATIONS: readonly Migration[] = [v1, v2];
