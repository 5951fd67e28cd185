/**
 * `npm run test:faults -- --rounds 20`: kills the browser (SIGKILL) at random moments while panel and app write, starts it
 * again on the same profile, and asks whether anything acknowledged is gone, half written, or out of step with the log.
 */
import { parseArgs } from 'node:util';
import { setTimeout } from 'node:timers/promises';
import { launch, type RingsideBrowser } from '../support/browser.ts';
import { SEED } from '../support/callers.ts';
import { coreOf } from '../support/core.ts';
import { audit, emptyLedger, write, type Ledger, type Losses } from './writer.ts';

/** Records that are there beforehand, so that indexes are not trivially small. */
const CUSTOMERS = 1000;
/** The kill comes after 50 to 2,000 ms of writing: start-up, the first commits and a warm core are all met. */
const EARLIEST = 50;
const LATEST = 2000;

interface Round {
  killedAfter: number;
  acknowledged: number;
  losses: Losses;
  problems: string[];
  records: number;
  changes: number;
  /** From the browser's start to the core's first answer (ms). */
  answer: number;
}

async function main(rounds: number): Promise<void> {
  const ledgers = { panel: emptyLedger(), app: emptyLedger() };
  let browser = await launch();
  const { profile } = browser;
  try {
    await (await coreOf(await browser.openApp(), browser.core)).demo.load({ customers: CUSTOMERS, seed: SEED });
    const done: Round[] = [];
    for (let round = 1; round <= rounds; round += 1) {
      const before = ledgers.panel.acknowledged + ledgers.app.acknowledged;
      const killedAfter = await writeAndKill(browser, ledgers);
      const acknowledged = ledgers.panel.acknowledged + ledgers.app.acknowledged - before;
      const start = performance.now();
      browser = await launch({ profile });
      done.push({ killedAfter, acknowledged, ...(await examine(browser, ledgers, start)) });
      report(round, done.at(-1)!);
    }
    summarise(done);
  } finally {
    await browser.close();
    browser.removeProfile();
  }
}

async function writeAndKill(browser: RingsideBrowser, { panel, app }: Record<'panel' | 'app', Ledger>): Promise<number> {
  const pages = await Promise.all([browser.openPage('sidepanel.html'), browser.openPage('app.html')]);
  const [panelCrm, appCrm] = await Promise.all(pages.map((page) => coreOf(page, browser.core)));
  let dead = false;
  const writing = Promise.all([
    write(panelCrm!, 'panel', panel, () => dead),
    write(panelCrm!, 'panel-too', panel, () => dead),
    write(appCrm!, 'app', app, () => dead),
  ]);
  const after = EARLIEST + Math.random() * (LATEST - EARLIEST);
  await Promise.race([setTimeout(after), writing]);
  dead = true;
  await browser.kill();
  await writing;
  return after;
}

async function examine(browser: RingsideBrowser, ledgers: Record<'panel' | 'app', Ledger>, start: number) {
  const crm = await coreOf(await browser.openPage('app.html'), browser.core);
  await crm.info();
  const answer = performance.now() - start;
  const [first, second] = [await audit(crm, ledgers.panel), await audit(crm, ledgers.app)];
  const { problems, records, changes } = await crm.check();
  return { answer, problems, records, changes, losses: { lost: [...first.lost, ...second.lost], half: [...first.half, ...second.half] } };
}

const COLUMNS = ['round', 'killed after', 'acknowledged', 'lost', 'half', 'problems', 'records', 'changes', 'first answer'];

function report(round: number, { killedAfter, acknowledged, losses, problems, records, changes, answer }: Round): void {
  if (round === 1) console.log(COLUMNS.join('  '));
  const cells = [round, `${killedAfter.toFixed(0)} ms`, acknowledged, losses.lost.length, losses.half.length, problems.length, records, changes, `${answer.toFixed(0)} ms`];
  console.log(cells.map((cell, i) => String(cell).padStart(COLUMNS[i]!.length)).join('  '));
  for (const line of [...losses.lost, ...losses.half, ...problems]) console.log(`  ${line}`);
}

function summarise(rounds: Round[]): void {
  const failed = rounds.filter(({ losses, problems }) => losses.lost.length + losses.half.length + problems.length > 0).length;
  console.log(`${rounds.length - failed} passed, ${failed} failed`);
  if (failed > 0) process.exitCode = 1;
}

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '20' } } });
await main(Number(values.rounds));
