import { describe, expect, it } from 'vitest';
import { addressOf, fileName, mailto, nameOf, readAddresses } from './mail.ts';

it.each([
  ['Ada Lovelace <Ada@Example.com>', 'ada@example.com', 'Ada Lovelace'],
  ['"Lovelace, Ada" <ada@example.com>', 'ada@example.com', 'Lovelace, Ada'],
  ['ada@example.com', 'ada@example.com', ''],
  ['<ada@example.com>', 'ada@example.com', ''],
  ['Ada', null, ''],
  ['Ada <nobody>', null, 'Ada'],
  ['', null, ''],
])('%s is of %s, called “%s”', (text, address, name) => expect([addressOf(text), nameOf(text)]).toEqual([address, name]));

it.each([
  ['a@example.com, B <b@example.com>; c@example.com\nd', { good: ['a@example.com', 'b@example.com', 'c@example.com'], wrong: ['d'] }],
  [' , ;', { good: [], wrong: [] }],
])('reads %o', (text, read) => expect(readAddresses(text)).toEqual(read));

it.each([
  ['photo.png', 'photo.png'],
  ['../../etc/passwd', 'passwd'],
  ['C:\\Users\\ada\\bill.pdf', 'bill.pdf'],
  ['invoice\u202Efdp.exe', 'invoicefdp.exe'],
  ['a\u0000b\nc.txt', 'abc.txt'],
  ['فاتورة.pdf', 'فاتورة.pdf'],
  ['', '1'],
  ['..\u202E/', '1'],
])('a file called %j is kept as %j', (name, kept) => expect(fileName(name, '1')).toBe(kept));

describe('a letter', () => {
  it.each([
    [{ to: ['a@example.com'] }, 'mailto:a@example.com'],
    [{ to: ['a@example.com', 'b@example.com'], cc: ['c@example.com'] }, 'mailto:a@example.com,b@example.com?cc=c@example.com'],
    [{ to: ['a?cc=x@example.com'] }, 'mailto:a%3Fcc%3Dx@example.com'],
    [{ to: ['a@example.com'], subject: 'K-1042: Boiler\r\nBcc: x@example.com' }, 'mailto:a@example.com?subject=K-1042%3A%20Boiler%20Bcc%3A%20x%40example.com'],
    [{ to: ['a@example.com'], body: 'One\nTwo & three' }, 'mailto:a@example.com?body=One%0D%0ATwo%20%26%20three'],
    [{ to: ['a@example.com'], cc: ['b&bcc=x@example.com'], from: 'me@example.com' }, 'mailto:a@example.com?cc=b%26bcc%3Dx@example.com&from=me@example.com'],
  ])('%o', (letter, address) => {
    expect(mailto(letter)).toBe(address);
    expect([...new URL(address).searchParams.keys()].every((name) => ['cc', 'from', 'subject', 'body'].includes(name))).toBe(true);
  });
});
