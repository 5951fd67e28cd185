/**
 * How long a screen pop takes: from the moment a softphone's page shows the number to the customer painted in the side
 * panel, among 100,000 customers; beside the same path to an empty panel, which paints the name alone. Options: `--rounds`, `--customers`.
 */
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import type { CrmApi } from '../../src/crm/index.ts';
import type { Remote } from '../../src/link/remote.ts';
import { benchPeople, type BenchRow } from '../support/bench-people.ts';
import { quantile } from '../support/bench.ts';
import type { BenchResult } from '../support/bench.ts';
import { launch } from '../support/browser.ts';
import { ensureBuilt } from '../support/built.ts';
import { coreOf } from '../support/core.ts';
import { until } from '../support/pair.ts';
import { serveFolder } from '../support/serve.ts';

const RECIPE = {
  id: 'desk', name: 'Desk phone', hosts: ['127.0.0.1'], fingerprint: '#pad #to', callerId: [{ at: '.peer' }], ringing: [{ at: '.state', says: ['Ringing', 'Calling'] }], live: [{ at: '.state', says: ['Connected'] }],
  outgoing: [{ at: '.out' }], answer: ['.answer'], decline: ['.decline'], hangUp: ['.end'], seen: '2026-11-23',
};
/** A tab may begin 20 calls a minute (src/crm/desk/limits.ts): they take turns. */
const TABS = 4;
const WARM_UP = 4;
/** What the panel may take beside the floor. */
const GOAL = 1.5;

export async function run(args: string[]): Promise<BenchResult[]> {
  const { values } = parseArgs({ args, options: { rounds: { type: 'string' }, customers: { type: 'string' } } });
  const [rounds, count] = [Number(values.rounds ?? 60), Number(values.customers ?? 100_000)];
  ensureBuilt(console.error);
  const site = await serveFolder(new URL('../fixtures/pages', import.meta.url).pathname);
  const browser = await launch();
  try {
    const crm = await coreOf(await browser.openPage('manifest.json'), browser.core);
    await crm.settings.set('recipe.desk', RECIPE);
    const people = await fill(crm, count, 2 * (rounds + WARM_UP));
    // What the load left to do (lists, search) is done before anything is measured.
    await crm.search('example');
    await crm.customers.list({ limit: 1 });
    console.error(`${count} customers stand ready.`);
    const phones: Page[] = [];
    for (let tab = 0; tab < TABS; tab += 1) phones.push(await openPhone(await browser.context.newPage(), site.origin));
    const pop = async (callers: readonly Caller[], shown: (person: Caller) => Promise<number>): Promise<number[]> => {
      const times: number[] = [];
      for (const [round, person] of callers.entries()) {
        const phone = phones[round % TABS]!;
        const there = shown(person);
        const took = -(await phone.evaluate(ring, person.number)) + (await there);
        if (round >= WARM_UP) times.push(took);
        if (round % 10 === 0) console.error(`Round ${round}: ${Math.round(took)} ms.`);
        await phone.evaluate(() => void (document.querySelector('#view')!.innerHTML = ''));
        await until(async () => (await crm.calls.list()).length === 0);
      }
      return times;
    };
    // One after the other: of two windows the browser draws only the one in front at full speed.
    const empty = await browser.openWindow('manifest.json');
    await coreOf(empty, browser.core);
    const floor = await pop(people.slice(0, rounds + WARM_UP), ({ id }) => empty.evaluate(emptyPanel, id));
    await empty.close();
    const panel = await browser.openPanel(phones[0]!);
    await panel.waitForSelector('.panel');
    const ours = await pop(people.slice(rounds + WARM_UP), ({ name }) => panel.evaluate(painted, name));
    return [0.5, 0.99].map((share) => result(share, ours, floor));
  } finally {
    await browser.close();
    await site.stop();
  }
}

function result(share: number, ours: number[], floor: number[]): BenchResult {
  const [us, them] = [quantile(ours, share), quantile(floor, share)];
  return { name: `number shown → customer painted, ${share === 0.5 ? 'median' : 'p99'}`, unit: 'ms', ours: us, baseline: them, ratio: us / them, goal: `≤ ${GOAL} × an empty panel`, met: us / them <= GOAL };
}

/** Rows handed over in one call, the most that one takes. */
const CHUNK = 1_000;

interface Caller {
  id: string;
  name: string;
  number: string;
}

/** Puts the customers in, and gives callers from all over them; nobody's number is another's. */
async function fill(crm: Remote<CrmApi>, count: number, wanted: number): Promise<Caller[]> {
  const { id } = await crm.batches.begin({ kind: 'import', name: 'bench' });
  const callers: Caller[] = [];
  const step = Math.floor(count / wanted);
  let [chunk, at]: [BenchRow[], number] = [[], 0];
  for (const row of benchPeople({ customers: count, interactions: 0, seed: 1 })) {
    chunk.push(row);
    if (at++ % step === 0 && callers.length < wanted) callers.push(callerOf(row));
    if (chunk.length === CHUNK) (await crm.batches.rows(id, chunk), (chunk = []));
  }
  if (chunk.length > 0) await crm.batches.rows(id, chunk);
  await crm.batches.publish(id);
  return callers;
}

function callerOf({ id, fields }: BenchRow): Caller {
  const { firstName, lastName, phones } = fields as { firstName: string; lastName: string; phones: { a: { number: string } } };
  return { id, name: `${firstName} ${lastName}`, number: phones.a.number };
}

async function openPhone(page: Page, origin: string): Promise<Page> {
  await page.goto(`${origin}/desk.html`);
  return page;
}

/** Runs in the softphone's page. */
function ring(number: string): number {
  const began = performance.timeOrigin + performance.now();
  (globalThis as unknown as { ring(number: string): void }).ring(number);
  return began;
}

/** Runs in the panel: the frame after the customer's name stands in it. */
function painted(name: string): Promise<number> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (document.querySelector('.who h1')?.textContent !== name) return;
      watch.disconnect();
      requestAnimationFrame(() => setTimeout(() => resolve(performance.timeOrigin + performance.now())));
    };
    const watch = new MutationObserver(look);
    watch.observe(document.body, { childList: true, subtree: true, characterData: true });
    look();
  });
}

/** Runs in a page of the extension without any code of ours: the same frame, after the name alone was written. */
function emptyPanel(id: string): Promise<number> {
  return new Promise((resolve) => {
    let done = false;
    globalThis.ringsideCore!.onEvent((event) => {
      if (done) return;
      const call = event.type === 'calls' ? event.calls.find(({ customer }) => customer?.id === id) : undefined;
      if (!call?.customer) return;
      done = true;
      document.body.textContent = `${call.customer.firstName} ${call.customer.lastName}`;
      requestAnimationFrame(() => setTimeout(() => resolve(performance.timeOrigin + performance.now())));
    });
  });
}
