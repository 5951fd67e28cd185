/** Recipes as a file: JSON, read leniently in what may be missing and strictly in what is there. */
import { CrmError } from './errors.ts';
import type { ErrorDetail } from './errors.ts';
import { readRecipe } from './recipe-check.ts';
import type { Recipe } from './recipe.ts';

/** What a file says it is; one with a later number is of a later Ringside. */
const FORMAT = { ringside: 'recipes', version: 1 } as const;
/** Recipes in one file; far more softphones than anybody uses. */
const MOST = 200;

/** A fault and where it stands: `recipes.2.callerId.0.at`, or a line of a text that is no JSON. */
export type FileFault = { line: number; column: number } | { at: string; name: string; detail: ErrorDetail } | { empty: true } | { later: true };

export interface RecipeFile {
  recipes: Recipe[];
  faults: FileFault[];
}

export function writeRecipes(recipes: readonly Recipe[]): string {
  return `${JSON.stringify({ ...FORMAT, recipes }, null, 2)}\n`;
}

/** Takes a file of ours, a list of recipes, or one alone. What is sound is given beside the faults of what is not. */
export function readRecipes(text: string): RecipeFile {
  const parsed = parse(text);
  if ('line' in parsed) return { recipes: [], faults: [parsed] };
  const { value } = parsed;
  if (isObject(value) && typeof value['version'] === 'number' && value['version'] > FORMAT.version) return { recipes: [], faults: [{ later: true }] };
  const list = (Array.isArray(value) ? value : isObject(value) && Array.isArray(value['recipes']) ? value['recipes'] : isObject(value) && value['ringside'] === undefined ? [value] : []).slice(0, MOST);
  if (list.length === 0) return { recipes: [], faults: [{ empty: true }] };
  const file: RecipeFile = { recipes: [], faults: [] };
  list.forEach((one, at) => take(file, one, at));
  return file;
}

function take(file: RecipeFile, one: unknown, at: number): void {
  try {
    file.recipes.push(readRecipe(one));
  } catch (thrown) {
    if (!(thrown instanceof CrmError)) throw thrown;
    const name = isObject(one) ? String(one['name'] ?? one['id'] ?? '').slice(0, 80) : '';
    for (const detail of [thrown.detail, ...(thrown.detail.also ?? [])]) file.faults.push({ at: `recipes.${at}.${detail.field ?? ''}`, name, detail });
  }
}

function parse(text: string): { value: unknown } | { line: number; column: number } {
  try {
    return { value: JSON.parse(text) };
  } catch (thrown) {
    return placeOf(text, thrown instanceof Error ? thrown.message : '');
  }
}

/** Browsers word it differently: `at position 12`, `line 2 column 5`; where neither is said, the end. */
function placeOf(text: string, message: string): { line: number; column: number } {
  const [, line, column] = /line (\d+) column (\d+)/.exec(message) ?? [];
  if (line) return { line: Number(line), column: Number(column) };
  const [, position] = /position (\d+)/.exec(message) ?? [];
  const before = text.slice(0, position === undefined ? text.length : Number(position)).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
