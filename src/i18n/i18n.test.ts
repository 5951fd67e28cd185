import { effect } from '@preact/signals';
import { beforeEach, describe, expect, it } from 'vitest';
import { accented } from './pseudo.ts';
import { directionOf, intlLocale, isolate, locale, pickLocale, setLocale, t, type Locale } from './index.ts';
import { intlTag } from './locale.ts';

describe('t', () => {
  it.each([
    ['en', 0, '0 cases'], ['en', 1, '1 case'], ['en', 2, '2 cases'],
    ['fr', 0, '0 dossier'], ['fr', 1, '1 dossier'], ['fr', 2, '2 dossiers'],
    ['de', 1, '1 Fall'], ['de', 12, '12 Fälle'],
  ] as [Locale, number, string][])('counts cases in %s: %d', async (tag, count, words) => {
    await setLocale(tag);
    expect(t('panel.cases', { count })).toBe(words);
  });

  it.each([
    ['en', 2, 'Two customers share this number'],
    ['de', 5, '5 Kunden teilen diese Nummer'],
    ['fr', 2, 'Deux clients partagent ce numéro'],
  ] as [Locale, number, string][])('words exact counts in %s: %d', async (tag, count, words) => {
    await setLocale(tag);
    expect(t('chooser.number', { count })).toBe(words);
  });

  it('is typed: a wrong key, a missing and a wrong value do not compile', () => {
    // @ts-expect-error no such key
    const wrongKey = () => t('panel.nope');
    // @ts-expect-error the count is missing
    const missing = () => t('panel.cases');
    // @ts-expect-error the count is a number
    const wrongType = () => t('panel.cases', { count: '2' });
    expect([wrongKey, missing, wrongType]).toHaveLength(3);
  });
});

describe('switching', () => {
  beforeEach(() => setLocale('en'));

  it('redraws whatever said something, without a reload', async () => {
    const said: string[] = [];
    const stop = effect(() => void said.push(t('state.ready')));
    await setLocale('fr');
    await setLocale('de');
    stop();
    await setLocale('en');
    expect(said).toEqual(['Ready', 'Disponible', 'Bereit']);
  });

  it('lets the later of two switches win', async () => {
    await Promise.all([setLocale('fr'), setLocale('de')]);
    expect(locale()).toBe('de');
  });

  it.each([
    [['de-AT', 'en'], 'de'], [['fr-CA'], 'fr'], [['xx', 'fr'], 'fr'], [['xx'], 'en'], [[], 'en'], [['en-XA'], 'en-XA'],
  ])('picks of %j', (wanted, chosen) => {
    expect(pickLocale(wanted)).toBe(chosen);
  });

  it.each([
    ['en', ['en-GB', 'en'], 'en-GB'], ['de', ['en-GB'], 'de'], ['ar-XB', ['en-GB'], 'en-GB'], ['fr', ['en', 'fr-CA'], 'fr-CA'],
  ] as [Locale, string[], string][])('formats %s for a browser in %j', (tag, wanted, formats) => {
    expect(intlTag(tag, wanted)).toBe(formats);
  });
});

describe('pseudo-locales', () => {
  it('accents, brackets and lengthens, and leaves placeholders alone', () => {
    expect(accented('Use {name} now')).toEqual(['[', 'Ûšé ', ['name'], ' ñöŵ', ` ${'·'.repeat(6)}]`]);
  });

  it('is at least 40 % longer on screen', async () => {
    await setLocale('en');
    const english = t('panel.find');
    await setLocale('en-XA');
    expect(t('panel.find').length).toBeGreaterThanOrEqual(english.length * 1.4);
  });

  it('runs from right to left with English formats', async () => {
    await setLocale('ar-XB');
    expect([directionOf(locale()), intlLocale().slice(0, 2), t('panel.cases', { count: 2 })]).toEqual(['rtl', 'en', '\u200f2 cases\u200f']);
  });
});

describe('isolate', () => {
  it.each([
    ['Margaret', 'ltr', 'Margaret'],
    ['يوسف', 'ltr', '\u2068يوسف\u2069'],
    ['Margaret', 'rtl', '\u2068Margaret\u2069'],
    ['+44 20', 'rtl', '\u2068+44 20\u2069'],
    ['يوسف', 'rtl', 'يوسف'],
  ] as const)('%s in %s text', (text, direction, result) => {
    expect(isolate(text, direction)).toBe(result);
  });
});
