/** What a screen needs from where it runs: side panel, full-tab app of the extension, or PWA. */
import type { CrmApi } from '../crm/index.ts';
import type { CrmEvent } from '../domain/views.ts';
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
  /** Opens or brings up the full view at a path of the router, for example `/customers/0190…`. */
  openApp(path: string): void;
  /** What the agent asked for outside this screen (context menu, notification); one asked for before is given at once. */
  onAsked?(listener: (asked: Asked) => void): () => void;
  /** Access to pages, which Firefox may withhold until the agent grants it; absent where there is nothing to ask. */
  readonly access?: {
    granted(): Promise<boolean>;
    /** Only from a click's own listener, before any `await`. */
    request(): Promise<boolean>;
  };
}

export type Asked =
  /** Look this text up, from the page's context menu. */
  | { what: 'find'; text: string }
  /** Bring this call up, from its notification. */
  | { what: 'call'; id: string };
