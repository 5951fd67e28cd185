import { describe, expect, test } from 'vitest';
import { readRecipe } from '../../domain/recipe-check.ts';
import type { Recipe } from '../../domain/recipe.ts';
import { BUILT_IN } from './recipes/built-in.ts';
import { stage } from './desk.fixture.ts';
import { createRecipeBook, told } from './recipes.ts';

const OWN: Recipe = { id: 'own', name: 'Own', hosts: ['pbx.example.com', '*.voice.example', 'dev.example:8080'], callerId: [{ at: '.who' }], seen: '2026-11-23' };
const SELF_HOSTED: Recipe = { ...OWN, id: 'self-hosted', hosts: [], fingerprint: '#phone' };
const book = createRecipeBook(() => [OWN], [SELF_HOSTED]);

describe('a host gets its own recipe, all others fingerprints', () => {
  test.each<[string, string | null]>([
    ['pbx.example.com', 'own'],
    ['pbx.example.com:8443', 'own'],
    ['a.b.voice.example', 'own'],
    ['voice.example', null],
    ['evilvoice.example', null],
    ['pbx.example.com.evil.example', null],
    ['dev.example:8080', 'own'],
    ['dev.example:9090', null],
    ['dev.example', null],
  ])('%s: %s', (host, id) => {
    const { recipe, prints } = book.known(host);
    expect(recipe?.id ?? null).toBe(id);
    expect(prints).toEqual(id ? [] : [{ id: 'self-hosted', at: '#phone' }]);
  });
});

test('only a recipe with a fingerprint is given to who claims it', () => {
  expect(book.found('any.example', 'self-hosted')?.id).toBe('self-hosted');
  expect(book.found('any.example', 'own')).toBeNull();
  expect(book.found('any.example', 'none')).toBeNull();
});

test('a fingerprint beside hosts narrows them', () => {
  const narrow = createRecipeBook(() => [{ ...OWN, fingerprint: '#phone' }], []);
  expect(narrow.known('pbx.example.com')).toMatchObject({ recipe: { id: 'own' }, prints: [{ id: 'own' }] });
  expect(narrow.known('x.example')).toEqual({ recipe: null, prints: [] });
  expect(narrow.found('x.example', 'own')).toBeNull();
});

test('one’s own comes first and stands in for the built-in of its id; what is broken is as if it were not there', () => {
  const changed = { ...SELF_HOSTED, name: 'Ours' };
  expect(createRecipeBook(() => [changed, { id: 'x' }, 7, null], [SELF_HOSTED]).all()).toEqual([changed]);
});

test('the page is told selectors only', () => {
  expect(told(book.known('pbx.example.com'))).toEqual({ recipe: { id: 'own', callerId: [{ at: '.who' }] }, prints: [] });
});

test.each(BUILT_IN.map((recipe) => [recipe.id, recipe] as const))('%s holds to the rules of recipes, and says where it was seen', (_, recipe) => {
  expect(readRecipe(recipe)).toEqual(recipe);
  expect(recipe.source).toMatch(/^https:\/\//);
  expect(recipe.fingerprint ?? recipe.hosts[0]).toBeDefined();
});

test('ids are given once', () => expect(new Set(BUILT_IN.map(({ id }) => id)).size).toBe(BUILT_IN.length));

test('one that is switched off is told to no page, and still listed', () => {
  const all = createRecipeBook(() => [OWN], [SELF_HOSTED], () => [OWN.id, SELF_HOSTED.id]);
  expect(all.known(OWN.hosts[0]!.replace('*.', 'a.'))).toEqual({ recipe: null, prints: [] });
  expect(all.all().map(({ id }) => id)).toEqual([OWN.id, SELF_HOSTED.id]);
});

const PHONE = { id: 'phone', name: 'Phone', hosts: ['voice.example.com'], callerId: [{ at: '.who' }], seen: '2026-11-23' };

test('a softphone taught on this device alone comes before all others, and goes when it is taken out', async () => {
  const made = stage();
  made.settings.set('recipe.phone', PHONE);
  const page = made.page();
  const last = () => page.got.findLast((message) => message.t === 'ready' || message.t === 'recipe');
  expect(last()).toMatchObject({ recipe: { id: 'phone' } });
  made.device.set('recipes', { mine: { ...PHONE, id: 'mine', callerId: [{ at: '.peer' }] }, broken: { id: 'broken' } });
  made.desk.deviceChanged();
  expect(last()).toMatchObject({ recipe: { id: 'mine', callerId: [{ at: '.peer' }] } });
  made.device.set('recipes', {});
  made.desk.deviceChanged();
  expect(last()).toMatchObject({ recipe: { id: 'phone' } });
});

test('one that is switched off is told to no page', async () => {
  const made = stage();
  made.settings.set('recipe.phone', PHONE);
  const page = made.page();
  made.settings.set('recipesOff', ['phone']);
  made.desk.changed({ type: 'changed', path: 'typed', records: [{ type: 'setting', id: 'recipesOff' }] });
  expect(page.got.findLast((message) => message.t === 'recipe')).toMatchObject({ recipe: null });
});
