/** A recipe by form: selectors as text, one a line. What the form does not show stays as it is. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Recipe, Shown, Sign } from '../../../domain/recipe.ts';
import { t } from '../../../i18n/index.ts';
import { Button, faultsOf, TextArea, TextInput, toastError, useHost } from '../../kit/index.ts';
import { saveForAll, saveHere } from '../../teach/index.ts';
import type { Origin } from './softphone-row.tsx';

const SELECTORS = ['callerId', 'answer', 'decline', 'hangUp', 'hold', 'resume', 'own'] as const;
const STATES = ['ringing', 'live'] as const;
type Field = 'name' | 'hosts' | (typeof SELECTORS)[number] | (typeof STATES)[number] | 'ringingWords' | 'liveWords' | 'dialField' | 'dialButton';
type Texts = Record<Field, string>;

export function SoftphoneForm({ recipe, origin, onDone }: { recipe: Recipe; origin: Origin; onDone: () => void }): JSX.Element {
  const { crm } = useHost();
  const [texts, setTexts] = useState(() => textsOf(recipe));
  const [faults, setFaults] = useState<Partial<Record<Field, string>>>({});
  const field = (name: Field) => ({ value: texts[name], fault: faults[name], onInput: (value: string) => (setTexts({ ...texts, [name]: value }), setFaults(({ [name]: _, ...rest }) => rest)) });
  const save = async () => {
    try {
      await (origin === 'device' ? saveHere : saveForAll)(crm, recipeFrom(texts, recipe));
      onDone();
    } catch (thrown) {
      const found = byField(faultsOf(thrown));
      setFaults(found);
      if (Object.keys(found).length === 0) toastError(thrown);
    }
  };
  return (
    <form class="softphone-form col" noValidate onSubmit={(event) => (event.preventDefault(), void save())}>
      <div class="form-row two-up">
        <TextInput label={t('recipes.name')} {...field('name')} />
        <TextInput label={t('recipes.hosts')} hint={t('recipes.hostsHint')} dir="ltr" {...field('hosts')} />
      </div>
      <p class="three">{t('recipes.selectorsHint')}</p>
      <TextArea label={t('teachPart.callerId')} rows={1} {...field('callerId')} />
      <div class="form-row two-up">
        <TextArea label={t('teachPart.ringing')} rows={1} {...field('ringing')} />
        <TextInput label={t('recipes.words')} hint={t('recipes.wordsHint')} {...field('ringingWords')} />
        <TextArea label={t('teachPart.live')} rows={1} {...field('live')} />
        <TextInput label={t('recipes.words')} hint={t('recipes.wordsHint')} {...field('liveWords')} />
        <TextArea label={t('teachPart.answer')} rows={1} {...field('answer')} />
        <TextArea label={t('teachPart.decline')} rows={1} {...field('decline')} />
        <TextArea label={t('teachPart.hangUp')} rows={1} {...field('hangUp')} />
        <TextArea label={t('recipes.hold')} rows={1} {...field('hold')} />
        <TextArea label={t('recipes.resume')} rows={1} {...field('resume')} />
        <TextArea label={t('teachPart.own')} rows={1} {...field('own')} />
        <TextInput label={t('teachPart.dialField')} dir="ltr" {...field('dialField')} />
        <TextInput label={t('teachPart.dialButton')} dir="ltr" {...field('dialButton')} />
      </div>
      <div class="row wraps">
        <Button tone="main" type="submit">{t('action.save')}</Button>
        <Button tone="quiet" onClick={onDone}>{t('action.cancel')}</Button>
      </div>
    </form>
  );
}

function textsOf(recipe: Recipe): Texts {
  const lines = (some: readonly (string | Shown | Sign)[] = []) => some.map((one) => (typeof one === 'string' ? one : one.at)).join('\n');
  const words = (signs: readonly Sign[] = []) => [...new Set(signs.flatMap(({ says = [] }) => says))].join(', ');
  return {
    name: recipe.name, hosts: recipe.hosts.join(', '), callerId: lines(recipe.callerId), own: lines(recipe.own),
    ringing: lines(recipe.ringing), live: lines(recipe.live), ringingWords: words(recipe.ringing), liveWords: words(recipe.live),
    answer: lines(recipe.answer), decline: lines(recipe.decline), hangUp: lines(recipe.hangUp), hold: lines(recipe.hold), resume: lines(recipe.resume),
    dialField: recipe.dial?.field ?? '', dialButton: recipe.dial?.button ?? '',
  };
}

/** The recipe as the form has it; a part that was not touched keeps what the form cannot show. */
function recipeFrom(texts: Texts, before: Recipe): Recipe {
  const old = textsOf(before);
  const made: Record<string, unknown> = { ...before, name: texts.name.trim(), hosts: split(texts.hosts, /[\s,]+/) };
  for (const name of SELECTORS) if (texts[name] !== old[name]) made[name] = name === 'callerId' || name === 'own' ? linesOf(texts[name]).map((at) => ({ at })) : linesOf(texts[name]);
  for (const name of STATES) {
    const says = split(texts[`${name}Words`], /,/);
    if (texts[name] !== old[name] || texts[`${name}Words`] !== old[`${name}Words`]) made[name] = linesOf(texts[name]).map((at) => ({ at, ...(says.length > 0 && { says }) }));
  }
  const [field, button] = [texts.dialField.trim(), texts.dialButton.trim()];
  made['dial'] = field || button ? { field, ...(button && { button }) } : undefined;
  return Object.fromEntries(Object.entries(made).filter(([name, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0 && name !== 'hosts' && name !== 'callerId'))) as unknown as Recipe;
}

const linesOf = (text: string): string[] => split(text, /\n/);

function split(text: string, at: RegExp): string[] {
  return text.split(at).map((part) => part.trim()).filter(Boolean);
}

/** `ringing.0.says.1` stands at the words, `dial.button` at its own field. */
function byField(faults: Record<string, string>): Partial<Record<Field, string>> {
  return Object.fromEntries(Object.entries(faults).map(([path, words]) => {
    const [first = '', , part] = path.split('.');
    if (first === 'dial') return [path.endsWith('button') ? 'dialButton' : 'dialField', words];
    return [part === 'says' ? `${first}Words` : first, words];
  }));
}
