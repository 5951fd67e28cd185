import type { Recipe } from '../../../domain/recipe.ts';

/** `CALL FROM: Name (number)` while it rings, `Name (number)` in another view once answered. Hold is a code it dials; nothing shows it. */
export const saraPhone: Recipe = {
  id: 'saraphone',
  name: 'SaraPhone',
  hosts: [],
  fingerprint: '#isIncomingcall',
  callerId: [{ at: '#incall #speakingwith' }, { at: '#dial #calling' }],
  own: [{ at: '#whoami' }],
  ringing: [{ at: '#isIncomingcall' }],
  live: [{ at: '#incall' }],
  answer: ['#anscallbtn'],
  decline: ['#rejcallbtn'],
  hangUp: ['#hangupbtn'],
  hold: ['#holdbtn'],
  dial: { field: '#calling_input', button: '#callbtn' },
  seen: '2024-06-24',
  source: 'https://github.com/gmaruzz/saraphone/blob/598cf8c/saraphone.js',
};
