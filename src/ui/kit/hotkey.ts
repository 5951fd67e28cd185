/**
 * Keyboard commands. A chord is `n`, `/`, `?`, `ArrowDown`, `Escape`, `Mod+Enter`, `Alt+A`; `Mod` is ⌘ on a Mac, else Ctrl.
 * Bare keys are quiet while somebody types; chords with Alt or Mod work everywhere.
 */
import { useEffect, useRef } from 'preact/hooks';

export type Hotkeys = Record<string, ((event: KeyboardEvent) => void) | undefined | false>;

const ON_MAC = /Mac|iPhone|iPad/.test(globalThis.navigator?.platform ?? '');

/** Listens on the document while the component is there; the handlers may change from render to render. */
export function useHotkeys(hotkeys: Hotkeys): void {
  const latest = useRef(hotkeys);
  latest.current = hotkeys;
  useEffect(() => {
    const listen = (event: KeyboardEvent) => runHotkey(latest.current, event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}

/** Runs the handler that the event names, if any; true when one ran. */
export function runHotkey(hotkeys: Hotkeys, event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.isComposing) return false;
  const chord = chordOf(event);
  const handler = hotkeys[chord] || hotkeys[chord.toLowerCase()];
  if (!handler || (isBare(chord) && isTaken(chord, event.target))) return false;
  event.preventDefault();
  handler(event);
  return true;
}

/** `Alt+A` for the event. With Alt the key's place counts, since Alt types other characters on a Mac. */
export function chordOf(event: Pick<KeyboardEvent, 'key' | 'code' | 'altKey' | 'ctrlKey' | 'metaKey'>): string {
  const mod = ON_MAC ? event.metaKey : event.ctrlKey;
  const key = event.altKey && /^Key[A-Z]$/.test(event.code) ? event.code.slice(3) : event.key;
  return [mod && 'Mod', event.altKey && 'Alt', key].filter(Boolean).join('+');
}

function isBare(chord: string): boolean {
  return chord.length === 1 || chord.startsWith('Arrow') || chord === 'Enter' || chord === 'Home' || chord === 'End';
}

/** True where a bare key is meant for the field, or Enter would press the focused control. */
function isTaken(chord: string, target: EventTarget | null): boolean {
  const element = target as HTMLElement | null;
  const takers = 'input:not([type="checkbox"], [type="radio"]), textarea, select, [contenteditable]';
  return element?.closest?.(chord === 'Enter' ? `${takers}, button, a[href], summary` : takers) != null;
}

const CAPS: Record<string, string> = { Enter: '↵', ArrowUp: '↑', ArrowDown: '↓', ArrowLeft: '←', ArrowRight: '→', Escape: 'Esc', Mod: ON_MAC ? '⌘' : 'Ctrl', Alt: ON_MAC ? '⌥' : 'Alt' };

/** What is written on the keys. */
export function keyCaps(chord: string): string {
  const keys = chord.length === 1 ? [chord] : chord.split(/\+(?=.)/);
  return keys.map((key) => CAPS[key] ?? (key.length === 1 ? key.toUpperCase() : key)).join(' ');
}
