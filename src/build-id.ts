/** Names a build by what it is made of, so that a page and a core of different builds know each other for strangers. */
import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
const MADE_OF = ['src/**/*.{ts,tsx,css}', 'entrypoints/**/*', 'package-lock.json'];
const NOT_OF = /\.test\.tsx?$/;

/** 12 hex digits; the same sources give the same, on any machine. */
export function buildId(): string {
  const hash = createHash('sha256');
  for (const file of globSync(MADE_OF, { cwd: ROOT }).filter((path) => !NOT_OF.test(path) && /\.\w+$/.test(path)).toSorted()) {
    hash.update(file).update(readFileSync(join(ROOT, file)));
  }
  return hash.digest('hex').slice(0, 12);
}
