/** What the bundlers put in place of `import.meta.env` names; WXT sets all, the PWA's Vite build the first. */
interface ImportMetaEnv {
  /** The host this bundle is built for. */
  readonly BROWSER: 'chrome' | 'firefox' | 'web';
  readonly DEV: boolean;
}

interface ImportMeta {
  readonly env: ImportMetaEnv;
}

declare module '*.css';
