import type { Recipe } from '../../../domain/recipe.ts';

/**
 * The status line is written anew by innerHTML at each step; the number stands in it while a call comes in, and nowhere after.
 * One button hangs up and rejects, and says by its value which; the call's options fade in once it is connected.
 */
export const sipml5: Recipe = {
  id: 'sipml5',
  name: 'sipML5',
  hosts: [],
  fingerprint: '#divCallOptions',
  callerId: [{ at: '#txtCallStatus b' }],
  callee: [{ at: '#txtPhoneNumber' }],
  own: [{ at: '#txtPublicIdentity' }],
  ended: [{ at: ':root:not(:has(#btnHangUp:enabled))', hidden: true }],
  ringing: [{ at: '#btnHangUp[value=Reject]' }, { at: ':root:has(#divCallOptions[style*="opacity: 0"]) #btnHangUp[value=HangUp]' }],
  held: [{ at: '#btnHoldResume[value=Resume]' }],
  live: [{ at: '#divCallOptions[style*="opacity: 1"]' }],
  incoming: [{ at: '#btnHangUp[value=Reject]' }],
  answer: ['#btnCall'],
  decline: ['#btnHangUp'],
  hangUp: ['#btnHangUp'],
  hold: ['#btnHoldResume'],
  resume: ['#btnHoldResume'],
  dial: { field: '#txtPhoneNumber', button: '#btnCall' },
  seen: '2018-02-08',
  source: 'https://github.com/DoubangoTelecom/sipml5/blob/66811b1/call.htm',
};
