/** Built-in recipes on pages with the structure and behaviour of the softphones they are for, in real Chromium. */
import { describe, expect, test } from 'vitest';
import { BUILT_IN } from '../../src/crm/desk/recipes/built-in.ts';
import { forPage } from '../../src/domain/recipe-check.ts';
import type { RecipeButton } from '../../src/domain/recipe.ts';
import { fixture, pageBed } from '../support/page-bed.ts';
import type { PageWorld } from '../support/page-world.ts';

/** What every page of test/fixtures/pages/phones/ sets. */
declare const phone: { deaf: boolean; ring(number: string, name: string): number; place(number: string): number; answered(id?: number): void; ended(id?: number): void; redraw(): void };
declare const pressed: string[];

interface Kind {
  id: string;
  file: string;
  /** Rings; else calls come to the agent connected. */
  rings: boolean;
  hold: 'shown' | 'unseen';
  /** The number of a call that the agent places is in the page. */
  callee: boolean;
  /** A call that the agent places is seen before it is answered. */
  dialling: boolean;
  several: boolean;
}

const PHONES: Kind[] = [
  { id: 'browser-phone', file: 'browser-phone', rings: true, hold: 'shown', callee: true, dialling: true, several: true },
  { id: 'sipml5', file: 'sipml5', rings: true, hold: 'shown', callee: true, dialling: true, several: false },
  { id: 'tryit-jssip', file: 'tryit-jssip', rings: true, hold: 'shown', callee: false, dialling: true, several: false },
  { id: 'ctxsip', file: 'ctxsip', rings: true, hold: 'shown', callee: true, dialling: true, several: true },
  { id: 'saraphone', file: 'saraphone', rings: true, hold: 'unseen', callee: true, dialling: false, several: false },
  { id: 'fusionpbx-phone', file: 'fusionpbx', rings: true, hold: 'shown', callee: true, dialling: true, several: false },
  { id: 'vicidial', file: 'vicidial', rings: false, hold: 'shown', callee: true, dialling: true, several: false },
];

const OWN = '493055501000';
const CALLER = '+493023125077';
const SECOND = '+493023125088';
const SOON = { timeout: 5_000 };

const bed = pageBed();

/** Opens the page on a host that no recipe names, with all fingerprints at hand. */
async function opened(file: string): Promise<PageWorld> {
  const made = await bed.open(fixture(`phones/${file}.html`), { recipes: BUILT_IN.map(forPage) });
  await expect.poll(async () => (await made.heard()).some(({ t }) => t === 'known'), SOON).toBe(true);
  return made;
}

const digits = (text: string) => text.replace(/@.*/, '').replace(/\D/g, '');
const states = async (made: PageWorld) => (await made.calls()).map(({ callerId, state, direction, held }) => [digits(callerId) || '?', held ? 'held' : state, direction].join(' '));
const toBe = (made: PageWorld, ...expected: string[]) => expect.poll(() => states(made), SOON).toEqual(expected);
const ring = (number = CALLER) => bed.page.evaluate(([to]) => phone.ring(to!, 'Anna Berg'), [number]);

async function press(made: PageWorld, button: RecipeButton): Promise<void> {
  await expect.poll(async () => (await made.calls()).at(-1)?.can[button], SOON).toBe(true);
  await bed.page.evaluate(() => (pressed.length = 0));
  await made.run(`() => { const calls = world.heard.filter((message) => message.t === 'call'); world.say({ t: 'press', key: calls.at(-1).call.key, button: '${button}' }); }` as unknown as () => void);
  await expect.poll(() => bed.page.evaluate(() => pressed), SOON).toEqual([button]);
}

test.each(PHONES)('$id is recognised by its fingerprint, and by no other', async ({ id, file }) => {
  const made = await opened(file);
  expect((await made.heard()).filter(({ t }) => t === 'known')).toEqual([{ t: 'known', id }]);
});

describe.each(PHONES)('$id', ({ file, rings, hold, callee, dialling, several }) => {
  const incoming = `${digits(CALLER)} ${rings ? 'ringing' : 'live'} in`;

  test('a call comes, is answered, held, resumed and hung up by the page’s own buttons', async () => {
    const made = await opened(file);
    await ring();
    await toBe(made, incoming);
    if (rings) await press(made, 'answer');
    await toBe(made, `${digits(CALLER)} live in`);
    await bed.page.waitForTimeout(1_300);
    await press(made, 'hold');
    if (hold === 'shown') {
      await toBe(made, `${digits(CALLER)} held in`);
      await press(made, 'resume');
      await toBe(made, `${digits(CALLER)} live in`);
    }
    await press(made, 'hangUp');
    await toBe(made, `${digits(CALLER)} ended in`);
    expect((await made.heard()).filter(({ t }) => t === 'stuck')).toEqual([]);
  });

  test.runIf(rings)('a call is declined', async () => {
    const made = await opened(file);
    await ring();
    await toBe(made, incoming);
    await press(made, 'decline');
    await toBe(made, `${digits(CALLER)} ended in`);
  });

  test('the caller gives up, calls again, and both are told once', async () => {
    const made = await opened(file);
    const first = await ring();
    await toBe(made, incoming);
    for (let i = 0; i < 5; i++) {
      await bed.page.evaluate(() => phone.redraw());
      await bed.page.waitForTimeout(90);
    }
    await bed.page.evaluate(([id]) => phone.ended(id), [first]);
    await toBe(made, `${digits(CALLER)} ended in`);
    await ring();
    await toBe(made, `${digits(CALLER)} ended in`, incoming);
  });

  test('the agent’s own number is never told', async () => {
    const made = await opened(file);
    await bed.page.waitForTimeout(500);
    expect(await made.calls()).toEqual([]);
    await ring();
    await toBe(made, incoming);
    expect(JSON.stringify((await made.heard()).filter(({ t }) => t === 'call'))).not.toContain(OWN);
  });

  test('a call that the agent places', async () => {
    const made = await opened(file);
    const id = await bed.page.evaluate(([to]) => phone.place(to!), [SECOND]);
    const who = callee ? digits(SECOND) : '?';
    if (dialling) await toBe(made, `${who} ringing out`);
    await bed.page.waitForTimeout(600);
    await bed.page.evaluate(([line]) => phone.answered(line), [id]);
    await toBe(made, `${who} live out`);
    await press(made, 'hangUp');
    await toBe(made, `${who} ended out`);
  });

  test.runIf(several)('a second call while one is live stays apart, though its view is hidden', async () => {
    const made = await opened(file);
    const first = await ring();
    await toBe(made, incoming);
    await bed.page.evaluate(([id]) => phone.answered(id), [first]);
    await toBe(made, `${digits(CALLER)} live in`);
    await ring(SECOND);
    await toBe(made, `${digits(CALLER)} live in`, `${digits(SECOND)} ringing in`);
    await press(made, 'answer');
    await toBe(made, `${digits(CALLER)} live in`, `${digits(SECOND)} live in`);
    await bed.page.evaluate(([id]) => phone.ended(id), [first]);
    await toBe(made, `${digits(CALLER)} ended in`, `${digits(SECOND)} live in`);
  });

  test('a page that trusts no script: the core is told, so that the agent is', async () => {
    const made = await opened(file);
    await ring();
    await toBe(made, incoming);
    await bed.page.evaluate(() => (phone.deaf = true));
    const button = rings ? 'answer' : 'hangUp';
    await press(made, button);
    await expect.poll(async () => (await made.heard()).filter(({ t }) => t === 'stuck'), SOON).toMatchObject([{ button }]);
    await toBe(made, incoming);
  });
});

describe('a hostile page that says it is a softphone', () => {
  test('learns nothing and makes nothing happen by events of its own on a recipe’s elements', async () => {
    const made = await opened('browser-phone');
    await ring();
    await toBe(made, `${digits(CALLER)} ringing in`);
    await bed.page.waitForTimeout(600);
    const before = (await made.heard()).length;
    await bed.page.evaluate(() => {
      const types = [MouseEvent, PointerEvent, KeyboardEvent, InputEvent].flatMap((Kind) => ['click', 'input', 'change', 'keydown', 'pointerdown'].map((type) => new Kind(type, { bubbles: true, composed: true })));
      for (const element of document.querySelectorAll('.callingDisplayNumber, .presenceText, #dialText, #UserCallID')) for (const event of types) element.dispatchEvent(event);
    });
    await bed.page.waitForTimeout(700);
    expect((await made.heard()).slice(before)).toEqual([]);
  });

  test('rings ten times a minute, no more', async () => {
    const made = await opened('tryit-jssip');
    for (let i = 10; i < 30; i++) {
      await ring(`+49302312${i}99`);
      await bed.page.waitForTimeout(280);
    }
    expect((await made.calls()).length).toBe(10);
  });

  test('with a thousand lines shows a dozen, and stays usable', async () => {
    const made = await opened('browser-phone');
    const longest = await bed.page.evaluate(async () => {
      for (let i = 0; i < 1_000; i++) phone.ring(`+4930${1_000_000 + i}`, 'Many');
      let most = 0;
      new PerformanceObserver((list) => list.getEntries().forEach(({ duration }) => (most = Math.max(most, duration)))).observe({ type: 'longtask' });
      await new Promise((resolve) => setTimeout(resolve, 2_000));
      return most;
    });
    expect((await made.calls()).length).toBe(10);
    expect(longest).toBeLessThan(200);
  });
});
