/** Short notices with a way back. Each stays 6 s, an error until it is closed; all can be read again from the log. */
import type { JSX } from 'preact';
import { signal } from '@preact/signals';
import { useEffect, useState } from 'preact/hooks';
import { t } from '../../i18n/index.ts';
import { formatTime } from '../../i18n/format.ts';
import { Button } from './button.tsx';
import { wordError } from './errors.ts';
import { useHotkeys } from './hotkey.ts';
import { Icon } from './icon.tsx';

const SHOWN_FOR = 6_000;
/** Enough to find again what was missed over a call. */
const KEPT = 30;

export interface Toast {
  id: number;
  text: string;
  tone: 'done' | 'harm';
  at: number;
  /** Takes the action back; its button and the key Z call it. */
  undo?: (() => void) | undefined;
  /** Another way on, for an error: "Try again". */
  retry?: (() => void) | undefined;
}

const shown = signal<readonly Toast[]>([]);
const log = signal<readonly Toast[]>([]);
let lastId = 0;

export function toast(text: string, options: Partial<Pick<Toast, 'tone' | 'undo' | 'retry'>> = {}): void {
  const made: Toast = { id: ++lastId, text, tone: 'done', at: Date.now(), ...options };
  shown.value = [...shown.value, made];
  log.value = [...log.value, made].slice(-KEPT);
}

/** Words what was thrown, in the one wording of errors. */
export function toastError(thrown: unknown, retry?: () => void): void {
  toast(wordError(thrown), { tone: 'harm', retry });
}

export function closeToast(id: number): void {
  shown.value = shown.value.filter((one) => one.id !== id);
}

/** Whether there is anything to read again; reading it while rendering subscribes. */
export function hasNotices(): boolean {
  return log.value.length > 0;
}

/** Once per page, last in the document. */
export function Toasts(): JSX.Element {
  const undoable = shown.value.findLast((one) => one.undo);
  useHotkeys({ z: undoable && (() => undo(undoable)) });
  return (
    <div class="toasts" role="status" aria-live="polite">
      {shown.value.map((one) => <ToastCard key={one.id} toast={one} />)}
    </div>
  );
}

function ToastCard({ toast: one }: { toast: Toast }): JSX.Element {
  const [held, hold] = useState(false);
  useEffect(() => {
    if (one.tone === 'harm' || held) return;
    const timer = setTimeout(() => closeToast(one.id), SHOWN_FOR);
    return () => clearTimeout(timer);
  }, [one, held]);
  return (
    <div class="toast" onMouseEnter={() => hold(true)} onMouseLeave={() => hold(false)} onFocusIn={() => hold(true)} onFocusOut={() => hold(false)}>
      <ToastSign toast={one} />
      <span class="grow">{one.text}</span>
      {one.undo && <Button tone="quiet" keys="z" onClick={() => undo(one)}>{t('toast.undo')}</Button>}
      {one.retry && <Button tone="quiet" onClick={() => (closeToast(one.id), one.retry?.())}>{t('toast.retry')}</Button>}
      {one.tone === 'harm' && <Button tone="quiet" icon="close" label={t('toast.close')} onClick={() => closeToast(one.id)} />}
    </div>
  );
}

/** The last notices, newest first; what they offered to undo can still be undone. */
export function ToastLog(): JSX.Element {
  return (
    <ul class="toast-log" aria-label={t('toast.log')}>
      {log.value.toReversed().map((one) => (
        <li key={one.id}>
          <ToastSign toast={one} />
          <span class="grow">{one.text}</span>
          <span class="three t-sm">{formatTime(one.at)}</span>
          {one.undo && <Button tone="quiet" onClick={() => undo(one)}>{t('toast.undo')}</Button>}
        </li>
      ))}
      {log.value.length === 0 && <li class="three">{t('toast.none')}</li>}
    </ul>
  );
}

function ToastSign({ toast: one }: { toast: Toast }): JSX.Element {
  return <Icon name={one.tone === 'harm' ? 'warning' : 'tick'} class={one.tone === 'harm' ? 'harm' : 'live-t'} />;
}

function undo(one: Toast): void {
  one.undo?.();
  closeToast(one.id);
  log.value = log.value.map((kept) => (kept.id === one.id ? { ...kept, undo: undefined } : kept));
}
