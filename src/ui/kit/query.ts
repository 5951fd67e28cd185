/**
 * Live reading of the core. What was read last is shown at once and read again when a change names its type, so there are no
 * spinners; a screen that comes back stands as it was left.
 */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { RecordType } from '../../domain/records.ts';
import type { CrmEvent } from '../../domain/views.ts';
import { useHost } from './host-context.tsx';

export interface Query<T> {
  /** Absent until the first answer. */
  data: T | undefined;
  /** Of the last reading; older data stays. */
  error: unknown;
  reload: () => void;
}

export interface QueryOptions<T> {
  /** Names what is read, with all it depends on: `customer 0190…`. Null: nothing is read. */
  key: string | null;
  /** Record types whose changes make it stale, or a test of any event. */
  on: readonly RecordType[] | ((event: CrmEvent) => boolean);
  read: () => Promise<T>;
}

/** An import names thousands of changes in a second; screens follow at most this often, in milliseconds. */
const PAUSE = 100;
/** Answers kept for screens that come back. */
const KEPT = 100;
const cache = new Map<string, unknown>();

export function useQuery<T>(options: QueryOptions<T>): Query<T> {
  const host = useHost();
  const latest = useRef(options);
  latest.current = options;
  const [answer, setAnswer] = useState<{ key: string | null; data?: T | undefined; error?: unknown }>({ key: null });
  const reload = useRef(() => {});
  const { key } = options;
  useEffect(() => {
    if (key === null) return;
    const reader = repeat(async () => {
      const next = await latest.current.read().then((data) => ({ key, data }), (error: unknown) => ({ key, data: cached<T>(key), error }));
      if (!('error' in next)) remember(key, next.data);
      if (latest.current.key === key) setAnswer(next);
    });
    reload.current = reader.run;
    const stop = host.onEvent((event) => isStale(event, latest.current.on) && reader.run());
    reader.run();
    return () => (stop(), reader.stop());
  }, [host, key]);
  const mine = answer.key === key && key !== null;
  return { data: mine ? answer.data : cached<T>(key), error: mine ? answer.error : undefined, reload: () => reload.current() };
}

/** Forgets every answer: another agent signed in, or another data set opened. */
export function forgetAnswers(): void {
  cache.clear();
}

export function isStale(event: CrmEvent, on: QueryOptions<unknown>['on']): boolean {
  if (typeof on === 'function') return on(event);
  return event.type === 'changed' && (event.records === 'many' || event.records.some((record) => on.includes(record.type)));
}

/** For what is the signed-in agent's own: stale when records of these types change, and when another agent signs in. */
export function ofAgent(...types: readonly RecordType[]): (event: CrmEvent) => boolean {
  return (event) => event.type === 'device' || isStale(event, types);
}

/** Runs a job on demand, one at a time, `PAUSE` apart; calls meanwhile count as one. */
export function repeat(job: () => Promise<void>): { run: () => void; stop: () => void } {
  let state: 'idle' | 'busy' | 'again' | 'stopped' = 'idle';
  const run = (): void => {
    if (state === 'busy') state = 'again';
    if (state !== 'idle') return;
    state = 'busy';
    void job().then(() => setTimeout(next, PAUSE));
  };
  const next = (): void => {
    if (state === 'stopped') return;
    const again = state === 'again';
    state = 'idle';
    if (again) run();
  };
  return { run, stop: () => void (state = 'stopped') };
}

function cached<T>(key: string | null): T | undefined {
  return key === null ? undefined : (cache.get(key) as T | undefined);
}

function remember(key: string, data: unknown): void {
  cache.delete(key);
  cache.set(key, data);
  if (cache.size > KEPT) cache.delete(cache.keys().next().value as string);
}
