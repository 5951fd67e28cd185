/** Which country's numbering plan a page's national numbers are read in. */

/** Country domains sold as words (`.io`, `.ai`, `.me`): they tell nothing about a page. */
const GENERIC = new Set('ac ad ag ai am as bz cc cd cf co cx dj eu fm ga gg gl gs im in io is la li lc ly me ml ms mu nu pw sc sh so st su tk to tv vc vg ws'.split(' '));

/** Domains that are not the ISO code of their country. */
const OTHER_NAME: Record<string, string> = { uk: 'GB' };

/** Languages with a region that software puts on pages of any country. */
const DEFAULT_TAGS = new Set(['en-us', 'en']);

/**
 * Region of a page, ISO 3166-1 alpha-2: its country domain, else the region of its language, else the agent's.
 * `lang` is BCP 47 as the page declares it, `host` may carry a port.
 */
export function pageRegion(page: { lang: string; host: string }, agent: string): string {
  return regionOfHost(page.host) ?? regionOfLanguage(page.lang) ?? agent;
}

function regionOfHost(host: string): string | null {
  const name = host.replace(/:\d+$/, '').replace(/\.$/, '').toLowerCase();
  const domain = /\.([a-z]{2})$/.exec(name)?.[1];
  if (!domain || GENERIC.has(domain)) return null;
  return OTHER_NAME[domain] ?? domain.toUpperCase();
}

function regionOfLanguage(lang: string): string | null {
  if (DEFAULT_TAGS.has(lang.toLowerCase())) return null;
  try {
    return new Intl.Locale(lang).region ?? null;
  } catch {
    return null;
  }
}
