/** Recipes from a file or the clipboard: what is wrong is told at its place, and what is sound can still be taken. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { readRecipes, type FileFault } from '../../../domain/recipe-file.ts';
import type { Recipe } from '../../../domain/recipe.ts';
import { formatList } from '../../../i18n/format.ts';
import { t } from '../../../i18n/index.ts';
import { Button, Icon, Num, TextArea, toastError, useHost, useMay, wordFault } from '../../kit/index.ts';
import { saveForAll, saveHere } from '../../teach/index.ts';

/** A megabyte holds thousands of recipes (bytes). */
const LARGEST = 1_000_000;
const SHOWN_FAULTS = 20;

export function ImportRecipes({ known, onDone }: { known: readonly Recipe[]; onDone: () => void }): JSX.Element {
  const { crm } = useHost();
  const isAdmin = useMay()('admin');
  const [text, setText] = useState('');
  const { recipes, faults } = text.trim() ? readRecipes(text) : { recipes: [], faults: [] };
  const replaced = recipes.filter(({ id }) => known.some((one) => one.id === id));
  const choose = async (file: File | undefined) => setText(file && file.size <= LARGEST ? await file.text() : '');
  const take = async () => {
    for (const recipe of recipes) await (isAdmin ? saveForAll : saveHere)(crm, recipe);
    onDone();
  };
  return (
    <div class="card import-recipes col">
      <label class="btn file-btn"><Icon name="file" /><span>{t('recipes.chooseFile')}</span><input class="sr" type="file" accept=".json,application/json" onChange={(event) => void choose(event.currentTarget.files?.[0]).catch(toastError)} /></label>
      <TextArea label={t('recipes.paste')} rows={5} value={text} maxLength={LARGEST} onInput={setText} />
      {faults.length > 0 && (
        <ul class="col import-faults" role="alert">
          {faults.slice(0, SHOWN_FAULTS).map((fault, at) => <li key={at} class="fault"><Icon name="warning" small /><span><Fault fault={fault} /></span></li>)}
          {faults.length > SHOWN_FAULTS && <li class="three">{t('recipes.moreFaults', { count: faults.length - SHOWN_FAULTS })}</li>}
        </ul>
      )}
      {replaced.length > 0 && <p class="two">{t('recipes.replaces', { names: formatList(replaced.map(({ name }) => name)) })}</p>}
      <div class="row wraps">
        <Button tone="main" disabled={recipes.length === 0} reason={t('recipes.nothingToTake')} onClick={() => void take().catch(toastError)}>{isAdmin ? t('recipes.take', { count: recipes.length }) : t('recipes.takeHere', { count: recipes.length })}</Button>
        <Button tone="quiet" onClick={onDone}>{t('action.cancel')}</Button>
      </div>
    </div>
  );
}

function Fault({ fault }: { fault: FileFault }): JSX.Element {
  if ('line' in fault) return <>{t('recipes.noJson', { line: fault.line, column: fault.column })}</>;
  if ('later' in fault) return <>{t('recipes.later')}</>;
  if ('empty' in fault) return <>{t('recipes.empty')}</>;
  return <>{fault.name && <bdi class="mid">{fault.name} </bdi>}<Num>{fault.at}</Num>: {wordFault(fault.detail)}</>;
}
