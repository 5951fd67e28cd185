/** Pages made with real frameworks (test/fixtures/frameworks), built now, as one document each. */
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import vue from '@vitejs/plugin-vue';
import { build, defaultClientConditions, type InlineConfig, type Rolldown } from 'vite';
import { OUTPUT } from './browser.ts';

const SOURCES = new URL('../fixtures/frameworks', import.meta.url).pathname;
/** Each framework's client and the file that renders its page on the server. */
export const FRAMEWORKS = { react: 'jsx', vue: 'js', svelte: 'js', lit: 'js', prosemirror: 'js' } as const;
export type Framework = keyof typeof FRAMEWORKS;

/** The page: what the server wrote, and the script that takes it over. `dev` builds warn of all that displeases them. */
export async function frameworkPage(name: Framework, { dev }: { dev: boolean }): Promise<string> {
  const [client, body] = [await clientOf(name, dev), await bodyOf(name, dev)];
  const script = client.replaceAll('</script', '<\\/script');
  return `<!doctype html><html lang="de"><head><meta charset="utf-8"><title>${name}</title><link rel="icon" href="data:,"></head><body><div id="app">${body}</div><script type="module">${script}</script></body></html>`;
}

async function clientOf(name: Framework, dev: boolean): Promise<string> {
  const made = await build({ ...shared(dev), build: { write: false, target: 'chrome128', minify: !dev, lib: { entry: entry(name, 'client'), formats: ['es'] } } });
  return (made as Rolldown.RolldownOutput[])[0]!.output[0].code;
}

/** Runs the server's build once; it stands in the project, where its packages are found. */
async function bodyOf(name: Framework, dev: boolean): Promise<string> {
  const outDir = mkdtempSync(join(OUTPUT, 'framework-'));
  try {
    await build({ ...shared(dev), build: { outDir, ssr: entry(name, 'server'), rolldownOptions: { output: { entryFileNames: 'server.mjs' } } } });
    const { render } = (await import(pathToFileURL(join(outDir, 'server.mjs')).href)) as { render(): Promise<string> };
    return await render();
  } finally {
    rmSync(outDir, { recursive: true, force: true });
  }
}

const entry = (name: Framework, side: 'client' | 'server'): string => join(SOURCES, name, `${side}.${FRAMEWORKS[name]}`);

function shared(dev: boolean): InlineConfig {
  const mode = dev ? 'development' : 'production';
  return {
    root: SOURCES,
    configFile: false,
    logLevel: 'error',
    mode,
    resolve: { conditions: [mode, ...defaultClientConditions] },
    define: {
      'process.env.NODE_ENV': JSON.stringify(mode),
      __VUE_OPTIONS_API__: 'false',
      __VUE_PROD_DEVTOOLS__: 'false',
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: String(dev),
    },
    plugins: [vue(), svelte({ configFile: false, compilerOptions: { dev } })],
  };
}
