/** Who imports whom, read from the sources as text: fast, and it sees type imports, which compilers drop. */
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

export const ROOT = join(import.meta.dirname, '../..');

export interface Import {
  /** File from the root: `src/ui/kit/tabs.tsx`. */
  from: string;
  /** File from the root for one of ours, else the package: `dexie`, `@lingui/core`, `node:fs`. */
  to: string;
  ours: boolean;
  /** `import type`: gone at run time. */
  typeOnly: boolean;
  line: number;
}

const IMPORT = new RegExp(
  [
    /(?:^|\n)\s*(?:import|export)\s+(?<type>type\s)?(?:[\w*{][^;'"`]*?\sfrom\s*)?(?<from>'[^'\n]+'|"[^"\n]+")/,
    /\bimport\(\s*(?<later>'[^'\n]+')/,
    /\bnew URL\(\s*(?<url>'\.[^'\n]+'),\s*import\.meta\.url/,
  ]
    .map((part) => part.source)
    .join('|'),
  'g',
);

/** Sources of the product; tests beside the code and generated files left out. */
export function productFiles(): string[] {
  return sources(['entrypoints/**/*.{ts,tsx}', 'src/**/*.{ts,tsx}']).filter((file) => !/\.test\.tsx?$|\.gen\.ts$|\.d\.ts$/.test(file));
}

export function sources(patterns: string[]): string[] {
  return globSync(patterns, { cwd: ROOT }).map((file) => file.replaceAll('\\', '/')).toSorted();
}

export function linesOf(file: string): number {
  return read(file).trimEnd().split('\n').length;
}

export function importsOf(file: string): Import[] {
  return importsIn(read(file), file);
}

export function importsIn(text: string, file: string): Import[] {
  return [...text.matchAll(IMPORT)].map(({ groups, index }) => {
    const given = (groups?.['from'] ?? groups?.['later'] ?? groups?.['url'] ?? '').slice(1, -1);
    const ours = given.startsWith('.');
    const to = ours ? normalize(join(dirname(file), given)) : packageOf(given);
    return { from: file, to, ours, typeOnly: Boolean(groups?.['type']), line: text.slice(0, index + 1).split('\n').length };
  });
}

function read(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8');
}

function packageOf(given: string): string {
  const parts = given.split('/');
  return given.startsWith('@') ? parts.slice(0, 2).join('/') : parts[0]!;
}

/** Circles among imports, each told once: `a.ts → b.ts → a.ts`. */
export function circles(imports: readonly Import[]): string[] {
  const next = Map.groupBy(imports.filter(({ ours }) => ours), ({ from }) => from);
  const state = new Map<string, 'open' | 'done'>();
  const path: string[] = [];
  const found: string[] = [];
  function visit(file: string): void {
    if (state.get(file) === 'open') found.push([...path.slice(path.indexOf(file)), file].join(' → '));
    if (state.has(file)) return;
    state.set(file, 'open');
    path.push(file);
    for (const { to } of next.get(file) ?? []) visit(to);
    path.pop();
    state.set(file, 'done');
  }
  for (const file of next.keys()) visit(file);
  return found;
}
