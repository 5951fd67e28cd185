import { expect, test } from 'vitest';
import { readRecipe } from './recipe-check.ts';
import { idFor, recipeOf, wordsOf, type Parts, type Picked } from './teach.ts';

const picked = (at: string, more: Partial<Picked> = {}): Picked => ({ at, text: '', like: 1, ...more });
const ABOUT = { id: 'pbx', name: 'PBX', hosts: ['pbx.example.com'], seen: '2026-11-23' };

test.for([
  [{}, null],
  [{ answer: picked('.go') }, null],
  [{ callerId: picked('.number') }, { ...ABOUT, callerId: [{ at: '.number' }] }],
  [{ callerId: picked('.number'), ringing: picked('.state', { says: 'Incoming call' }), live: picked('.timer') }, { ...ABOUT, callerId: [{ at: '.number' }], ringing: [{ at: '.state', says: ['Incoming call'] }], live: [{ at: '.timer' }] }],
  [{ callerId: picked('.number'), own: picked('.me'), hangUp: picked('.end'), dialField: picked('#to'), dialButton: picked('#call') }, { ...ABOUT, callerId: [{ at: '.number' }], own: [{ at: '.me' }], hangUp: ['.end'], dial: { field: '#to', button: '#call' } }],
  [{ callerId: picked('.number'), dialButton: picked('#call') }, { ...ABOUT, callerId: [{ at: '.number' }] }],
] as [Parts, object | null][])('%j makes %j', ([parts, recipe]) => {
  expect(recipeOf(parts, ABOUT)).toEqual(recipe);
  if (recipe) expect(readRecipe(recipe)).toEqual(recipe);
});

test.for([
  ['pbx.example.com', 'pbx-example-com'], ['pbx.example.com:8443', 'pbx-example-com-8443'], ['[::1]:80', '1-80'], ['', 'softphone'], ['a'.repeat(60), 'a'.repeat(40)], ['-x-', 'x'],
])('id of %j: %s', ([host, id]) => {
  expect(idFor(host!)).toBe(id);
});

test.for([
  ['Incoming call', 'Incoming call'], ['Incoming call from +49 30 23125077', 'Incoming call'], ['Calling…', 'Calling'], ['Connected (00:12)', 'Connected'], ['00:12', undefined], ['+49 30 23125077', undefined],
  ['Eingehender Anruf von 030 23125077', 'Eingehender Anruf'], ['着信', '着信'], ['مكالمة واردة', 'مكالمة واردة'], ['', undefined], ['a'.repeat(80), undefined],
])('%j says %j', ([text, words]) => {
  expect(wordsOf(text!)).toBe(words);
});
