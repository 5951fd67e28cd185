import { describe, expect, test } from 'vitest';
import { RECIPES, recipeFor } from './recipes.ts';

const OWN = { id: 'own', callerId: '.who', answer: '.go' };

describe('a host gets its own recipe', () => {
  test.each([
    ['tryit.jssip.net', {}, 'tryit-jssip'],
    ['sipml5.org', {}, 'sipml5'],
    ['www.sipml5.org:8443', {}, 'sipml5'],
    ['sipml5.org.example.com', {}, null],
    ['evilsipml5.org', {}, null],
    ['voice.example.com', {}, null],
    ['pbx.example.com', { 'pbx.example.com': 'browser-phone' }, 'browser-phone'],
    ['pbx.example.com:8080', { 'pbx.example.com': 'browser-phone' }, 'browser-phone'],
    ['pbx.example.com:8080', { 'pbx.example.com:9090': 'browser-phone' }, null],
    ['a.pbx.example.com', { '*.pbx.example.com': OWN }, 'own'],
    ['tryit.jssip.net', { 'tryit.jssip.net': 'nothing known' }, null],
    ['x.example', { 'x.example': { id: 'own' } }, null],
    ['x.example', { 'x.example': 7 }, null],
    ['x.example', 'not a map', null],
  ])('%s with %j: %s', (host, set, id) => {
    expect(recipeFor(host, { get: () => set })?.id ?? null).toBe(id);
  });
});

test('a setting brings selectors only', () => {
  const set = { 'x.example': { ...OWN, hold: 'a'.repeat(501), live: '', script: 'alert(1)' } };
  expect(recipeFor('x.example', { get: () => set })).toEqual(OWN);
});

test.each(RECIPES.map((recipe) => [recipe.id, recipe] as const))('%s says when it was seen, and nothing of it leaves but the recipe', (id, recipe) => {
  expect(recipe.seen).toMatch(/^20\d\d-\d\d$/);
  const sent = recipeFor('x.example', { get: () => ({ 'x.example': id }) });
  expect(Object.keys(sent ?? {})).not.toContain('hosts');
});
