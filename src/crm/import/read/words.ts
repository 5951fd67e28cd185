/** Countries, languages and yes or no, by their names in the product's languages or by their codes. */
import { foldText } from '../../../domain/fold.ts';

const NAMED_IN = ['en', 'fr', 'de', 'es', 'it', 'pt', 'nl', 'pl'];
/** Names people use that no CLDR list has. */
const COUNTRY_WORDS: Record<string, string> = { usa: 'US', 'u.s.a.': 'US', 'u.s.': 'US', 'united states of america': 'US', uk: 'GB', 'great britain': 'GB', england: 'GB', scotland: 'GB', wales: 'GB', holland: 'NL', brd: 'DE', deutschland: 'DE', turkey: 'TR', 'czech republic': 'CZ', uae: 'AE' };

let countries: Map<string, string> | undefined;
let languages: Map<string, string> | undefined;

/** ISO 3166-1 alpha-2; null for a country nobody knows. */
export function countryCode(text: string): string | null {
  const name = foldText(text);
  countries ??= namesOf('region', [...codes()].map((code) => code.toUpperCase()).filter(isCountry));
  if (/^[a-z]{2}$/.test(name)) return countries.has(`code ${name}`) ? name.toUpperCase() : (COUNTRY_WORDS[name] ?? null);
  return COUNTRY_WORDS[name] ?? countries.get(name) ?? null;
}

/** BCP 47; null for what is neither a tag nor the name of a language. */
export function languageTag(text: string): string | null {
  const name = foldText(text).replaceAll('_', '-');
  languages ??= namesOf('language', [...codes()]);
  const named = languages.get(name) ?? languages.get(name.replace(/ \(.*\)$/, ''));
  if (named) return named;
  if (!/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/.test(name) || (name.length === 2 && !languages.has(`code ${name}`))) return null;
  return Intl.getCanonicalLocales(name)[0] ?? null;
}

const YES = new Set(['1', 'true', 'yes', 'y', 'x', 'vrai', 'oui', 'o', 'ja', 'j', 'wahr', 'si', 'sim', 'tak', 'on', '✓', '✔', 'vip', 'はい', '是', 'نعم', 'כן']);
const NO = new Set(['0', 'false', 'no', 'n', 'faux', 'non', 'nein', 'falsch', 'nee', 'nao', 'nie', 'off', '-', 'いいえ', '否', 'لا', 'לא']);

export function readFlag(text: string): boolean | null {
  const word = foldText(text);
  if (YES.has(word)) return true;
  return NO.has(word) ? false : null;
}

/** IANA, spelled as the browser spells it. */
export function readZone(text: string): string | null {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text.trim() }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}

function namesOf(type: 'region' | 'language', all: readonly string[]): Map<string, string> {
  const names = new Map<string, string>();
  for (const locale of NAMED_IN) {
    const of = new Intl.DisplayNames([locale], { type, fallback: 'none' });
    for (const code of all) {
      const name = of.of(code);
      if (!name) continue;
      if (!names.has(foldText(name))) names.set(foldText(name), code);
      names.set(`code ${code.toLowerCase()}`, code);
    }
  }
  return names;
}

/** Codes that stand for another one now (`DD`), and groups of countries, are none. */
function isCountry(code: string): boolean {
  return !NO_COUNTRY.has(code) && new Intl.Locale(`und-${code}`).region === code;
}

const NO_COUNTRY = new Set(['EU', 'EZ', 'QO', 'UN', 'XA', 'XB', 'ZZ']);

function* codes(): Generator<string> {
  const letters = 'abcdefghijklmnopqrstuvwxyz';
  for (const first of letters) for (const second of letters) yield first + second;
}
