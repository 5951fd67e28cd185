/** A real Chromium with the built extension, as an agent has it: its own storage rules, its own profile, restartable. */
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type BrowserContext, type CDPSession, type Page } from 'playwright-core';
import { findChromium } from './find-browser.ts';
import { chromiumFlags } from './flags.ts';
import { loadedId, loadUnpacked } from './unpacked.ts';

export const OUTPUT = fileURLToPath(new URL('../../.output', import.meta.url));
/** As wide as Chromium's side panel at first. */
const PANEL = { width: 360, height: 760 };
const EXTENSION = join(OUTPUT, 'chrome-mv3');

export interface LaunchOptions {
  /** Profile folder to start on again; absent: a new one. */
  profile?: string;
  headless?: boolean;
  /** Folder of the unpacked extension. */
  extension?: string;
  /** The caller ends the browser itself on Ctrl-C. */
  ownSignals?: boolean;
}

export class RingsideBrowser {
  readonly context: BrowserContext;
  readonly extensionId: string;
  readonly profile: string;
  private readonly cdp: CDPSession;
  private readonly extension: string;

  constructor(context: BrowserContext, cdp: CDPSession, made: { extensionId: string; profile: string; extension: string }) {
    this.context = context;
    this.cdp = cdp;
    this.extensionId = made.extensionId;
    this.profile = made.profile;
    this.extension = made.extension;
  }

  /** Where every page of the extension meets the core (entrypoints/shared/dial.ts). */
  readonly core = { url: '/core.js', name: 'ringside' };

  /** Address of one of the extension's pages. */
  url(path: string): string {
    return `chrome-extension://${this.extensionId}/${path}`;
  }

  /** The full-tab app, at a path of its router. */
  openApp(path = '/'): Promise<Page> {
    return this.openPage(`app.html#${path}`);
  }

  /** A page of the extension in a tab. */
  async openPage(path: string): Promise<Page> {
    const page = await this.context.newPage();
    await page.goto(this.url(path));
    return page;
  }

  /**
   * The side panel's page in a window of its own, at the panel's width: `beside` stays visible, as it does beside a docked
   * panel, and is the tab the panel speaks for, being the one used last.
   */
  async openPanel(beside: Page): Promise<Page> {
    await beside.bringToFront();
    const panel = await this.open('sidepanel.html', { newWindow: true, ...PANEL });
    if (panel.viewportSize()) await panel.setViewportSize(PANEL);
    return panel;
  }

  /** A page of the extension in a window of the panel's size: seen, and so drawn, beside whatever is in front elsewhere. */
  openWindow(path: string): Promise<Page> {
    return this.open(path, { newWindow: true, ...PANEL });
  }

  /** A page of the extension that the browser opens without taking the window from the page in front. */
  private async open(path: string, how: { newWindow?: boolean; width?: number; height?: number; background?: boolean }): Promise<Page> {
    const opened = this.context.waitForEvent('page', { predicate: (page) => page.url() === this.url(path) || page.url() === 'about:blank' });
    await this.cdp.send('Target.createTarget', { url: this.url(path), ...how });
    const page = await opened;
    await page.waitForURL(this.url(path));
    return page;
  }

  /** What Chromium does after 30 idle seconds, now. */
  async stopServiceWorker(): Promise<void> {
    await this.withBarePage(async (page) => {
      const session = await this.context.newCDPSession(page);
      await session.send('ServiceWorker.enable');
      await session.send('ServiceWorker.stopAllWorkers');
    });
  }

  /** As `runtime.reload()` and an update do: pages of the extension close, scripts in open pages lose their context. */
  async reloadExtension(): Promise<void> {
    await loadUnpacked(this.cdp, this.extension);
  }

  /** Asks a worker of the extension over the debugging protocol; Playwright has no sessions for shared workers. */
  async askWorker(file: string, method: string): Promise<Record<string, unknown>> {
    const { targetInfos } = await this.cdp.send('Target.getTargets');
    const target = targetInfos.find(({ url }) => url === this.url(file));
    if (!target) throw new Error(`No worker runs ${file}.`);
    const { sessionId } = await this.cdp.send('Target.attachToTarget', { targetId: target.targetId, flatten: false });
    const answer = new Promise<Record<string, unknown>>((resolve, reject) => {
      this.cdp.on('Target.receivedMessageFromTarget', ({ sessionId: from, message }) => {
        if (from !== sessionId) return;
        const { id, result, error } = JSON.parse(message) as { id?: number; result?: Record<string, unknown>; error?: { message: string } };
        if (error) reject(new Error(`${method}: ${error.message}`));
        else if (id === 1) resolve(result ?? {});
      });
    });
    await this.cdp.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id: 1, method }) });
    const result = await answer;
    await this.cdp.send('Target.detachFromTarget', { sessionId });
    return result;
  }

  /** A page of the extension's origin that runs none of its code. */
  async withBarePage<Out>(work: (page: Page) => Promise<Out>): Promise<Out> {
    const page = await this.open('manifest.json', { background: true });
    try {
      return await work(page);
    } finally {
      await page.close();
    }
  }

  /** SIGKILL to the browser process; nothing is flushed. Start again with `launch({ profile })`. */
  async kill(): Promise<void> {
    const { processInfo } = await this.cdp.send('SystemInfo.getProcessInfo');
    const main = processInfo.find((each) => each.type === 'browser');
    const gone = this.context.waitForEvent('close', { timeout: 0 });
    process.kill(main!.id, 'SIGKILL');
    await gone;
  }

  /** Ends the browser and removes its profile; to start again on it, close the context alone. */
  async close(): Promise<void> {
    await this.context.close();
    this.removeProfile();
  }

  removeProfile(): void {
    rmSync(this.profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
}

/** Throws where there is no built extension. */
export async function launch({ profile = newProfile(), headless = true, extension = EXTENSION, ownSignals = false }: LaunchOptions = {}): Promise<RingsideBrowser> {
  if (!existsSync(join(extension, 'manifest.json'))) throw new Error(`No extension in ${extension}: run npm run build.`);
  const { path, branded } = findChromium();
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: path,
    headless: false, // Playwright's own headless switch means another browser than `--headless=new`.
    ignoreDefaultArgs: true,
    args: chromiumFlags({ profile, headless, ...(branded ? {} : { extension }) }),
    handleSIGINT: !ownSignals,
    handleSIGTERM: !ownSignals,
    viewport: headless ? { width: 1280, height: 800 } : null,
  });
  const cdp = await browserSession(context);
  const extensionId = branded ? await loadUnpacked(cdp, extension) : await loadedId(cdp, extension);
  return new RingsideBrowser(context, cdp, { extensionId, profile, extension });
}

/** Without it an unpacked extension that calls `runtime.reload()` stays off (Chromium 156). */
const DEVELOPER = { extensions: { ui: { developer_mode: true } } };

function newProfile(): string {
  // Inside the project: a browser packed as a snap cannot see /tmp.
  const folder = join(OUTPUT, 'profiles');
  mkdirSync(folder, { recursive: true });
  const profile = mkdtempSync(join(folder, 'p-'));
  mkdirSync(join(profile, 'Default'));
  writeFileSync(join(profile, 'Default', 'Preferences'), JSON.stringify(DEVELOPER));
  return profile;
}

function browserSession(context: BrowserContext): Promise<CDPSession> {
  const browser = context.browser();
  if (!browser) throw new Error('Playwright gave no browser for the persistent context.');
  return browser.newBrowserCDPSession();
}
