import type { PageRecipe } from '../domain/recipe.ts';
import { isVisible } from './see.ts';

/** A page may check a number before it lets one call it (ms). */
const SETTLE = 150;

/**
 * Calls a number as a person would: writes it into the page's field, says that it changed, and presses the button, or Enter.
 * None of these events is trusted, so a page may take no notice; whether a call began shows by its call alone.
 */
export function dialIn(recipe: PageRecipe | null, scopes: readonly ParentNode[], number: string, after: (ms: number, run: () => void) => void): void {
  const field = recipe?.dial && one(recipe.dial.field, scopes);
  if (!field) return;
  write(field, number);
  after(SETTLE, () => {
    const button = recipe.dial?.button ? one(recipe.dial.button, scopes) : undefined;
    if (button) button.click();
    else enter(field);
  });
}

function write(field: HTMLElement, number: string): void {
  field.focus({ preventScroll: true });
  if ('value' in field) field.value = number;
  else field.textContent = number;
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, inputType: 'insertText', data: number }));
  field.dispatchEvent(new Event('change', { bubbles: true }));
}

/** Forms are sent by Enter in a field of theirs, where it is trusted; here the form is asked. */
function enter(field: HTMLElement): void {
  const key = { key: 'Enter', code: 'Enter', keyCode: 13, bubbles: true, cancelable: true, composed: true };
  const taken = !field.dispatchEvent(new KeyboardEvent('keydown', key));
  field.dispatchEvent(new KeyboardEvent('keypress', key));
  field.dispatchEvent(new KeyboardEvent('keyup', key));
  if (!taken) (field as HTMLInputElement).form?.requestSubmit();
}

function one(selector: string, scopes: readonly ParentNode[]): HTMLElement | undefined {
  try {
    return scopes.flatMap((scope) => [...scope.querySelectorAll<HTMLElement>(selector)]).find(isVisible);
  } catch {
    return undefined;
  }
}
