import type { RecipeButton } from '../domain/recipe.ts';

/** A call as one look at the page shows it. */
export interface Sighting {
  /** Empty where signs alone speak of a call: of one seen before, or of a caller that the page does not show. */
  callerId: string;
  /** The number called, for an outgoing call that shows no caller ID. */
  callee?: string;
  name?: string;
  /** The element that shows the caller ID, or holds the call. */
  place: Element;
  state: 'ringing' | 'live';
  held?: boolean;
  /** As far as this look can tell; the first one of a call counts. */
  direction: 'in' | 'out';
  buttons: Partial<Record<RecipeButton, Element | undefined>>;
}

/** Something that speaks of a call: a button by its name, … */
export interface CallSign {
  element: Element;
  /** … or `banner`, the element of a number that came after the page had loaded. */
  role: 'answer' | 'decline' | 'hangUp' | 'banner';
  /** Its name alone says that it belongs to a call. */
  strong: boolean;
}

/** A caller ID without what pages change in it while it stands: spaces, brackets, the rest of a SIP address. */
export function callerKey(callerId: string): string {
  const user = /sips?:([^@;>]+)/i.exec(callerId)?.[1] ?? callerId;
  const digits = user.normalize('NFKC').replace(/[^\d+]/g, '');
  return digits.length > 2 ? digits : user.trim().toLowerCase();
}

export const isSameCaller = (a: string, b: string): boolean => callerKey(a) === callerKey(b);

/** Digits enough for a number; a name, or the status text of a page that uses one place for both, has none. */
export const isNumber = (callerId: string): boolean => /(?:\d\D*){5}/.test(callerKey(callerId));

/** The same call still if one caller ID goes on where the other stopped, or a name gave way to a number. */
export function mayGrowInto(before: string, after: string): boolean {
  const [a, b] = [callerKey(before), callerKey(after)];
  return a.startsWith(b) || b.startsWith(a) || !/\d{3}/.test(a) || !/\d{3}/.test(b);
}
