/** Softphones that Ringside knows: built in, taught by an administrator for everybody, or for this device alone. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { RECIPE_SETTING, type Recipe } from '../../../domain/recipe.ts';
import { t } from '../../../i18n/index.ts';
import { act, Button, Select, toast, toastError, useDevice, useHost, useMay, useQuery, useSettings } from '../../kit/index.ts';
import { downloadRecipes, recipesOfDevice } from '../../teach/index.ts';
import { Part } from './part.tsx';
import { ImportRecipes } from './softphone-import.tsx';
import { SoftphoneForm } from './softphone-form.tsx';
import { SoftphoneRow, type Origin } from './softphone-row.tsx';

export function SoftphonesSection(): JSX.Element {
  const { crm } = useHost();
  const device = useDevice();
  const settings = useSettings();
  const isAdmin = useMay()('admin');
  const [editing, edit] = useState<string | null>(null);
  const [importing, take] = useState(false);
  const here = recipesOfDevice(device);
  const recipes = useQuery({ key: `recipes ${JSON.stringify(here)}`, on: ['setting'], read: () => crm.recipes.list() }).data ?? [];
  const off = (settings?.['recipesOff'] ?? []) as string[];
  const originOf = ({ id }: Recipe): Origin => (id in here ? 'device' : settings?.[RECIPE_SETTING + id] ? 'own' : 'builtIn');
  const done = () => edit(null);
  return (
    <>
      <Part title={t('settings.softphones')} hint={isAdmin ? t('recipes.hint') : t('recipes.hintAgent')}>
        <TeachHere />
        <ul class="card settings-list softphones">
          {recipes.map((recipe) => {
            const origin = originOf(recipe);
            if (recipe.id === editing) return <li key={recipe.id} class="line"><SoftphoneForm recipe={recipe} origin={origin} onDone={done} /></li>;
            return <SoftphoneRow key={recipe.id} recipe={recipe} origin={origin} off={off} onEdit={() => edit(recipe.id)} onRemove={() => void remove(recipe, origin).catch(toastError)} />;
          })}
        </ul>
        <div class="row wraps">
          <Button icon="plus" aria-expanded={importing} onClick={() => take(!importing)}>{t('recipes.import')}</Button>
          <Button disabled={recipes.every((recipe) => originOf(recipe) === 'builtIn')} reason={t('recipes.noOwn')} onClick={() => downloadRecipes(recipes.filter((recipe) => originOf(recipe) !== 'builtIn'))}>{t('recipes.exportAll')}</Button>
        </div>
        {importing && <ImportRecipes known={recipes} onDone={() => take(false)} />}
      </Part>
    </>
  );

  async function remove(recipe: Recipe, origin: Origin): Promise<void> {
    const id = RECIPE_SETTING + recipe.id;
    const words = t('recipes.removed', { name: recipe.name });
    if (origin === 'own') return void (await act(crm, { type: 'setting', id, words, write: async () => (await crm.settings.set(id, null), { id }) }));
    const { [recipe.id]: _, ...rest } = here;
    await crm.device.set('recipes', rest);
    toast(words, { undo: () => void crm.device.set('recipes', here).catch(toastError) });
  }
}

/** Pointing happens beside the softphone's own page. */
function TeachHere(): JSX.Element {
  const { teach } = useHost();
  const pages = useQuery({ key: teach ? 'pages to teach' : null, on: () => false, read: async () => (await teach?.pages()) ?? [] }).data ?? [];
  const [chosen, choose] = useState('');
  if (!teach) return <p class="three">{t('recipes.inExtension')}</p>;
  const page = pages.find(({ tab }) => String(tab) === chosen) ?? pages[0];
  if (!page) return <p class="three">{t('recipes.noPage')}</p>;
  return (
    <div class="row wraps">
      <Select class="grow narrow-form" label={t('recipes.page')} value={String(page.tab)} onChange={choose} choices={pages.map(({ tab, title, host }) => ({ value: String(tab), label: title ? `${title} – ${host}` : host }))} />
      <Button class="at-end" icon="guide" onClick={() => teach.beside(page)}>{t('teach.start')}</Button>
    </div>
  );
}
