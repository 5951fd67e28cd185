/** Calls guessed on pages without a recipe, and pages that look like calls and hold none, in real Chromium. */
import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { fixture, pageBed } from '../support/page-bed.ts';
import type { PageWorld } from '../support/page-world.ts';

const DECOYS = readdirSync(new URL('../fixtures/pages/decoys/', import.meta.url)).filter((file) => file.endsWith('.html'));
const SOON = { timeout: 5_000 };
/** Decoys write what is late after 300 ms; a look follows within another 700. */
const SETTLED = 1_200;

const bed = pageBed();
const states = async (made: PageWorld) => (await made.calls()).map(({ callerId, state, direction }) => [callerId, state, direction].join(' '));
const toBe = (made: PageWorld, ...expected: string[]) => expect.poll(() => states(made), SOON).toEqual(expected);

test('there are decoys enough', () => expect(DECOYS.length).toBeGreaterThanOrEqual(12));

test.each(DECOYS)('%s holds no call', async (file) => {
  const made = await bed.open(fixture(`decoys/${file}`));
  await bed.page.waitForTimeout(SETTLED);
  expect(await states(made)).toEqual([]);
});

/** A page with a dial field, as softphones have; `put` shows a card in it. */
async function softphone(): Promise<{ made: PageWorld; put(html: string): Promise<void> }> {
  const made = await bed.open('<input type="tel" aria-label="Number" /><div id="card"></div>');
  await bed.page.waitForTimeout(300);
  return { made, put: (html) => bed.page.evaluate((text) => void (document.querySelector('#card')!.innerHTML = text), html) };
}

const card = (title: string, who: string, ...buttons: string[]) => `<section><h2>${title}</h2><p>${who}</p>${buttons.map((name) => `<button>${name}</button>`).join('')}</section>`;

describe('a caller who withholds the number', () => {
  test.each([
    ['Incoming call', 'Anonymous', 'Answer', 'Decline'],
    ['Incoming call', 'Private number', 'Accept', 'Reject'],
    ['Appel entrant', 'Numéro masqué', 'Répondre', 'Refuser'],
    ['Eingehender Anruf', 'Unterdrückte Nummer', 'Annehmen', 'Ablehnen'],
    ['Llamada entrante', 'Número oculto', 'Contestar', 'Rechazar'],
    ['Chiamata in arrivo', 'Numero privato', 'Rispondi', 'Rifiuta'],
    ['Chamada recebida', 'Número privado', 'Atender', 'Recusar'],
    ['Inkomend gesprek', 'Anoniem', 'Opnemen', 'Weigeren'],
    ['Połączenie przychodzące', 'Numer zastrzeżony', 'Odbierz', 'Odrzuć'],
    ['着信', '非通知', '応答', '拒否'],
    ['来电', '匿名', '接听', '拒绝'],
    ['مكالمة واردة', 'رقم خاص', 'الرد', 'رفض'],
    ['שיחה נכנסת', 'מספר חסוי', 'מענה', 'דחייה'],
  ])('%s, %s', async (title, who, ...buttons) => {
    const { made, put } = await softphone();
    await put(card(title, who, ...buttons));
    await toBe(made, `${who} ringing in`);
  });

  test('words of it alone are none', async () => {
    const { made, put } = await softphone();
    await put(card('Anonymous reviews', 'by Anonymous', 'Answer'));
    await bed.page.waitForTimeout(SETTLED);
    expect(await states(made)).toEqual([]);
  });
});

describe('buttons', () => {
  test.each([
    ['labelled elsewhere', '<i id="a" hidden>Answer</i><i id="d" hidden>Decline</i><div><p>+49 30 23125077</p><button aria-labelledby="a"></button><button aria-labelledby="d"></button></div>'],
    ['with a picture’s title', '<div><p>+49 30 23125077</p><button><svg><title>Answer call</title></svg></button><button><svg><title>Reject call</title></svg></button></div>'],
    ['without a name, but with a telling id or class', '<div><p>+49 30 23125077</p><button id="answerCallBtn"></button><button class="btn btn-decline"></button></div>'],
    ['by role', '<div><p>+49 30 23125077</p><div role="button" aria-label="Answer"></div><span role="button" title="Decline"></span></div>'],
  ])('%s', async (_, html) => {
    const { made, put } = await softphone();
    await put(html);
    await toBe(made, '+49 30 23125077 ringing in');
  });
});

test('a number that a script writes into the page’s display', async () => {
  const { made, put } = await softphone();
  await put('<section><h2>Incoming call</h2><input class="display" /><button>Answer</button><button>Decline</button></section>');
  await bed.page.evaluate(() => void (document.querySelector<HTMLInputElement>('.display')!.value = '+49 30 23125077'));
  await toBe(made, '+49 30 23125077 ringing in');
});

test.each([
  ['Calling…', 'Cancel', 'Hang up'],
  ['Wird angerufen', 'Stumm', 'Auflegen'],
  ['Appel sortant', 'Muet', 'Raccrocher'],
  ['Llamando', 'Silenciar', 'Colgar'],
  ['発信中', '消音', '切断'],
])('an outgoing call: %s', async (title, ...buttons) => {
  const { made, put } = await softphone();
  await put(card(title, '+49 30 23125077', ...buttons));
  await toBe(made, '+49 30 23125077 ringing out');
  await put(card('00:03', '+49 30 23125077', ...buttons));
  await toBe(made, '+49 30 23125077 live out');
});

test.each(['Call ended', 'Anruf beendet', 'Appel terminé', 'Llamada finalizada', 'Chiamata terminata', 'Chamada encerrada', 'Gesprek beëindigd', 'Połączenie zakończone', '通話終了', '通话结束', 'انتهت المكالمة', 'השיחה הסתיימה'])('“%s” ends a call whose card stays', async (words) => {
  const { made, put } = await softphone();
  await put(card('Connected', '+49 30 23125077', 'Hang up'));
  await toBe(made, '+49 30 23125077 live out');
  await put(card(words, '+49 30 23125077', 'Hang up', 'Close'));
  await toBe(made, '+49 30 23125077 ended out');
});
