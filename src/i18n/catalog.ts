/** Reading and checking of the PO catalogs; used by `compile.ts` and tests, never by a page. */
import { parsePoFile } from '@lingui/format-po';
import { compileMessageOrThrow } from '@lingui/message-utils/compileMessage';

export type Tokens = ReturnType<typeof compileMessageOrThrow>;

/** How a placeholder is used, and so which type its value has. */
export type ArgKind = 'text' | 'number' | 'date' | 'select';

export interface Message {
  /** ICU MessageFormat. */
  text: string;
  /** Words for translators; each message of the source catalog has one. */
  comment: string;
  tokens: Tokens;
  /** Placeholders by name. */
  args: Map<string, ArgKind>;
}

export type Catalog = Map<string, Message>;

/** A catalog and what is wrong with the file itself; each problem is a line for the terminal. */
export function readCatalog(po: string, locale: string): { catalog: Catalog; problems: string[] } {
  const catalog: Catalog = new Map();
  const problems: string[] = [];
  for (const item of parsePoFile(po).items) {
    const text = item.msgstr[0] ?? '';
    if (catalog.has(item.msgid)) problems.push(`${locale}: ${item.msgid} is there twice`);
    if (!text) problems.push(`${locale}: ${item.msgid} is empty`);
    const message = readMessage(text, item.extractedComments.join(' '));
    if (typeof message === 'string') problems.push(`${locale}: ${item.msgid}: ${message}`);
    else catalog.set(item.msgid, message);
  }
  return { catalog, problems };
}

/** What keeps a translation from standing in for its source: missing, stale, other placeholders, missing plural forms. */
export function compareCatalogs(source: Catalog, translation: Catalog, locale: string): string[] {
  const missing = [...source.keys()].filter((id) => !translation.has(id)).map((id) => `${locale}: ${id} is missing`);
  const stale = [...translation.keys()].filter((id) => !source.has(id)).map((id) => `${locale}: ${id} is stale, the source does not have it`);
  const wrong = [...translation].flatMap(([id, message]) => [
    ...comparePlaceholders(source.get(id), message).map((words) => `${locale}: ${id}: ${words}`),
    ...missingPlurals(message.tokens, locale).map((form) => `${locale}: ${id}: plural form "${form}" is missing`),
  ]);
  return [...missing, ...stale, ...wrong];
}

function readMessage(text: string, comment: string): Message | string {
  try {
    const tokens = compileMessageOrThrow(text);
    const args = new Map<string, ArgKind>();
    collectArgs(tokens, args);
    return { text, comment, tokens, args };
  } catch (thrown) {
    return (thrown as Error).message.split('\n')[0] ?? 'is no ICU message';
  }
}

const KINDS: Record<string, ArgKind> = { plural: 'number', selectordinal: 'number', number: 'number', date: 'date', time: 'date', select: 'select' };

function collectArgs(tokens: Tokens, args: Map<string, ArgKind>): void {
  for (const token of tokens) {
    if (typeof token === 'string') continue;
    const [name, type, format] = token;
    const kind = KINDS[type ?? ''] ?? 'text';
    if (kind !== 'text' || !args.has(name)) args.set(name, kind);
    for (const branch of branches(type, format)) collectArgs(branch[1], args);
  }
}

function comparePlaceholders(source: Message | undefined, message: Message): string[] {
  if (!source) return [];
  const lacking = [...source.args.keys()].filter((name) => !message.args.has(name)).map((name) => `placeholder {${name}} is missing`);
  const foreign = [...message.args.keys()].filter((name) => !source.args.has(name)).map((name) => `placeholder {${name}} is unknown`);
  return [...lacking, ...foreign];
}

/** Forms that counts up to 1,000 need; "many" of the Romance languages only begins at a million, which no screen shows in words. */
export function neededPlurals(locale: string): Set<string> {
  const rules = new Intl.PluralRules(locale);
  return new Set(Array.from({ length: 1001 }, (_, count) => rules.select(count)));
}

function missingPlurals(tokens: Tokens, locale: string): string[] {
  return tokens.flatMap((token) => {
    if (typeof token === 'string') return [];
    const [, type, format] = token;
    const parts = branches(type, format);
    const own = type === 'plural' ? [...neededPlurals(locale)].filter((form) => !parts.some(([key]) => key === form)) : [];
    return [...own, ...parts.flatMap(([, branch]) => missingPlurals(branch, locale))];
  });
}

function branches(type: string | undefined, format: unknown): [string, Tokens][] {
  if (type !== 'plural' && type !== 'selectordinal' && type !== 'select') return [];
  return Object.entries(format as Record<string, Tokens | number | undefined>).filter((entry): entry is [string, Tokens] => Array.isArray(entry[1]));
}
