import { expect, test } from 'vitest';
import { findContacts } from '../../detect/index.ts';
import { nameBeside } from './known.ts';

test.for([
  ['Anna Berg +49 30 23125077', 'Anna Berg'],
  ['Anna Berg\nTel.: +49 30 23125077\nanna@example.com', 'Anna Berg'],
  ['Berg, Anna (+49 30 23125077)', 'Berg, Anna'],
  ['+49 30 23125077 – Anna Berg', 'Anna Berg'],
  ['Name: Seán O’Brien-Smith | +44 20 7946 0112', 'Seán O’Brien-Smith'],
  ['J. R. Hartley <jr@example.com>', 'J. R. Hartley'],
  ['Mobile: +44 20 7946 0112', undefined],
  ['tel:+442079460112', undefined],
  ['mailto:anna@example.com', undefined],
  ['Order 4711 of 3 May, call +44 20 7946 0112', undefined],
  ['', undefined],
])('%j: %j', ([text, name]) => {
  expect(nameBeside(text!, findContacts(text!, { region: 'GB' }))).toBe(name);
});
