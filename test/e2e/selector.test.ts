/** What a taught selector is worth: it must find its element again after the page drew itself anew, and nothing else. */
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { build, type Rollup } from 'vite';
import type { Part } from '../../src/domain/teach.ts';
import { isSelector } from '../../src/domain/selector.ts';
import { findChromium } from '../support/find-browser.ts';
import type { PickerWorld } from '../support/picker-world.entry.ts';

declare const pickerWorld: PickerWorld;

let browser: Browser;
let page: Page;

beforeAll(async () => {
  const entry = new URL('../support/picker-world.entry.ts', import.meta.url).pathname;
  const made = await build({ configFile: false, logLevel: 'error', build: { write: false, target: 'chrome128', lib: { entry, formats: ['iife'], name: 'unused' } } });
  browser = await chromium.launch({ executablePath: findChromium().path, args: ['--no-sandbox'] });
  page = await browser.newPage();
  await page.addInitScript((made as Rollup.RollupOutput[])[0]!.output[0].code);
});
afterAll(() => browser?.close());

async function show(html: string): Promise<void> {
  await page.goto('about:blank');
  await page.evaluate((body) => {
    document.body.innerHTML = body;
    for (const template of document.querySelectorAll('template[data-open]')) {
      const host = template.parentElement!;
      host.attachShadow({ mode: 'open' }).append((template as HTMLTemplateElement).content);
      template.remove();
    }
  }, html);
}

const A = '+49 30 23125077';
const B = '+44 20 7946 0112';

/** Before, with the element by `[x]`; after; what is found then. */
const redrawn: [what: string, before: string, after: string, found: string[], part?: Part][] = [
  ['React mounts anew: its ids count on',
    `<div id=":r1:"><header><span id=":r2:" class="who">Ann</span></header><section class="call"><span x id=":r3:" class="number">${A}</span></section></div>`,
    `<div id=":r7:"><header><span id=":r8:" class="who">Ann</span></header><section class="call"><span id=":r9:" class="number">${B}</span></section></div>`, [B]],
  ['React 19 ids', `<p id="_r_1_">Phone</p><p x id="_r_2_" data-testid="caller">${A}</p>`, `<p id="_r_2_">Phone</p><p id="_r_5_" data-testid="caller">${B}</p>`, [B]],
  ['emotion hashes change', `<div class="css-1x2y3z">Idle</div><div x class="css-9k8j7h" role="status">${A}</div>`, `<div class="css-0aabbc">Idle</div><div class="css-zzzzz1" role="status">${B}</div>`, [B]],
  ['hashes that read like words', `<div class="css-banana">Idle</div><div x class="css-papaya caller">${A}</div>`, `<div class="css-papaya">Idle</div><div class="css-orange caller">${B}</div>`, [B]],
  ['styled-components', `<b class="sc-bdVaJa hKxFzc">Me</b><div class="Call__Box-sc-1q2w3e-0 fGhJkL"><span x class="Call__Number-sc-1q2w3e-1 xYzAbC">${A}</span></div>`, `<b class="sc-htpNat cVbNmQ">Me</b><div class="Call__Box-sc-9o8i7u-0 qWeRtY"><span class="Call__Number-sc-9o8i7u-1 aSdFgH">${B}</span></div>`, [B]],
  ['CSS modules', `<i class="Header_own__a1B2c">${B}</i><i x class="Call_number__Zx9Yw">${A}</i>`, `<i class="Header_own__q7R8s">${B}</i><i class="Call_number__K2m3N">${A}</i>`, [A]],
  ['Svelte', `<p class="svelte-1a2b3c">x</p><p x class="peer svelte-1a2b3c">${A}</p>`, `<p class="svelte-9z8y7x">x</p><p class="peer svelte-9z8y7x">${B}</p>`, [B]],
  ['Vue scopes', `<p data-v-7ba5bd90>x</p><p x data-v-7ba5bd90 class="remote">${A}</p>`, `<p data-v-11223344>x</p><p data-v-11223344 class="remote">${B}</p>`, [B]],
  ['Angular scopes and material counters', `<p _ngcontent-abc-c12>x</p><input id="mat-input-3" name="number" x value="${A}">`, `<p _ngcontent-xyz-c44>x</p><input id="mat-input-8" name="number" value="${B}">`, [B]],
  ['Ember counters', `<div id="ember120" class="ember-view">x</div><div x id="ember123" class="ember-view caller-number">${A}</div>`, `<div id="ember123" class="ember-view">x</div><div id="ember131" class="ember-view caller-number">${B}</div>`, [B]],
  ['another line, by a counter in the middle', `<div id="line-1-Header">x</div><div x id="line-1-CallerId">${A}</div>`, `<div id="line-2-Header">x</div><div id="line-2-CallerId">${B}</div>`, [B]],
  ['a list in another order', `<ul><li class="row"><b>Idle</b></li><li class="row call"><b x>${A}</b></li></ul>`, `<ul><li class="row call"><b>${B}</b></li><li class="row"><b>Idle</b></li></ul>`, [B]],
  ['a banner comes before it', `<main><div>Ready</div><div x class="caller">${A}</div></main>`, `<main><div>Update now!</div><div>Ready</div><div class="caller">${B}</div></main>`, [B]],
  ['the number in attributes changes with the number', `<a x class="peer" href="tel:1" data-number="+493023125077" title="Call +49 30 23125077" aria-label="Call +49 30 23125077">${A}</a><a class="me">x</a>`, `<a class="peer" href="tel:2" data-number="+442079460112" title="Call +44" aria-label="Call +44">${B}</a><a class="me">x</a>`, [B]],
  ['its state changes', `<div class="call call--ringing"><span x class="call__number is-active">${A}</span></div><span class="own">x</span>`, `<div class="call call--live"><span class="call__number">${A}</span></div><span class="own">x</span>`, [A]],
  ['Tailwind alone, restyled elsewhere', `<div class="flex p-4"><span class="text-sm">Me</span></div><div class="flex p-4" data-call><span x class="text-xl font-bold">${A}</span></div>`, `<div class="flex p-6"><span class="text-sm">Me</span></div><div class="flex p-6" data-call><span class="text-2xl font-bold">${B}</span></div>`, [B]],
  ['in an open shadow root', `<p class="number">0</p><sip-phone><template data-open><div class="call"><b x class="caller">${A}</b></div></template></sip-phone>`, `<p class="number">0</p><sip-phone><template data-open><div class="call"><b class="caller">${B}</b></div></template></sip-phone>`, [B]],
  ['three copies, of which one is shown', `<div id="a" hidden><b class="n">${A}</b></div><div id="ring"><b x class="n">${A}</b></div><div id="c" hidden><b class="n">${A}</b></div>`, `<div id="a" hidden><b class="n">${B}</b></div><div id="ring"><b class="n">${B}</b></div><div id="c" hidden><b class="n">${B}</b></div>`, [B]],
  ['two calls of one kind: both are found', `<li class="call"><b x class="number">${A}</b></li><li class="call"><b class="number">${B}</b></li>`, `<li class="call"><b class="number">${B}</b></li><li class="call"><b class="number">${A}</b></li>`, [B, A]],
  ['the agent’s own number, of the same class, is not', `<header class="bar"><b class="uri">${B}</b></header><section class="incoming"><b x class="uri">${A}</b></section>`, `<header class="bar"><b class="uri">${B}</b></header><section class="incoming"><b class="uri">+1 202 555 0173</b></section>`, ['+1 202 555 0173']],
  ['nothing but tags', `<div><p>Ready</p></div><div><section><p x>${A}</p></section></div>`, `<div><p>Ready</p></div><div><section><p>${B}</p></section></div>`, [B]],
  ['the page speaks another language', `<button class="b1x9 answer" aria-label="Answer" x>Answer</button><button aria-label="Decline">Decline</button>`, `<button class="b7q2 answer" aria-label="Répondre">Répondre</button><button aria-label="Refuser">Refuser</button>`, ['Répondre'], 'answer'],
  ['an icon in a button means the button', `<button data-action="answer"><svg x width="9" height="9"></svg>Go</button><button data-action="stop">No</button>`, `<button data-action="stop">No</button><button data-action="answer"><svg></svg>Go</button>`, ['Go'], 'answer'],
  ['a piece of a number means the number', `<div class="who"><b x>+49</b> 30 23125077</div><p>x</p>`, `<div class="who"><b>+44</b> 20 7946 0112</div><p>x</p>`, [B]],
  ['odd characters in ids and classes', `<div id="a:b.c" class="x/y"><b x id="caller id" class="1st">${A}</b></div>`, `<div id="a:b.c" class="x/y"><b id="caller id" class="1st">${B}</b></div>`, [B]],
  ['a bare button among bare buttons', `<input><button x>Call</button><main><section><button>Stop</button></section></main>`, `<input value="1"><button>Call</button><main></main>`, ['Call'], 'dialButton'],
  ['a dial field', `<input placeholder="Search"><div class="pad"><input x type="tel" id="mui-42"></div>`, `<input placeholder="Search" value="no"><div class="pad"><input type="tel" id="mui-57" value="yes"></div>`, ['yes'], 'dialField'],
];

describe('found again after', () => {
  test.each(redrawn)('%s', async (_what, before, after, found, part = 'callerId') => {
    await show(before);
    const picked = await page.evaluate(([to]) => pickerWorld.pick('[x]', to as Part), [part]);
    expect(picked && isSelector(picked.at) ? picked.at : picked).toEqual(expect.any(String));
    expect(picked!.at).not.toMatch(/\[x\]/);
    await show(after);
    expect(await page.evaluate((css) => pickerWorld.found(css), picked!.at), picked!.at).toEqual(found);
  });
});

describe('what is seen of it', () => {
  test.each([
    ['a word of the state', `<p x class="status">Incoming call from ${A}</p>`, 'ringing', { says: 'Incoming call', like: 1 }],
    ['a running clock has no words', '<p x class="timer">00:12</p>', 'live', { text: '00:12', like: 1 }],
    ['two of a kind', '<i class="n" x>+49 30 1234567</i><i class="n">+49 30 1234568</i>', 'callerId', { like: 2 }],
  ] as [string, string, Part, object][])('%s', async (_what, html, part, seen) => {
    await show(html);
    expect(await page.evaluate(([to]) => pickerWorld.pick('[x]', to as Part), [part])).toMatchObject(seen);
  });
});
