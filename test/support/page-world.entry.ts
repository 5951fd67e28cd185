/** Runs in an isolated world of a test page, as an extension's script would: `src/page` on one side, a core that notes all it hears on the other. */
import type { PageRecipe } from '../../src/domain/recipe.ts';
import { PROTOCOL } from '../../src/link/messages.ts';
import type { FromPage, ToPage } from '../../src/link/messages.ts';
import type { RuntimePort } from '../../src/page/connect.ts';
import { softphone } from '../../src/page/softphone.ts';
import { start } from '../../src/page/start.ts';

/** Set by the test before the page loads. */
export interface WorldOptions {
  off?: boolean;
  recipe?: PageRecipe | null;
  /** Recipes that the page is recognised by, by their fingerprints. */
  recipes?: PageRecipe[];
  /** Takes every candidate for a contact, and has it painted. */
  paint?: boolean;
}

export interface World {
  heard: FromPage[];
  connects: number;
  say(message: ToPage): void;
  drop(): void;
  end(): void;
  /** `connect` throws from now on, as after an update of the extension. */
  invalidate(): void;
  begin(): void;
}

declare const OPTIONS: WorldOptions & { manual?: boolean };

const heard: FromPage[] = [];
const stop = new AbortController();
let listener: ((message: ToPage) => void) | null = null;
let dropped: (() => void) | null = null;
let valid = true;

function answer(message: FromPage): void {
  heard.push(message);
  if (message.t === 'hello') setTimeout(() => listener?.({ t: 'ready', v: PROTOCOL, off: OPTIONS.off ?? false, region: 'DE', recipe: OPTIONS.recipe ?? null, prints: (OPTIONS.recipes ?? []).map(({ id, fingerprint }) => ({ id, at: fingerprint! })) }));
  if (message.t === 'known') setTimeout(() => listener?.({ t: 'recipe', recipe: OPTIONS.recipes?.find(({ id }) => id === message.id) ?? null, prints: [] }));
  if (message.t === 'seen' && OPTIONS.paint) {
    const spans = message.add.map(({ id, start: from, end }) => ({ id, start: from, end }));
    setTimeout(() => listener?.({ t: 'spans', spans }));
  }
}

function connect(): RuntimePort {
  if (!valid) throw new Error('Extension context invalidated.');
  world.connects++;
  return {
    postMessage: (message) => answer(JSON.parse(JSON.stringify(message))),
    disconnect: () => {},
    onMessage: { addListener: (own) => void (listener = own) },
    onDisconnect: { addListener: (own) => void (dropped = own) },
  };
}

const world: World = {
  heard,
  connects: 0,
  say: (message) => listener?.(message),
  drop: () => dropped?.(),
  end: () => stop.abort(),
  invalidate: () => void (valid = false),
  begin: () => start({ document, runtime: { connect, sendMessage: async () => true }, load: (take) => void setTimeout(() => take(softphone), 50), signal: stop.signal }),
};
Object.assign(globalThis, { world });
if (!OPTIONS.manual) {
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', world.begin);
  else world.begin();
}
