/** The content script in real Chromium: what it finds, what it tells, what the page sees of it (nothing). */
import { describe, expect, test } from 'vitest';
import { fixture, pageBed, SITE } from '../support/page-bed.ts';
import type { World } from '../support/page-world.entry.ts';
import { textsOf, type PageWorld } from '../support/page-world.ts';

declare const world: World;
/** Set by spy.html. */
declare const snapshot: () => string;
declare const seen: { records: string[]; events: string[]; messages: number };

const bed = pageBed();
const found = (made: PageWorld, frame?: number) => expect.poll(async () => textsOf(await made.standing(frame)).sort(), { timeout: 5_000 });
const rest = (ms: number) => bed.page.waitForTimeout(ms);

describe('finds', () => {
  test('text, split text, links, fields and open roots, and not what style parts', async () => {
    const made = await bed.open(fixture('spy.html'));
    await found(made).toEqual(['+49 30 23125 077', '+49 30 23125 081', '+49 30 23125\u00a0078', '030 23125 080', '2312577', '9988766', 'anna.berg@example.com', 'mailto:b@example.org?subject=x', 'tel:+493023125079'].sort());
    const link = (await made.standing()).find(({ uri, name }) => uri && name);
    expect(link).toMatchObject({ text: 'tel:+493023125079', start: 0, end: 17, name: 'Call Anna Berg' });
  });

  test('at most 24 code units around a candidate', async () => {
    const made = await bed.open(`<p>${'secret '.repeat(50)}+49 30 23125 077${' private'.repeat(50)}</p>`);
    await found(made).toEqual(['+49 30 23125 077']);
    const [only] = await made.standing();
    expect([only!.start, only!.text.length - only!.end]).toEqual([24, 24]);
    expect(only!.text.slice(only!.start, only!.end)).toBe('+49 30 23125 077');
  });

  test('values that a script writes into a field', async () => {
    const made = await bed.open(fixture('spy.html'));
    await rest(300);
    await bed.page.evaluate(() => ((document.querySelector('#dial') as HTMLInputElement).value = '030 23125 082'));
    await expect.poll(async () => textsOf(await made.standing())).toContain('030 23125 082');
    await bed.page.evaluate(() => ((document.querySelector('#dial') as HTMLInputElement).value = ''));
    await expect.poll(async () => textsOf(await made.standing())).not.toContain('030 23125 082');
  });

  test('a root attached later, without a mutation, and what changes in it', async () => {
    const made = await bed.open(fixture('spy.html'));
    await rest(1_000);
    await bed.page.evaluate(() => (document.querySelector('#later')!.attachShadow({ mode: 'open' }).innerHTML = '<p>Later: +49 30 23125 083</p>'));
    await expect.poll(async () => textsOf(await made.standing()), { timeout: 5_000 }).toContain('+49 30 23125 083');
    await bed.page.evaluate(() => (document.querySelector('#later')!.shadowRoot!.querySelector('p')!.textContent = 'Now: +49 30 23125 084'));
    await expect.poll(async () => textsOf(await made.standing())).toContain('+49 30 23125 084');
  });

  test('frames, by address and by srcdoc', async () => {
    bed.documents.set('/inner', '<!doctype html><p>+49 30 23125 079</p>');
    const made = await bed.open(`<p>+49 30 23125 077</p><iframe srcdoc="<p>+49 30 23125 078</p>"></iframe><iframe src="/inner"></iframe>`);
    await expect.poll(() => made.frames()).toBe(3);
    const all = async () => (await Promise.all([0, 1, 2].map(async (frame) => textsOf(await made.standing(frame))))).flat().sort();
    await expect.poll(all).toEqual(['+49 30 23125 077', '+49 30 23125 078', '+49 30 23125 079']);
  });

  test('broken UTF-16', async () => {
    const made = await bed.open('<p id="p"></p>');
    await bed.page.evaluate(() => (document.querySelector('#p')!.textContent = '\udc00\ud800 ruf +49 30 23125 077 \ud83d'));
    await found(made).toEqual(['+49 30 23125 077']);
    expect((await made.standing())[0]!.text.isWellFormed()).toBe(true);
  });
});

describe('follows', () => {
  test('a page that swaps its view, and a list without end', async () => {
    const made = await bed.open('<main><p>+49 30 23125 077</p></main>');
    await found(made).toEqual(['+49 30 23125 077']);
    await bed.page.evaluate(() => {
      history.pushState(null, '', '/customers');
      document.querySelector('main')!.innerHTML = '<ul></ul>';
    });
    await found(made).toEqual([]);
    for (const batch of [1, 2, 3]) {
      await bed.page.evaluate((n) => document.querySelector('ul')!.insertAdjacentHTML('beforeend', Array.from({ length: 100 }, (_, i) => `<li>+49 30 23${n}${String(i).padStart(3, '0')}</li>`).join('')), batch);
      await expect.poll(async () => (await made.standing()).length, { timeout: 5_000 }).toBe(batch * 100);
    }
    for (const message of await made.heard()) if (message.t === 'seen') expect(message.add.length).toBeLessThanOrEqual(200);
  });

  test('text that changes, joins and parts', async () => {
    const made = await bed.open('<p id="p">+49 30 23125 077</p><p id="q">+49 30 <br>23125 078</p>');
    await expect.poll(async () => textsOf(await made.standing())).toContain('+49 30 23125 077');
    await bed.page.evaluate(() => ((document.querySelector('#p')!.firstChild as Text).data = 'none'));
    await bed.page.evaluate(() => document.querySelector('br')!.remove());
    await found(made).toEqual(['+49 30 23125 078']);
    await bed.page.evaluate(() => document.querySelector('#q')!.firstChild!.after(document.createElement('hr')));
    await expect.poll(async () => textsOf(await made.standing())).not.toContain('+49 30 23125 078');
  });

  test('a link that leads elsewhere, with the same words', async () => {
    const made = await bed.open('<a id="a" href="#">Call us</a><a id="b" href="tel:+493023125078">Support</a>');
    await found(made).toEqual(['tel:+493023125078']);
    await bed.page.evaluate(() => {
      document.querySelector('#a')!.setAttribute('href', 'tel:+493023125077');
      document.querySelector('#b')!.setAttribute('href', '/contact');
    });
    await found(made).toEqual(['tel:+493023125077']);
  });

  test('says nothing of what is drawn anew the same', async () => {
    const made = await bed.open('<main><p>+49 30 23125 077</p></main>', { paint: true });
    await found(made).toEqual(['+49 30 23125 077']);
    const before = (await made.heard()).length;
    for (let i = 0; i < 10; i++) {
      await bed.page.evaluate(() => (document.querySelector('main')!.innerHTML = '<p>+49 30 23125 077</p>'));
      await rest(60);
    }
    await rest(600);
    expect((await made.heard()).length).toBe(before);
    expect(await bed.page.evaluate(() => [...[...CSS.highlights.values()][0]!].filter((range) => range.startContainer.isConnected).length)).toBe(1);
  });

  test('random changes while it reads, and what stands in the end is what a fresh look finds', async () => {
    const made = await bed.open('<main></main>');
    await bed.page.evaluate(async () => {
      const main = document.querySelector('main')!;
      let seed = 7;
      const random = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below;
      const number = () => `+49 30 ${1_000_000 + random(8_999_999)}`;
      const row = (html: string) => Object.assign(document.createElement('p'), { innerHTML: html });
      const some = () => main.children[random(main.children.length)] ?? main.appendChild(row(number()));
      const changes = [
        () => main.append(row(`Call ${number()}`), row('nobody'), row(number()), row(number())),
        () => some().remove(),
        () => void (some().textContent = number()),
        () => void (some().textContent = 'nobody'),
        () => some().replaceWith(row(number().replace(/^\S+/, '<b>$&</b>'))),
        () => some().firstChild?.replaceWith(document.createElement('hr')),
        () => main.prepend(some(), some()),
        () => some().normalize(),
        () => {
          const text = some().firstChild;
          if (text instanceof Text && text.length > 6) text.splitText(5);
        },
        () => void (main.innerHTML = random(300) ? main.innerHTML : ''),
      ];
      for (const until = performance.now() + 3_000; performance.now() < until; await new Promise((done) => setTimeout(done, random(12)))) for (let i = random(40); i >= 0; i--) changes[random(changes.length)]!();
    });
    await rest(1_500);
    const followed = textsOf(await made.standing()).sort();
    expect(followed.length).toBeGreaterThan(20);
    // Switched off and on, it begins from nothing.
    await made.run(() => {
      world.heard.length = 0;
      world.say({ t: 'off', off: true });
      world.say({ t: 'off', off: false });
    });
    await found(made).toEqual(followed);
  });
});

describe('the page notices nothing', () => {
  test.each([['known', true], ['unknown', false]])('%s contacts: no mutation, message, event, sheet, or changed value', async (_, paint) => {
    const made = await bed.open(fixture('spy.html'), { paint, manual: true });
    await bed.page.evaluate(() => (seen.records.length = 0));
    const before = await bed.page.evaluate(() => snapshot());
    await made.run(() => world.begin());
    await expect.poll(async () => (await made.standing()).length).toBe(9);
    await rest(1_000);
    expect(await bed.page.evaluate(() => seen)).toEqual({ records: [], events: [], messages: 0 });
    expect(await bed.page.evaluate(() => snapshot())).toBe(before);
  });

  test('paints by highlight alone, and takes it away at the end', async () => {
    const made = await bed.open(fixture('spy.html'), { paint: true });
    const painted = () => bed.page.evaluate(() => [...(CSS.highlights.get('ringside-contact') ?? [])].map((range) => {
      const live = document.createRange();
      live.setStart(range.startContainer, range.startOffset);
      live.setEnd(range.endContainer, range.endOffset);
      return live.toString();
    }).sort());
    await expect.poll(painted).toEqual(['+49 30 23125 077', '+49 30 23125 081', '+49 30 23125\u00a0078', '2312577', '9988766', 'Call Anna Berg', 'anna.berg@example.com', 'b@example.org'].sort());
    await made.run(() => world.say({ t: 'off', off: true }));
    await expect.poll(() => bed.page.evaluate(() => CSS.highlights.size)).toBe(0);
  });

  test('our own app’s page is read and not painted', async () => {
    const made = await bed.open('<!doctype html><head><meta name="ringside-app" content="1"></head><p>+49 30 23125 077</p>', { paint: true });
    await found(made).toEqual(['+49 30 23125 077']);
    await rest(500);
    expect(await bed.page.evaluate(() => CSS.highlights.size)).toBe(0);
  });

  test('a site switched off is not looked at', async () => {
    const made = await bed.open('<p>+49 30 23125 077</p>', { off: true });
    await rest(500);
    expect((await made.heard()).map(({ t }) => t)).toEqual(['hello']);
    await made.run(() => world.say({ t: 'off', off: false }));
    await found(made).toEqual(['+49 30 23125 077']);
  });
});

describe('stays bounded', () => {
  test('5 MB of digits', async () => {
    const made = await bed.open(`<p>${'0123456789 '.repeat(250_000)}</p><pre>${'0301234567\n'.repeat(250_000)}</pre>`);
    await expect.poll(async () => (await made.standing()).length, { timeout: 20_000 }).toBeGreaterThan(100);
    await rest(2_000);
    expect((await made.standing()).length).toBeLessThanOrEqual(2_000);
  }, 60_000);

  test('a page that changes without pause stays usable', async () => {
    const made = await bed.open('<main></main>');
    const frames = await bed.page.evaluate(async () => {
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
    await bed.page.evaluate(() => (document.querySelector('main')!.innerHTML = '<p>+49 30 23125 077</p>'));
    await found(made).toEqual(['+49 30 23125 077']);
  });

  test('a flood past all bounds is let go and read anew', async () => {
    const made = await bed.open('<p></p>');
    await bed.page.evaluate(() => {
      const text = document.querySelector('p')!.appendChild(new Text());
      for (let i = 0; i < 120_000; i++) text.data = String(i);
      text.data = '+49 30 23125 077';
    });
    await found(made).toEqual(['+49 30 23125 077']);
  });
});

describe('the line to the core', () => {
  test('is dialled again when it breaks, and everything told anew', async () => {
    const made = await bed.open('<p>+49 30 23125 077</p>');
    await found(made).toEqual(['+49 30 23125 077']);
    await made.run(() => world.drop());
    await expect.poll(async () => (await made.heard()).filter(({ t }) => t === 'seen').length).toBe(2);
    expect(await made.run(() => world.connects)).toBe(2);
  });

  test('ends for good with the extension, and with it what was drawn', async () => {
    const made = await bed.open('<p>+49 30 23125 077</p>', { paint: true });
    await expect.poll(() => bed.page.evaluate(() => CSS.highlights.size)).toBe(1);
    await made.run(() => {
      world.invalidate();
      world.drop();
    });
    await expect.poll(() => bed.page.evaluate(() => CSS.highlights.size)).toBe(0);
    const before = (await made.heard()).length;
    await bed.page.evaluate(() => document.body.append('+49 30 23125 078'));
    await rest(700);
    expect((await made.heard()).length).toBe(before);
  });

  test('carries the web app’s frames on its own pages only', async () => {
    const shake = () => bed.page.evaluate(() => new Promise<unknown>((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }) => resolve(data);
      setTimeout(() => resolve('nobody'), 500);
      window.postMessage({ ringside: 'peer', v: 1 }, location.origin, [port2]);
      port1.postMessage({ hello: 1 });
    }));
    const made = await bed.open('<!doctype html><meta name="ringside-app"><p>App</p>');
    await rest(300);
    const answered = shake();
    await expect.poll(async () => (await made.heard()).filter(({ t }) => t === 'peer')).toEqual([{ t: 'peer', data: { hello: 1 } }]);
    await made.run(() => world.say({ t: 'peer', data: { welcome: 2 } }));
    expect(await answered).toEqual({ welcome: 2 });
    bed.documents.set('/', '<!doctype html><p>Another</p>');
    await bed.page.goto(SITE);
    await rest(300);
    expect(await shake()).toBe('nobody');
  });

  test('lets a page go that floods it, and takes it back when it begins anew', async () => {
    const made = await bed.open('<!doctype html><head><meta name="ringside-app" content="1"></head><p>App</p>');
    const begin = () => bed.page.evaluate(() => {
      const { port1, port2 } = new MessageChannel();
      const ends: unknown[] = [];
      port1.onmessage = ({ data }) => ends.push(data);
      Object.assign(window, { port: port1, ends });
      window.postMessage({ ringside: 'peer', v: 1 }, location.origin, [port2]);
    });
    const peers = async () => (await made.heard()).filter(({ t }) => t === 'peer').length;
    await expect.poll(async () => (await made.heard()).length).toBeGreaterThan(0);
    await begin();
    await bed.page.evaluate(() => {
      for (let i = 0; i < 8_000; i++) (window as unknown as { port: MessagePort }).port.postMessage({ i });
    });
    await expect.poll(() => bed.page.evaluate(() => (window as unknown as { ends: unknown[] }).ends), { timeout: 10_000 }).toEqual(['ringside:end']);
    expect(await peers()).toBeLessThan(8_000);
    const before = await peers();
    await rest(1_100);
    await begin();
    await bed.page.evaluate(() => (window as unknown as { port: MessagePort }).port.postMessage({ again: true }));
    await expect.poll(peers).toBe(before + 1);
  });
});
