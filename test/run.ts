/**
 * `npm test`: every check of the project, one after another, and at the end one line over all of them.
 * `npm test -- types unit` runs only those.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
const REPORTS = join(ROOT, '.output/test');
/** No check takes half as long; one that does hangs, and a hanging check has failed (ms). */
const LIMIT = 25 * 60_000;

interface Step {
  name: string;
  command: string[];
  /** Config of a Vitest run, whose tests count one by one; any other check counts as one. */
  vitest?: string;
}

interface Outcome {
  name: string;
  passed: number;
  failed: number;
  /** What this machine cannot run; the test itself has said why. */
  skipped: number;
  seconds: number;
}

const STEPS: Step[] = [
  { name: 'translations', command: ['npm', 'run', '--silent', 'i18n'] },
  { name: 'types', command: ['tsc', '-b', '--pretty'] },
  { name: 'lint', command: ['npm', 'run', '--silent', 'lint'] },
  vitest('architecture', 'test/architecture.config.ts'),
  { name: 'unused', command: ['knip'] },
  { name: 'build', command: ['npm', 'run', '--silent', 'build'] },
  { name: 'size', command: ['size-limit', '--config', 'test/size-limit.ts'] },
  vitest('unit', 'test/vitest.config.ts'),
  vitest('e2e', 'test/e2e.config.ts'),
];

function vitest(name: string, config: string): Step {
  const report = ['--reporter=default', '--reporter=json', `--outputFile.json=${reportOf(name)}`];
  return { name, command: ['vitest', 'run', '--config', config, ...report], vitest: config };
}

function reportOf(name: string): string {
  return join(REPORTS, `${name}.json`);
}

async function main(wanted: string[]): Promise<void> {
  rmSync(REPORTS, { recursive: true, force: true });
  mkdirSync(REPORTS, { recursive: true });
  const outcomes: Outcome[] = [];
  for (const step of STEPS.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) outcomes.push(await perform(step));
  summarise(outcomes);
}

async function perform(step: Step): Promise<Outcome> {
  console.log(`\n── ${step.name}`);
  const start = performance.now();
  const code = await exitCode(step.command);
  const counted = step.vitest ? countTests(step.name, code) : { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
  return { name: step.name, ...counted, seconds: (performance.now() - start) / 1000 };
}

function exitCode([program, ...args]: string[]): Promise<number> {
  const child = spawn(program!, args, { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'], timeout: LIMIT });
  return new Promise((resolve) => {
    child.on('error', (error) => (console.error(error.message), resolve(1)));
    child.on('close', (code) => resolve(code ?? 1));
  });
}

interface Report {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
}

/** A run that failed without a failed test (a file that does not load, a set-up that throws) is one failure. */
function countTests(name: string, code: number): Pick<Outcome, 'passed' | 'failed' | 'skipped'> {
  const report = readReport(name);
  const failed = report.numFailedTests + report.numTodoTests;
  return { passed: report.numPassedTests, failed: failed || (code === 0 ? 0 : 1), skipped: report.numPendingTests };
}

function readReport(name: string): Report {
  try {
    return JSON.parse(readFileSync(reportOf(name), 'utf8'));
  } catch {
    return { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0 };
  }
}

function summarise(outcomes: Outcome[]): void {
  console.log('\n── all');
  for (const { name, passed, failed, skipped, seconds } of outcomes) {
    const aside = skipped ? `, ${skipped} skipped: what this machine lacks is said above` : '';
    console.log(`${failed ? '✗' : '✓'} ${name.padEnd(14)}${String(passed).padStart(6)} passed${String(failed).padStart(5)} failed${seconds.toFixed(1).padStart(8)} s${aside}`);
  }
  const sum = (key: 'passed' | 'failed') => outcomes.reduce((total, outcome) => total + outcome[key], 0);
  console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
  process.exitCode = sum('failed') > 0 ? 1 : 0;
}

await main(process.argv.slice(2));
