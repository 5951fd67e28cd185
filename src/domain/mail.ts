/** Addresses of e-mails: reading them, and writing them so that nothing in one becomes a header of its own. */
import { foldEmail } from './fold.ts';

/** HTML's rule widened to RFC 6531 (any letter beyond ASCII), with at least one dot in the domain. */
const EMAIL = /^[^\s@<>()[\]\\,;:"]+@[^\s@<>()[\]\\,;:".]+(\.[^\s@<>()[\]\\,;:".]+)+$/u;

export function isEmail(text: string): boolean {
  return EMAIL.test(text);
}

/** The address in `Name <a@b.c>` or `a@b.c`, folded; null where there is none. */
export function addressOf(text: string): string | null {
  const bare = /<([^<>]*)>\s*$/.exec(text)?.[1] ?? text;
  return isEmail(bare.trim()) ? foldEmail(bare.trim()) : null;
}

/** The name in `Name <a@b.c>`, '' where there is none. */
export function nameOf(text: string): string {
  return (/^(.*)<[^<>]*>\s*$/s.exec(text)?.[1] ?? '').trim().replace(/^"(.*)"$/s, '$1');
}

/** Addresses as a person typed them, parted by commas, semicolons or lines; what is none stands in `wrong`. */
export function readAddresses(text: string): { good: string[]; wrong: string[] } {
  const parts = text.split(/[,;\n]+/).map((part) => part.trim()).filter(Boolean);
  return { good: parts.flatMap((part) => addressOf(part) ?? []), wrong: parts.filter((part) => addressOf(part) === null) };
}

/** A file's name as others gave it, without folders, control characters and marks that would turn its end round (`fdp.exe`). */
export function fileName(name: string, otherwise: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? '';
  return last.replaceAll(/[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu, '').trim().slice(0, 255) || otherwise;
}

export interface Letter {
  to: readonly string[];
  cc?: readonly string[];
  from?: string | undefined;
  subject?: string;
  body?: string;
}

/**
 * Address of a letter for the mail program (RFC 6068). Addresses are encoded, so that a `?` or `&` in one adds no header and no
 * recipient; line breaks stay in the body alone.
 */
export function mailto({ to, cc = [], from, subject, body }: Letter): string {
  const list = (addresses: readonly string[]): string => addresses.map((one) => encodeURIComponent(one).replace('%40', '@')).join(',');
  const line = (text: string): string => encodeURIComponent(text.replace(/[\r\n]+/g, ' ').trim());
  const fields = [
    cc.length > 0 && `cc=${list(cc)}`,
    from && `from=${list([from])}`,
    subject && `subject=${line(subject)}`,
    body && `body=${encodeURIComponent(body.replace(/\r?\n/g, '\r\n'))}`,
  ].filter(Boolean);
  return `mailto:${list(to)}${fields.length > 0 ? `?${fields.join('&')}` : ''}`;
}
