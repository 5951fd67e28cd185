import { readFile, writeFile } from 'node:fs/promises';
import { defineConfig } from 'wxt';
import type { Wxt } from 'wxt';
import type { Browser } from 'wxt/browser';
import { buildId } from './src/build-id.ts';

/**
 * Public half of a key nobody holds: it fixes the id of an unpacked extension (iacponnpdinkoapeedflifmeffijpgnl), so that
 * pairing and tests survive a rebuild. Stores sign with keys of their own and refuse this field, so archives go without it.
 */
const KEY =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA02Bfejr7UpsDTqs2djWKCXQF5x53Ca7+ejnd1U/ZlptBPQ/yWEbwW9paZ1K1Vi5+FqsQxI7he6QxzK1ElwV9Eh2PN4rx+PVneoEN0YDEOVMxUSUjCRI9nkT+tfymckWJDBpekjlyeow4tCY/kR52qt/olRaUb2lhGSt/bFKBv949C8EswdD6NkbptDfcxi5m6mLU2d5OpE9USjJLMMw5pptiGrn8RinxJGwN0oZeDgIz7c1Pw81azvQIBdskcn4ffmILE2ZYk6KiUz0RICzyYs+2z3BLCwX+MYWpkMBhBgWOKxf+1Pwd20MC5Dyxjs1dy7ukQwwwlaPG1QuJdb5c5QIDAQAB';

/** Highlights, `sidePanel.open`, the offscreen reason WORKERS and `Promise.try` are all there from here on. */
const CHROMIUM = 128;
const FIREFOX = 140;

const ICONS = { 16: 'icons/16.png', 32: 'icons/32.png', 48: 'icons/48.png', 128: 'icons/128.png' };

/**
 * WXT's own wrapper of a content script announces itself to the page by an event and a message. `entrypoints/page.ts` is an
 * unlisted script instead, named here, and a page learns nothing.
 */
const PAGE_SCRIPT: NonNullable<Browser.runtime.ManifestV3['content_scripts']>[number] = {
  js: ['page.js'],
  css: ['page.css'],
  matches: ['<all_urls>'],
  all_frames: true,
  match_about_blank: true,
  match_origin_as_fallback: true,
  run_at: 'document_idle',
};

/** Laid over what WXT reads from the side panel's page. */
const SIDEBAR = { default_title: 'Ringside', default_icon: ICONS, open_at_install: false };

const PERMISSIONS = ['storage', 'unlimitedStorage', 'alarms', 'notifications', 'contextMenus', 'scripting'] as const;

/** Taken once: entrypoints are built one by one, and a file saved in between must not make strangers of them. */
const BUILD = buildId();

export default defineConfig({
  imports: false,
  manifestVersion: 3,
  targetBrowsers: ['chrome', 'firefox'],
  webExt: { disabled: true },
  vite: ({ browser }) => ({
    define: { 'import.meta.env.BUILD': JSON.stringify(BUILD) },
    build: { target: browser === 'firefox' ? `firefox${FIREFOX}` : `chrome${CHROMIUM}`, reportCompressedSize: false },
  }),
  manifest: ({ browser }) => ({
    name: '__MSG_name__',
    short_name: 'Ringside',
    description: '__MSG_description__',
    default_locale: 'en',
    icons: ICONS,
    action: { default_title: '__MSG_actionTitle__', default_icon: ICONS },
    host_permissions: ['<all_urls>'],
    ...(browser === 'firefox' ? firefox() : chromium()),
  }),
  hooks: {
    'build:manifestGenerated': (_wxt, manifest) => {
      manifest.content_scripts = [PAGE_SCRIPT];
      if (manifest.sidebar_action) Object.assign(manifest.sidebar_action, SIDEBAR);
    },
    'zip:extension:start': (wxt) => editManifest(wxt, ({ key: _, ...manifest }) => manifest),
    'zip:extension:done': (wxt) => editManifest(wxt, (manifest) => (wxt.config.browser === 'firefox' ? manifest : { key: KEY, ...manifest })),
  },
});

function chromium() {
  return {
    key: KEY,
    minimum_chrome_version: String(CHROMIUM),
    permissions: [...PERMISSIONS, 'sidePanel', 'offscreen'],
    commands: {
      'open-panel': { suggested_key: { default: 'Alt+Shift+R' }, description: '__MSG_commandOpenPanel__' },
      'open-app': { description: '__MSG_commandOpenApp__' },
    },
  };
}

function firefox() {
  return {
    permissions: [...PERMISSIONS],
    browser_specific_settings: {
      gecko: { id: '{a15c84bd-df2b-4f23-8ac5-d5b4115866b0}', strict_min_version: `${FIREFOX}.0`, data_collection_permissions: { required: ['none'] } },
    },
    commands: {
      _execute_sidebar_action: { suggested_key: { default: 'Alt+Shift+R' } },
      'open-app': { description: '__MSG_commandOpenApp__' },
    },
  };
}

/** Rewrites the built manifest around the making of an archive. */
async function editManifest(wxt: Wxt, edit: (manifest: Record<string, unknown>) => Record<string, unknown>): Promise<void> {
  const path = `${wxt.config.outDir}/manifest.json`;
  await writeFile(path, JSON.stringify(edit(JSON.parse(await readFile(path, 'utf8')))));
}
