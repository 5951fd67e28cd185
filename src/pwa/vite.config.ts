/** The web app: page and core worker by Vite, then the service worker over all of it by Workbox. Output: static files for any host and any folder. */
import { join } from 'node:path';
import { build, defineConfig, type Plugin } from 'vite';
import { injectManifest } from 'workbox-build';
import { buildId } from '../build-id.ts';

const HERE = import.meta.dirname;
const OUT = join(HERE, '../../.output/pwa');
const TARGET = ['chrome128', 'firefox140', 'safari18'];

const CSP = "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; form-action 'none'";

export default defineConfig({
  root: HERE,
  base: './',
  define: { 'import.meta.env.BROWSER': '"web"', 'import.meta.env.BUILD': JSON.stringify(buildId()) },
  build: { outDir: OUT, emptyOutDir: true, target: TARGET, reportCompressedSize: false },
  // One address for the core whatever its build: a new page finds an old core there and asks it to make room.
  worker: { format: 'es', rolldownOptions: { output: { entryFileNames: ({ name }) => (name === 'core.worker' ? 'core.js' : 'assets/[name]-[hash].js'), chunkFileNames: 'assets/[name]-[hash].js' } } },
  plugins: [webApp()],
});

function webApp(): Plugin {
  return {
    name: 'ringside-web-app',
    apply: 'build',
    transformIndexHtml: () => [{ tag: 'meta', attrs: { 'http-equiv': 'Content-Security-Policy', content: CSP }, injectTo: 'head-prepend' }],
    closeBundle: { sequential: true, handler: serviceWorker },
  };
}

async function serviceWorker(): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      outDir: OUT,
      emptyOutDir: false,
      target: TARGET,
      rolldownOptions: { input: join(HERE, 'sw.ts'), output: { format: 'iife', entryFileNames: 'sw.js' } },
    },
  });
  await injectManifest({
    swSrc: join(OUT, 'sw.js'),
    swDest: join(OUT, 'sw.js'),
    globDirectory: OUT,
    globPatterns: ['**/*.{html,js,css,svg,png,webmanifest}'],
    globIgnores: ['sw.js', 'pop/**', 'screenshots/**'],
    dontCacheBustURLsMatching: /^assets\//,
  });
}
