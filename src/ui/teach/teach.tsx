/** Teaching a softphone: the agent points at what its page shows, one thing after the other, then tries it with a call. */
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Recipe } from '../../domain/recipe.ts';
import { PARTS, type Part } from '../../domain/teach.ts';
import { t } from '../../i18n/index.ts';
import { PICKER_KEYS } from '../../link/messages.ts';
import { Banner, Button, Icon, TextInput, toastError, useHost, useHotkeys, useMay } from '../kit/index.ts';
import { downloadRecipes, saveForAll, saveHere } from './keep.ts';
import { Reads } from './reads.tsx';
import { TestCall } from './test-call.tsx';
import { useTeaching, type Teaching } from './use-teaching.ts';

export function Teach({ tab, onDone }: { tab: number | null; onDone: () => void }): JSX.Element {
  const [name, setName] = useState('');
  const teaching = useTeaching(tab, name);
  const { state, pointing, recipe } = teaching;
  usePickerKeys(teaching);
  useNextStep(pointing);
  useHotkeys({ Escape: () => (pointing ? teaching.stop() : onDone()) });
  return (
    <>
      <div class="scroll grow">
        <section class="teach" aria-labelledby="teach-title">
          <div class="col">
            <h1 id="teach-title">{t('teach.title')}</h1>
            {teaching.host && <span class="three cut"><bdi dir="ltr">{teaching.host}</bdi></span>}
          </div>
          {state === 'refused' && <Banner tone="harm">{t('teach.refused')}</Banner>}
          {state === 'lost' && <Banner tone="wrap" actions={<Button onClick={teaching.reach}>{t('teach.reach')}</Button>}>{t('teach.lost')}</Banner>}
          {state === 'ready' && (
            <>
              <p class="two">{t('teach.lead')}</p>
              <ol class="card steps">{PARTS.map((part) => <Step key={part} part={part} teaching={teaching} />)}</ol>
              {recipe && <TestCall teaching={teaching} />}
              {recipe && <TextInput label={t('recipes.name')} value={name || recipe.name} onInput={setName} maxLength={80} />}
              {recipe && <Elsewhere recipe={recipe} onDone={onDone} />}
            </>
          )}
        </section>
      </div>
      <Foot recipe={recipe} onDone={onDone} />
    </>
  );
}

/** While pointing, the keys of this screen walk the page: it need not have the focus. */
function usePickerKeys({ pointing, key }: Teaching): void {
  useEffect(() => {
    if (!pointing) return;
    const listen = (event: KeyboardEvent) => {
      const name = PICKER_KEYS.find((one) => one === event.key);
      if (!name || name === 'Escape' || event.defaultPrevented || (event.target as Element).closest('input')) return;
      if (name === 'Enter' && (event.target as Element).closest('button')) return;
      event.preventDefault();
      key(name);
    };
    document.addEventListener('keydown', listen, { capture: true });
    return () => document.removeEventListener('keydown', listen, { capture: true });
  }, [pointing]);
}

/** After pointing, the keyboard goes on at the next step. */
function useNextStep(pointing: Part | null): void {
  const before = useRef(pointing);
  useEffect(() => {
    if (before.current && !pointing) document.querySelector<HTMLElement>('.step[aria-current] .btn')?.focus({ preventScroll: false });
    before.current = pointing;
  }, [pointing]);
}

function Step({ part, teaching }: { part: Part; teaching: Teaching }): JSX.Element {
  const picked = teaching.parts[part];
  const isNext = teaching.next === part;
  const isPointing = teaching.pointing === part;
  const mayPoint = part === 'callerId' || teaching.parts.callerId !== undefined;
  const state = isPointing ? 'now' : picked ? 'done' : teaching.skipped.has(part) ? 'skipped' : isNext ? 'next' : 'later';
  return (
    <li class="step" data-step={part} data-s={state} aria-current={isNext || isPointing ? 'step' : undefined}>
      <Icon name={picked ? 'tick' : 'next'} small class={picked ? 'live-t' : undefined} />
      <div class="col grow">
        <span class="mid">{t(`teachPart.${part}`)}</span>
        {(isNext || isPointing) && <span class="two">{t(`teachHint.${part}`)}</span>}
        {isPointing && <Pointing teaching={teaching} part={part} />}
        {picked && !isPointing && <Reads text={picked.says ?? picked.text} part={part} />}
        {picked && picked.like > 1 && !isPointing && <span class="three t-sm">{t('teach.like', { count: picked.like })}</span>}
        {!picked && teaching.skipped.has(part) && <span class="three t-sm">{t('teach.skipped')}</span>}
        {(isNext || isPointing || picked || teaching.skipped.has(part)) && (
          <span class="row wraps step-acts">
            {isPointing ? <Button onClick={teaching.stop} keys="Escape">{t('teach.stop')}</Button> : <Button tone={isNext && mayPoint ? 'main' : undefined} disabled={!mayPoint} onClick={() => teaching.point(part)}>{picked ? t('teach.again') : t('teach.point')}</Button>}
            {isNext && part !== 'callerId' && !isPointing && <Button tone="quiet" onClick={() => teaching.skip(part)}>{t('teach.skip')}</Button>}
            {picked && part !== 'callerId' && !isPointing && <Button tone="quiet" onClick={() => teaching.forget(part)}>{t('teach.forget')}</Button>}
          </span>
        )}
      </div>
    </li>
  );
}

/** What would be read, while the pointer moves over the page. */
function Pointing({ teaching, part }: { teaching: Teaching; part: Part }): JSX.Element {
  // Enter is to pick, not to press the button that began this.
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div class="pointing" role="status" tabIndex={-1} ref={box}>
      {teaching.over === null ? <span class="three">{t('teach.keys')}</span> : <Reads text={teaching.over} part={part} live />}
      {teaching.unsure && <span class="fault"><Icon name="warning" small />{t('teach.unsure')}</span>}
      {teaching.frames > 1 && <Button tone="quiet" class="pull" onClick={teaching.nextFrame}>{t('teach.nextFrame')}</Button>}
    </div>
  );
}

/** What else can be done with it than the usual. */
function Elsewhere({ recipe, onDone }: { recipe: Recipe; onDone: () => void }): JSX.Element {
  const { crm } = useHost();
  const isAdmin = useMay()('admin');
  return (
    <div class="row wraps">
      {isAdmin && <Button onClick={() => void saveHere(crm, recipe).then(onDone, toastError)}>{t('teach.saveHere')}</Button>}
      <Button onClick={() => downloadRecipes([recipe])}>{t('recipes.export')}</Button>
    </div>
  );
}

function Foot({ recipe, onDone }: { recipe: Recipe | null; onDone: () => void }): JSX.Element {
  const { crm } = useHost();
  const isAdmin = useMay()('admin');
  const save = () => void (recipe && (isAdmin ? saveForAll : saveHere)(crm, recipe).then(onDone, toastError));
  return (
    <footer class="p-foot big">
      <Button tone="quiet" class="pull" onClick={onDone}>{t('action.cancel')}</Button>
      <span class="grow" />
      <Button tone="main" disabled={!recipe} reason={recipe ? undefined : t('teach.needsNumber')} onClick={save}>{isAdmin ? t('teach.saveAll') : t('teach.saveHere')}</Button>
    </footer>
  );
}
