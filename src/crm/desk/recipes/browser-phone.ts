import type { Recipe } from '../../../domain/recipe.ts';

/** jQuery hides a part of a line by its own style; the line's table itself is hidden while another line is in view. */
const shown = (part: string): string => `[id^=line-][id$=-${part}]:not([style*="display:none"], [style*="display: none"])`;

/** Each line writes the number three times, for ringing, dialling and talking; one of the three is shown. */
export const browserPhone: Recipe = {
  id: 'browser-phone',
  name: 'Browser Phone',
  hosts: [],
  fingerprint: '#UserCallID',
  call: 'table[id^=line-ui-]',
  callerId: [{ at: `${shown('AnswerCall')} .callingDisplayNumber` }, { at: `${shown('progress')} .callingDisplayNumber` }, { at: `${shown('AudioCall')} .callingDisplayNumber` }, { at: '.presenceText' }],
  callerName: [{ at: `${shown('AnswerCall')} .callingDisplayName` }, { at: `${shown('AudioCall')} .callingDisplayName` }],
  own: [{ at: '#UserCallID' }],
  ringing: [{ at: shown('AnswerCall') }, { at: shown('progress') }],
  held: [{ at: `${shown('ActiveCall')} ${shown('btn-Unhold')}` }],
  live: [{ at: shown('ActiveCall') }],
  answer: [`${shown('AnswerCall')} .answerButton`],
  decline: [`${shown('AnswerCall')} .rejectButton`],
  hangUp: [`${shown('ActiveCall')} [id$=-btn-End]`, `${shown('progress')} .rejectButton`],
  hold: [`[id$=-btn-Hold]`],
  resume: [`[id$=-btn-Unhold]`],
  dial: { field: '#dialText', button: '#dialAudio' },
  seen: '2024-11-05',
  source: 'https://github.com/InnovateAsterisk/Browser-Phone/blob/3390278/Phone/phone.js',
};
