/** "Someone else": any customer, found by whatever the agent knows, linked to the call. */
import type { JSX } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Call } from '../../domain/views.ts';
import { t } from '../../i18n/index.ts';
import { Button, Checkbox, SearchBox, useHost, useHotkeys } from '../kit/index.ts';
import { choose } from './chooser.tsx';
import { moveFocus } from './row-focus.ts';
import { SearchResults } from './search-results.tsx';
import { setCallChoice } from './choice.ts';

export function PersonSearch({ call }: { call: Call }): JSX.Element {
  const { crm } = useHost();
  const [query, setQuery] = useState('');
  const [once, setOnce] = useState(false);
  const box = useRef<HTMLInputElement>(null);
  const back = () => setCallChoice(call.id, 'suggested');
  useLayoutEffect(() => box.current?.focus(), []);
  useHotkeys({ Escape: back, ArrowDown: () => moveFocus(1), ArrowUp: () => moveFocus(-1) });
  return (
    <>
      <div class="p-head"><SearchBox label={t('chooser.searchAll')} value={query} onInput={setQuery} inputRef={box} onKeyDown={(event) => event.key === 'ArrowDown' && (event.preventDefault(), moveFocus(1))} /></div>
      {query.trim() ? <SearchResults query={query.trim()} alone onPick={(id) => void choose(crm, call, id, !once)} /> : <p class="p5 three grow">{t('panel.searchWays')}</p>}
      <footer class="p-foot big">
        <Button tone="quiet" class="pull" keys="Escape" onClick={back}>{t('chooser.back')}</Button>
        <span class="grow" />
        {call.contact && <Checkbox label={t('chooser.onlyThisCall')} checked={once} onChange={setOnce} />}
        {!call.contact && <Button needs="customer.create" onClick={() => setCallChoice(call.id, 'create')}>{t('chooser.newCustomer')}</Button>}
      </footer>
    </>
  );
}
