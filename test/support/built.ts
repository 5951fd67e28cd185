import { spawnSync } from 'node:child_process';
import { globSync, statSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');
const MADE_OF = ['src/**/*.{ts,tsx,css,po,html}', 'entrypoints/**/*.{ts,tsx,html}', 'public/**/*', 'package-lock.json', 'wxt.config.ts'];
const MADE = ['.output/chrome-mv3/manifest.json', '.output/pwa/index.html'];

/** Builds extension and PWA where they are missing or older than their sources; throws when the build fails. */
export function ensureBuilt(say: (line: string) => void): void {
  const sources = globSync(MADE_OF, { cwd: ROOT }).filter((path) => !path.includes('.test.') && !path.includes('.gen.'));
  const newest = Math.max(...sources.map(modified));
  if (Math.min(...MADE.map(modified)) > newest) return;
  say('Building the extension and the web app …');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const { status } = spawnSync(npm, ['run', '--silent', 'build'], { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'], shell: process.platform === 'win32' });
  if (status !== 0) throw new Error('The build failed: npm run build says why.');
}

/** Milliseconds; 0 where there is no such file. */
function modified(path: string): number {
  return statSync(join(ROOT, path), { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
