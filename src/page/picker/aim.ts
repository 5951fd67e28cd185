/** From what lies under the pointer to what is meant: a number's whole element, a button rather than its icon, the field itself. */
import { wordsOf, type Part, type Picked } from '../../domain/teach.ts';
import { isVisible, textOf } from '../see.ts';
import { selectorOf } from './selector.ts';

const BUTTON = 'button,a,input,[role=button],[role=link],summary,label';
const FIELD = 'input:not([type=button],[type=submit],[type=checkbox],[type=radio],[type=hidden]),textarea,[contenteditable=""],[contenteditable=true]';
/** How far around the pointer a whole number may stand, and how much text besides (code units). */
const LEVELS = 3;
const MOST_TEXT = 60;
const NUMBER = /(?:\p{Nd}[^\p{Nd}\n]{0,3}){3}/u;

export function aim(element: Element, part: Part): Element {
  if (part === 'dialField') return element.closest(FIELD) ?? element.querySelector(FIELD) ?? element;
  if (part === 'answer' || part === 'decline' || part === 'hangUp' || part === 'dialButton') return element.closest(BUTTON) ?? element;
  return part === 'callerId' || part === 'own' ? wholeNumber(element) : element;
}

/** `<b>+49</b> 30 …`: the element around the piece that was hit. */
function wholeNumber(element: Element): Element {
  let at: Element | null = element;
  for (let level = 0; at && level <= LEVELS; level++, at = at.parentElement) {
    const text = textOf(at);
    if (text.length > MOST_TEXT) break;
    if (NUMBER.test(text)) return at;
  }
  return element;
}

/** Where a walk by keys begins: the first number in sight, else the first thing. */
export function firstOf(document: Document, scopes: readonly ParentNode[], part: Part): Element {
  const wanted = part === 'dialField' ? FIELD : part === 'callerId' || part === 'own' ? 'body *' : BUTTON;
  const inSight = scopes.flatMap((scope) => [...scope.querySelectorAll(wanted)]).filter(isVisible);
  const numbers = part === 'callerId' || part === 'own' ? inSight.filter((element) => element.childElementCount === 0 && NUMBER.test(textOf(element))) : inSight;
  return numbers[0] ?? document.body ?? document.documentElement;
}

/** Null where nothing lasting tells the element from others. */
export function pickedAt(element: Element, part: Part, scopes: readonly ParentNode[]): Picked | null {
  const isSign = part === 'ringing' || part === 'live';
  const found = selectorOf(element, scopes, isSign ? 'sign' : 'place');
  if (!found) return null;
  const text = shownBy(element);
  const says = isSign ? wordsOf(text) : undefined;
  return { at: found.css, like: found.like, text, ...(says && { says }) };
}

/** As the page script reads it; a button's value is empty, and its words are what it shows. */
export function shownBy(element: Element): string {
  return textOf(element) || (element.textContent ?? '').trim().slice(0, MOST_TEXT);
}
