/** Calls that the content script finds in pages, by recipe or by guess, in real Chromium. */
import { describe, expect, test } from 'vitest';
import { fixture, pageBed } from '../support/page-bed.ts';
import type { World } from '../support/page-world.entry.ts';
import type { PageWorld } from '../support/page-world.ts';

declare const world: World;
/** Set by phone.html. */
declare const show: (...calls: Shown[]) => void;
declare const pressed: string[];
interface Shown {
  id: number;
  number: string;
  title: string;
  buttons: string[];
}

const bed = pageBed();
const rest = (ms: number) => bed.page.waitForTimeout(ms);

const RING = { id: 1, number: '+49 30 23125077', title: 'Incoming call', buttons: ['Decline', 'Answer'] };
const LIVE = { ...RING, title: 'Connected', buttons: ['Hang up'] };
const states = async (made: PageWorld) => (await made.calls()).map(({ callerId, state, direction }) => [callerId, state, direction].join(' '));

describe('calls', () => {
  const put = (...calls: Shown[]) => bed.page.evaluate((all) => show(...all), calls);

  test('ring, are answered, end', async () => {
    const made = await bed.open(fixture('phone.html'));
    await rest(200);
    await put(RING);
    await expect.poll(() => made.calls(), { timeout: 5_000 }).toMatchObject([{ state: 'ringing', direction: 'in', callerId: '+49 30 23125077', can: { answer: true, decline: true } }]);
    await put(LIVE);
    await expect.poll(() => made.calls(), { timeout: 5_000 }).toMatchObject([{ state: 'live', direction: 'in', can: { hangUp: true } }]);
    await put();
    await expect.poll(() => states(made), { timeout: 5_000 }).toEqual(['+49 30 23125077 ended in']);
  });

  test('one that flickers is one', async () => {
    const made = await bed.open(fixture('phone.html'));
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
    const made = await bed.open(fixture('phone.html'));
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
    const made = await bed.open(fixture('phone.html'));
    await put({ ...RING, title, buttons });
    await expect.poll(() => made.calls(), { timeout: 5_000 }).toMatchObject([{ state: 'ringing', direction: 'in', can: { answer: true, decline: true } }]);
  });

  test('pages that only talk about numbers hold no call', async () => {
    const made = await bed.open(`<div><p>We use cookies. Questions? Call +49 30 23125077.</p><button>Accept</button><button>Decline</button></div>
      <div><p>Anna Berg +49 30 23125078</p><button>Reply</button><button>Répondre</button></div><ul id="log"></ul><div><p>Invited by +49 30 23125079</p><button>Accept</button><button>Reject</button></div>`);
    await rest(500);
    await bed.page.evaluate(() => (document.querySelector('#log')!.innerHTML = '<li>Incoming call from +49 30 23125077, 2 min</li>'));
    await rest(1_000);
    expect(await made.calls()).toEqual([]);
  });

  test('words alone, of a number that came after the page', async () => {
    const made = await bed.open('<h1>Desk</h1><button>Help</button><div id="banner"></div>');
    await rest(500);
    await bed.page.evaluate(() => (document.querySelector('#banner')!.innerHTML = '<div>Incoming call</div><b>+49 30 23125077</b>'));
    await expect.poll(() => states(made), { timeout: 5_000 }).toEqual(['+49 30 23125077 ringing in']);
  });

  test('a hidden one is none until it is shown', async () => {
    const made = await bed.open('<div id="card" style="display:none"><p>+49 30 23125077</p><button>Answer</button><button>Decline</button></div>');
    await rest(800);
    expect(await made.calls()).toEqual([]);
    await bed.page.evaluate(() => (document.querySelector<HTMLElement>('#card')!.style.display = ''));
    await expect.poll(() => states(made), { timeout: 5_000 }).toEqual(['+49 30 23125077 ringing in']);
    await bed.page.evaluate(() => (document.querySelector<HTMLElement>('#card')!.style.display = 'none'));
    await expect.poll(() => states(made), { timeout: 5_000 }).toEqual(['+49 30 23125077 ended in']);
  });

  test('a recipe says where; the agent’s own number is none', async () => {
    const recipe = { id: 'test', callerId: [{ at: '.number, .own' }], own: [{ at: '.own' }], answer: ['[data-name=Answer]'], decline: ['[data-name=Decline]'], hangUp: ['[data-name="Hang up"]'] };
    const made = await bed.open(fixture('phone.html'), { recipe });
    await put({ ...RING, number: '&lt;sip:+493023125077@example.com&gt;' });
    await expect.poll(() => states(made), { timeout: 5_000 }).toEqual(['<sip:+493023125077@example.com> ringing in']);
    await put({ ...LIVE, number: '&lt;sip:+493023125077@example.com&gt;' });
    await expect.poll(() => states(made), { timeout: 5_000 }).toEqual(['<sip:+493023125077@example.com> live in']);
  });

  test('presses the page’s own button and tells when nothing came of it', async () => {
    const made = await bed.open(fixture('phone.html'));
    await put(RING);
    await expect.poll(async () => (await made.calls()).length).toBe(1);
    await made.run(() => {
      const ringing = world.heard.find((message) => message.t === 'call');
      if (ringing?.t === 'call') world.say({ t: 'press', key: ringing.call.key, button: 'answer' });
    });
    await expect.poll(() => bed.page.evaluate(() => pressed)).toEqual(['Answer']);
    await expect.poll(async () => (await made.heard()).filter(({ t }) => t === 'stuck'), { timeout: 5_000 }).toMatchObject([{ t: 'stuck', button: 'answer' }]);
  });

  test('a hostile page pops ten a minute, no more', async () => {
    const made = await bed.open(fixture('phone.html'));
    for (let i = 10; i < 30; i++) {
      await put({ ...RING, number: `+49 30 231250${i}` });
      await rest(280);
    }
    expect((await made.calls()).length).toBe(10);
  });
});
