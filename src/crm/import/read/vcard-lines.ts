/**
 * Content lines of vCard 2.1 (versit 1996), 3.0 (RFC 2426) and 4.0 (RFC 6350): unfolded, with parameters apart and values
 * decoded from quoted-printable and their charset.
 */
import { FileError, MAX_RECORD } from './problem.ts';
import { plainBreaks } from './text.ts';

export interface CardLine {
  group: string;
  /** Upper case. */
  name: string;
  /** Names in upper case, values as they stand; a bare parameter of 2.1 counts as a TYPE. */
  params: Map<string, string[]>;
  value: string;
}

/** Pictures, sounds and keys: long, and nothing a customer record has a place for. */
const LARGE = /^(?:[\w-]+\.)?(PHOTO|LOGO|SOUND|KEY)[;:]/i;

/** Lines of one card after another, without BEGIN and END. */
export async function* cardsIn(pieces: AsyncIterable<string>): AsyncGenerator<string[]> {
  let [card, depth, count] = [[] as string[], 0, 0];
  let size = 0;
  for await (const line of unfolded(pieces)) {
    if (/^BEGIN:VCARD\s*$/i.test(line)) {
      depth += 1;
      if (depth === 1) [card, size] = [[], 0];
    } else if (/^END:VCARD\s*$/i.test(line)) {
      depth -= 1;
      if (depth === 0) (count += 1), yield card;
      if (depth < 0) throw new FileError('broken', { row: count + 1 });
    } else if (depth === 1 && line !== '') {
      card.push(line);
      size += line.length;
      if (size > MAX_RECORD) throw new FileError('too-large', { row: count + 1, limit: MAX_RECORD });
    } else if (depth === 0 && line.trim() !== '') throw new FileError('broken', { row: count + 1 });
  }
  if (depth > 0) throw new FileError('truncated', { row: count + 1 });
}

/** A line that begins with a blank goes on from the one before; so does one after a `=` of quoted-printable. */
async function* unfolded(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let line: string | null = null;
  for await (const next of lines(pieces)) {
    if (line !== null && /^[ \t]/.test(next)) line = LARGE.test(line) ? line : line + next.slice(1);
    else if (line !== null && line.endsWith('=') && isQuoted(line)) line = line.slice(0, -1) + next;
    else {
      if (line !== null) yield line;
      line = LARGE.test(next) ? next.slice(0, 200) : next;
    }
    if (line.length > MAX_RECORD) throw new FileError('too-large', { limit: MAX_RECORD });
  }
  if (line !== null) yield line;
}

async function* lines(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let open = '';
  for await (const piece of pieces) {
    const parts = (open + piece).split('\n');
    open = parts.pop() ?? '';
    yield* parts;
    // A folded picture is one short line after another; a line that never ends is none.
    if (open.length > MAX_RECORD && !LARGE.test(open)) throw new FileError('too-large', { limit: MAX_RECORD });
  }
  yield open;
}

function isQuoted(line: string): boolean {
  return /;(ENCODING=)?QUOTED-PRINTABLE[;:]/i.test(line.slice(0, 200));
}

/** Null for what is no content line. */
export function parseLine(line: string): CardLine | null {
  const head = /^(?:([\w-]+)\.)?([\w-]+)((?:;(?:"[^"]*"|[^":])*)?):/.exec(line);
  if (!head) return null;
  const [all, group = '', name = '', rest = ''] = head;
  const params = paramsOf(rest);
  return { group, name: name.toUpperCase(), params, value: decoded(line.slice(all.length), params) };
}

function paramsOf(text: string): Map<string, string[]> {
  const params = new Map<string, string[]>();
  for (const part of text.match(/(?:"[^"]*"|[^;"])+/g) ?? []) {
    const [, key = 'TYPE', value = ''] = /^([\w-]+)=(.*)$/s.exec(part) ?? [part, bareName(part), part];
    const values = (value.match(/(?:"[^"]*"|[^,"])+/g) ?? []).map((one) => one.replaceAll('"', ''));
    params.set(key.toUpperCase(), [...(params.get(key.toUpperCase()) ?? []), ...values.flatMap((one) => one.split(','))]);
  }
  return params;
}

/** 2.1 writes `;HOME;QUOTED-PRINTABLE` for `;TYPE=HOME;ENCODING=QUOTED-PRINTABLE`. */
function bareName(value: string): string {
  return /^(QUOTED-PRINTABLE|BASE64|8BIT|7BIT)$/i.test(value) ? 'ENCODING' : 'TYPE';
}

function decoded(value: string, params: CardLine['params']): string {
  if (!params.get('ENCODING')?.some((one) => /^(quoted-printable|q)$/i.test(one))) return value;
  const charset = params.get('CHARSET')?.[0] ?? 'utf-8';
  return plainBreaks(decodeBytes(quotedBytes(value), charset));
}

/** Characters that stand as they are may be beyond ASCII too, where a program left them so. */
function quotedBytes(text: string): Uint8Array {
  const bytes: number[] = [];
  const encoder = new TextEncoder();
  for (const [part] of text.matchAll(/=[0-9A-F]{2}|[\s\S]/giu)) {
    if (part.length === 3 && part.startsWith('=')) bytes.push(Number.parseInt(part.slice(1), 16));
    else bytes.push(...encoder.encode(part));
  }
  return new Uint8Array(bytes);
}

function decodeBytes(bytes: Uint8Array, charset: string): string {
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}

/** Parts of a structured value at `separator`, unescaped. */
export function partsOf(value: string, separator: ';' | ','): string[] {
  const parts = [''];
  for (const [one] of value.matchAll(/\\[\s\S]|[\s\S]/gu)) {
    if (one === separator) parts.push('');
    else parts[parts.length - 1] += one.length > 1 && one.startsWith('\\') ? unescaped(one.slice(1)) : one;
  }
  return parts;
}

export function textValue(value: string): string {
  return value.replace(/\\([\s\S])/g, (_, letter: string) => unescaped(letter));
}

function unescaped(letter: string): string {
  return letter === 'n' || letter === 'N' ? '\n' : letter;
}
