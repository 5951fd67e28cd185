/** The content script in real Chromium: what it finds, what it tells, what the page sees of it (nothing). */
import { readFileSync } from 'node:fs';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { World, WorldOptions } from '../support/page-world.entry.ts';
import { findChromium } from '../support/find-browser.ts';
import { injectInto, textsOf, type PageWorld } from '../support/page-world.ts';

declare const world: World;
/** Set by spy.html and phone.html. */
declare const snapshot: () => string;
declare const seen: { records: string[]; events: string[]; messages: number };
declare const show: (...calls: Shown[]) => void;
declare const pressed: string[];
interface Shown {
  id: number;
  number: string;
  title: string;
  buttons: string[];
}

const SITE = 'https://site.test';
const fixture = (name: string): string => readFileSync(new URL(`../fixtures/pages/${name}`, import.meta.url), 'utf8');

let browser: Browser;
let page: Page;
const documents = new Map<string, string>();

beforeAll(async () => {
  browser = await chromium.launch({ executablePath: findChromium().path, args: ['--no-sandbox', '--disable-features=Translate'] });
});
afterAll(() => browser.close());
beforeEach(async () => {
  page = await browser.newPage();
  await page.route(`${SITE}/**`, (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: documents.get(new URL(route.request().url()).pathname) ?? '' }));
});
afterEach(() => page.close());

async function open(html: string, options: WorldOptions & { manual?: boolean } = {}): Promise<PageWorld> {
  documents.set('/', html.includes('<!doctype') ? html : `<!doctype html><body>${html}</body>`);
  const made = await injectInto(page, options);
  await page.goto(SITE);
  return made;
}

const found = (made: PageWorld, frame?: number) => expect.poll(async () => textsOf(await made.standing(frame)).sort(), { timeout: 5_000 });
const rest = (ms: number) => page.waitForTimeout(ms);

describe('finds', () => {
  test('text, split text, links, fields and open roots, and not what style parts', async () => {
    const made = await open(fixture('spy.html'));
    await found(made).toEqual(['+49 30 23125 077', '+49 30 23125 081', '+49 30 23125\u00a0078', '030 23125 080', '2312577', '9988766', 'anna.berg@example.com', 'mailto:b@example.org?subject=x', 'tel:+493023125079'].sort());
    const link = (await made.standing()).find(({ uri, name }) => uri && name);
    expect(link).toMatchObject({ text: 'tel:+493023125079', start: 0, end: 17, name: 'Call Anna Berg' });
  });

  test('at most 24 code units around a candidate', async () => {
    const made = await open(`<p>${'secret '.repeat(50)}+49 30 23125 077${' private'.repeat(50)}</p>`);
    await found(made).toEqual(['+49 30 23125 077']);
    const [only] = await made.standing();
    expect([only!.start, only!.text.length - only!.end]).toEqual([24, 24]);
    expect(only!.text.slice(only!.start, only!.end)).toBe('+49 30 23125 077');
  });

  test('values that a script writes into a field', async () => {
    const made = await open(fixture('spy.html'));
    await rest(300);
    await page.evaluate(() => ((document.querySelector('#dial') as HTMLInputElement).value = '030 23125 082'));
    await expect.poll(async () => textsOf(await made.standing())).toContain('030 23125 082');
    await page.evaluate(() => ((document.querySelector('#dial') as HTMLInputElement).value = ''));
    await expect.poll(async () => textsOf(await made.standing())).not.toContain('030 23125 082');
  });

  test('a root attached later, without a mutation, and what changes in it', async () => {
    const made = await open(fixture('spy.html'));
    await rest(1_000);
    await page.evaluate(() => (document.querySelector('#later')!.attachShadow({ mode: 'open' }).innerHTML = '<p>Later: +49 30 23125 083</p>'));
    await expect.poll(async () => textsOf(await made.standing()), { timeout: 5_000 }).toContain('+49 30 23125 083');
    await page.evaluate(() => (document.querySelector('#later')!.shadowRoot!.querySelector('p')!.textContent = 'Now: +49 30 23125 084'));
    await expect.poll(async () => textsOf(await made.standing())).toContain('+49 30 23125 084');
  });

  test('frames, by address and by srcdoc', async () => {
    documents.set('/inner', '<!doctype html><p>+49 30 23125 079</p>');
    const made = await open(`<p>+49 30 23125 077</p><iframe srcdoc="<p>+49 30 23125 078</p>"></iframe><iframe src="/inner"></iframe>`);
    await expect.poll(() => made.frames()).toBe(3);
    const all = async () => (await Promise.all([0, 1, 2].map(async (frame) => textsOf(await made.standing(frame))))).flat().sort();
    await expect.poll(all).toEqual(['+49 30 23125 077', '+49 30 23125 078', '+49 30 23125 079']);
  });

  test('broken UTF-16', async () => {
    const made = await open('<p id="p"></p>');
    await page.evaluate(() => (document.querySelector('#p')!.textContent = '\udc00\ud800 ruf +49 30 23125 077 \ud83d'));
    await found(made).toEqual(['+49 30 23125 077']);
    expect((await made.standing())[0]!.text.isWellFormed()).toBe(true);
  });
});

describe('follows', () => {
  test('a page that swaps its view, and a list without end', async () => {
    const made = await open('<main><p>+49 30 23125 077</p></main>');
    await found(made).toEqual(['+49 30 23125 077']);
    await page.evaluate(() => {
      history.pushState(null, '', '/customers');
      document.querySelector('main')!.innerHTML = '<ul></ul>';
    });
    await found(made).toEqual([]);
    for (const batch of [1, 2, 3]) {
      await page.evaluate((n) => document.querySelector('ul')!.insertAdjacentHTML('beforeend', Array.from({ length: 100 }, (_, i) => `<li>+49 30 23${n}${String(i).padStart(3, '0')}</li>`).join('')), batch);
      await expect.poll(async () => (await made.standing()).length, { timeout: 5_000 }).toBe(batch * 100);
    }
    for (const message of await made.heard()) if (message.t === 'seen') expect(message.add.length).toBeLessThanOrEqual(200);
  });

  test('text that changes, joins and parts', async () => {
    const made = await open('<p id="p">+49 30 23125 077</p><p id="q">+49 30 <br>23125 078</p>');
    await expect.poll(async () => textsOf(await made.standing())).toContain('+49 30 23125 077');
    await page.evaluate(() => ((document.querySelector('#p')!.firstChild as Text).data = 'none'));
    await page.evaluate(() => document.querySelector('br')!.remove());
    await found(made).toEqual(['+49 30 23125 078']);
    await page.evaluate(() => document.querySelector('#q')!.firstChild!.after(document.createElement('hr')));
    await expect.poll(async () => textsOf(await made.standing())).not.toContain('+49 30 23125 078');
  });

  test('says nothing of what is drawn anew the same', async () => {
    const made = await open('<main><p>+49 30 23125 077</p></main>', { paint: true });
    await found(made).toEqual(['+49 30 23125 077']);
    const before = (await made.heard()).length;
    for (let i = 0; i < 10; i++) {
      await page.evaluate(() => (document.querySelector('main')!.innerHTML = '<p>+49 30 23125 077</p>'));
      await rest(60);
    }
    await rest(600);
    expect((await made.heard()).length).toBe(before);
    expect(await page.evaluate(() => [...[...CSS.highlights.values()][0]!].filter((range) => range.startContainer.isConnected).length)).toBe(1);
  });
});

describe('the page notices nothing', () => {
  test.each([['known', true], ['unknown', false]])('%s contacts: no mutation, message, event, sheet, or changed value', async (_, paint) => {
    const made = await open(fixture('spy.html'), { paint, manual: true });
    await page.evaluate(() => (seen.records.length = 0));
    const before = await page.evaluate(() => snapshot());
    await made.run(() => world.begin());
    await expect.poll(async () => (await made.standing()).length).toBe(9);
    await rest(1_000);
    expect(await page.evaluate(() => seen)).toEqual({ records: [], events: [], messages: 0 });
    expect(await page.evaluate(() => snapshot())).toBe(before);
  });

  test('paints by highlight alone, and takes it away at the end', async () => {
    const made = await open(fixture('spy.html'), { paint: true });
    const painted = () => page.evaluate(() => [...(CSS.highlights.get('ringside-contact') ?? [])].map((range) => {
      const live = document.createRange();
      live.setStart(range.startContainer, range.startOffset);
      live.setEnd(range.endContainer, range.endOffset);
      return live.toString();
    }).sort());
    await expect.poll(painted).toEqual(['+49 30 23125 077', '+49 30 23125 081', '+49 30 23125\u00a0078', '2312577', '9988766', 'Call Anna Berg', 'anna.berg@example.com', 'b@example.org'].sort());
    await made.run(() => world.say({ t: 'off', off: true }));
    await expect.poll(() => page.evaluate(() => CSS.highlights.size)).toBe(0);
  });

  test('a site switched off is not looked at', async () => {
    const made = await open('<p>+49 30 23125 077</p>', { off: true });
    await rest(500);
    expect((await made.heard()).map(({ t }) => t)).toEqual(['hello']);
    await made.run(() => world.say({ t: 'off', off: false }));
    await found(made).toEqual(['+49 30 23125 077']);
  });
});

describe('stays bounded', () => {
  test('5 MB of digits', async () => {
    const made = await open(`<p>${'0123456789 '.repeat(250_000)}</p><pre>${'0301234567\n'.repeat(250_000)}</pre>`);
    await expect.poll(async () => (await made.standing()).length, { timeout: 20_000 }).toBeGreaterThan(100);
    await rest(2_000);
    expect((await made.standing()).length).toBeLessThanOrEqual(2_000);
  }, 60_000);

  test('a page that changes without pause stays usable', async () => {
    const made = await open('<main></main>');
    const frames = await page.evaluate(async () => {
      const rows = Array.from({ length: 1_000 }, () => document.querySelector('main')!.appendChild(document.createElement('p')));
      let count = 0;
      let turn = 0;
      const until = performance.now() + 3_000;
      while (performance.now() < until) {
        turn++;
        for (const [i, row] of rows.entries()) row.textContent = `+49 30 ${turn * 1_000 + i}`;
        await new Promise(requestAnimationFrame);
        count++;
      }
      return count;
    });
    expect(frames).toBeGreaterThan(60);
    expect((await made.heard()).length).toBeLessThan(40);
    await page.evaluate(() => (document.querySelector('main')!.innerHTML = '<p>+49 30 23125 077</p>'));
    await found(made).toEqual(['+49 30 23125 077']);
  });

  test('a flood past all bounds is let go and read anew', async () => {
    const made = await open('<p></p>');
    await page.evaluate(() => {
      const text = document.querySelector('p')!.appendChild(new Text());
      for (let i = 0; i < 120_000; i++) text.data = String(i);
      text.data = '+49 30 23125 077';
    });
    await found(made).toEqual(['+49 30 23125 077']);
  });
});

const RING = { id: 1, number: '+49 30 23125077', title: 'Incoming call', buttons: ['Decline', 'Answer'] };
const LIVE = { ...RING, title: 'Connected', buttons: ['Hang up'] };
const states = async (made: PageWorld) => (await made.calls()).map(({ callerId, state, direction }) => [callerId, state, direction].join(' '));

describe('calls', () => {
  const put = (...calls: Shown[]) => page.evaluate((all) => show(...all), calls);

  test('ring, are answered, end', async () => {
    const made = await open(fixture('phone.html'));
    await rest(200);
    await put(RING);
    await expect.poll(() => made.calls(), { timeout: 5_000 }).toMatchObject([{ state: 'ringing', direction: 'in', callerId: '+49 30 23125077', can: { answer: true, decline: true } }]);
    await put(LIVE);
    await expect.poll(() => made.calls(), { timeout: 5_000 }).toMatchObject([{ state: 'live', direction: 'in', can: { hangUp: true } }]);
    await put();
    await expect.poll(() => states(made), { timeout: 5_000 }).toEqual(['+49 30 23125077 ended in']);
  });

  test('one that flickers is one', async () => {
    const made = await open(fixture('phone.html'));
    for (let i = 0; i < 12; i++) {
      await put(...(i % 2 ? [] : [RING]));
      await rest(110);
    }
    await put(RING);
    await rest(400);
    expect(await states(made)).toEqual(['+49 30 23125077 ringing in']);
    expect((await made.heard()).filter(({ t }) => t === 'call')).toHaveLength(1);
  });

  test('two at once stay apart', async () => {
    const made = await open(fixture('phone.html'));
    const second = { ...RING, id: 2, number: '+49 30 23125088' };
    await put(LIVE, second);
    await expect.poll(async () => (await states(made)).sort()).toEqual(['+49 30 23125077 live out', '+49 30 23125088 ringing in']);
    await put({ ...second, title: 'Connected', buttons: ['Hang up'] });
    await expect.poll(async () => (await states(made)).sort(), { timeout: 5_000 }).toEqual(['+49 30 23125077 ended out', '+49 30 23125088 live in']);
  });

  test.each([
    ['Appel entrant', ['Refuser', 'Répondre']],
    ['Eingehender Anruf', ['Ablehnen', 'Annehmen']],
    ['Llamada entrante', ['Rechazar', 'Contestar']],
    ['Chiamata in arrivo', ['Rifiuta', 'Rispondi']],
    ['Chamada recebida', ['Recusar', 'Atender']],
    ['Inkomend gesprek', ['Weigeren', 'Aannemen']],
    ['Połączenie przychodzące', ['Odrzuć', 'Odbierz']],
    ['着信', ['拒否', '応答']],
    ['来电', ['拒绝', '接听']],
    ['مكالمة واردة', ['رفض', 'الرد']],
    ['שיחה נכנסת', ['דחייה', 'מענה']],
  ])('%s', async (title, buttons) => {
    const made = await open(fixture('phone.html'));
    await put({ ...RING, title, buttons });
    await expect.poll(() => made.calls(), { timeout: 5_000 }).toMatchObject([{ state: 'ringing', direction: 'in', can: { answer: true, decline: true } }]);
  });

  test('pages that only talk about numbers hold no call', async () => {
    const made = await open(`<div><p>We use cookies. Questions? Call +49 30 23125077.</p><button>Accept</button><button>Decline</button></div>
      <div><p>Anna Berg +49 30 23125078</p><button>Reply</button><button>Répondre</button></div><ul id="log"></ul><div><p>Invited by +49 30 23125079</p><button>Accept</button><button>Reject</button></div>`);
    await rest(500);
    await page.evaluate(() => (document.querySelector('#log')!.innerHTML = '<li>Incoming call from +49 30 23125077, 2 min</li>'));
    await rest(1_000);
    expect(await made.calls()).toEqual([]);
  });

  test('words alone, of a number that came after the page', async () => {
    const made = await open('<h1>Desk</h1><button>Help</button><div id="banner"></div>');
    await rest(500);
    await page.evaluate(() => (document.querySelector('#banner')!.innerHTML = '<div>Incoming call</div><b>+49 30 23125077</b>'));
    await expect.poll(() => states(made), { timeout: 5_000 }).toEqual(['+49 30 23125077 ringing in']);
  });

  test('a hidden one is none until it is shown', async () => {
    const made = await open('<div id="card" style="display:none"><p>+49 30 23125077</p><button>Answer</button><button>Decline</button></div>');
    await rest(800);
    expect(await made.calls()).toEqual([]);
    await page.evaluate(() => (document.querySelector<HTMLElement>('#card')!.style.display = ''));
    await expect.poll(() => states(made), { timeout: 5_000 }).toEqual(['+49 30 23125077 ringing in']);
    await page.evaluate(() => (document.querySelector<HTMLElement>('#card')!.style.display = 'none'));
    await expect.poll(() => states(made), { timeout: 5_000 }).toEqual(['+49 30 23125077 ended in']);
  });

  test('a recipe says where; the agent’s own number is none', async () => {
    const recipe = { id: 'test', callerId: '.number, .own', own: '.own', answer: '[data-name=Answer]', decline: '[data-name=Decline]', hangUp: '[data-name="Hang up"]' };
    const made = await open(fixture('phone.html'), { recipe });
    await put({ ...RING, number: '&lt;sip:+493023125077@example.com&gt;' });
    await expect.poll(() => states(made), { timeout: 5_000 }).toEqual(['<sip:+493023125077@example.com> ringing in']);
    await put({ ...LIVE, number: '&lt;sip:+493023125077@example.com&gt;' });
    await expect.poll(() => states(made), { timeout: 5_000 }).toEqual(['<sip:+493023125077@example.com> live in']);
  });

  test('presses the page’s own button and tells what came of it', async () => {
    const made = await open(fixture('phone.html'));
    await put(RING);
    await expect.poll(async () => (await made.calls()).length).toBe(1);
    await made.run(() => {
      const ringing = world.heard.find((message) => message.t === 'call');
      if (ringing?.t === 'call') world.say({ t: 'press', key: ringing.call.key, button: 'answer' });
    });
    await expect.poll(() => page.evaluate(() => pressed)).toEqual(['Answer']);
    await expect.poll(async () => (await made.heard()).filter(({ t }) => t === 'call').length).toBe(2);
  });

  test('a hostile page pops ten a minute, no more', async () => {
    const made = await open(fixture('phone.html'));
    for (let i = 10; i < 30; i++) {
      await put({ ...RING, number: `+49 30 231250${i}` });
      await rest(280);
    }
    expect((await made.calls()).length).toBe(10);
  });
});

describe('the line to the core', () => {
  test('is dialled again when it breaks, and everything told anew', async () => {
    const made = await open('<p>+49 30 23125 077</p>');
    await found(made).toEqual(['+49 30 23125 077']);
    await made.run(() => world.drop());
    await expect.poll(async () => (await made.heard()).filter(({ t }) => t === 'seen').length).toBe(2);
    expect(await made.run(() => world.connects)).toBe(2);
  });

  test('ends for good with the extension, and with it what was drawn', async () => {
    const made = await open('<p>+49 30 23125 077</p>', { paint: true });
    await expect.poll(() => page.evaluate(() => CSS.highlights.size)).toBe(1);
    await made.run(() => {
      world.invalidate();
      world.drop();
    });
    await expect.poll(() => page.evaluate(() => CSS.highlights.size)).toBe(0);
    const before = (await made.heard()).length;
    await page.evaluate(() => document.body.append('+49 30 23125 078'));
    await rest(700);
    expect((await made.heard()).length).toBe(before);
  });

  test('carries the web app’s frames on its own pages only', async () => {
    const shake = () => page.evaluate(() => new Promise<unknown>((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }) => resolve(data);
      setTimeout(() => resolve('nobody'), 500);
      window.postMessage({ ringside: 'peer', v: 1 }, location.origin, [port2]);
      port1.postMessage({ hello: 1 });
    }));
    const made = await open('<!doctype html><meta name="ringside-app"><p>App</p>');
    await rest(300);
    const answered = shake();
    await expect.poll(async () => (await made.heard()).filter(({ t }) => t === 'peer')).toEqual([{ t: 'peer', data: { hello: 1 } }]);
    await made.run(() => world.say({ t: 'peer', data: { welcome: 2 } }));
    expect(await answered).toEqual({ welcome: 2 });
    documents.set('/', '<!doctype html><p>Another</p>');
    await page.goto(SITE);
    await rest(300);
    expect(await shake()).toBe('nobody');
  });
});
