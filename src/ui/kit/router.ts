/** Where the screen is, in the address after `#`: `#/customers/0190…/cases?sort=name`. Back and forward work by themselves. */
import { signal } from '@preact/signals';

export interface Route {
  /** Starts with `/`, without query. */
  path: string;
  query: URLSearchParams;
}

const current = signal<Route>(parseHash(''));

/** The present route; reading it while rendering subscribes. */
export function route(): Route {
  return current.value;
}

/** Follows the window's address; returns a function that stops it. */
export function startRouter(target: Window = window): () => void {
  const read = () => void (current.value = parseHash(target.location.hash));
  read();
  target.addEventListener('hashchange', read);
  return () => target.removeEventListener('hashchange', read);
}

/** `replace`: takes the place of the present entry, for filters and tabs that Back should skip. */
export function navigate(to: string, { replace = false } = {}): void {
  if (!replace) {
    location.hash = to;
    return;
  }
  history.replaceState(history.state, '', `#${to}`);
  current.value = parseHash(`#${to}`);
}

/** `#/customers/x?tab=cases` for a link; query values of `undefined` are left out. */
export function href(path: string, query: Record<string, string | undefined> = {}): string {
  const search = new URLSearchParams(Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined));
  return `#${path}${search.size > 0 ? `?${search}` : ''}`;
}

export function parseHash(hash: string): Route {
  const [, path = '', query = ''] = /^#?([^?]*)\??(.*)$/s.exec(hash) ?? [];
  return { path: path.startsWith('/') ? path : `/${path}`, query: new URLSearchParams(query) };
}

/** Parts of a path by the names in a pattern: `/customers/:id/:tab?`; null when it does not fit. A broken escape never throws. */
export function matchPath(pattern: string, path: string): Record<string, string> | null {
  const wanted = split(pattern);
  const given = split(path);
  if (given.length > wanted.length) return null;
  const parts: Record<string, string> = {};
  for (const [at, want] of wanted.entries()) {
    const have = given[at];
    const name = /^:(\w+)(\?)?$/.exec(want);
    if (have === undefined ? !name?.[2] : !name && have !== want) return null;
    if (name?.[1] && have !== undefined) parts[name[1]] = decode(have);
  }
  return parts;
}

function split(path: string): string[] {
  return path.split('/').filter(Boolean);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
