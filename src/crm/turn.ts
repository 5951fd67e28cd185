/** Long work in the worker gives way to look-ups: a turn of the event loop, without the 4 ms that nested timers wait. */

export function turn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

/** Work in one go (ms): a frame and a look-up's share of it. */
const SPELL = 8;

/** Gives way when a spell is over; call it often, it costs next to nothing in between. */
export class Pace {
  private start = performance.now();

  due(): boolean {
    return performance.now() - this.start > SPELL;
  }

  async rest(): Promise<void> {
    await turn();
    this.start = performance.now();
  }
}
