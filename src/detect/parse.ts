/** One number as somebody typed it, or as a softphone shows it: read leniently, and said how far it can be trusted. */
import { extensionAt } from './extension.ts';
import { normal } from './normal.ts';
import { readNumber, type ReadNumber } from './read.ts';
import { uriPart } from './uri.ts';
import { dialled } from './vanity.ts';

export interface ParsedPhone {
  /** E.164, `+4930123456`. */
  e164: string;
  /** Digits only. */
  extension?: string;
  /** National significant number: `30123456`. */
  national: string;
  /** ISO 3166 region of the number, null when its plan does not know it. */
  region: string | null;
  /** Assigned by the numbering plan. */
  valid: boolean;
  /** Of a length the plan knows. */
  possible: boolean;
  international: boolean;
}

/** Longest text taken for one number, in code units (libphonenumber's limit). */
const LONGEST = 250;
const EXTENSION_START = /[;,([ \u0001]*(?:;|,,|[x#~]|[\p{L}])/iu;

/** `region`: ISO 3166 code for numbers without a country, '' when unknown. Null when `text` is no phone number at all. */
export function parsePhone(text: string, region: string): ParsedPhone | null {
  if (text.length > LONGEST) return null;
  const uri = uriPart(text);
  if (uri?.kind === 'email' || (!uri && /(?:sips?|tel|callto|mailto):/i.test(text))) return null;
  const source = uri ? (uri.context && !uri.text.startsWith('+') ? contextual(uri.context, uri.text) : uri.text) : text;
  const parsed = parseText(source, region);
  if (!parsed) return null;
  return uri?.extension ? { ...parsed, extension: uri.extension } : parsed;
}

/** RFC 3966, 5.1.5: a local number completed by its context, `863-1234;phone-context=+1-914-555`. */
function contextual(context: string, local: string): string {
  const national = readNumber(local.replace(/\D/g, ''), false, '');
  return national ? local : `${context} ${local.replace(/^0/, '')}`;
}

function parseText(text: string, region: string): ParsedPhone | null {
  const plain = normal(text).trim();
  const first = plain.search(/[+\d(]/);
  if (first < 0) return null;
  const body = dialled(plain.slice(first)) ?? plain.slice(first);
  const from = body.slice(1).search(EXTENSION_START);
  const extension = from < 0 ? null : extensionAt(body, from + 1);
  const main = from < 0 ? body : body.slice(0, from + 1);
  // `030 136966 (Büro)` is one number; digits behind the words would make it two.
  if (/\p{L}/u.test(main) || /\d{3}/.test(body.slice(extension?.end ?? main.length))) return null;
  const number = best(main, region);
  if (!number) return null;
  const result = resultOf(number);
  return extension ? { ...result, extension: extension.digits } : result;
}

function best(main: string, region: string): ReadNumber | null {
  const plus = /^\(?\+/.test(main);
  const digits = main.replace(/\D/g, '');
  const readings = [
    readNumber(digits, plus, region),
    /\(0\)/.test(main) ? readNumber(main.replace(/\(0\)/, '').replace(/\D/g, ''), plus, region) : null,
    !plus && digits.startsWith('00') ? readNumber(digits.slice(2), true, region) : null,
    // A softphone shows `4930123456` for a call from abroad, or to an agent whose region is not set.
    !plus && !digits.startsWith('0') ? readNumber(digits, true, region) : null,
  ];
  return readings.find((number) => number?.type != null) ?? readings.find((number) => number !== null) ?? null;
}

function resultOf(number: ReadNumber): ParsedPhone {
  return {
    e164: number.e164,
    national: number.nsn,
    region: number.region,
    valid: number.type !== null,
    possible: number.possible,
    international: number.source !== 'region',
  };
}
