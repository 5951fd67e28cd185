/**
 * Chromium's switches, all of them: Playwright's own defaults are not used. They turn storage partitioning and the
 * back/forward cache off, and what an agent's browser does is to be tested.
 */
export interface FlagOptions {
  profile: string;
  headless: boolean;
  /** Folder of the unpacked extension; absent where it is loaded over the debugging pipe. */
  extension?: string;
}

export function chromiumFlags({ profile, headless, extension }: FlagOptions): string[] {
  return [
    `--user-data-dir=${profile}`,
    '--remote-debugging-pipe',
    '--enable-unsafe-extension-debugging',
    ...(extension ? [`--load-extension=${extension}`] : []),
    ...(headless ? ['--headless=new', '--hide-scrollbars', '--mute-audio'] : []),
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    // Alone in this list, so that every other feature stands as it ships.
    '--disable-features=Translate',
    '--use-fake-device-for-media-stream',
    '--use-fake-ui-for-media-stream',
    ...QUIET,
    'about:blank',
  ];
}

/** No first-run pages, no look-ups of the browser's own: a test machine may have no network at all. */
const QUIET = [
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-sync',
  '--disable-quic',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-search-engine-choice-screen',
  '--metrics-recording-only',
  '--password-store=basic',
  '--use-mock-keychain',
  '--hide-crash-restore-bubble',
  '--disable-session-crashed-bubble',
];
