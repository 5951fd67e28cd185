/** One softphone in the list: where it is, what is read of it, since when. */
import type { JSX } from 'preact';
import type { Recipe } from '../../../domain/recipe.ts';
import { formatCalendarDay, formatList } from '../../../i18n/format.ts';
import { t } from '../../../i18n/index.ts';
import { Button, Checkbox, Chip, toastError, useGuard, useHost } from '../../kit/index.ts';
import { downloadRecipes } from '../../teach/index.ts';

export type Origin = 'builtIn' | 'own' | 'device';

export interface SoftphoneRowProps {
  recipe: Recipe;
  origin: Origin;
  /** Ids that are switched off. */
  off: readonly string[];
  onEdit: () => void;
  onRemove: () => void;
}

export function SoftphoneRow({ recipe, origin, off, onEdit, onRemove }: SoftphoneRowProps): JSX.Element {
  const { crm } = useHost();
  const guard = useGuard()('admin');
  const own = origin === 'device' ? {} : guard;
  const isOn = !off.includes(recipe.id);
  const toggle = (on: boolean) => void crm.settings.set('recipesOff', on ? off.filter((id) => id !== recipe.id) : [...off, recipe.id]).catch(toastError);
  return (
    <li class="line softphone-line" data-recipe={recipe.id}>
      <span class="col grow">
        <span class="row wraps"><bdi class="mid">{recipe.name}</bdi>{origin !== 'builtIn' && <Chip tone={origin === 'device' ? undefined : 'accent'}>{t(`recipes.origin.${origin}`)}</Chip>}</span>
        <span class="three t-sm">{recipe.hosts.length > 0 ? <bdi dir="ltr">{recipe.hosts.join(', ')}</bdi> : t('recipes.anyHost')}</span>
        <span class="three t-sm">{t('recipes.reads', { what: formatList(readsOf(recipe)), date: formatCalendarDay(recipe.seen) })}</span>
      </span>
      <span class="row softphone-acts">
        {guard.disabled ? !isOn && <span class="three">{t('recipes.off')}</span> : <Checkbox looks="switch" label={<span class="sr">{t('recipes.on', { name: recipe.name })}</span>} checked={isOn} onChange={toggle} />}
        <Button tone="quiet" icon="edit" label={t('recipes.edit', { name: recipe.name })} {...own} onClick={onEdit} />
        <Button tone="quiet" icon="file" label={t('recipes.exportOne', { name: recipe.name })} onClick={() => downloadRecipes([recipe])} />
        {origin !== 'builtIn' && <Button tone="quiet" icon="trash" label={t('recipes.remove', { name: recipe.name })} {...own} onClick={onRemove} />}
      </span>
    </li>
  );
}

/** What the agent gains by it, in words. */
function readsOf({ ringing, live, answer, decline, hangUp, hold, own, dial }: Recipe): string[] {
  const state = ringing || live;
  const buttons = answer || decline || hangUp || hold;
  return [t('recipes.part.number'), state && t('recipes.part.state'), buttons && t('recipes.part.buttons'), own && t('recipes.part.own'), dial && t('recipes.part.dial')].filter((words) => typeof words === 'string');
}
