/** `npm run dev`: the extension and the web app, both reloading as you type. Ctrl-C ends both. */
import { spawn } from 'node:child_process';

const children = [
  ['wxt'],
  ['vite', 'dev', '-c', 'src/pwa/vite.config.ts', '--port', '5273', '--strictPort'],
].map(([program, ...args]) => spawn(program!, args, { stdio: ['ignore', 'inherit', 'inherit'] }));

console.log('Extension: load .output/chrome-mv3-dev unpacked, once. Web app: http://localhost:5273/');
for (const child of children) child.on('exit', () => children.forEach((other) => other.kill()));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => children.forEach((child) => child.kill(signal)));
