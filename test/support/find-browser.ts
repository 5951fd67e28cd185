/** Which browser the tests and the demo drive: one named by hand, an installed one, or one installed now. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';
import { aptInstall } from './apt.ts';

export interface FoundBrowser {
  path: string;
  /** Google's and Microsoft's own builds: they ignore `--load-extension` (Chrome since 137). */
  branded: boolean;
}

const NAMES = {
  chromium: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge', 'microsoft-edge-stable', 'chrome', 'msedge'],
  firefox: ['firefox-esr', 'firefox'],
};
type Kind = keyof typeof NAMES;

const MAC: Record<Kind, string[]> = {
  chromium: ['Chromium.app/Contents/MacOS/Chromium', 'Google Chrome.app/Contents/MacOS/Google Chrome', 'Microsoft Edge.app/Contents/MacOS/Microsoft Edge'],
  firefox: ['Firefox.app/Contents/MacOS/firefox', 'Firefox Developer Edition.app/Contents/MacOS/firefox'],
};

const WINDOWS: Record<Kind, string[]> = {
  chromium: ['Chromium\\Application\\chrome.exe', 'Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'],
  firefox: ['Mozilla Firefox\\firefox.exe'],
};

/** Variable that names a browser by hand. */
const OVERRIDE: Record<Kind, string> = { chromium: 'CHROMIUM', firefox: 'FIREFOX' };

/** Finds a Chromium, Chrome or Edge; installs Chromium where there is none, and tells `say` about it. */
export function findChromium(say: (line: string) => void = console.log): FoundBrowser {
  const path = find('chromium') ?? installed(say, 'chromium', playwrightChromium);
  if (!path) throw new Error('No Chromium, Chrome or Edge was found or could be installed. Name one: CHROMIUM=/path/to/chrome npm start');
  return { path, branded: /google.?chrome(?!.?for.?testing)|microsoft.?edge|msedge/i.test(path) };
}

/** Finds a Firefox; as root on Debian it installs one. */
export function findFirefox(say: (line: string) => void = console.log): string {
  const path = find('firefox') ?? installed(say, 'firefox-esr', () => null);
  if (!path) throw new Error('No Firefox was found or could be installed. Name one: FIREFOX=/path/to/firefox');
  return path;
}

function find(kind: Kind): string | null {
  const named = process.env[OVERRIDE[kind]];
  if (named && !existsSync(named)) throw new Error(`${OVERRIDE[kind]}=${named}: there is no such file.`);
  return named ?? places(kind).find((path) => existsSync(path)) ?? null;
}

function places(kind: Kind): string[] {
  const own = kind === 'chromium' ? [chromium.executablePath()] : [];
  if (process.platform === 'darwin') return [...MAC[kind].flatMap((app) => [join('/Applications', app), join(process.env.HOME ?? '', 'Applications', app)]), ...own];
  if (process.platform === 'win32') return [...windowsRoots().flatMap((root) => WINDOWS[kind].map((app) => join(root, app))), ...own];
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin', '/usr/local/bin'];
  return [...NAMES[kind].flatMap((name) => folders.map((folder) => join(folder, name))), '/opt/google/chrome/chrome', '/opt/microsoft/msedge/msedge', ...own];
}

function windowsRoots(): string[] {
  const { PROGRAMFILES, LOCALAPPDATA, 'PROGRAMFILES(X86)': x86 } = process.env;
  return [PROGRAMFILES, x86, LOCALAPPDATA].filter((root) => root !== undefined);
}

function installed(say: (line: string) => void, debianPackage: string, otherwise: (say: (line: string) => void) => string | null): string | null {
  // Without a font every screenshot is boxes; the browser's package only recommends one.
  const packages = [debianPackage, 'fonts-liberation', 'fonts-noto-core'];
  if (!aptInstall(packages, () => say(`No browser found: installing Debian's package ${debianPackage}.`))) return otherwise(say);
  return find(debianPackage === 'chromium' ? 'chromium' : 'firefox') ?? otherwise(say);
}

function playwrightChromium(say: (line: string) => void): string | null {
  say('No browser found: downloading Chromium with Playwright (npx playwright-core install chromium).');
  const cli = join(createRequire(import.meta.url).resolve('playwright-core/package.json'), '../cli.js');
  spawnSync(process.execPath, [cli, 'install', 'chromium'], { stdio: 'inherit' });
  return existsSync(chromium.executablePath()) ? chromium.executablePath() : null;
}
