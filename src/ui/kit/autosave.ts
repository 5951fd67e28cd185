/** Saves what is being typed, at least every 250 ms (product rule: interactions); never two savings at once, never an older one last. */

export interface AutosaveState {
  /** Moment of the last save that the core confirmed. */
  savedAt: number | null;
  /** Of the last try; what was typed is kept and tried again with the next key, and by itself. */
  error: unknown;
}

export interface Autosave<T> {
  /** Takes what stands in the field now. */
  put(value: T): void;
  /** Saves now and waits for it: on blur, before the page goes. */
  flush(): Promise<void>;
  /** Drops what is not yet saved. */
  cancel(): void;
}

/** Below the 250 ms that the product promises, so that the save itself fits in. */
export const SAVE_EVERY = 150;
/** After a save that failed: storage that is full stays so for a while. */
export const RETRY = 2_000;

/** `onState` is told after each save. */
export function autosave<T>(save: (value: T) => Promise<unknown>, onState: (state: AutosaveState) => void): Autosave<T> {
  let waiting: { value: T } | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | null = null;
  let savedAt: number | null = null;

  const flush = async (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    while (running) await running;
    if (!waiting) return;
    const { value } = waiting;
    waiting = null;
    running = store(value).finally(() => void (running = null));
    await running;
  };
  const store = async (value: T): Promise<void> => {
    try {
      await save(value);
      savedAt = Date.now();
      onState({ savedAt, error: null });
    } catch (error) {
      waiting ??= { value };
      onState({ savedAt, error });
      timer ??= setTimeout(() => void flush(), RETRY);
    }
  };
  return {
    put: (value) => {
      waiting = { value };
      timer ??= setTimeout(() => void flush(), SAVE_EVERY);
    },
    flush,
    cancel: () => {
      clearTimeout(timer);
      timer = undefined;
      waiting = null;
    },
  };
}
