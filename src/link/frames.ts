/** What travels on a link beside Comlink's calls and answers: greeting, life signs, events. */
import type { PlainError } from '../domain/errors.ts';
import type { CrmEvent } from '../domain/views.ts';

/** The build both sides must share; set by the bundlers, `dev` where none ran. */
export const BUILD: string = import.meta.env.BUILD ?? 'dev';

export type ToCore =
  /** First message of a page of ours. */
  | { link: 'hello'; build: string }
  | { link: 'ping' }
  /** From a page of another build that was just loaded: the core finishes its writes and makes room. */
  | { link: 'retire' }
  /** One content script's Port, ended by the offscreen document; the port to it comes along. */
  | { link: 'page'; sender: PageSender }
  /** The web app's way to the extension's core; the port to it comes along. */
  | { link: 'peer' };

export type FromCore =
  | { link: 'welcome'; build: string }
  | { link: 'pong' }
  /** The core could not be opened. */
  | { link: 'refused'; error: PlainError }
  | { event: CrmEvent };

/** Whom the browser says a content script's Port comes from; a page cannot forge it. */
export interface PageSender {
  tab: number;
  /** 0: the tab's top frame. */
  frame: number;
  url: string;
  origin: string;
  incognito: boolean;
}

/** The control frame in a message of our own page or core; undefined for Comlink's messages and anything else. */
export function controlOf(data: unknown): ToCore | FromCore | undefined {
  return isObject(data) && ('link' in data || 'event' in data) ? (data as unknown as ToCore | FromCore) : undefined;
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
