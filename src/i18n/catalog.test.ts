import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compareCatalogs, neededPlurals, readCatalog } from './catalog.ts';
import { LOCALES } from './locale.ts';

const po = (...messages: [id: string, text: string][]) => messages.map(([id, text]) => `msgid "${id}"\nmsgstr "${text}"\n`).join('\n');
const read = (locale: string, ...messages: [string, string][]) => readCatalog(po(...messages), locale).catalog;

describe('readCatalog', () => {
  it.each([
    ['an empty message', po(['a.b', '']), ['en: a.b is empty']],
    ['an id twice', po(['a.b', 'x'], ['a.b', 'y']), ['en: a.b is there twice']],
    ['all well', po(['a.b', '{n, plural, one {# case} other {# cases}}']), []],
  ])('%s', (_, text, problems) => {
    expect(readCatalog(text, 'en').problems).toEqual(problems);
  });

  it('refuses broken ICU', () => {
    expect(readCatalog(po(['a.b', '{n, plural, one {x}']), 'en').problems).toHaveLength(1);
  });

  it.each([
    ['Hello {name}', { name: 'text' }],
    ['{n, plural, one {# case of {who}} other {# cases}}', { n: 'number', who: 'text' }],
    ['{at, date, short} {n, number}', { at: 'date', n: 'number' }],
    ['{kind, select, a {x} other {y}}', { kind: 'select' }],
  ])('knows the placeholders of %s', (text, args) => {
    expect(Object.fromEntries(read('en', ['a', text]).get('a')?.args ?? [])).toEqual(args);
  });
});

describe('compareCatalogs', () => {
  const source = read('en', ['a', 'Hello {name}'], ['b', '{n, plural, one {#} other {#}}']);
  it.each([
    ['fr', [['a', 'Salut {name}'], ['b', '{n, plural, one {#} other {#}}']], []],
    ['fr', [['a', 'Salut {name}']], ['fr: b is missing']],
    ['fr', [['a', 'Salut'], ['b', '{n, plural, one {#} other {#}}']], ['fr: a: placeholder {name} is missing']],
    ['fr', [['a', '{name} {nom}'], ['b', '{n, plural, one {#} other {#}}'], ['c', 'x']], ['fr: c is stale, the source does not have it', 'fr: a: placeholder {nom} is unknown']],
    ['fr', [['a', '{name}'], ['b', '{n, plural, other {#}}']], ['fr: b: plural form "one" is missing']],
    ['pl', [['a', '{name}'], ['b', '{n, plural, one {#} other {#}}']], ['pl: b: plural form "many" is missing', 'pl: b: plural form "few" is missing']],
  ] as [string, [string, string][], string[]][])('%s %j', (locale, messages, problems) => {
    expect(compareCatalogs(source, read(locale, ...messages), locale)).toEqual(problems);
  });

  it.each([['en', 'one other'], ['fr', 'one other'], ['ja', 'other'], ['ar', 'few many one other two zero']])('%s needs %s', (locale, forms) => {
    expect([...neededPlurals(locale)].sort().join(' ')).toBe(forms);
  });
});

describe('the catalogs', () => {
  const folder = join(import.meta.dirname, 'locales');
  const file = (locale: string) => readCatalog(readFileSync(join(folder, `${locale}.po`), 'utf8'), locale);
  const source = file('en').catalog;

  it.each(LOCALES)('%s is complete', (locale) => {
    const { catalog, problems } = file(locale);
    expect([...problems, ...compareCatalogs(source, catalog, locale)]).toEqual([]);
  });

  it('are all offered', () => {
    expect(readdirSync(folder).filter((name) => name.endsWith('.po')).map((name) => name.slice(0, -3)).sort()).toEqual([...LOCALES].sort());
  });

  it('have no message that no screen says', () => {
    const code = sources(join(import.meta.dirname, '..')) + sources(join(import.meta.dirname, '..', '..', 'entrypoints'));
    const unsaid = [...source.keys()].filter((id) => !code.includes(`'${id}'`) && !code.includes(`\`${id.slice(0, id.indexOf('.') + 1)}\${`) && !code.includes(`'${id.split('.')[0]}',`));
    expect(unsaid).toEqual([]);
  });
});

/** All code in a folder but tests and what is generated. */
function sources(folder: string): string {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /(?<!\.test|\.gen)\.tsx?$/.test(name));
  return files.map((name) => readFileSync(join(folder, name), 'utf8')).join('\n');
}
