import type { Span } from '../detect/prefilter.ts';
import { hintsOf, isVisible, nameOf } from './see.ts';
import type { CallSign, Sighting } from './sighting.ts';
import { isEnded, isIncoming, isOutgoing, roleOf, withheldIn } from './words.ts';

const BUTTON = 'button,[role=button],input[type=button],a[class*=btn]';
/** Buttons looked at in one frame; softphones have few. */
const MOST_BUTTONS = 1_000;
/** How far above a button its caller ID may stand, and how much text may stand there: a call, not an article. */
const LEVELS = 6;
const MOST_TEXT = 400;
/** Words alone stand in a banner of this length at most, not in a list of past calls. */
const MOST_BANNER = 120;

export type SpansOf = (text: string) => Span[];

/** Buttons named like those of a call, hidden ones too: they may be shown without a mutation that we watch. */
export function callButtons(scopes: readonly ParentNode[]): CallSign[] {
  const all = scopes.flatMap((scope) => [...scope.querySelectorAll(BUTTON)]).slice(0, MOST_BUTTONS);
  return all.flatMap((element) => {
    const names = [nameOf(element)];
    const [role] = (names[0] ? names : hintsOf(element)).flatMap((name) => roleOf(name) ?? []);
    return role ? [{ element, ...role }] : [];
  });
}

/** Calls that buttons and words around a visible number speak of. */
export function guessCalls(signs: readonly CallSign[], spansOf: SpansOf): Sighting[] {
  const homes: Home[] = [];
  const shown = signs.filter(({ element }) => element.isConnected && isVisible(element) && !element.matches(':disabled,[aria-disabled=true]'));
  for (const sign of shown) {
    const home = homeOf(sign, shown, spansOf);
    const known = home && homes.find(({ callerId, place }) => callerId === home.callerId && (place.contains(home.place) || home.place.contains(place)));
    if (known) known.signs.push(sign);
    else if (home) homes.push(home);
  }
  return homes.flatMap((home) => judge(home) ?? []);
}

interface Home {
  place: Element;
  callerId: string;
  text: string;
  signs: CallSign[];
}

/** The nearest element around a sign that shows a number and no second sign of the same kind. */
function homeOf(sign: CallSign, shown: readonly CallSign[], spansOf: SpansOf): Home | null {
  let place: HTMLElement | null = sign.element as HTMLElement;
  for (let level = 0; place && level < LEVELS; level++, place = place.parentElement) {
    const text: string = place.innerText ?? '';
    if (text.length > MOST_TEXT || shown.some((other) => other.role === sign.role && other !== sign && place!.contains(other.element))) return null;
    const callerId = callerIn(place, text, sign.role, spansOf) ?? (sign.role === 'answer' && isIncoming(text) ? withheldIn(text) : null);
    if (callerId && (sign.role !== 'banner' || isBanner(sign.element, text))) return { place, callerId, text, signs: [sign] };
  }
  return null;
}

const isBanner = (number: Element, text: string): boolean => text.length <= MOST_BANNER && isIncoming(text) && !number.closest('li,tr,[role=row],[role=listitem]');

/** While a call waits to be answered, nobody types a number: whatever a field shows then is the caller's. */
function callerIn(place: Element, text: string, role: CallSign['role'], spansOf: SpansOf): string | null {
  const fields = [...place.querySelectorAll<HTMLInputElement>('input:not([type=hidden],[type=password])')].filter((field) => (field.readOnly || role === 'answer') && isVisible(field));
  return callerOf([text, ...fields.map((field) => field.value)].join('\n'), spansOf);
}

/** A number, a SIP address, or an extension alone on its line. */
export function callerOf(text: string, spansOf: SpansOf): string | null {
  const sip = /sips?:[^\s<>"']{2,200}/i.exec(text)?.[0];
  const span = spansOf(text).find(({ start, end }) => /(?:\p{Nd}\D*){5}/u.test(text.slice(start, end)));
  const found = sip ?? (span ? text.slice(span.start, span.end) : /^[ \t]*\d{3,4}[ \t]*$/m.exec(text)?.[0]);
  return found?.trim().toWellFormed() ?? null;
}

function judge({ place, callerId, text, signs }: Home): Sighting | null {
  const [answer, decline, hangUp, banner] = (['answer', 'decline', 'hangUp', 'banner'] as const).map((role) => signs.find((sign) => sign.role === role));
  if (!answer && isEnded(withoutNames(text, signs))) return null;
  const incoming = isIncoming(text);
  const rings = incoming ? answer || (banner && !hangUp) : answer && (decline || hangUp) && signs.some(({ strong }) => strong);
  if (!rings && (answer || !hangUp?.strong)) return null;
  const state = rings || isOutgoing(text) ? 'ringing' : 'live';
  const stop = decline ?? (answer && hangUp);
  return { callerId, place, state, direction: incoming || rings ? 'in' : 'out', buttons: { answer: answer?.element, decline: stop?.element, hangUp: hangUp?.element } };
}

/** A button that ends a call may be named as a call that has ended is called. */
function withoutNames(text: string, signs: readonly CallSign[]): string {
  return signs.filter(({ role }) => role !== 'banner').reduce((rest, { element }) => rest.replace(nameOf(element), ''), text);
}
