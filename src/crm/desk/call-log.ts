/**
 * Writes calls to the log: what a call is now, against what was last written of it. However often a call changes while a
 * write is under way, one more write follows; a write that failed is made good by the next, or by itself a little later.
 */
import { CrmError } from '../../domain/errors.ts';
import { fieldsOf, type LiveCall } from './call.ts';
import type { DeskClock, DeskRecords, InteractionFields } from './records.ts';

export interface CallLog {
  /** Resolves when the call as it is at this moment is in the log; rejects with `CrmError` when it cannot be. */
  save(call: LiveCall): Promise<void>;
  /** The same where nobody waits for it: tried again until it succeeds. */
  saveLater(call: LiveCall): void;
  /** Takes over an interaction that is stored already. */
  adopt(call: LiveCall): void;
  /** What is stored of it, once nothing is being written; null before the first write. */
  settled(call: LiveCall): Promise<InteractionFields | null>;
  /** Another replica wrote these fields: they are no longer ours to write. */
  learn(call: LiveCall, fields: Partial<InteractionFields>): void;
  /** No more is written, whatever waits. */
  stop(): void;
}

/** Until a failed write of its own is tried again; storage that is full stays so for a while. */
const RETRY = 10_000;

interface Entry {
  written: InteractionFields | null;
  /** The last write, so that the next follows it. */
  last: Promise<void>;
  retry: (() => void) | null;
}

export function createCallLog({ records, clock }: { records: DeskRecords; clock: DeskClock }): CallLog {
  const entries = new WeakMap<LiveCall, Entry>();
  const retries = new Set<() => void>();
  let stopped = false;

  function entryOf(call: LiveCall): Entry {
    const entry = entries.get(call) ?? { written: null, last: Promise.resolve(), retry: null };
    entries.set(call, entry);
    return entry;
  }

  async function write(call: LiveCall, entry: Entry): Promise<void> {
    if (!call.logged || stopped) return;
    const fields = fieldsOf(call);
    if (entry.written) {
      const patch = differences(entry.written, fields);
      if (Object.keys(patch).length > 0) await records.editInteraction(call.id, patch);
    } else await records.createInteraction(withoutNothing(fields));
    entry.written = fields;
  }

  function save(call: LiveCall): Promise<void> {
    const entry = entryOf(call);
    const saved = entry.last.then(() => write(call, entry));
    entry.last = saved.catch(() => {});
    return saved;
  }

  function saveLater(call: LiveCall): void {
    save(call).catch((error: unknown) => {
      if (mayPass(error)) again(call);
    });
  }

  function again(call: LiveCall): void {
    const entry = entryOf(call);
    if (entry.retry || stopped) return;
    const cancel = clock.after(RETRY, () => {
      retries.delete(cancel);
      entry.retry = null;
      saveLater(call);
    });
    entry.retry = cancel;
    retries.add(cancel);
  }

  return {
    save,
    saveLater,
    adopt: (call) => void (entryOf(call).written = fieldsOf(call)),
    async settled(call) {
      const entry = entryOf(call);
      for (let last; last !== entry.last; ) await (last = entry.last);
      return entry.written;
    },
    learn(call, fields) {
      const entry = entryOf(call);
      if (entry.written) entry.written = { ...entry.written, ...fields };
    },
    stop() {
      stopped = true;
      for (const cancel of retries) cancel();
    },
  };
}

const LASTING = new Set(['not-found', 'validation', 'permission', 'duplicate', 'conflict']);

/** Worth another try: the storage, not what was written, is at fault. A record erased meanwhile stays so. */
export function mayPass(error: unknown): boolean {
  return !(error instanceof CrmError && LASTING.has(error.code));
}

function differences(before: InteractionFields, after: InteractionFields): Record<string, unknown> {
  const names = Object.keys(after) as (keyof InteractionFields)[];
  return Object.fromEntries(names.filter((name) => before[name] !== after[name]).map((name) => [name, after[name]]));
}

/** A new record has no field that is empty. */
function withoutNothing(fields: InteractionFields): InteractionFields {
  const filled = Object.entries(fields).filter(([, value]) => value !== null && value !== '');
  return Object.fromEntries(filled) as unknown as InteractionFields;
}
