/** Turns a source that pushes into one that is asked: the source waits until what it gave was taken. */
export async function* pulled<T>(push: (give: (one: T) => Promise<void>) => Promise<void>): AsyncGenerator<T> {
  let given = Promise.withResolvers<T | null>();
  let taken = Promise.withResolvers<void>();
  let stopped = false;
  const give = (one: T): Promise<void> => {
    if (stopped) throw new Stopped();
    taken = Promise.withResolvers<void>();
    given.resolve(one);
    return taken.promise;
  };
  const ended = push(give).then(() => given.resolve(null), (error: unknown) => (isStop(error) ? given.resolve(null) : given.reject(error)));
  try {
    for (;;) {
      const one = await given.promise;
      if (one === null) return;
      given = Promise.withResolvers<T | null>();
      yield one;
      taken.resolve();
    }
  } finally {
    stopped = true;
    given.promise.catch(() => undefined);
    taken.resolve();
    await ended;
  }
}

/** Nobody takes any more. */
class Stopped extends Error {}

export function isStop(thrown: unknown): boolean {
  return thrown instanceof Stopped;
}
