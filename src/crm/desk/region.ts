/** Which country's numbering plan a page's national numbers are read in. */
import { regionOfTag } from '../../detect/regions.ts';
import { toUnicode } from '../../domain/idn.ts';

/** Country domains sold as words (`.io`, `.ai`, `.me`): they tell nothing about a page. */
const GENERIC = new Set('ac ad ag ai am as bz cc cd cf co cx dj eu fm ga gg gl gs im in io is la li lc ly me ml ms mu nu pw sc sh so st su tk to tv vc vg ws'.split(' '));

/** Domains that are not the ISO code of their country (IANA's root zone, 2026-11). */
const OTHER_NAME: Record<string, string> = {
  uk: 'GB', рф: 'RU', укр: 'UA', бел: 'BY', срб: 'RS', мкд: 'MK', бг: 'BG', мон: 'MN', қаз: 'KZ', ελ: 'GR', հայ: 'AM', გე: 'GE', ישראל: 'IL', السعودية: 'SA', امارات: 'AE', مصر: 'EG', قطر: 'QA', عمان: 'OM',
  الاردن: 'JO', المغرب: 'MA', تونس: 'TN', الجزائر: 'DZ', فلسطين: 'PS', ایران: 'IR', پاکستان: 'PK', भारत: 'IN', இலங்கை: 'LK', বাংলা: 'BD', ไทย: 'TH', 中国: 'CN', 中國: 'CN', 台湾: 'TW', 台灣: 'TW', 香港: 'HK', 澳門: 'MO', 新加坡: 'SG', 한국: 'KR',
};

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
  const top = toUnicode(/\.([a-z][a-z0-9-]*)$/.exec(name)?.[1] ?? '');
  if (OTHER_NAME[top]) return OTHER_NAME[top];
  return /^[a-z]{2}$/.test(top) && !GENERIC.has(top) ? top.toUpperCase() : null;
}

/** Tags by which national numbers of a page's text may be read besides its region: its own, and the agent's country. */
export function pageLanguages(page: { lang: string }, agent: string): string[] {
  return [page.lang, `und-${agent}`].filter((tag) => tag !== '');
}

function regionOfLanguage(lang: string): string | null {
  return DEFAULT_TAGS.has(lang.toLowerCase().replace('_', '-')) ? null : regionOfTag(lang);
}
