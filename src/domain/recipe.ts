/**
 * Where one softphone's page shows what: data only, never code. Built in (src/crm/desk/recipes/), taught by pointing, or
 * written by an administrator, who keeps each as the setting `recipe.<id>`.
 */

/** CSS, without pseudo-elements; tried in every open root of the page. */
export type Selector = string;

/** An element that shows a value: an attribute where one is named, else a field's value, else its text. */
export interface Shown {
  at: Selector;
  attribute?: string;
}

/** An element that tells of a state by being there and visible, … */
export interface Sign {
  at: Selector;
  /** … where its text holds one of these, in any language the softphone speaks: whole words or parts, case and accents aside; … */
  says?: string[];
  /** … or by merely being there, seen or not. */
  hidden?: boolean;
}

export interface Recipe {
  /** Lower-case letters, digits and `-`. */
  id: string;
  /** Name of the softphone, as people call it. */
  name: string;
  /** `pbx.example.com`, `pbx.example.com:8443`, `*.example.com`; none where the fingerprint tells. */
  hosts: string[];
  /** Beginning of the address's path, with its `/`. */
  path?: string;
  /** Must be in the page; alone, it recognises a self-hosted softphone on any host. */
  fingerprint?: Selector;

  /**
   * Smallest element that holds all of one call and goes with it. It may be hidden itself, as another line's view is; what is
   * hidden within it does not count. Without it, the page holds one call, or several that each show a caller ID.
   */
  call?: Selector;
  /** Where the caller ID stands. The first that shows something visible counts. */
  callerId: Shown[];
  callerName?: Shown[];
  /** The number called, where an outgoing call shows it elsewhere: the dial field, say. */
  callee?: Shown[];
  /** The agent's own number, never looked up. */
  own?: Shown[];

  ringing?: Sign[];
  live?: Sign[];
  held?: Sign[];
  ended?: Sign[];
  /** Without these, a call that could be answered came in, and any other went out. */
  incoming?: Sign[];
  outgoing?: Sign[];

  /** The page's own buttons. */
  answer?: Selector[];
  decline?: Selector[];
  hangUp?: Selector[];
  hold?: Selector[];
  resume?: Selector[];

  /** Where a number to call is written, and what then places the call; without a button, Enter does. */
  dial?: { field: Selector; button?: Selector };

  /** Country whose national numbers it shows, ISO 3166-1 alpha-2. */
  region?: string;
  /** Day its markup was last seen to be so, `2026-11-23`. */
  seen: string;
  /** Where it was seen: address of the page or its source. */
  source?: string;
}

/** What a page is told of its recipe: what it needs to follow calls, and no more. */
export type PageRecipe = Omit<Recipe, 'name' | 'hosts' | 'region' | 'seen' | 'source'>;

/** A recipe that any host may turn out to need: the page asks for it by id where the fingerprint is there. */
export interface Print {
  id: string;
  at: Selector;
}

export const SHOWN_FIELDS = ['callerId', 'callerName', 'callee', 'own'] as const;
export const SIGN_FIELDS = ['ringing', 'live', 'held', 'ended', 'incoming', 'outgoing'] as const;
export const BUTTON_FIELDS = ['answer', 'decline', 'hangUp', 'hold', 'resume'] as const;
export type RecipeButton = (typeof BUTTON_FIELDS)[number];

/** Settings that hold recipes of one's own begin so. */
export const RECIPE_SETTING = 'recipe.';
