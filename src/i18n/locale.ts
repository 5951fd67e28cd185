/** Which languages there are, and how one is chosen. */

/** Offered to people; each is complete or not here. */
export const LOCALES = ['en', 'fr', 'de'] as const;
/** For tests and screenshots: accented and longer; right to left. */
export const PSEUDO_LOCALES = ['en-XA', 'ar-XB'] as const;

export type Locale = (typeof LOCALES)[number] | (typeof PSEUDO_LOCALES)[number];
export type Direction = 'ltr' | 'rtl';

const RIGHT_TO_LEFT = new Set(['ar', 'he', 'fa', 'ur']);

export function isLocale(tag: string): tag is Locale {
  return [...LOCALES, ...PSEUDO_LOCALES].some((locale) => locale === tag);
}

/** The first wanted language that is offered, region dropped when need be (`fr-CH` → `fr`); English when none is. */
export function pickLocale(wanted: readonly string[]): Locale {
  for (const tag of wanted) {
    const offered = [tag, tag.split('-')[0] ?? ''].find(isLocale);
    if (offered) return offered;
  }
  return 'en';
}

export function directionOf(tag: string): Direction {
  return RIGHT_TO_LEFT.has(tag.split('-')[0] ?? '') ? 'rtl' : 'ltr';
}

/**
 * Tag for `Intl`: with the region the browser asks for, where it names one (`en-GB` writes 24 hours, `en` would write twelve).
 * Pseudo-locales write as English does, so that pictures differ in words and direction alone.
 */
export function intlTag(locale: Locale, wanted: readonly string[] = globalThis.navigator?.languages ?? []): string {
  const base = isPseudo(locale) ? 'en' : locale;
  return wanted.find((tag) => tag.startsWith(`${base}-`)) ?? base;
}

function isPseudo(locale: Locale): boolean {
  return PSEUDO_LOCALES.some((pseudo) => pseudo === locale);
}
