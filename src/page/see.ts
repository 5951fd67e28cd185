/** What a person sees of an element, and what a screen reader calls it. */

/** Longest text taken for a caller ID, and for a control's name, in UTF-16 code units. */
const MOST_TEXT = 256;

/** False for what is not rendered, hidden, or fully transparent. */
export const isVisible = (element: Element): boolean => element.checkVisibility({ opacityProperty: true, visibilityProperty: true });

/** The same within `home`: whether that is itself in view does not matter, as the line of a call that waits is not. */
export function isShownIn(home: Element, element: Element): boolean {
  if (isVisible(element)) return true;
  if (isVisible(home)) return false;
  for (let up: Element | null = element; up && up !== home; up = up.parentElement) if (isTakenOut(up)) return false;
  return home.isConnected;
}

function isTakenOut(element: Element): boolean {
  const style = element.ownerDocument.defaultView?.getComputedStyle(element);
  return style?.display === 'none' || style?.opacity === '0';
}

/** An attribute, value of a field, else the text as it is rendered. */
export function textOf(element: Element, attribute?: string): string {
  const text = attribute ? element.getAttribute(attribute) : 'value' in element && typeof element.value === 'string' ? element.value : ((element as HTMLElement).innerText ?? element.textContent);
  return (text ?? '').slice(0, MOST_TEXT).trim().toWellFormed();
}

/** Name by label, own text, title, picture: the short form of https://www.w3.org/TR/accname-1.2/ that call buttons need. */
export function nameOf(button: Element): string {
  const { ariaLabel, textContent, title, value } = button as HTMLButtonElement;
  const picture = button.querySelector<HTMLImageElement>('[aria-label],[alt]');
  return [labelOf(button), ariaLabel, textContent, value, title, picture?.ariaLabel, picture?.alt].find((name) => name?.trim())?.trim() ?? '';
}

function labelOf(button: Element): string {
  const ids = button.getAttribute('aria-labelledby')?.split(/\s+/) ?? [];
  const root = button.getRootNode() as Document | ShadowRoot;
  return ids.map((id) => root.getElementById?.(id)?.textContent ?? '').join(' ');
}

/** Words that the page's makers gave an element, for one that says nothing to people: `answerCallBtn` → `answer Call Btn`. */
export function hintsOf({ id, classList, attributes }: Element): string[] {
  const named = ['data-testid', 'data-action', 'data-qa', 'name'].map((name) => attributes.getNamedItem(name)?.value ?? '');
  return [id, ...named, ...classList].filter(Boolean).map((hint) => hint.replace(/([a-z])(?=[A-Z])|[-_:]+/g, '$1 '));
}
