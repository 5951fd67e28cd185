/** How much may come in from where nobody is trusted: whatever is over a bound is refused before anything copies or stores it. */

/** Nodes and UTF-16 code units of one message between a page and the core; the exchange between two cores cuts its frames smaller. */
export const MAX_MESSAGE = 4 * 1024 * 1024;

/**
 * In the long run and at once, per second: messages, and their weight. A whole exchange of 100,000 records is written at some
 * 2 million code units a second (Dexie, measured), so an honest sender stays far below.
 */
const MESSAGES = { burst: 5_000, perSecond: 1_000 };
const WEIGHT = { burst: 16 * MAX_MESSAGE, perSecond: 4 * MAX_MESSAGE };

/** Weight of plain data in nodes and code units; counts no further than `limit`, so `Infinity` stands for all that is heavier. */
export function weightOf(data: unknown, limit: number): number {
  const open: unknown[] = [data];
  let weight = 0;
  while (open.length > 0) {
    const at = open.pop();
    weight += typeof at === 'string' ? at.length + 1 : 1;
    if (weight > limit) return Infinity;
    if (typeof at === 'object' && at !== null) for (const [name, value] of Object.entries(at)) open.push(name, value);
  }
  return weight;
}

/** True for each message that is within bounds. `now` in milliseconds, never backwards. */
export function createGauge(now: () => number): (data: unknown) => boolean {
  let [messages, weight] = [MESSAGES.burst, WEIGHT.burst];
  let filledAt = now();
  return (data) => {
    const seconds = (now() - filledAt) / 1000;
    filledAt += seconds * 1000;
    messages = Math.min(MESSAGES.burst, messages + seconds * MESSAGES.perSecond) - 1;
    weight = Math.min(WEIGHT.burst, weight + seconds * WEIGHT.perSecond) - weightOf(data, MAX_MESSAGE);
    return messages >= 0 && weight >= 0;
  };
}
