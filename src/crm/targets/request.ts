/** Sends one request and says what came of it. Done is only what the target has answered to the end. */
import type { TargetError } from '../../domain/exchange.ts';
import { CrmError } from '../../domain/errors.ts';

/** `refused`: this change alone is not wanted. `retry`: the target, or the way to it, is not well; everything waits. */
export type Answer = { result: 'taken' } | { result: 'refused' | 'retry'; error: TargetError; after?: number };

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** Longest wait for a whole answer. */
export const TIME_OUT = 30_000;
/** Bytes of an answer that are read; whoever says more is cut off and believed by the status. */
const MOST_READ = 64 * 1024;
/** Statuses that say something of the target and nothing of the change. */
const WHOLE_TARGET = new Set([401, 402, 403, 404, 407, 408, 410, 425, 429]);
const LONGEST_AFTER = 60 * 60_000;

export async function post(fetch: Fetch, url: string, body: string, headers: Record<string, string>, now: () => number, limit = TIME_OUT, stop?: AbortSignal): Promise<Answer> {
  const timer = new AbortController();
  const abort = (): void => timer.abort();
  const timeout = setTimeout(abort, limit);
  stop?.addEventListener('abort', abort);
  const error = (message: string, status?: number): TargetError => ({ at: now(), message: message.slice(0, 300), ...(status !== undefined && { status }) });
  try {
    const response = await fetch(url, { method: 'POST', body, headers, signal: timer.signal, redirect: 'error', credentials: 'omit', cache: 'no-store', referrerPolicy: 'no-referrer' });
    const text = await readSome(response);
    if (response.ok) return { result: 'taken' };
    const refused = response.status >= 400 && response.status < 500 && !WHOLE_TARGET.has(response.status);
    const after = retryAfter(response.headers.get('retry-after'), now());
    return { result: refused ? 'refused' : 'retry', error: error(text.trim() || response.statusText || `HTTP ${response.status}`, response.status), ...(after !== undefined && { after }) };
  } catch (thrown) {
    return { result: 'retry', error: error(timer.signal.aborted ? 'no answer in time' : thrown instanceof Error ? thrown.message : 'no answer') };
  } finally {
    clearTimeout(timeout);
    stop?.removeEventListener('abort', abort);
  }
}

/** An answer that breaks off in its middle throws: whether the change was taken is then unknown, and it is sent again. */
async function readSome(response: Response): Promise<string> {
  const reader = response.body?.getReader();
  if (!reader) return '';
  const decoder = new TextDecoder();
  let [text, size] = ['', 0];
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.length;
    text += decoder.decode(part.value, { stream: true });
    if (size > MOST_READ) {
      await reader.cancel();
      break;
    }
  }
  return text;
}

/** Milliseconds; seconds or a date (RFC 9110 §10.2.3). */
function retryAfter(header: string | null, now: number): number | undefined {
  if (header === null) return undefined;
  const wait = /^\d+$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - now;
  return Number.isFinite(wait) ? Math.min(Math.max(0, wait), LONGEST_AFTER) : undefined;
}

/** HTTPS, or HTTP to this computer itself; no name and password, which would stand readable in every list. Throws `validation`. */
export function checkUrl(text: string): string {
  const url = URL.parse(text.trim());
  const loopback = url !== null && /^(localhost|127(\.\d+){3}|\[::1\]|.+\.localhost)$/.test(url.hostname);
  const good = url !== null && (url.protocol === 'https:' || (url.protocol === 'http:' && loopback)) && url.username === '' && url.password === '';
  if (!good || url.href.length > 2000) throw new CrmError('validation', { field: 'url', rule: 'not-url' });
  return url.href;
}
