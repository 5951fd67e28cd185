/** Wrong passphrases of this device, counted per agent: after a few, each next try waits longer. A restart forgets none. */
import { CrmError } from '../domain/errors.ts';
import type { Storage } from '../storage/database.ts';
import { getLocal, setLocal } from '../storage/rows.ts';

/** Tries heard at once; from then on 30 s, doubled with each, at most an hour. */
const FREE = 5;
const FIRST_WAIT = 30_000;
const LONGEST_WAIT = 3_600_000;

interface Tries {
  wrong: number;
  /** Of the last one, ms since 1970. */
  at: number;
}

const KEY = 'tries.';

/** Throws `passphrase` with the moment from which the next try is heard. */
export async function checkTries(storage: Storage, agent: string, now: number): Promise<void> {
  const until = waitEnd(await triesOf(storage, agent));
  if (until > now) throw new CrmError('passphrase', { until });
}

/** Counts a wrong one; returns the moment from which the next is heard, if it must wait. */
export async function countWrong(storage: Storage, agent: string, now: number): Promise<number | undefined> {
  const tries = { wrong: (await triesOf(storage, agent)).wrong + 1, at: now };
  await setLocal(storage, KEY + agent, tries);
  const until = waitEnd(tries);
  return until > now ? until : undefined;
}

export async function forgetTries(storage: Storage, agent: string): Promise<void> {
  if ((await triesOf(storage, agent)).wrong > 0) await setLocal(storage, KEY + agent, { wrong: 0, at: 0 });
}

async function triesOf(storage: Storage, agent: string): Promise<Tries> {
  return (await getLocal<Tries>(storage, KEY + agent)) ?? { wrong: 0, at: 0 };
}

function waitEnd({ wrong, at }: Tries): number {
  if (wrong < FREE) return 0;
  return at + Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (wrong - FREE));
}
