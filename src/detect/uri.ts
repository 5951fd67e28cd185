/** The number or address inside a URI: `tel:` (RFC 3966), `sip:` and `sips:` (RFC 3261), `callto:`, `mailto:` (RFC 6068). */

export interface UriPart {
  kind: 'phone' | 'email';
  /** Where the part stands in the text: UTF-16 code units. */
  start: number;
  end: number;
  /** The part, percent-decoded. */
  text: string;
  extension: string;
  /** `phone-context=+49`: in front of a local number, '' when there is none. */
  context: string;
}

const PHONE_URI = /(?:tel|sips?|callto):(?:\/\/)?([^@;?<>\s]*)(@[^;?<>\s]*)?((?:;[^?<>\s]*)?)/i;
const MAIL_URI = /mailto:(?:\/\/)?([^?<>\s,]*@[^?<>\s,]*)/i;

/** Null when `text` holds no URI of these, or one to something else than a number (`sip:alice@…`). */
export function uriPart(text: string): UriPart | null {
  const phone = PHONE_URI.exec(text);
  if (phone) return phonePart(phone);
  const mail = MAIL_URI.exec(text);
  if (!mail?.[1]) return null;
  const start = mail.index + mail[0].length - mail[1].length;
  return { kind: 'email', start, end: start + mail[1].length, text: decoded(mail[1]), extension: '', context: '' };
}

function phonePart(match: RegExpExecArray): UriPart | null {
  const [hit, user = '', host = '', parameters = ''] = match;
  const number = decoded(user);
  if (!/\d{3}/.test(number.replace(/[^\p{Nd}]/gu, (char) => (/[-.() ]/.test(char) ? '' : char))) && !/\d/.test(number)) return null;
  if (/[^-+.()\s\p{Nd}*#]/u.test(number)) return null;
  const start = match.index + hit.length - parameters.length - host.length - user.length;
  return {
    kind: 'phone',
    start,
    end: start + user.length,
    text: number,
    extension: /;(?:ext|extension|postd)=p?([\d]+)/i.exec(parameters)?.[1] ?? '',
    context: /;phone-context=(\+[\d.-]+)/i.exec(decoded(parameters))?.[1] ?? '',
  };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
