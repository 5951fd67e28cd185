/** Keeps `<html lang dir>` in step with the language; returns a function that stops it. */
import { effect } from '@preact/signals';
import { directionOf, locale } from './index.ts';

export function followLocale(root: HTMLElement): () => void {
  return effect(() => {
    root.lang = locale();
    root.dir = directionOf(locale());
  });
}
