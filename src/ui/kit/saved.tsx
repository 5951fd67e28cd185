/** Where and when what is being typed was saved last. "Here" is this device. */
import type { JSX } from 'preact';
import { formatTime } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import type { AutosaveState } from './autosave.ts';
import { Icon } from './icon.tsx';
import { useNow } from './live.ts';

/** Seconds within which "2 s ago" is worth counting. */
const RECENT = 60;

export function Saved({ state }: { state: AutosaveState }): JSX.Element | null {
  const now = useNow(1000, state.savedAt !== null);
  if (state.error) return <span class="saved harm" role="alert"><Icon name="warning" small />{t('saved.failed')}</span>;
  if (state.savedAt === null) return null;
  return <span class="saved"><Icon name="tick" small />{wordSaved(state.savedAt, now)}</span>;
}

function wordSaved(savedAt: number, now: number): string {
  const seconds = Math.floor((now - savedAt) / 1000);
  if (seconds < 1) return t('saved.now');
  return seconds < RECENT ? t('saved.secondsAgo', { count: seconds }) : t('saved.at', { time: formatTime(savedAt) });
}
