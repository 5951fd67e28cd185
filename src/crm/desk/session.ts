/** One content script's end of the link: one frame of one tab, for as long as its Port lives. */
import type { Recipe } from '../../domain/recipe.ts';
import type { ToPage } from '../../link/messages.ts';
import { hostOf } from './sites.ts';

/** What the browser says about the sender; a page has no hand in it. */
export interface Sender {
  tab: number;
  /** 0 is the tab's top frame. */
  frame: number;
  url: string;
  origin: string;
  incognito: boolean;
}

export interface Session {
  readonly tab: number;
  readonly frame: number;
  readonly host: string;
  readonly origin: string;
  readonly incognito: boolean;
  /** The content script said hello in our protocol. */
  greeted: boolean;
  /** Language its page declared, BCP 47. */
  lang: string;
  off: boolean;
  /** The softphone that its page is. */
  recipe: Recipe | null;
  closed: boolean;
  /** Calls of the page that were ended here while it goes on showing them: key and caller ID. */
  readonly ended: Map<string, string>;
  send(message: ToPage): void;
}

export function createSession(sender: Sender, send: (message: ToPage) => void): Session {
  const session: Session = {
    tab: sender.tab,
    frame: sender.frame,
    host: hostOf(sender.url, sender.origin),
    origin: sender.origin,
    incognito: sender.incognito,
    greeted: false,
    lang: '',
    off: false,
    recipe: null,
    closed: false,
    ended: new Map(),
    send(message) {
      if (!session.closed) sendQuietly(send, message);
    },
  };
  return session;
}

/** A Port may close between two messages: its `onDisconnect` follows, and that is where it is dealt with. */
function sendQuietly(send: (message: ToPage) => void, message: ToPage): void {
  try {
    send(message);
  } catch {
    return;
  }
}
