/**
 * Every message between a page's content script and the core, over `runtime.Port`: plain JSON, small, no Comlink.
 * The core checks each one (`parseFromPage`): a forged shape is dropped and nothing is written.
 */
import type { ContactKind } from '../domain/contact.ts';
import type { PageRecipe, Print, RecipeButton } from '../domain/recipe.ts';
import type { Part, Picked } from '../domain/teach.ts';

/** Bumped when a message changes its shape; the two sides of an older one part and reconnect. */
export const PROTOCOL = 2;

/** Name of a content script's Port: `runtime.connect({ name: PAGE_PORT })`. */
export const PAGE_PORT = 'page';
/** Name of an extension page's Port, where the core cannot be reached by MessagePort. */
export const CRM_PORT = 'crm';
/** Sent by `runtime.sendMessage` when no one answers a Port: the service worker starts the document that does. */
export const ENSURE = 'ensure';

/** Said last on a MessagePort. Chromium 156 has no `close` event of one, so a side that goes must tell the other. */
export const WIRE_END = 'ringside:end';

/** Most candidates in one report, and longest candidate text, in UTF-16 code units. */
export const MAX_CANDIDATES = 200;
export const MAX_CANDIDATE_LENGTH = 256;

/** Something in the page that may be a contact. The page text around it never leaves the page, but for this window. */
export interface Candidate {
  /** The content script's own number for the place; the core answers with it. */
  id: number;
  /** The candidate with up to 24 code units on either side, so that context rules can judge it. */
  text: string;
  /** Where in `text` the prefilter's hit stands. */
  start: number;
  end: number;
  /** Taken from a `tel:`, `sip:`, `callto:` or `mailto:` link: `text` is the whole URI. */
  uri?: boolean;
  /** A name standing beside it, at most 80 code units. */
  name?: string;
}

/** What the page's markup says about a call in it. */
export interface PageCall {
  /** Stable for one call in one frame. */
  key: string;
  state: 'ringing' | 'live' | 'ended';
  direction: 'in' | 'out';
  /** Text of the caller ID as the page shows it; empty where a recipe sees a call that shows none. */
  callerId: string;
  /** The caller's name, where the page shows it apart; at most 80 code units. */
  name?: string;
  held?: boolean;
  /** The page's buttons that the content script can press. */
  can: { [button in RecipeButton]?: boolean };
  /** Of a call that ended: how long ago the page last showed it (ms), as a look may come late and a redraw is waited for. */
  gone?: number;
}

export type FromPage =
  | { t: 'hello'; v: number; host: string; lang: string }
  /** Candidates seen; an id sent before and listed in `gone` left the page. */
  | { t: 'seen'; add: Candidate[]; gone: number[] }
  | { t: 'call'; call: PageCall }
  /** A button of the page's was pressed, and the call did not go on from it in the time any page takes. */
  | { t: 'stuck'; key: string; button: RecipeButton }
  /** The fingerprint of this recipe is in the page: answered by `recipe`. */
  | { t: 'known'; id: string }
  /** One look-up from a gesture in the page (card, context menu): answered by `looked`. */
  | { t: 'look'; id: number; kind: ContactKind | 'any'; text: string }
  /** PWA of a paired or asking origin: one frame of the exchange between the two cores. */
  | { t: 'peer'; data: unknown };

export type ToPage =
  | { t: 'ready'; v: number; off: boolean; region: string; recipe: PageRecipe | null; prints: Print[] }
  /** The page's recipe is another from now on. */
  | { t: 'recipe'; recipe: PageRecipe | null; prints: Print[] }
  /** Spans to paint within candidates: the same for known and unknown contacts. */
  | { t: 'spans'; spans: { id: number; start: number; end: number }[] }
  | { t: 'looked'; id: number; found: number }
  | { t: 'press'; key: string; button: RecipeButton }
  /** Call this number by the page's own dial field; whether it did shows by its call. */
  | { t: 'dial'; number: string }
  | { t: 'off'; off: boolean }
  | { t: 'peer'; data: unknown };

/** Name of the Port from a screen of ours to the picker that it put into a frame: `tabs.connect(tab, { name: PICKER_PORT, frameId })`. */
export const PICKER_PORT = 'picker';

/** Keys that walk the page's tree while pointing: parent, first child, siblings; pick; leave. */
export const PICKER_KEYS = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Enter', 'Escape'] as const;
export type PickerKey = (typeof PICKER_KEYS)[number];

export type ToPicker =
  /** The agent is to point at this; `words` stand in the page meanwhile, in the agent's language. */
  | { t: 'point'; part: Part; words: string; dir: 'ltr' | 'rtl' }
  /** A key pressed in our screen: the page need not have the focus. */
  | { t: 'key'; key: PickerKey }
  | { t: 'stop' }
  /** Says from now on what this recipe reads. */
  | { t: 'read'; recipe: PageRecipe | null };

export type FromPicker =
  /** Host of the frame, with its port; empty where it has none. */
  | { t: 'here'; host: string }
  /** Under the pointer, or walked to; null: nothing any more. */
  | { t: 'over'; text: string | null }
  | { t: 'picked'; part: Part; picked: Picked }
  /** Nothing lasting to know it by. */
  | { t: 'unsure'; part: Part }
  /** The agent pressed Escape in the page. */
  | { t: 'left' }
  | { t: 'reads'; call: PageCall };
