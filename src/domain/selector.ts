/**
 * Whether text is a CSS selector of the kind that recipes use (https://www.w3.org/TR/selectors-4/). The core has no
 * document to ask, and a bad selector must be refused where it is typed, not fall silent in a page.
 */

/** Pseudo-classes without an argument that a recipe may use: what people do to an element is none of its business. */
const PLAIN = new Set('first-child last-child only-child first-of-type last-of-type only-of-type empty root checked disabled enabled read-only read-write placeholder-shown indeterminate open modal popover-open'.split(' '));
const NTH = new Set(['nth-child', 'nth-last-child', 'nth-of-type', 'nth-last-of-type']);
const NESTED = new Set(['not', 'is', 'where', 'has']);
/** Deeper than this nobody writes, and `:has` in `:has` is no CSS. */
const MOST_DEEP = 3;

const ESCAPED = String.raw`\\[^\n]`;
const IDENT = String.raw`-{0,2}(?:[A-Za-z_\u0080-\uffff]|${ESCAPED})(?:[\w\u0080-\uffff-]|${ESCAPED})*`;
const STRING = String.raw`"(?:[^"\\\n]|${ESCAPED})*"|'(?:[^'\\\n]|${ESCAPED})*'`;
const SIMPLE = new RegExp(String.raw`\*|[#.]?${IDENT}|\[\s*${IDENT}\s*(?:[~|^$*]?=\s*(?:${STRING}|${IDENT})\s*(?:[is]\s*)?)?\]`, 'uy');
const PSEUDO = /:([a-z-]+)(\()?/y;
const COMBINATOR = /\s*[>+~]\s*|\s+/y;
const COMMA = /\s*,\s*/y;
const AN_B = /\s*(?:odd|even|[+-]?\d+|[+-]?\d*n\s*(?:[+-]\s*\d+)?)\s*\)/y;
const CLOSE = /\s*\)/y;

export function isSelector(text: string): boolean {
  const scan = new Scanner(text.trim());
  return scan.list(0, false) && scan.atEnd();
}

class Scanner {
  private at = 0;
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  atEnd(): boolean {
    return this.at === this.text.length;
  }

  list(deep: number, relative: boolean): boolean {
    do if (!this.complex(deep, relative)) return false;
    while (this.take(COMMA));
    return true;
  }

  private complex(deep: number, relative: boolean): boolean {
    if (relative) this.take(COMBINATOR);
    if (!this.compound(deep)) return false;
    for (let before = this.at; this.take(COMBINATOR); before = this.at) {
      if (this.compound(deep)) continue;
      this.at = before;
      return /^\s*[,)]/.test(this.text.slice(before));
    }
    return true;
  }

  private compound(deep: number): boolean {
    let parts = 0;
    for (; ; parts++) {
      const before = this.at;
      const simple = this.take(SIMPLE)?.[0];
      // A type or `*` stands first.
      if (simple && parts > 0 && !/^[#.[]/.test(simple)) this.at = before;
      else if (simple || this.pseudo(deep)) continue;
      return parts > 0 && this.at === before && this.text[before] !== ':';
    }
  }

  private pseudo(deep: number): boolean {
    const before = this.at;
    const [, name = '', open] = this.take(PSEUDO) ?? [];
    const fits = open ? this.argument(name, deep) : PLAIN.has(name);
    if (!fits) this.at = before;
    return fits;
  }

  private argument(name: string, deep: number): boolean {
    if (NTH.has(name)) return this.take(AN_B) !== null;
    if (!NESTED.has(name) || deep >= MOST_DEEP) return false;
    return this.list(deep + 1, name === 'has') && this.take(CLOSE) !== null;
  }

  private take(token: RegExp): RegExpExecArray | null {
    token.lastIndex = this.at;
    const found = token.exec(this.text);
    if (found) this.at = token.lastIndex;
    return found;
  }
}
