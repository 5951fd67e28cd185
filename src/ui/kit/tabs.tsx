/** Tabs with arrow keys (WAI-ARIA tabs pattern, automatic activation). `looks: 'segments'` draws the small switch of the panel. */
import type { ComponentChildren, JSX } from 'preact';
import { useRef } from 'preact/hooks';
import { formatNumber } from '../../i18n/format.ts';

export interface Tab {
  id: string;
  label: string;
  count?: number | undefined;
}

export interface TabsProps {
  label: string;
  tabs: readonly Tab[];
  chosen: string;
  onChoose: (id: string) => void;
  looks?: 'line' | 'segments' | undefined;
  /** Prefix of the ids that tie tabs to panels; `TabPanel` takes the same. */
  group: string;
}

export function Tabs({ label, tabs, chosen, onChoose, looks, group }: TabsProps): JSX.Element {
  const list = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent) => {
    const next = neighbour(event, tabs, chosen);
    if (!next) return;
    event.preventDefault();
    onChoose(next);
    list.current?.querySelector<HTMLElement>(`#${CSS.escape(tabId(group, next))}`)?.focus();
  };
  return (
    <div class={looks === 'segments' ? 'seg end' : 'tabs'} role="tablist" aria-label={label} ref={list} onKeyDown={move}>
      {tabs.map((tab) => (
        <button
          key={tab.id} type="button" role="tab" id={tabId(group, tab.id)} aria-selected={tab.id === chosen}
          aria-controls={`${group}-panel`} tabIndex={tab.id === chosen ? 0 : -1} onClick={() => onChoose(tab.id)}
        >
          {tab.label}
          {tab.count !== undefined && <span class={looks === 'segments' ? undefined : 'count'}>{formatNumber(tab.count)}</span>}
        </button>
      ))}
    </div>
  );
}

export function TabPanel({ group, chosen, children, class: more }: { group: string; chosen: string; children: ComponentChildren; class?: string }): JSX.Element {
  return <div role="tabpanel" id={`${group}-panel`} aria-labelledby={tabId(group, chosen)} class={more}>{children}</div>;
}

function tabId(group: string, id: string): string {
  return `${group}-tab-${id}`;
}

/** The tab an arrow key means; in right-to-left text the arrows change places. */
function neighbour(event: KeyboardEvent, tabs: readonly Tab[], chosen: string): string | undefined {
  const at = tabs.findIndex((tab) => tab.id === chosen);
  const forward = document.documentElement.dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
  const backward = forward === 'ArrowLeft' ? 'ArrowRight' : 'ArrowLeft';
  const to = { [forward]: (at + 1) % tabs.length, [backward]: (at - 1 + tabs.length) % tabs.length, Home: 0, End: tabs.length - 1 }[event.key];
  return to === undefined ? undefined : tabs[to]?.id;
}
