/** Whose numbering plans a text's national numbers may be of. */

const REGION = /^[A-Z]{2}$/;

/** ISO 3166-1 alpha-2 region that a BCP 47 tag names (`de-AT`, `zh_Hant_TW`); null for none, or for a continent's (`es-419`). */
export function regionOfTag(tag: string): string | null {
  const region = localeOf(tag)?.region ?? '';
  return REGION.test(region) ? region : null;
}

/** Region where a language without one is most spoken: `de` in DE. */
export function likelyRegion(tag: string): string | null {
  const region = regionOfTag(tag) ?? localeOf(tag)?.maximize().region ?? '';
  return REGION.test(region) ? region : null;
}

function localeOf(tag: string): Intl.Locale | null {
  try {
    return new Intl.Locale(tag.replace(/_/g, '-'));
  } catch {
    return null;
  }
}

/** Tags come a few at a time, and over and over. */
const known = new Map<string, readonly string[]>();
const MOST_KNOWN = 500;

/** The text's own region ('' for none), then those of the languages: their numbers count where a word announces them. */
export function regionsOf(region: string | null | undefined, languages: readonly string[] = []): readonly string[] {
  const key = `${region ?? ''} ${languages.join(' ')}`;
  let regions = known.get(key);
  if (!regions) {
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(key, (regions = ordered(region, languages)));
  }
  return regions;
}

function ordered(region: string | null | undefined, languages: readonly string[]): readonly string[] {
  const named = languages.flatMap((tag) => regionOfTag(tag) ?? []);
  const own = region?.toUpperCase() || named[0] || '';
  return [...new Set([own, ...named, ...languages.flatMap((tag) => likelyRegion(tag) ?? [])])];
}
