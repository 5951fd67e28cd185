/** "Search or run": customers, cases, tasks, then what can be done; the first row is chosen. */
import type { JSX } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { t } from '../../i18n/index.ts';
import { casePath, customerPath, Icon, Kbd, navigate, taskPath, useHost, useQuery } from '../kit/index.ts';
import { useCommands } from './commands.ts';
import { CaseHit, CommandHit, CustomerHit, TaskHit } from './palette-rows.tsx';
import { closePalette, paletteText } from './state.ts';

/** Rows of each kind, so that all kinds fit. */
const SHOWN = 5;

interface Entry {
  key: string;
  group: 'customers' | 'cases' | 'tasks' | 'do';
  run: () => void;
  draw: () => JSX.Element;
}

export function Palette(): JSX.Element {
  const [query, setQuery] = useState(paletteText() ?? '');
  const [at, setAt] = useState(0);
  const box = useRef<HTMLDialogElement>(null);
  const id = useId();
  const entries = useEntries(query.trim());
  const chosen = Math.min(at, entries.length - 1);
  useEffect(() => {
    box.current?.showModal();
    return () => box.current?.close();
  }, []);
  useEffect(() => document.getElementById(`${id}-${chosen}`)?.scrollIntoView({ block: 'nearest' }), [chosen]);
  const run = (entry: Entry | undefined) => {
    if (!entry) return;
    closePalette();
    entry.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const to = { ArrowDown: (chosen + 1) % entries.length, ArrowUp: (chosen - 1 + entries.length) % entries.length, Home: 0, End: entries.length - 1 }[event.key];
    if (to !== undefined && entries.length > 0 && (event.key.startsWith('Arrow') || query === '')) (event.preventDefault(), setAt(to));
    if (event.key === 'Enter' && !event.isComposing) (event.preventDefault(), run(entries[chosen]));
  };
  return (
    <dialog class="pal" ref={box} aria-label={t('app.searchOrRun')} onClose={closePalette} onMouseDown={(event) => event.target === box.current && closePalette()}>
      <div class="pal-in">
        <Icon name="search" />
        <input
          role="combobox" aria-expanded="true" aria-controls={`${id}-list`} aria-activedescendant={entries.length > 0 ? `${id}-${chosen}` : undefined} aria-label={t('app.searchOrRun')}
          placeholder={t('app.searchOrRun')} value={query} autoFocus dir="auto" autocomplete="off" spellcheck={false} onInput={(event) => (setQuery(event.currentTarget.value), setAt(0))} onKeyDown={onKeyDown}
        />
        <Kbd keys="Escape" />
      </div>
      <ul class="scroll pal-list" role="listbox" id={`${id}-list`} aria-label={t('panel.results')}>
        {entries.map((entry, index) => (
          <>
            {entry.group !== entries[index - 1]?.group && <li class="eyebrow" role="presentation" key={entry.group}>{heading(entry.group)}</li>}
            <li key={entry.key} role="option" id={`${id}-${index}`} aria-selected={index === chosen} onMouseDown={(event) => (event.preventDefault(), run(entry))} onMouseMove={() => setAt(index)}>
              {entry.draw()}
              {index === chosen && <Kbd keys="Enter" />}
            </li>
          </>
        ))}
        {entries.length === 0 && <li class="three" role="presentation">{t('panel.noResults', { query })}</li>}
      </ul>
      <footer class="p-foot">
        <span><Kbd keys="ArrowUp" /><Kbd keys="ArrowDown" />{t('action.move')}</span>
        <span><Kbd keys="Enter" />{t('action.open')}</span>
      </footer>
    </dialog>
  );
}

function heading(group: Entry['group']): string {
  if (group === 'customers') return t('app.customers');
  if (group === 'tasks') return t('app.tasks');
  return group === 'cases' ? t('app.cases') : t('app.do');
}

function useEntries(query: string): Entry[] {
  const { crm } = useHost();
  const found = useQuery({ key: query ? `palette ${query}` : null, on: [], read: () => crm.search(query, { limit: SHOWN }) }).data;
  const last = useRef(found);
  if (found || !query) last.current = found;
  const hits = last.current;
  const commands = useCommands(query);
  return [
    ...(hits?.customers ?? []).map((row): Entry => ({ key: row.id, group: 'customers', run: () => navigate(customerPath(row.id)), draw: () => <CustomerHit row={row} query={query} /> })),
    ...(hits?.cases ?? []).map((one): Entry => ({ key: one.id, group: 'cases', run: () => navigate(casePath(one.id)), draw: () => <CaseHit one={one} query={query} /> })),
    ...(hits?.tasks ?? []).map((one): Entry => ({ key: one.id, group: 'tasks', run: () => navigate(taskPath(one.id)), draw: () => <TaskHit one={one} query={query} /> })),
    ...commands.map((command): Entry => ({ key: command.id, group: 'do', run: command.run, draw: () => <CommandHit command={command} /> })),
  ];
}
