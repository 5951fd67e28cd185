/** What a screen needs from where it runs: side panel, full-tab app of the extension, or PWA. */
import type { CrmApi } from '../crm/index.ts';
import type { ReaderApi } from '../crm/import/read/reader.ts';
import type { CrmEvent } from '../domain/views.ts';
import type { FromPicker, ToPicker } from '../link/messages.ts';
import type { WorkerLink } from '../link/worker.ts';
import type { LinkState, Remote } from '../link/remote.ts';

export interface Host {
  readonly kind: 'panel' | 'app' | 'pwa';
  /** Survives the death of the core: calls that were under way fail with `link-down`, later ones reach the next core. */
  readonly crm: Remote<CrmApi>;
  /** Called for every event the core pushes, until the returned function is called. After a gap in the link, one `changed` of 'many' stands for all that was missed. */
  onEvent(listener: (event: CrmEvent) => void): () => void;
  /** How the link to the core stands, at once and on every change, until the returned function is called. */
  onLink(listener: (state: LinkState) => void): () => void;
  /** Tab the panel stands beside; null where there is none (PWA, full-tab app). */
  currentTab(): Promise<number | null>;
  onTabChange(listener: (tab: number | null) => void): () => void;
  /** Brings a tab before the agent's eyes; absent where there is none to bring. */
  bringForward?(tab: number): void;
  /** Opens or brings up the full view at a path of the router, for example `/customers/0190…`. */
  openApp(path: string): void;
  /** What is selected in a page, and what the page is called; only when the agent asks. Absent in the web app. */
  readPage?(tab: number): Promise<PageText>;
  /** Starts a worker that reads files for an import. */
  openReader(): WorkerLink<ReaderApi>;
  /** What the agent asked for outside this screen (context menu, notification); one asked for before is given at once. */
  onAsked?(listener: (asked: Asked) => void): () => void;
  /** Access to pages, which Firefox may withhold until the agent grants it; absent where there is nothing to ask. */
  readonly access?: {
    granted(): Promise<boolean>;
    /** Only from a click's own listener, before any `await`. */
    request(): Promise<boolean>;
  };
  /** Teaching a softphone; absent in the web app, which reaches into no page. */
  readonly teach?: {
    /** Puts the picker into the tab. Rejects for a page that no extension may enter. */
    open(tab: number, on: { message(message: FromPicker, frame: number): void; lost(): void }): Promise<PickerLink>;
    /** Open pages that may be a softphone, last used first. */
    pages(): Promise<{ tab: number; window: number; title: string; host: string }[]>;
    /** Opens the panel at teaching beside a page; only from a click's own listener, before any `await`. */
    beside(page: { tab: number; window: number }): void;
  };
  /** Whether reminders and calls may be told outside our screens. */
  readonly notices?: {
    state(): Promise<NoticeState>;
    /** Only from a click's own listener. Absent where the browser does not ask. */
    ask?(): Promise<NoticeState>;
  };
  /** New versions of the web app; absent in the extension, which its store brings up to date. */
  readonly updates?: Updates;
}

/** `unasked`: the browser asks the person first. */
export type NoticeState = 'granted' | 'denied' | 'unasked';

export interface PageText {
  /** The heading over the selection, else the page's title. */
  subject: string;
  text: string;
}

/** A picker in each frame of a tab. */
export interface PickerLink {
  /** Frames that it reached, by the browser's ids; 0 is the page itself. */
  frames(): readonly number[];
  /** To one frame, or all. */
  send(message: ToPicker, frame?: number): void;
  /** Reaches frames that came since. */
  again(): Promise<void>;
  /** Takes everything out of the page. */
  close(): void;
}

/** `ready`: a new version waits for the agent's word. `held`: it was asked for, and a form here or in another tab has unsaved typing. */
export type UpdateState = 'none' | 'ready' | 'held' | 'applying';

export interface Updates {
  /** Called at once and on every change, until the returned function is called. */
  onState(listener: (state: UpdateState) => void): () => void;
  /** The agent's word: every tab loads the new version, or the state becomes `held`. */
  apply(): void;
  /** No update goes under a form from here on, until the returned function is called. */
  hold(): () => void;
}

export type Asked =
  /** Look this text up, from the page's context menu. */
  | { what: 'find'; text: string }
  /** Call the number in this text, or this link. */
  | { what: 'dial'; text: string }
  /** A new customer, with what the text says of them. */
  | { what: 'add'; text: string }
  /** Teach the softphone of the page beside. */
  | { what: 'teach' }
  /** Bring this call up, from its notification. */
  | { what: 'call'; id: string };
