import type { Recipe } from '../../../domain/recipe.ts';

/** `<sip:+49…@host>`; the agent's own address stands in the header in an element of the same class. Once answered, no number is shown. */
export const tryitJssip: Recipe = {
  id: 'tryit-jssip',
  name: 'tryit-jssip',
  hosts: [],
  fingerprint: '[data-component=Dialer]',
  callerId: [{ at: '[data-component=Incoming] .uri' }],
  own: [{ at: '[data-component=Dialer] .uri' }],
  ringing: [{ at: '[data-component=Incoming]' }, { at: '[data-component=Session] .message', says: ['connecting', 'ringing'] }],
  held: [{ at: '[data-component=Session] .message', says: ['local hold', 'both hold'] }],
  live: [{ at: '[data-component=Session]' }],
  incoming: [{ at: '[data-component=Incoming]' }],
  answer: ['[data-component=Incoming] .buttons > :first-child button'],
  decline: ['[data-component=Incoming] .buttons > :last-child button'],
  hangUp: ['[data-component=Session] .controls .control:first-child'],
  hold: ['[data-component=Session] .controls .control:last-child'],
  resume: ['[data-component=Session] .controls .control:last-child'],
  dial: { field: '[data-component=Dialer] .uri-form input', button: '[data-component=Dialer] .uri-form button' },
  seen: '2020-08-07',
  source: 'https://github.com/versatica/tryit-jssip/tree/891efdb/lib/components',
};
