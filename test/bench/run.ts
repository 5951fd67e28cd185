/**
 * `npm run bench -- <suite> [--json] [options]`: runs `./<suite>.ts` and prints what it measured, as a table or as one JSON
 * object `{suite, results}`. Every other file here is a suite. Ends with 1 where a goal was not met.
 */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { table } from '../support/bench.ts';
import type { Suite } from '../support/bench.ts';

const [suite = '', ...rest] = process.argv.slice(2);
const file = join(import.meta.dirname, `${suite}.ts`);

if (!/^[\w-]+$/.test(suite) || suite === 'run' || !existsSync(file)) {
  console.error(`Usage: npm run bench -- <suite> [--json]\nSuites: ${suites().join(', ')}`);
  process.exit(2);
}

// What a suite or a library under it says goes to stderr: stdout carries the result alone.
console.log = console.info = console.error;
const { run }: Suite = await import(file);
const results = await run(rest.filter((arg) => arg !== '--json'));
process.stdout.write(rest.includes('--json') ? `${JSON.stringify({ suite, results })}\n` : table(results));
process.exitCode = results.some(({ met }) => met === false) ? 1 : 0;

function suites(): string[] {
  const names = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.ts'));
  return names.map((name) => name.slice(0, -'.ts'.length)).filter((name) => name !== 'run');
}
