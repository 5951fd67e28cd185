import { expect, test } from 'vitest';
import { fitColumns, type Sized } from './fit.ts';

const NAME: Sized = { id: 'name', width: 200, min: 100 };
const MAIL: Sized = { id: 'mail', width: 200, min: 120, grows: true };
const TOWN: Sized = { id: 'town', width: 100, min: 60, spare: 2 };
const LAST: Sized = { id: 'last', width: 100, min: 80, spare: 1 };
const ALL = [NAME, MAIL, TOWN, LAST];

test.each([
  ['grow into the room', ALL, 700, false, { name: 200, mail: 300, town: 100, last: 100 }],
  ['fit exactly', ALL, 600, false, { name: 200, mail: 200, town: 100, last: 100 }],
  ['shrink evenly towards their least', ALL, 480, false, { name: 150, mail: 160, town: 80, last: 90 }],
  ['leave out the most spare one first', ALL, 320, false, { name: 110, mail: 128, last: 82 }],
  ['leave out more, and never what is not spare', ALL, 150, false, { name: 100, mail: 120 }],
  ['are scrolled to where the agent chose them', ALL, 150, true, { name: 200, mail: 200, town: 100, last: 100 }],
  ['keep the width the agent gave', [NAME, { ...MAIL, own: 90 }], 200, true, { name: 110, mail: 90 }],
  ['give the room to the last where none grows', [NAME, TOWN], 400, true, { name: 200, town: 200 }],
] as const)('columns %s', (_, columns, room, chosen, widths) => {
  const fitted = Object.fromEntries(fitColumns(columns, room, chosen));
  expect(Object.keys(fitted)).toEqual(Object.keys(widths));
  for (const [id, width] of Object.entries(widths)) expect(Math.abs(fitted[id]! - width)).toBeLessThanOrEqual(5);
});
