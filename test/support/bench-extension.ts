import { join } from 'node:path';
import type { Plugin } from 'vite';
import { build } from 'wxt';
import { buildId } from '../../src/build-id.ts';
import { OUTPUT } from './browser.ts';

const ROOT = join(import.meta.dirname, '../..');
const BARE_GET = join(import.meta.dirname, 'bare-get.ts');

/** All that a content script's look-up passes through; screens are left out. */
const ENTRYPOINTS = ['background', 'core', 'offscreen', 'page'];

/**
 * Builds the extension with a bare index get beside the core (bare-get.ts) and gives its folder. One import of the worker
 * is swapped; everything else is what ships, and what ships knows nothing of it. `screens`: entrypoints wanted beside.
 */
export async function buildBenchExtension(screens: readonly string[] = []): Promise<string> {
  const outDir = join(OUTPUT, 'bench');
  // One id for all entrypoints, though somebody saves a file between two of them.
  const define = { 'import.meta.env.BUILD': JSON.stringify(buildId()) };
  await silently(() =>
    build({
      root: ROOT,
      outDir,
      outDirTemplate: 'extension',
      browser: 'chrome',
      filterEntrypoints: [...ENTRYPOINTS, ...screens],
      logger: { debug() {}, log() {}, info() {}, success() {}, warn: console.error, error: console.error, fatal: console.error, level: 0 },
      vite: () => ({ logLevel: 'error', define, plugins: [swapCore()] }),
    }),
  );
  return join(outDir, 'extension');
}

/** WXT draws its progress on stdout, which carries the bench's result alone. */
async function silently<Out>(work: () => Promise<Out>): Promise<Out> {
  const { write } = process.stdout;
  process.stdout.write = () => true;
  try {
    return await work();
  } finally {
    process.stdout.write = write;
  }
}

function swapCore(): Plugin {
  return {
    name: 'ringside:bare-get',
    enforce: 'pre',
    resolveId: (source, importer) => (importer?.endsWith('core.worker.ts') && source.endsWith('src/crm/index.ts') ? BARE_GET : null),
  };
}
