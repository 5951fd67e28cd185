/** What a selected text or a link says of a person: number, address, and the name beside them. */
import type { CrmApi } from '../../crm/index.ts';
import type { Contact, ContactKey } from '../../domain/contact.ts';
import type { Remote } from '../../link/remote.ts';

export interface Known {
  /** A number, else an address. */
  contact: ContactKey | null;
  /** An address beside a number. */
  email?: string;
  name?: string;
}

export async function readKnown(crm: Remote<CrmApi>, text: string): Promise<Known> {
  const found = await crm.read(text);
  const phone = found.find(({ kind }) => kind === 'phone');
  const email = found.find(({ kind }) => kind === 'email');
  const name = nameBeside(text, found);
  const first = phone ?? email;
  return { contact: first ? keyOf(first) : null, ...(phone && email && { email: email.value }), ...(name && { name }) };
}

function keyOf({ kind, value, extension }: Contact): ContactKey {
  return extension ? { kind, value, extension } : { kind, value };
}

/** Letters with what stands in names: `O’Brien-Smith, J. R.` */
const NAME = /^\p{L}[\p{L}\p{M}.'’-]*(?:,? \p{L}[\p{L}\p{M}.'’-]*){0,4}$/u;
const MOST_NAME = 80;

/** The first line, or part of one, that reads like a name once contacts and `Tel.:` are taken out. */
export function nameBeside(text: string, found: readonly Pick<Contact, 'start' | 'end'>[]): string | undefined {
  if (/^\s*[a-z]+:\S+$/i.test(text)) return undefined;
  const rest = found.toReversed().reduce((left, { start, end }) => `${left.slice(0, start)}\n${left.slice(end)}`, text);
  const parts = rest.split(/[\n\t|·•;()<>"“”]+|\s[-–—]\s/).map((part) => part.replace(/\p{L}[\p{L}.-]*\s*:\s*$/u, '').replace(/^\s*\p{L}[\p{L}.-]*:\s*/u, '').replace(/[\s,.:]+$/, '').replace(/\s+/g, ' ').trim());
  return parts.find((part) => part.length > 1 && part.length <= MOST_NAME && NAME.test(part));
}

/** First and last name of a name as pages write it: `Last, First` or the last word as last name. A guess the agent can mend. */
export function splitName(name: string): [first: string, last: string] {
  const [before = '', after] = name.split(',', 2).map((part) => part.trim());
  if (after) return [after, before];
  const words = before.split(/\s+/).filter(Boolean);
  return words.length > 1 ? [words.slice(0, -1).join(' '), words.at(-1) ?? ''] : ['', before];
}
