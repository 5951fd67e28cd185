import { expect, test } from 'vitest';
import { announced } from './words.ts';

test.each([
  ['phone', ['Tel.: ', 'Téléphone : ', 'Número de teléfono: ', 'numer telefonu: ', '電話番号:', '联系电话:', 'رقم الهاتف: ', 'מספר טלפון: ', 'Caller ID: ', 'T: ', 'Handynummer ', 'Call me on 06/21 at ']],
  ['other', ['Order no. ', 'Order #', 'Kundennummer ', 'Numéro de commande : ', 'Fattura n. ', 'nr zamówienia: ', '注文番号:', 'رقم الطلب: ', 'מספר הזמנה: ', 'IBAN ', 'your code is ']],
  ['weak', ['Nr. ', 'order ', '#']],
  ['nothing', ['', 'ask us: ', '→ ', 'Tel. gibt es nicht\n']],
])('%s', (said, before) => {
  expect(before.map((text) => [text, announced(text)])).toEqual(before.map((text) => [text, said]));
});
