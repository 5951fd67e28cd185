/** What others find in a text, in one shape: libphonenumber-js for phones, the linkers for e-mail. */
import { Autolinker } from 'autolinker';
import { linkifyit } from 'linkify-it';
import { findPhoneNumbersInText as findMax, isSupportedCountry } from 'libphonenumber-js/max';
import { findPhoneNumbersInText as findMin } from 'libphonenumber-js/min';
import * as linkifyjs from 'linkifyjs';

export type Kind = 'phone' | 'email';

export interface Spot {
  start: number;
  end: number;
  /** E.164 of a phone. */
  value?: string | undefined;
}

export interface Peer {
  name: string;
  /** Finds where a phone number stands, not which it is. */
  spansOnly?: true;
  phone?: (text: string, region: string) => Spot[];
  email?: (text: string, region: string) => Spot[];
}

const numbers = (find: typeof findMax) => (text: string, region: string): Spot[] =>
  find(text, isSupportedCountry(region) ? region : undefined).map(({ startsAt, endsAt, number }) => ({ start: startsAt, end: endsAt, value: number.number }));

const linker = linkifyit();
const phoneLinker = new Autolinker({ urls: false, email: false, phone: true });
const mailLinker = new Autolinker({ urls: false, email: true, phone: false });

const matches = (autolinker: Autolinker, text: string): { start: number; end: number; raw: string }[] =>
  autolinker.parse(text).map((match) => {
    const raw = match.getMatchedText();
    return { start: match.getOffset(), end: match.getOffset() + raw.length, raw };
  });

export const peers: readonly Peer[] = [
  { name: 'libphonenumber-js max', phone: numbers(findMax) },
  { name: 'libphonenumber-js min', phone: numbers(findMin) },
  { name: 'linkifyjs', email: (text) => linkifyjs.find(text, 'email').map(({ start, end, value }) => withoutScheme(text, start, end, value)) },
  {
    name: 'linkify-it',
    email: (text) =>
      (linker.match(text) ?? []).filter(({ schema }) => schema === 'mailto:').map(({ index, lastIndex, raw }) => withoutScheme(text, index, lastIndex, raw)),
  },
  {
    name: 'autolinker',
    spansOnly: true,
    phone: (text) => matches(phoneLinker, text).map(({ start, end }) => ({ start, end })),
    email: (text) => matches(mailLinker, text).map(({ start, end, raw }) => withoutScheme(text, start, end, raw)),
  },
];

/** The address alone: the linkers count `mailto:` in. */
function withoutScheme(text: string, start: number, end: number, raw: string): Spot {
  const scheme = /^mailto:/i.exec(raw)?.[0].length ?? 0;
  const query = text.slice(start, end).indexOf('?');
  return { start: start + scheme, end: scheme && query > 0 ? start + query : end };
}
