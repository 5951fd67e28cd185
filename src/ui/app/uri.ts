/** The contact that a link names, for an app that the browser opens such links with: `tel:` (RFC 3966), `sip:` (RFC 3261), `mailto:` (RFC 6068). */
import type { ContactKind } from '../../domain/contact.ts';

const SCHEMES: Record<string, ContactKind> = { tel: 'phone', callto: 'phone', sip: 'phone', sips: 'phone', mailto: 'email' };

/** Number or first address alone: subject, body, copies and parameters are let go. Undefined for any other link. */
export function ofUri(uri: string): { kind: ContactKind; value: string } | undefined {
  const [, scheme = '', rest = ''] = /^\s*([a-z]+):(?:\/\/)?([^?#]*)/is.exec(uri) ?? [];
  const kind = SCHEMES[scheme.toLowerCase()];
  if (!kind) return undefined;
  const value = decoded(kind === 'email' ? (rest.split(',')[0] ?? '') : rest.replace(/(?:@|;(?!ext=)).*$/s, '').replace(';ext=', ' ext. ')).trim();
  return { kind, value };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
