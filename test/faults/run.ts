/**
 * `npm run test:faults -- --rounds 20`: kills the browser (SIGKILL) at random moments while panel and app write, starts it
 * again on the same profile, and asks whether anything acknowledged is gone, half written, or out of step with the log.
 */
import { parseArgs } from 'node:util';
import { setTimeout } from 'node:timers/promises';
import { launch, type RingsideBrowser } from '../support/browser.ts';
import { SEED } from '../support/callers.ts';
import { coreOf } from '../support/core.ts';
import { auditImports, importOn, type Imports } from './importer.ts';
import { audit, emptyLedger, write, type Ledger, type Losses } from './writer.ts';

/** Records that are there beforehand, so that indexes are not trivially small. */
const CUSTOMERS = 1000;
/** The kill comes after 50 to 3,000 ms of writing: start-up, the first commits and a warm core are all met. */
const EARLIEST = 50;
const LATEST = 3000;

/** Two panels, as two windows have, and the app: three pages that write at once. */
const WRITERS = [
  { name: 'panel', page: 'sidepanel.html' },
  { name: 'second-panel', page: 'sidepanel.html' },
  { name: 'app', page: 'app.html' },
];

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
  const ledgers = Object.fromEntries(WRITERS.map(({ name }) => [name, emptyLedger()]));
  const imports: Imports = { published: 0 };
  let browser = await launch();
  try {
    await (await coreOf(await browser.openApp(), browser.core)).demo.load({ customers: CUSTOMERS, seed: SEED });
    const done: Round[] = [];
    for (let round = 1; round <= rounds; round += 1) {
      const before = acknowledgedIn(ledgers);
      const killedAfter = await writeAndKill(browser, ledgers, imports);
      const acknowledged = acknowledgedIn(ledgers) - before;
      const start = performance.now();
      browser = await launch({ profile: browser.profile });
      done.push({ killedAfter, acknowledged, ...(await examine(browser, ledgers, imports, start)) });
      report(round, done.at(-1)!);
    }
    summarise(done);
  } finally {
    await browser.close();
  }
}

async function writeAndKill(browser: RingsideBrowser, ledgers: Record<string, Ledger>, imports: Imports): Promise<number> {
  const crms = await Promise.all(WRITERS.map(async ({ page }) => coreOf(await browser.openPage(page), browser.core)));
  let dead = false;
  const writing = Promise.all([
    ...WRITERS.map(({ name }, at) => write(crms[at]!, name, ledgers[name]!, () => dead)),
    importOn(crms.at(-1)!, imports, () => dead),
  ]);
  const after = EARLIEST + Math.random() * (LATEST - EARLIEST);
  await Promise.race([setTimeout(after), writing]);
  dead = true;
  await browser.kill();
  await writing;
  return after;
}

async function examine(browser: RingsideBrowser, ledgers: Record<string, Ledger>, imports: Imports, start: number) {
  const crm = await coreOf(await browser.openPage('app.html'), browser.core);
  await crm.info();
  const answer = performance.now() - start;
  const losses: Losses = { lost: [], half: [] };
  for (const ledger of Object.values(ledgers)) await audit(crm, ledger, losses);
  await auditImports(crm, imports, losses);
  const { problems, records, changes } = await crm.check();
  return { answer, problems, records, changes, losses };
}

function acknowledgedIn(ledgers: Record<string, Ledger>): number {
  return Object.values(ledgers).reduce((sum, { acknowledged }) => sum + acknowledged, 0);
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
