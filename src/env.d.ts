/** What the bundlers put in place of `import.meta.env` names; WXT sets all, the PWA's Vite build the first. */
interface ImportMetaEnv {
  /** The host this bundle is built for. */
  readonly BROWSER: 'chrome' | 'firefox' | 'web';
  readonly DEV: boolean;
  /** Names what was built: pages and a core of different builds do not talk (src/link/frames.ts). */
  readonly BUILD?: string;
}

interface ImportMeta {
  readonly env: ImportMetaEnv;
}

declare module '*.css';
