/** A browser for the tests of the content script: one page a test, at an address that serves what the test puts there. */
import { readFileSync } from 'node:fs';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { findChromium } from './find-browser.ts';
import type { WorldOptions } from './page-world.entry.ts';
import { injectInto, type PageWorld } from './page-world.ts';

export const SITE = 'https://site.test';

export const fixture = (name: string): string => readFileSync(new URL(`../fixtures/pages/${name}`, import.meta.url), 'utf8');

export interface PageBed {
  page: Page;
  /** What the site answers, by path. */
  documents: Map<string, string>;
  /** Loads a whole document, or a body, with the content script in it. */
  open(html: string, options?: WorldOptions & { manual?: boolean }): Promise<PageWorld>;
}

/** Call once in a test file. */
export function pageBed(): PageBed {
  let browser: Browser;
  const documents = new Map<string, string>();
  const bed = { documents, open } as PageBed;

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: findChromium().path, args: ['--no-sandbox', '--disable-features=Translate'] });
  });
  afterAll(() => browser?.close());
  beforeEach(async () => {
    bed.page = await browser.newPage();
    await bed.page.route(`${SITE}/**`, (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: documents.get(new URL(route.request().url()).pathname) ?? '' }));
  });
  afterEach(() => bed.page.close());

  async function open(html: string, options: WorldOptions & { manual?: boolean } = {}): Promise<PageWorld> {
    documents.set('/', html.includes('<!doctype') ? html : `<!doctype html><body>${html}</body>`);
    const made = await injectInto(bed.page, options);
    await bed.page.goto(SITE);
    return made;
  }
  return bed;
}
