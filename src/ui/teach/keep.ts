/** Where a recipe goes: to everybody by an administrator, else to this device; and out as a file. */
import type { CrmApi } from '../../crm/index.ts';
import { writeRecipes } from '../../domain/recipe-file.ts';
import { RECIPE_SETTING, type Recipe } from '../../domain/recipe.ts';
import { t } from '../../i18n/index.ts';
import type { Remote } from '../../link/remote.ts';
import { doAndSay, toast } from '../kit/index.ts';

/** Recipes of this device, by id. */
export function recipesOfDevice(device: Record<string, unknown> | undefined): Record<string, Recipe> {
  return (device?.['recipes'] ?? {}) as Record<string, Recipe>;
}

/** Throws what the core refuses. */
export async function saveForAll(crm: Remote<CrmApi>, recipe: Recipe): Promise<void> {
  const id = RECIPE_SETTING + recipe.id;
  await doAndSay(crm, { type: 'setting', id, words: t('recipes.saved', { name: recipe.name }), write: async () => (await crm.settings.set(id, recipe), { id }) });
}

export async function saveHere(crm: Remote<CrmApi>, recipe: Recipe): Promise<void> {
  const before = recipesOfDevice(await crm.device.all());
  await crm.device.set('recipes', { ...before, [recipe.id]: recipe });
  toast(t('recipes.savedHere', { name: recipe.name }), { undo: () => void crm.device.set('recipes', before) });
}

/** Hands the browser a file to keep. */
export function downloadRecipes(recipes: readonly Recipe[]): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([writeRecipes(recipes)], { type: 'application/json' }));
  link.download = recipes.length === 1 ? `ringside-${recipes[0]!.id}.json` : 'ringside-softphones.json';
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1_000);
}
