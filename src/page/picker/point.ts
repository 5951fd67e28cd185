/** Pointing at one thing: by pointer or keys, trusted ones alone; the page gets none of them meanwhile. */
import type { FromPicker, PickerKey, ToPicker } from '../../link/messages.ts';
import { PICKER_KEYS } from '../../link/messages.ts';
import { aim, firstOf, pickedAt, shownBy } from './aim.ts';
import { overlay } from './overlay.ts';
import { elementAt, scopesOf, walk } from './tree.ts';

/** Kept from the page while the agent points. */
const SWALLOWED = ['pointerdown', 'pointerup', 'mousedown', 'mouseup', 'click', 'dblclick', 'auxclick', 'contextmenu', 'touchstart', 'touchend', 'dragstart', 'keyup', 'keypress'] as const;

export interface Pointing {
  key(key: PickerKey): void;
}

export function point(document: Document, { part, words, dir }: Extract<ToPicker, { t: 'point' }>, post: (message: FromPicker) => void, signal: AbortSignal): Pointing {
  const view = document.defaultView as Window;
  const cover = overlay(document, words, dir);
  let at: Element | null = null;

  function over(element: Element | null): void {
    if (element === at) return cover.frame(at);
    at = element;
    cover.frame(at);
    post({ t: 'over', text: at ? shownBy(at) : null });
  }
  function moved(event: PointerEvent): void {
    if (!event.isTrusted) return;
    const hit = elementAt(document, event.clientX, event.clientY, cover.host);
    const isFrame = hit?.localName === 'iframe' || hit?.localName === 'frame';
    // A frame has a picker of its own, once the pointer gets there.
    cover.open(isFrame);
    over(hit && !isFrame ? aim(hit, part) : null);
  }
  function pick(): void {
    if (!at) return;
    const picked = pickedAt(at, part, scopesOf(document));
    post(picked ? { t: 'picked', part, picked } : { t: 'unsure', part });
  }
  function key(name: PickerKey): void {
    if (name === 'Escape') post({ t: 'left' });
    else if (name === 'Enter') pick();
    else {
      over(at ? walk(at, name, cover.host) : firstOf(document, scopesOf(document), part));
      at?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
      cover.frame(at);
    }
  }
  function pressed(event: KeyboardEvent): void {
    const name = PICKER_KEYS.find((one) => one === event.key);
    if (!event.isTrusted || !name || event.ctrlKey || event.altKey || event.metaKey) return;
    keep(event);
    key(name);
  }
  function swallow(event: Event): void {
    if (!event.isTrusted) return;
    keep(event);
    if (event.type === 'click') pick();
  }
  const options = { capture: true, signal };
  view.addEventListener('pointermove', moved, options);
  view.addEventListener('keydown', pressed, options);
  view.addEventListener('scroll', () => cover.frame(at), { ...options, passive: true });
  view.addEventListener('resize', () => cover.frame(at), options);
  document.documentElement.addEventListener('pointerleave', (event) => event.isTrusted && over(null), { signal });
  for (const type of SWALLOWED) view.addEventListener(type, swallow, { ...options, passive: false });
  signal.addEventListener('abort', () => cover.remove());
  return { key };
}

function keep(event: Event): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}
