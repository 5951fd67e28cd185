/** Internationalised host names as people write them: `xn--bcher-kva.de` and `bücher.de` are one host (RFC 3492, 5891). */

const BASE = 36;
const T_MIN = 1;
const T_MAX = 26;
const SKEW = 38;
const DAMP = 700;
const INITIAL_BIAS = 72;
const INITIAL_N = 128;
const LAST_CODE_POINT = 0x10ffff;

/** Lower case with every decodable `xn--` label decoded; a label that is no Punycode stays as it is. */
export function toUnicode(host: string): string {
  return host
    .toLowerCase()
    .split('.')
    .map((label) => (label.startsWith('xn--') ? (decoded(label.slice(4)) ?? label) : label))
    .join('.');
}

function decoded(label: string): string | null {
  const dash = label.lastIndexOf('-');
  const output = dash > 0 ? Array.from(label.slice(0, dash), (char) => char.charCodeAt(0)) : [];
  let n = INITIAL_N;
  let bias = INITIAL_BIAS;
  let index = 0;
  for (let at = dash > 0 ? dash + 1 : 0; at < label.length; ) {
    const before = index;
    for (let weight = 1, k = BASE; ; k += BASE) {
      const digit = Number.parseInt(label.charAt(at++), BASE);
      if (Number.isNaN(digit)) return null;
      // Punycode counts a–z as 0–25 and 0–9 as 26–35; parseInt counts the other way round.
      const value = digit < 10 ? digit + 26 : digit - 10;
      index += value * weight;
      const threshold = Math.min(Math.max(k - bias, T_MIN), T_MAX);
      if (value < threshold) break;
      weight *= BASE - threshold;
    }
    bias = adapted(index - before, output.length + 1, before === 0);
    n += Math.floor(index / (output.length + 1));
    index %= output.length + 1;
    if (n > LAST_CODE_POINT) return null;
    output.splice(index++, 0, n);
  }
  return String.fromCodePoint(...output);
}

function adapted(delta: number, points: number, first: boolean): number {
  let rest = first ? Math.floor(delta / DAMP) : delta >> 1;
  rest += Math.floor(rest / points);
  let k = 0;
  for (; rest > ((BASE - T_MIN) * T_MAX) >> 1; k += BASE) rest = Math.floor(rest / (BASE - T_MIN));
  return k + Math.floor(((BASE - T_MIN + 1) * rest) / (rest + SKEW));
}
