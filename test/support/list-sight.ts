/** The customer list as an agent sees it: opened, jumped to its middle, scrolled for ten seconds. */
import type { Page } from 'playwright-core';

export interface Sight {
  /** From the app's answer to a click to rows on screen (ms). */
  opened: number;
  /** From a jump of the scroll bar to rows on screen (ms). */
  jump: number;
  /** Longest time between two frames (ms). */
  longest: number;
}

const SCROLL = 10_000;

export async function jumpAndScroll(page: Page): Promise<Sight> {
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.bringToFront();
  await page.waitForSelector('.grid-box tbody tr:not(.space) td:not(:empty)');
  const opened = await page.evaluate(reopen);
  const jump = await page.evaluate(jumpToMiddle);
  const longest = await page.evaluate(scroll, SCROLL);
  await page.close();
  return { opened, jump, longest };
}

/** Runs in the page: another screen, and back. */
async function reopen(): Promise<number> {
  const here = location.hash;
  location.hash = '#/tasks';
  await new Promise((done) => setTimeout(done, 1000));
  const start = performance.now();
  location.hash = here;
  return new Promise((resolve) => {
    const look = (): unknown => (document.querySelector('.grid-box tbody tr:not(.space) td:not(:empty)') && location.hash === here ? resolve(performance.now() - start) : requestAnimationFrame(look));
    requestAnimationFrame(look);
  });
}

/** Runs in the page. */
function jumpToMiddle(): Promise<number> {
  const box = document.querySelector('.grid-box')!;
  const start = performance.now();
  box.scrollTop = box.scrollHeight / 2;
  return new Promise((resolve) => {
    const look = (): unknown => {
      const middle = box.getBoundingClientRect();
      const rows = [...box.querySelectorAll('tbody tr:not(.space)')].filter((row) => row.getBoundingClientRect().top < middle.bottom && row.getBoundingClientRect().bottom > middle.top);
      return rows.length > 5 && rows.every((row) => row.textContent !== '') ? resolve(performance.now() - start) : requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
}

/** Runs in the page: a steady wheel, then flings. */
function scroll(millis: number): Promise<number> {
  const box = document.querySelector('.grid-box')!;
  let longest = 0;
  return new Promise((resolve) => {
    const start = performance.now();
    let last = start;
    const frame = (now: number): void => {
      longest = Math.max(longest, now - last);
      last = now;
      if (now - start > millis) return resolve(longest);
      box.scrollTop += now - start < millis / 2 ? 60 : 900;
      requestAnimationFrame(frame);
    };
    requestAnimationFrame((now) => {
      last = now;
      requestAnimationFrame(frame);
    });
  });
}
