/**
 * Which recipe a page gets: the one for its host, and of all others at most fingerprints, by which a self-hosted softphone is
 * recognised on any host. One's own recipes come before built-in ones, and stand in for those of the same id.
 */
import { forPage, recipeOr } from '../../domain/recipe-check.ts';
import type { PageRecipe, Print, Recipe } from '../../domain/recipe.ts';
import { BUILT_IN } from './recipes/built-in.ts';

export interface RecipeBook {
  /** All that hold, one's own first. */
  all(): readonly Recipe[];
  /** What a page of this host is told at first. */
  known(host: string): { recipe: Recipe | null; prints: Print[] };
  /** The recipe whose fingerprint a page of this host says it holds; null for one it was never asked about. */
  found(host: string, id: string): Recipe | null;
}

/** Fingerprints sent to every page; they stand in each for as long as it is open. */
const MOST_PRINTS = 40;

/** `own` gives what is stored under `recipe.<id>`, whatever it is; `off` ids of recipes that no page is told of. */
export function createRecipeBook(own: () => readonly unknown[], builtIn: readonly Recipe[] = BUILT_IN, off: () => readonly unknown[] = () => []): RecipeBook {
  function all(): readonly Recipe[] {
    const stored = own().flatMap((value) => recipeOr(value) ?? []);
    const mine = stored.filter(({ id }, at) => stored.findIndex((recipe) => recipe.id === id) === at);
    return [...mine, ...builtIn.filter(({ id }) => !mine.some((recipe) => recipe.id === id))];
  }
  const on = (): readonly Recipe[] => all().filter(({ id }) => !off().includes(id));
  const floating = (host: string): Recipe[] => on().filter(({ hosts, fingerprint }) => fingerprint && (hosts.length === 0 || isOf(hosts, host)));
  return {
    all,
    known(host) {
      const recipe = on().find(({ hosts, fingerprint, path }) => !fingerprint && !path && isOf(hosts, host)) ?? on().find(({ hosts }) => isOf(hosts, host)) ?? null;
      const prints = recipe && !recipe.fingerprint ? [] : floating(host).slice(0, MOST_PRINTS).map(({ id, fingerprint }) => ({ id, at: fingerprint! }));
      return { recipe, prints };
    },
    found: (host, id) => floating(host).find((recipe) => recipe.id === id) ?? null,
  };
}

/** What goes to the page. */
export function told({ recipe, prints }: { recipe: Recipe | null; prints: Print[] }): { recipe: PageRecipe | null; prints: Print[] } {
  return { recipe: recipe && forPage(recipe), prints };
}

const isOf = (hosts: readonly string[], host: string): boolean => hosts.some((pattern) => matches(pattern, host));

function matches(pattern: string, host: string): boolean {
  const name = /:\d+$/.test(pattern) ? host : host.replace(/:\d+$/, '');
  return pattern.startsWith('*.') ? name.endsWith(pattern.slice(1)) : name === pattern;
}
