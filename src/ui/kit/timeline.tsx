/** Timeline: newest first, by day; one thin line, a sign per event, then what, when and who, and at most two lines of quotation. */
import type { ComponentChildren, JSX } from 'preact';
import { daysBetween, formatLongDay } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { Icon, type IconName } from './icon.tsx';

export interface TimelineEntry {
  id: string;
  at: number;
  icon: IconName;
  title: ComponentChildren;
  /** When and who. */
  meta: ComponentChildren;
  quote?: ComponentChildren;
  /** Under way now. */
  live?: boolean | undefined;
}

export function Timeline({ entries, now = Date.now() }: { entries: readonly TimelineEntry[]; now?: number }): JSX.Element {
  const days = Map.groupBy(entries, (entry) => daysBetween(entry.at, now));
  return (
    <>
      {[...days].map(([ago, list]) => (
        <section key={ago}>
          <h3 class="day">{wordDay(ago, list[0]?.at ?? now)}</h3>
          <ol class="tl">{list.map((entry) => <Entry key={entry.id} entry={entry} />)}</ol>
        </section>
      ))}
    </>
  );
}

function Entry({ entry }: { entry: TimelineEntry }): JSX.Element {
  return (
    <li>
      <span class={entry.live ? 'dot now' : 'dot'}><Icon name={entry.icon} /></span>
      <div class="col">
        <div class="t mid">{entry.title}</div>
        <div class="m">{entry.meta}</div>
        {entry.quote !== undefined && <div class="q">{entry.quote}</div>}
      </div>
    </li>
  );
}

function wordDay(days: number, at: number): string {
  if (days === 0) return t('time.today');
  return days === 1 ? t('time.yesterday') : formatLongDay(at);
}
