/** Which encoding a text file is in: its byte order mark, strict UTF-8, the zeros of UTF-16, and at last statistics. */
import { analyse } from 'chardet';
import { FileError } from './problem.ts';

/** Bytes looked at. */
export const HEAD = 256 * 1024;

const MARKS: [bytes: number[], encoding: string][] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0x84, 0x31, 0x95, 0x33], 'gb18030'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
];
/** UTF-32 begins with the mark of UTF-16 and is read by no browser. */
const UTF_32 = [[0xff, 0xfe, 0, 0], [0, 0, 0xfe, 0xff]];

/** Label for `TextDecoder`. `head`: the file's first bytes. Throws `encoding` for what none can read. */
export function detectEncoding(head: Uint8Array): string {
  if (UTF_32.some((mark) => startsWith(head, mark))) throw new FileError('encoding');
  const marked = MARKS.find(([mark]) => startsWith(head, mark));
  if (marked) return marked[1];
  return utf16(head) ?? (decodes(head, 'utf-8') ? 'utf-8' : guessed(head));
}

/** Latin text in UTF-16 has a zero in nearly every other byte; anything else nearly none. */
function utf16(head: Uint8Array): string | null {
  const pairs = Math.min(head.length >> 1, 2048);
  let [even, odd] = [0, 0];
  for (let at = 0; at < pairs * 2; at += 2) {
    if (head[at] === 0) even += 1;
    if (head[at + 1] === 0) odd += 1;
  }
  if (odd > pairs * 0.3 && even < odd / 10) return 'utf-16le';
  return even > pairs * 0.3 && odd < even / 10 ? 'utf-16be' : null;
}

/** Most likely first; one whose bytes it cannot all be is passed over. */
function guessed(head: Uint8Array): string {
  const names = analyse(head).map(({ name }) => labelOf(name)).filter((label) => label !== null);
  // What begins as UTF-8 and breaks later is damaged UTF-8 rather than anything else, unless statistics say so.
  return names.find((label) => decodes(head, label)) ?? 'windows-1252';
}

function labelOf(name: string): string | null {
  try {
    const label = new TextDecoder(name).encoding;
    return /^(utf-|x-user|replacement)/.test(label) ? null : label;
  } catch {
    return null;
  }
}

/** A character cut at the end of the sample does not count. */
function decodes(bytes: Uint8Array, label: string): boolean {
  try {
    new TextDecoder(label, { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

function startsWith(bytes: Uint8Array, mark: number[]): boolean {
  return mark.every((byte, at) => bytes[at] === byte);
}
