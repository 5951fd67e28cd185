/** What floats over the screens: the palette, the case window, the menu of a narrow window. */
import { signal } from '@preact/signals';

export interface CaseWindowState {
  /** A case to read; absent: one to write. */
  caseId?: string | undefined;
  /** Of a new case. */
  customer?: string | undefined;
  expanded: boolean;
}

const palette = signal<string | null>(null);
const window = signal<CaseWindowState | null>(null);
const menu = signal(false);

/** What the palette was opened with; null while it is closed. */
export function paletteText(): string | null {
  return palette.value;
}

export function openPalette(text = ''): void {
  palette.value = text;
}

export function closePalette(): void {
  palette.value = null;
}

export function caseWindow(): CaseWindowState | null {
  return window.value;
}

export function openCase(state: Omit<CaseWindowState, 'expanded'>): void {
  window.value = { ...state, expanded: false };
}

export function setCaseWindow(change: Partial<CaseWindowState> | null): void {
  window.value = change && window.value && { ...window.value, ...change };
}

export function menuOpen(): boolean {
  return menu.value;
}

export function setMenu(open: boolean): void {
  menu.value = open;
}
