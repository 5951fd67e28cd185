import { MAYBE } from './maybe.ts';
import type { Clock } from './clock.ts';
import type { Places } from './places.ts';
import { spotsIn } from './spots.ts';
import type { Spot } from './spots.ts';

/** A value set by script leaves no trace in the DOM, so these few are looked at as often as this (ms). */
const EVERY = 500;
const MOST_FIELDS = 50;
/** Of a value, in UTF-16 code units: less than one window of `spotsIn`, which then needs no second step. */
const MOST_TEXT = 1_000;
const PHONE = /phone|call|dial|numbe?[er]|tel|remote|display|\bsip|\buri|nummer|anruf/i;
const TYPES = /^(?:text|tel|search|url|email|number)$/;
/** Cards, one-time codes and passwords are nobody's contact. */
const PRIVATE = /^cc-|one-time|password/;

export interface Fields {
  seen(element: HTMLInputElement): void;
  any(): boolean;
}

/** True for a field that shows rather than asks, or that a softphone shows numbers in. */
export function isPhoneField(field: HTMLInputElement): boolean {
  if (!TYPES.test(field.type) || PRIVATE.test(field.autocomplete)) return false;
  if (field.readOnly || field.type === 'tel' || field.inputMode === 'tel') return true;
  return PHONE.test(`${field.id} ${field.name} ${field.className} ${field.placeholder} ${field.ariaLabel}`);
}

/** Watches what fields show. The listeners stand in the isolated world, where no page sees them. */
export function fields(document: Document, places: Places, clock: Clock, signal: AbortSignal): Fields {
  const known = new Map<HTMLInputElement, string>();
  let polling = false;

  function look(field: HTMLInputElement): void {
    const value = field.value;
    if (known.get(field) === value) return;
    known.set(field, value);
    places.set([field], spotsOf(field, value));
  }
  function poll(): void {
    polling = false;
    if (signal.aborted) return;
    for (const field of known.keys()) {
      if (field.isConnected) look(field);
      else known.delete(field);
    }
    arm();
  }
  function arm(): void {
    if (polling || known.size === 0) return;
    polling = true;
    clock.after(EVERY, () => clock.whenIdle(poll));
  }
  function seen(field: HTMLInputElement): void {
    if (known.size >= MOST_FIELDS || !isPhoneField(field)) return;
    look(field);
    arm();
  }
  function changed(event: Event): void {
    const target = event.composedPath()[0] as Element | undefined;
    if (target?.nodeName === 'INPUT') seen(target as HTMLInputElement);
  }
  for (const type of ['input', 'change']) document.addEventListener(type, changed, { capture: true, passive: true, signal });
  return { seen, any: () => known.size > 0 };
}

function spotsOf(field: HTMLInputElement, value: string): Spot[] {
  if (!MAYBE.test(value)) return [];
  const spots = spotsIn({ text: value.slice(0, MOST_TEXT), nodes: [], at: [] }).next().value ?? [];
  return spots.map((spot) => ({ ...spot, nodes: [field], was: [value] }));
}
