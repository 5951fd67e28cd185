import { expect, test } from 'vitest';
import type { Recipe } from './recipe.ts';
import { readRecipes, writeRecipes } from './recipe-file.ts';

const ONE: Recipe = { id: 'one', name: 'One', hosts: ['one.example'], callerId: [{ at: '.number' }], seen: '2026-11-23' };
const TWO: Recipe = { ...ONE, id: 'two', dial: { field: '#to', button: '#go' } };

test.for([
  [writeRecipes([ONE, TWO]), [ONE, TWO]],
  [JSON.stringify([ONE]), [ONE]],
  [JSON.stringify(TWO), [TWO]],
  [`\ufeff${writeRecipes([ONE])}`.slice(1), [ONE]],
] as const)('%# is read', ([text, recipes]) => {
  expect(readRecipes(text)).toEqual({ recipes, faults: [] });
});

test.for([
  ['', [{ line: 1, column: 1 }]],
  ['{\n  "id": "one",\n  oops\n}', [{ line: 3, column: 3 }]],
  ['[]', [{ empty: true }]],
  ['7', [{ empty: true }]],
  ['{"ringside":"recipes","version":1,"recipes":[]}', [{ empty: true }]],
  ['{"ringside":"recipes","version":2,"recipes":[{}]}', [{ later: true }]],
  [JSON.stringify({ recipes: [{ ...ONE, callerId: [{ at: '.a >>> b' }] }] }), [{ at: 'recipes.0.callerId.0.at', name: 'One', detail: { field: 'callerId.0.at', rule: 'not-selector' } }]],
  [JSON.stringify([{ ...ONE, script: 'alert(1)' }]), [{ at: 'recipes.0.script', name: 'One', detail: { field: 'script', rule: 'unknown-field' } }]],
  [JSON.stringify([{ ...ONE, hosts: ['https://x'] }]), [{ at: 'recipes.0.hosts.0', name: 'One', detail: { field: 'hosts.0', rule: 'not-url' } }]],
] as const)('%j has its fault at its place', ([text, faults]) => {
  expect(readRecipes(text).faults).toMatchObject(faults as unknown as object[]);
});

test('what is sound stands beside what is not', () => {
  const { recipes, faults } = readRecipes(JSON.stringify([ONE, { id: 'bad' }, TWO]));
  expect(recipes).toEqual([ONE, TWO]);
  expect(faults.map((fault) => ('at' in fault ? fault.at : fault))).toEqual(expect.arrayContaining(['recipes.1.name', 'recipes.1.callerId']));
});
