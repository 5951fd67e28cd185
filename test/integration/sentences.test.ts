/** The product's own words beside the tests that show them: printed as a table, and no test of the table may be missing. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { EXCHANGE } from '../sentences/exchange.ts';
import { PEOPLE } from '../sentences/people.ts';
import { RECORDS } from '../sentences/records.ts';

const ROOT = join(import.meta.dirname, '../..');
const SENTENCES = [...RECORDS, ...EXCHANGE, ...PEOPLE];

test.for(SENTENCES)('%s: %s', ([, , ...shownBy]) => {
  expect(shownBy.length).toBeGreaterThan(0);
  for (const one of shownBy) {
    const [file = '', title = ''] = one.split(/: (.*)/s);
    expect(titlesOf(file).some((known) => known.includes(title)), `${one}: no such test`).toBe(true);
  }
});

test('the table', () => {
  const lines = SENTENCES.flatMap(([of, sentence, ...shownBy]) => [`${of.padEnd(12)} ${sentence}`, ...shownBy.map((one) => `${' '.repeat(13)}→ ${one}`)]);
  console.log(lines.join('\n'));
  expect(lines.length).toBeGreaterThan(SENTENCES.length);
});

/** Titles of the tests and groups in a file: each is a text with the function after it. */
function titlesOf(file: string): string[] {
  const text = readFileSync(join(ROOT, file.startsWith('src/') ? file : `test/${file}`), 'utf8');
  return [...text.matchAll(/\((['"`])((?:\\.|(?!\1).)*)\1,\s*(?:async\b|\()/g)].map(([, , title = '']) => title);
}
