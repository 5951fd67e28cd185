/**
 * How long an edit takes from one core to the other: from the call in the web app to the event in a page of the extension,
 * both writes flushed to disk, and the other way; beside a bare echo over a content script's Port. What an agent should feel
 * is a tenth of a second. Options: `--rounds`.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import type { CrmApi } from '../../src/crm/index.ts';
import type { Remote } from '../../src/link/remote.ts';
import { quantile } from '../support/bench.ts';
import type { BenchResult } from '../support/bench.ts';
import { launch, OUTPUT } from '../support/browser.ts';
import { ensureBuilt } from '../support/built.ts';
import { coreOf } from '../support/core.ts';
import { isolatedLooker } from '../support/isolated.ts';
import { openWeb, pair } from '../support/pair.ts';
import { serveFolder } from '../support/serve.ts';

/** Rounds that are not counted. */
const WARM_UP = 10;
/** Between rounds (ms). */
const PAUSE = 30;

interface Side {
  page: Page;
  crm: Remote<CrmApi>;
}

export async function run(args: string[]): Promise<BenchResult[]> {
  const { values } = parseArgs({ args, options: { rounds: { type: 'string' } } });
  const rounds = Number(values.rounds ?? 200);
  ensureBuilt(console.error);
  const server = await serveFolder(join(OUTPUT, 'pwa'));
  const browser = await launch();
  try {
    const app = await browser.openApp();
    const extension: Side = { page: app, crm: await coreOf(app, browser.core) };
    const { id } = await extension.crm.customers.create({ firstName: 'Ada', lastName: 'Lovelace' });
    const web: Side = await openWeb(browser, server.origin);
    await pair(extension.crm, web.crm, server.origin);
    const looker = await isolatedLooker(web.page, browser.extensionId);
    const echoes = (await looker.inTurn(Array.from({ length: rounds }, () => '–'), 1, PAUSE)).map(({ took }) => took);
    const there = await edits(web, extension, id, rounds);
    const back = await edits(extension, web, id, rounds);
    const echo = quantile(echoes, 0.95);
    return [result('web app → extension, p95', there, echo), result('extension → web app, p95', back, echo)];
  } finally {
    await browser.close();
    await server.stop();
  }
}

function result(name: string, times: number[], echo: number): BenchResult {
  const ours = quantile(times, 0.95);
  return { name, unit: 'ms', ours, baseline: echo, ratio: ours / echo, goal: '≤ 100 ms', met: ours <= 100 };
}

/** From before the call in one page to the event in the other, by the computer's one clock. */
async function edits(from: Side, to: Side, id: string, rounds: number): Promise<number[]> {
  await to.page.evaluate(watch, id);
  const times: number[] = [];
  for (let round = 0; round < WARM_UP + rounds; round += 1) {
    const arrived = to.page.evaluate(() => globalThis.ringsideNext!());
    const started = await from.page.evaluate(editNow, [id, `Round ${round} of ${Date.now()}`] as const);
    const took = (await arrived) - started;
    if (round >= WARM_UP) times.push(took);
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
  return times;
}

declare global {
  /** Resolves with the moment the next change of the watched record is known to the page. */
  var ringsideNext: (() => Promise<number>) | undefined;
}

/** Runs in the page. */
function watch(id: string): void {
  const waiting: ((at: number) => void)[] = [];
  globalThis.ringsideCore!.onEvent((event) => {
    const mine = event.type === 'changed' && event.records !== 'many' && event.records.some((one) => one.id === id);
    if (mine) for (const tell of waiting.splice(0)) tell(performance.timeOrigin + performance.now());
  });
  globalThis.ringsideNext = () => new Promise((resolve) => waiting.push(resolve));
}

/** Runs in the page. */
async function editNow([id, company]: readonly [string, string]): Promise<number> {
  const started = performance.timeOrigin + performance.now();
  const answer = await globalThis.ringsideCore!.call(['customers', 'edit'], [id, { company }]);
  if ('error' in answer) throw new Error(answer.error.message);
  return started;
}
