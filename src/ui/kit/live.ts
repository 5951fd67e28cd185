/** The core's pushed views: calls in progress, sync, the page beside the panel; and a clock for what counts seconds. */
import { useEffect, useState } from 'preact/hooks';
import type { FieldDefinition } from '../../domain/records.ts';
import type { Call, CrmEvent, PageView, SyncView } from '../../domain/views.ts';
import { useHost } from './host-context.tsx';
import { useQuery } from './query.ts';

const ALONE: SyncView = { status: 'alone', peers: [], requests: [] };

/** Calls from the first ring to the end of wrap-up, oldest first: a new one moves none. */
export function useCalls(): readonly Call[] {
  const { crm } = useHost();
  const calls = usePushed('calls', () => crm.calls.list(), (event) => (event.type === 'calls' ? event.calls : undefined)) ?? [];
  return calls.toSorted((a, b) => a.startedAt - b.startedAt);
}

export function useSync(): SyncView {
  const { crm } = useHost();
  return usePushed('sync', () => crm.sync.state(), (event) => (event.type === 'sync' ? event.sync : undefined)) ?? ALONE;
}

/** What the tab shows; null without a tab. */
export function usePage(tab: number | null): PageView | undefined {
  const { crm } = useHost();
  return useQuery({
    key: tab === null ? null : `page ${tab}`,
    on: (event) => (event.type === 'page' && event.tab === tab) || (event.type === 'changed' && touchesPeople(event)),
    read: () => crm.pages.view(tab as number),
  }).data;
}

/** Settings of this device alone: `off`, `theme`, … */
export function useDevice(): Record<string, unknown> | undefined {
  const { crm } = useHost();
  return useQuery({ key: 'device', on: (event) => event.type === 'device', read: () => crm.device.all() }).data;
}

/** The data set's settings, read again when one changes; absent until the first answer. */
export function useSettings(): Record<string, unknown> | undefined {
  const { crm } = useHost();
  return useQuery({ key: 'settings', on: ['setting'], read: () => crm.settings.all() }).data;
}

/** Custom fields of every record, in their order, hidden ones among them; absent until the first answer. */
export function useFields(): readonly FieldDefinition[] | undefined {
  const { crm } = useHost();
  return useQuery({ key: 'fields', on: ['fieldDefinition'], read: () => crm.fields.list() }).data;
}

/** The tab beside the panel; null until it is known and where there is none. */
export function useTab(): number | null {
  const host = useHost();
  const [tab, setTab] = useState<number | null>(null);
  useEffect(() => {
    void host.currentTab().then(setTab);
    return host.onTabChange(setTab);
  }, [host]);
  return tab;
}

/** The time, again every `every` milliseconds while `running`. */
export function useNow(every = 1000, running = true): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (!running) return;
    const timer = setInterval(() => setNow(Date.now()), every);
    return () => clearInterval(timer);
  }, [every, running]);
  return now;
}

function usePushed<T>(key: string, read: () => Promise<T>, pushed: (event: CrmEvent) => T | undefined): T | undefined {
  const host = useHost();
  const [value, setValue] = useState<T>();
  useEffect(() => {
    let newer = false;
    const stop = host.onEvent((event) => {
      const next = pushed(event);
      if (next === undefined) return;
      newer = true;
      setValue(() => next);
    });
    read().then((first) => newer || setValue(() => first), () => undefined);
    return stop;
  }, [host, key]);
  return value;
}

function touchesPeople(event: Extract<CrmEvent, { type: 'changed' }>): boolean {
  return event.records === 'many' || event.records.some((record) => record.type === 'customer' || record.type === 'case');
}
