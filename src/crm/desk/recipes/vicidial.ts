import type { Recipe } from '../../../domain/recipe.ts';

/** Calls reach the agent connected. One line says who it is, among other words; what can be done is a link, what cannot a picture. */
export const vicidial: Recipe = {
  id: 'vicidial',
  name: 'VICIdial',
  hosts: [],
  fingerprint: '#MainStatuSSpan',
  callerId: [{ at: '#MainStatuSSpan' }],
  ringing: [{ at: '#MainStatuSSpan', says: ['Waiting for Ring'] }],
  held: [{ at: '#ParkControl a[onclick*=FROMParK]' }],
  live: [{ at: '#HangupControl a[onclick*=hangup]' }],
  incoming: [{ at: '#MainStatuSSpan', says: ['Incoming:', 'Call From:'] }],
  hangUp: ['#HangupControl a[onclick*=hangup]'],
  hold: ["#ParkControl a[onclick*=\"'ParK'\"]"],
  resume: ['#ParkControl a[onclick*=FROMParK]'],
  seen: '2024-11-12',
  source: 'https://github.com/ccabrerar/vicidial/blob/739c0ce/www/agc/vicidial.php',
};
