import type { Recipe } from '../../../domain/recipe.ts';

/** The number stands in the ringing panel alone; the active one shows a clock and buttons. */
export const fusionPbx: Recipe = {
  id: 'fusionpbx-phone',
  name: 'FusionPBX Phone',
  hosts: [],
  fingerprint: '#ringing_caller_id',
  callerId: [{ at: '#ringing_caller_id .caller_number' }, { at: '#active_caller_id' }],
  callerName: [{ at: '#ringing_caller_id .caller_name' }],
  callee: [{ at: '#status_text' }],
  ringing: [{ at: '#ringing' }, { at: '#status_text', says: ['calling'] }],
  held: [{ at: '#active #unhold' }],
  live: [{ at: '#active' }],
  incoming: [{ at: '#ringing' }],
  answer: ['#answer_audio'],
  decline: ['#decline'],
  hangUp: ['#hangup'],
  hold: ['#hold'],
  resume: ['#unhold'],
  dial: { field: '#destination', button: '#dialpad .audio_call' },
  seen: '2026-06-18',
  source: 'https://github.com/fusionpbx/fusionpbx-app-phone/blob/22b75b7/resources/phone.js',
};
