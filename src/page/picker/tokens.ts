/** What one element can be known by, cheapest first: the likelier it stays as the page is drawn anew, the less it costs. */
import { isState, isUtility, lasting } from './names.ts';
import type { Lasting } from './names.ts';

export interface Token {
  css: string;
  cost: number;
}

/** A place is found whatever the call does; a sign of a state may be known by that very state. */
export type Purpose = 'place' | 'sign';

const COST = { testId: 1, id: 2, custom: 3, data: 3, name: 3, class: 4, idPart: 5, role: 6, classPart: 6, label: 7, has: 7, tag: 8, hint: 9, utility: 20, state: 15, position: 25 } as const;

const TEST_IDS = /^data-(?:test(?:-?id)?|testing-id|qa(?:-id)?|cy|e2e|automation(?:-id)?|hook|component|part|role|action|name)$/;
/** Written by frameworks and other tools. */
const FOREIGN = /^data-(?:v-|react|emotion|styled|headlessui|radix|astro|svelte|ng-|bs-|sveltekit|lastpass|lp|dashlane|1p|gramm|darkreader|ringside)/;
const MOST_WORDS = 60;

export function tokensOf(element: Element, purpose: Purpose): Token[] {
  const found = [...idTokens(element), ...dataTokens(element), ...nameTokens(element), ...classTokens(element)];
  const tag = element.localName;
  found.push({ css: tag, cost: tag.includes('-') ? COST.custom : COST.tag });
  const dear = purpose === 'place' ? found.map((token) => (isState(wordsOf(token.css)) ? { ...token, cost: token.cost + COST.state } : token)) : found;
  return dear.sort((a, b) => a.cost - b.cost);
}

/** Where it stands among its like: for want of anything better. */
export function position(element: Element): Token {
  const like = [...(element.parentNode?.children ?? [])].filter(({ localName }) => localName === element.localName);
  return { css: `${element.localName}:nth-of-type(${like.indexOf(element) + 1})`, cost: COST.position };
}

/** `[data-a="b c"]` → `b c`. */
const wordsOf = (css: string): string => /"(.*)"/.exec(css)?.[1] ?? css.replace(/^[#.]/, '');

function idTokens(element: Element): Token[] {
  const { id } = element;
  const kept = id ? lasting(id) : null;
  if (!kept) return [];
  return [kept.exact ? { css: hash('#', id) ?? `[id=${quoted(id)}]`, cost: COST.id } : { css: part('id', kept), cost: COST.idPart }];
}

function dataTokens(element: Element): Token[] {
  return element.getAttributeNames().flatMap((name): Token[] => {
    if (!name.startsWith('data-') || FOREIGN.test(name) || !lasting(name)?.exact) return [];
    const value = element.getAttribute(name) ?? '';
    const kept = isWordy(value) ? lasting(value) : null;
    const cost = TEST_IDS.test(name) ? COST.testId : COST.data;
    if (kept?.exact) return [{ css: `[${name}=${quoted(value)}]`, cost }];
    return kept ? [{ css: part(name, kept), cost: cost + 2 }] : [{ css: `[${name}]`, cost: COST.has }];
  });
}

function nameTokens(element: Element): Token[] {
  const tokens: Token[] = [];
  const add = (name: string, cost: number): void => {
    const value = element.getAttribute(name);
    if (value && isWordy(value)) tokens.push({ css: `[${name}=${quoted(value)}]`, cost });
  };
  if (lasting(element.getAttribute('name') ?? '')?.exact) add('name', COST.name);
  add('role', COST.role);
  // These are worded in the page's language, and may hold the number.
  add('aria-label', COST.label);
  add('placeholder', COST.hint);
  add('title', COST.hint);
  if (element.localName === 'input') add('type', COST.tag);
  return tokens;
}

function classTokens(element: Element): Token[] {
  return [...element.classList].flatMap((name): Token[] => {
    if (isUtility(name)) return hash('.', name) ? [{ css: `.${name}`, cost: COST.utility }] : [];
    const kept = lasting(name);
    if (kept?.exact) return [{ css: hash('.', name) ?? `[class~=${quoted(name)}]`, cost: COST.class }];
    const piece = kept?.starts ?? kept?.ends;
    return piece ? [{ css: `[class*=${quoted(piece)}]`, cost: COST.classPart }] : [];
  });
}

function part(name: string, { starts, ends }: Lasting): string {
  return (starts ? `[${name}^=${quoted(starts)}]` : '') + (ends ? `[${name}$=${quoted(ends)}]` : '');
}

/** `#name`; null where CSS would want it escaped. */
function hash(sign: '#' | '.', name: string): string | null {
  return /^-?[A-Za-z_][\w-]*$/.test(name) ? sign + name : null;
}

function quoted(value: string): string {
  return `"${value.replace(/["\\]/g, '\\$&')}"`;
}

/** No number, nobody's name at length, no line break. */
function isWordy(value: string): boolean {
  return value.length > 0 && value.length <= MOST_WORDS && !/\d{3}|\+\d|[\n@]/.test(value);
}
