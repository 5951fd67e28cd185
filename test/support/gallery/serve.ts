/** The gallery's page on loopback and a browser to look at it with. */
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { createServer } from 'vite';
import { findChromium } from '../find-browser.ts';
import { NOW } from './people.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');

export interface Look {
  /** CSS pixels. */
  width: number;
  /** `locale`, `theme`, `contrast`, `density`. */
  query: Record<string, string>;
}

export interface Gallery {
  /** Opens a scene at the gallery's present; resolves when the panel stands. */
  open(scene: string, look: Look): Promise<Page>;
  close(): Promise<void>;
}

export async function startGallery(): Promise<Gallery> {
  const server = await createServer({ root: ROOT, configFile: false, logLevel: 'error', server: { port: 0, host: '127.0.0.1', hmr: false, watch: null }, appType: 'mpa' });
  await server.listen();
  const address = server.resolvedUrls?.local[0] ?? '';
  const browser = await chromium.launch({ executablePath: findChromium().path, args: ['--no-sandbox'] });
  return {
    async open(scene, { width, query }) {
      const page = await browser.newPage({ viewport: { width, height: 710 }, deviceScaleFactor: 2, reducedMotion: 'reduce', locale: 'en-GB', timezoneId: 'Europe/London' });
      await page.clock.setFixedTime(NOW);
      await page.goto(`${address}test/support/gallery/index.html?${new URLSearchParams({ scene, ...query })}`);
      await page.waitForSelector('.p-top');
      await page.waitForTimeout(SETTLE);
      return page;
    },
    async close() {
      await browser.close();
      await server.close();
    },
  };
}

/** Milliseconds in which the fake host has answered and all is drawn. */
export const SETTLE = 250;

/** Parts that stick out sideways, by class: a panel is never scrolled across. */
export function tooWide(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const parts = [...document.querySelectorAll<HTMLElement>('.panel, .panel .scroll, .p-foot, .band, .p-top')];
    return parts.filter((part) => part.scrollWidth > part.clientWidth).map((part) => part.className);
  });
}
