/** E-mail addresses in one window of text: WHATWG's and RFC 6531's alphabet, RFC 5321's lengths, and what text does to them. */
import type { Contact } from '../domain/contact.ts';
import { foldEmail } from '../domain/fold.ts';

/** Letters of a local part, RFC 6531, but for the dots between them. */
const LOCAL = "\\p{L}\\p{N}\\p{M}!#$%&'*+/=?^_`{|}~-";
const LOCAL_CHAR = new RegExp(`[.${LOCAL}]`, 'u');
const LOCAL_PART = new RegExp(`^[${LOCAL}]+(?:\\.[${LOCAL}]+)*$`, 'u');
const LABEL = '[\\p{L}\\p{N}\\p{M}](?:[\\p{L}\\p{N}\\p{M}-]*[\\p{L}\\p{N}\\p{M}])?';
/** A host name, and nothing behind it that would make it another one. */
const HOST = new RegExp(`${LABEL}(?:\\.${LABEL})+(?![\\p{L}\\p{N}\\p{M}@])(?!-*[\\p{L}\\p{N}])(?!\\.[\\p{L}\\p{N}]|-+\\.|\\.\\.|[#_])`, 'uy');
/** RFC 5321, 4.5.3.1, and RFC 1035. */
const LONGEST_LOCAL = 64;
const LONGEST_LABEL = 63;
const LONGEST = 254;

/** Endings of file names, which are no top-level domains (IANA's list of 2026). */
const FILE = /\.(?:png|jpe?g|gif|svg|webp|avif|ico|bmp|css|js|mjs|ts|tsx|json|html?|php|xml|ya?ml|txt|log|pdf|exe|dll)$/i;
/** Marks that wrap an address in text and are letters of one by the book. */
const WRAPPING = /^[*'`{|=/&?!#$%^+-]+/;

const SPELT = new RegExp(
  `(?<![\\p{L}\\p{N}.])([\\p{L}\\p{N}_+-]+(?:\\.[\\p{L}\\p{N}_+-]+)*) ?(?:[\\[({<] ?(?:at|ät|@|arroba|arobase|chiocciola|małpa) ?[\\])}>]| at ) ?` +
    `([\\p{L}\\p{N}-]+(?:(?: ?[\\[({<] ?(?:dot|punkt|point|punto|ponto|kropka|\\.) ?[\\])}>] ?| (?:dot|punkt|point|punto) |\\.)[\\p{L}\\p{N}-]+)+)`,
  'giu',
);
const SPELT_AT = /[[({<] ?(?:at|ät|@|a[rw\p{L}]|chio|ma)/iu;
const SPELT_DOT = / ?[[({<] ?(?:dot|punkt|point|punto|ponto|kropka|\.) ?[\])}>] ?| (?:dot|punkt|point|punto) /giu;

type Found = Omit<Contact, 'raw'>;

/** `text` normalised. */
export function emailsIn(text: string): Found[] {
  const found: Found[] = [];
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const email = plain(text, at);
    if (email) found.push(email);
  }
  if (!SPELT_AT.test(text)) return found;
  for (const match of text.matchAll(SPELT)) {
    const email = spelt(match);
    if (email) found.push(email);
  }
  return found;
}

/** The address around the `@` at `at`. */
function plain(text: string, at: number): Found | null {
  HOST.lastIndex = at + 1;
  const host = HOST.exec(text)?.[0];
  if (!host) return null;
  const from = localStart(text, at);
  const local = text.slice(from, at);
  if (!LOCAL_PART.test(local) || text.charAt(from - 1) === '@') return null;
  const domain = domainOf(host);
  const lead = leadOf(text, from, local, domain);
  const name = local.slice(lead);
  const start = from + lead;
  if (!domain || !fits(name, domain) || isLink(text, start, name)) return null;
  const value = valueOf(name, domain);
  // `xn--` alone is a label of nothing.
  if (/[@.]\./.test(value)) return null;
  return { kind: 'email', value, start, end: start + name.length + 1 + domain.length, confidence: 0.95, reason: 'email' };
}

/** Walks one code unit past the longest local part, so that a longer one is refused and not cut. */
function localStart(text: string, at: number): number {
  let from = at;
  while (from > 0 && at - from <= LONGEST_LOCAL && LOCAL_CHAR.test(text.charAt(from - 1))) from--;
  return from;
}

/** User part of a URL or of a SIP address, or a path before an `@`. */
function isLink(text: string, start: number, name: string): boolean {
  const before = text.slice(Math.max(0, start - LONGEST_LOCAL), start);
  return /(?:sips?|xmpp):$/i.test(before) || /:\/\/\S*$/.test(before) || /[/&?=]$/.test(name);
}

const GLUED = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]+(?=[\w.+-]+$)/u;

/** Code units of the local part that belong to the text around it: quotes, emphasis, words of a script without spaces. */
function leadOf(text: string, index: number, local: string, host: string): number {
  const latin = /^[\u0021-\u007e]+$/.test(host);
  let lead = local.startsWith('_') && text.charAt(index + local.length + 1 + host.length) === '_' ? 1 : 0;
  for (let step = -1; step !== 0; lead += step) {
    const rest = local.slice(lead);
    step = (WRAPPING.exec(rest) ?? (latin ? GLUED.exec(rest) : null))?.[0].length ?? 0;
  }
  return lead;
}

/** ASCII, of labels that are short enough, under a top-level domain of letters. */
const PLAIN_HOST = /^(?:[a-z\d-]{1,63}\.)+[a-z]{2,63}$/i;

/** The host without what follows it in a script that writes no spaces; '' when it is no public host name. */
function domainOf(host: string): string {
  if (PLAIN_HOST.test(host)) return FILE.test(host) ? '' : host;
  const labels = host.split('.');
  const last = labels.at(-1) ?? '';
  const latin = /^[a-z]{2,}(?=(?!\p{Script=Latin})\p{L})/iu.exec(last)?.[0];
  const top = latin ?? last;
  if (!/^(?:xn--[a-z0-9-]+|\p{L}[\p{L}\p{M}]+)$/iu.test(top) || labels.some((label) => label.length > LONGEST_LABEL)) return '';
  const domain = [...labels.slice(0, -1), top].join('.');
  return FILE.test(domain) ? '' : domain;
}

const fits = (name: string, domain: string): boolean =>
  name.length > 0 && name.length <= LONGEST_LOCAL && name.length + 1 + domain.length <= LONGEST && !name.startsWith('.');

/** Folding looks for Punycode and accents, which few addresses have. */
const UNFOLDED = /^[\u0021-\u007e]+$/;

function valueOf(name: string, domain: string): string {
  const address = `${name}@${domain}`;
  return UNFOLDED.test(address) && !/xn--/i.test(domain) ? address.toLowerCase() : foldEmail(address);
}

/** `user [at] example [dot] com`: offered, never popped by itself. */
function spelt(match: RegExpExecArray): Found | null {
  const [hit, name = '', host = ''] = match;
  const bracketed = /[[({<]/.test(hit);
  if (!bracketed && !/ (?:dot|punkt|point|punto) /i.test(host)) return null;
  const domain = domainOf(host.replace(SPELT_DOT, '.'));
  if (!domain || !fits(name, domain) || WRAPPING.test(name)) return null;
  const value = valueOf(name, domain);
  // Put together, it must be an address like any other.
  if (plain(value, value.indexOf('@'))?.value !== value) return null;
  return { kind: 'email', value, start: match.index, end: match.index + hit.length, confidence: bracketed ? 0.4 : 0.3, reason: 'spelt' };
}
