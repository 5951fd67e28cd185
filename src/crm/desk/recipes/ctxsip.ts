import type { Recipe } from '../../../domain/recipe.ts';

/** Its call log is its call view: each row says by its colour how its call stands, and the list is written anew on every change. */
export const ctxSip: Recipe = {
  id: 'ctxsip',
  name: 'ctxSip',
  hosts: [],
  fingerprint: '#sip-logitems',
  call: '#sip-logitems .sip-logitem:has(.btnHangUp)',
  callerId: [{ at: '.sip-logitem', attribute: 'data-uri' }],
  callerName: [{ at: '.text-right em' }],
  ringing: [{ at: '.list-group-item-success' }],
  held: [{ at: '.list-group-item-warning' }],
  live: [{ at: '.list-group-item-info' }],
  answer: ['.btnCall'],
  decline: ['.btnHangUp'],
  hangUp: ['.btnHangUp'],
  hold: ['.btnHoldResume'],
  resume: ['.btnHoldResume'],
  dial: { field: '#numDisplay', button: '#sip-dialpad .btnCall' },
  seen: '2018-05-23',
  source: 'https://github.com/collecttix/ctxSip/blob/6734ee8/phone/scripts/app.js',
};
