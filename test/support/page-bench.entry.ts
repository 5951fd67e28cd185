/** What `test/bench/page.ts` times, inside an isolated world of a page: our script, and what stands beside it. */
import { findPhoneNumbersInText } from 'libphonenumber-js/max';
import type { FromPage, ToPage } from '../../src/link/messages.ts';
import type { Clock } from '../../src/page/clock.ts';
import { session } from '../../src/page/session.ts';
import { spotsIn } from '../../src/page/spots.ts';
import { texts as textsOf } from '../../src/page/walk.ts';

const PHONE = /[+(]?\d(?:[\s()./-]{0,3}\d){6,14}/;
const SHOW_TEXT = 4;

/** All that the script does later runs through this. */
function meter(run: (work: () => void) => void): { clock: Clock; longest: () => number; idle: () => Promise<void> } {
  let longest = 0;
  let waiting = 0;
  const timed = (work: () => void) => () => {
    const started = performance.now();
    work();
    const took = performance.now() - started;
    longest = Math.max(longest, took);
    waiting--;
  };
  const clock: Clock = {
    now: () => performance.now(),
    after(ms, work) {
      waiting++;
      const timer = setTimeout(timed(work), ms);
      return () => clearTimeout(timer);
    },
    whenIdle(work) {
      waiting++;
      run(timed(work));
    },
  };
  return { clock, longest: () => longest, idle: () => quiet(() => waiting) };
}

async function quiet(waiting: () => number): Promise<void> {
  for (let still = 0; still < 3; still = waiting() > 2 ? 0 : still + 1) await new Promise((done) => setTimeout(done, 200));
}

function startOurs(meter: { clock: Clock }): void {
  const talk = session(document, (message: FromPage) => setTimeout(() => answer(message)), () => {}, meter.clock, new AbortController().signal);
  const answer = (message: FromPage): void => {
    if (message.t !== 'seen') return;
    const spans: ToPage = { t: 'spans', spans: message.add.map(({ id, start, end }) => ({ id, start, end })) };
    talk.receive(spans);
  };
  talk.again({ recipe: null, prints: [] });
}

function* texts(): Generator<Text> {
  const walker = document.createTreeWalker(document.body, SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) yield node as Text;
}

const ways: Record<string, () => unknown> = {
  ours() {
    let hits = 0;
    const steps = textsOf(document, function* (run) {
      hits += (yield* spotsIn(run)).length;
    });
    while (!steps.next().done);
    return hits;
  },
  bare() {
    let hits = 0;
    const walker = document.createTreeWalker(document.body, SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) if (PHONE.test((node as Text).data)) hits++;
    return hits;
  },
  wrapping() {
    for (const node of [...texts()]) {
      const hit = PHONE.exec(node.data);
      if (!hit) continue;
      const rest = node.splitText(hit.index);
      rest.splitText(hit[0].length);
      const mark = document.createElement('mark');
      rest.replaceWith(mark);
      mark.append(rest);
    }
  },
  parser() {
    let hits = 0;
    for (const node of texts()) hits += findPhoneNumbersInText(node.data, 'DE').length;
    return hits;
  },
};

let running: ReturnType<typeof meter> | null = null;
const soon = (work: () => void): void => void setTimeout(work);

Object.assign(globalThis, {
  bench: {
    /** One way of finding candidates, at a stretch. */
    first: (way: string) => ways[way]!(),
    /** Everything: links, fields, roots, calls, reports and painting too. */
    async whole(way: string): Promise<void> {
      running = meter(soon);
      if (way === 'ours') startOurs(running);
      await running.idle();
    },
    async longest(): Promise<number> {
      running = meter((work) => requestIdleCallback(work, { timeout: 300 }));
      startOurs(running);
      await running.idle();
      return running.longest();
    },
    async begin(way: string): Promise<void> {
      if (way === 'empty') new MutationObserver(() => {}).observe(document, { subtree: true, childList: true, characterData: true });
      if (way === 'wrapping') ways.wrapping!();
      if (way !== 'ours') return;
      running = meter((work) => requestIdleCallback(work, { timeout: 300 }));
      startOurs(running);
      await running.idle();
    },
    /** Until all that came of the page's changes is done. */
    settled: () => running?.idle(),
  },
});
