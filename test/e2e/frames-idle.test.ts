/** What the content script does where there is nothing to do: nothing. Counted in its own world, in real Chromium. */
import { expect, test } from 'vitest';
import { pageBed } from '../support/page-bed.ts';
import type { World } from '../support/page-world.entry.ts';
import { textsOf, type PageWorld } from '../support/page-world.ts';

declare const world: World;
/** What the script asked of its frame since `count` began: set by `count`. */
declare const asked: { observers: number; listeners: number; later: number; idle: (() => void)[] };

const bed = pageBed();
const rest = (ms: number) => bed.page.waitForTimeout(ms);
/** Until all that follows the page's loading is done (ms); only elements that may yet get a root are asked for longer (src/page/roots.ts). */
const SETTLED = 3_000;

/** Runs in the script's world before it begins; `hold` keeps it from ever finding the page idle. */
function count(hold: boolean): void {
  const seen = { observers: 0, listeners: 0, later: 0, idle: [] as (() => void)[] };
  Object.assign(globalThis, { asked: seen });
  const { observe } = MutationObserver.prototype;
  MutationObserver.prototype.observe = function (...args) {
    seen.observers++;
    observe.apply(this, args);
  };
  const listen = document.addEventListener.bind(document);
  document.addEventListener = (...args: Parameters<typeof listen>) => {
    seen.listeners++;
    listen(...args);
  };
  const [wait, whenIdle] = [window.setTimeout.bind(window), window.requestIdleCallback.bind(window)];
  window.setTimeout = ((run: () => void, ms?: number) => {
    seen.later++;
    return wait(run, ms);
  }) as typeof window.setTimeout;
  window.requestIdleCallback = (run, options) => {
    seen.later++;
    if (hold) return seen.idle.push(() => run({ didTimeout: false, timeRemaining: () => 10 }));
    return whenIdle(run, options);
  };
}

/** Counts in a frame, and begins there. */
const begin = (made: PageWorld, hold: boolean, frame = 0) => made.run(new Function(`(${String(count)})(${hold}); world.begin()`) as () => void, frame);
const sums = (made: PageWorld, frame = 0) => made.run(() => ({ observers: asked.observers, listeners: asked.listeners, later: asked.later }), frame);

test('before the page is idle, nothing is read, watched or said', async () => {
  const made = await bed.open('<p>+49 30 23125 077</p>', { manual: true });
  await begin(made, true);
  await rest(500);
  expect(await made.run(() => ({ heard: world.heard.length, connects: world.connects, observers: asked.observers, listeners: asked.listeners, held: asked.idle.length }))).toEqual({ heard: 0, connects: 0, observers: 0, listeners: 0, held: 1 });
  await made.run(() => void setInterval(() => asked.idle.shift()?.(), 10));
  await expect.poll(async () => textsOf(await made.standing()), { timeout: 5_000 }).toEqual(['+49 30 23125 077']);
});

test('a site that is switched off gets no observer, no listener and no timer', async () => {
  const made = await bed.open('<p>+49 30 23125 077</p><button>Answer</button><input type="tel" value="+49 30 23125 078">', { manual: true, off: true });
  await begin(made, false);
  await expect.poll(async () => (await made.heard()).map(({ t }) => t)).toEqual(['hello']);
  await rest(300);
  const before = await sums(made);
  expect(before).toMatchObject({ observers: 0, listeners: 0 });
  await bed.page.evaluate(() => document.body.append('+49 30 23125 079'));
  await rest(1_500);
  expect(await sums(made)).toEqual(before);
  expect((await made.heard()).map(({ t }) => t)).toEqual(['hello']);
});

test('and one switched off while open is let go', async () => {
  const made = await bed.open('<p>+49 30 23125 077</p>', { manual: true });
  await begin(made, false);
  await expect.poll(async () => textsOf(await made.standing()), { timeout: 5_000 }).toHaveLength(1);
  await made.run(() => world.say({ t: 'off', off: true }));
  await rest(1_000);
  const before = { ...(await sums(made)), heard: (await made.heard()).length };
  await bed.page.evaluate(() => document.body.append(document.createElement('p'), '+49 30 23125 079'));
  await rest(1_000);
  expect({ ...(await sums(made)), heard: (await made.heard()).length }).toEqual(before);
});

test('frames where nothing happens wake for nothing', async () => {
  const frames = 12;
  const made = await bed.open('<p>+49 30 23125 077</p>' + '<iframe srcdoc="<p>Advertisement</p><a href=/>Read on</a>"></iframe>'.repeat(frames - 1), { manual: true });
  await expect.poll(() => made.frames()).toBe(frames);
  for (let frame = 0; frame < frames; frame++) await begin(made, false, frame);
  await rest(SETTLED);
  const all = () => Promise.all(Array.from({ length: frames }, (_, frame) => sums(made, frame)));
  const before = await all();
  expect(before.every(({ observers }) => observers === 1)).toBe(true);
  await rest(2_000);
  expect(await all()).toEqual(before);
});
