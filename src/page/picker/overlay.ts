/**
 * What the agent sees while pointing: a frame around the element, and what to point at. It stands in a closed root of an
 * element of ours, in the top layer, takes the pointer so that the page feels no hover and no click, and is removed afterwards.
 */

export interface Overlay {
  readonly host: HTMLElement;
  /** Frames the element; null: none. */
  frame(element: Element | null): void;
  /** Lets the pointer through, to a frame below. */
  open(through: boolean): void;
  remove(): void;
}

/** The accent of our screens, on white and black so that it stands out on any page. */
const ACCENT = '#2b3ad6';

export function overlay(document: Document, words: string, dir: 'ltr' | 'rtl'): Overlay {
  const host = document.createElement('div');
  const root = host.attachShadow({ mode: 'closed' });
  const part = (styles: Partial<CSSStyleDeclaration>): HTMLElement => {
    const element = document.createElement('div');
    Object.assign(element.style, styles);
    return root.appendChild(element);
  };
  dress(host, { all: 'initial', position: 'fixed', inset: '0', width: '100%', height: '100%', margin: '0', padding: '0', border: '0', background: 'none', overflow: 'visible', 'pointer-events': 'none', 'z-index': '2147483647' });
  const shield = part({ position: 'fixed', inset: '0', cursor: 'crosshair', pointerEvents: 'auto' });
  const box = part({ position: 'fixed', display: 'none', boxSizing: 'border-box', border: `2px solid ${ACCENT}`, borderRadius: '3px', background: 'rgb(43 58 214 / 12%)', boxShadow: '0 0 0 1px #fff, 0 0 0 2px rgb(0 0 0 / 35%)', pointerEvents: 'none' });
  const bar = part({
    position: 'fixed', top: '12px', left: '50%', transform: 'translateX(-50%)', maxWidth: '90%', padding: '8px 14px', borderRadius: '8px', background: '#1b1b21', color: '#fff',
    font: '500 14px/20px system-ui, sans-serif', boxShadow: '0 0 0 1px rgb(255 255 255 / 40%), 0 6px 24px rgb(0 0 0 / 35%)', pointerEvents: 'none', direction: dir, textAlign: 'start',
  });
  bar.textContent = words;
  document.documentElement.append(host);
  host.popover = 'manual';
  host.showPopover();
  return {
    host,
    frame(element) {
      const { left, top, width, height, bottom } = element?.getBoundingClientRect() ?? new DOMRect();
      Object.assign(box.style, { display: element ? 'block' : 'none', left: `${left - 3}px`, top: `${top - 3}px`, width: `${width + 6}px`, height: `${height + 6}px` });
      // The words give way to what stands below them.
      const hidden = element !== null && top < 60 && bottom > 0;
      Object.assign(bar.style, hidden ? { top: 'auto', bottom: '12px' } : { top: '12px', bottom: 'auto' });
    },
    open: (through) => void (shield.style.pointerEvents = through ? 'none' : 'auto'),
    remove: () => host.remove(),
  };
}

/** A page's own rules must not reach what stands on it. */
function dress(element: HTMLElement, styles: Record<string, string>): void {
  for (const [name, value] of Object.entries(styles)) element.style.setProperty(name, value, 'important');
}
