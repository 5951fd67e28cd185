/** SIP as text (RFC 3261 §7), just enough of it to ring a softphone: one start line, headers in order, one body. */

export interface SipMessage {
  /** Request method, or the empty string for a response. */
  method: string;
  /** Response status, or 0 for a request. */
  status: number;
  uri: string;
  headers: [name: string, value: string][];
  body: string;
}

/** RFC 3261 §7.3.3; JsSIP writes the long forms, other user agents may not. */
const COMPACT: Record<string, string> = { v: 'via', f: 'from', t: 'to', i: 'call-id', m: 'contact', l: 'content-length', c: 'content-type' };

export function parseSip(text: string): SipMessage {
  const split = text.indexOf('\r\n\r\n');
  const [start = '', ...lines] = text.slice(0, split).replace(/\r\n[ \t]+/g, ' ').split('\r\n');
  const response = /^SIP\/2\.0 (\d{3})/.exec(start);
  const [method = '', uri = ''] = response ? ['', ''] : start.split(' ');
  const headers = lines.map(toHeader);
  return { method, status: response ? Number(response[1]) : 0, uri, headers, body: text.slice(split + 4) };
}

function toHeader(line: string): [string, string] {
  const colon = line.indexOf(':');
  const name = line.slice(0, colon).trim().toLowerCase();
  return [COMPACT[name] ?? name, line.slice(colon + 1).trim()];
}

/** First header of that name; throws, because a message without it cannot be answered. */
export function header(message: SipMessage, name: string): string {
  const found = message.headers.find(([key]) => key === name);
  if (!found) throw new Error(`SIP message without ${name}: ${message.method || message.status}`);
  return found[1];
}

export function formatSip(startLine: string, headers: [string, string][], body = ''): string {
  const length = Buffer.byteLength(body);
  const all = [...headers, ...(body ? [['Content-Type', 'application/sdp']] : []), ['Content-Length', String(length)]];
  return [startLine, ...all.map(([name, value]) => `${name}: ${value}`), '', body].join('\r\n');
}

/** A response echoes Via, From, To, Call-ID and CSeq (RFC 3261 §8.2.6.2); `toTag` is added where the request had none. */
export function respond(request: SipMessage, status: string, toTag: string, extra: [string, string][] = []): string {
  const echoed = request.headers
    .filter(([name]) => ['via', 'from', 'to', 'call-id', 'cseq'].includes(name))
    .map(([name, value]): [string, string] => [name, name === 'to' && !value.includes('tag=') ? `${value};tag=${toTag}` : value]);
  return formatSip(`SIP/2.0 ${status}`, [...echoed, ...extra]);
}
