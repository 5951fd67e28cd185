/** The rows of "On this page": known customers first, each once with all its contacts; then contacts nobody has. */
import type { CustomerBrief, Match, PageContact } from '../../domain/views.ts';

export interface KnownRow {
  customer: CustomerBrief;
  certain: boolean;
  /** Each contact of the page that led to the customer, with its match. */
  found: { contact: PageContact; match: Match }[];
}

export interface FoundRows {
  known: KnownRow[];
  unknown: PageContact[];
}

/** Certain ones first; otherwise in the page's order. */
export function groupFound(contacts: readonly PageContact[]): FoundRows {
  const known = new Map<string, KnownRow>();
  for (const contact of contacts) for (const match of contact.matches) addMatch(known, contact, match);
  const rows = [...known.values()];
  return {
    known: [...rows.filter((row) => row.certain), ...rows.filter((row) => !row.certain)],
    unknown: contacts.filter((contact) => contact.matches.length === 0),
  };
}

function addMatch(known: Map<string, KnownRow>, contact: PageContact, match: Match): void {
  const row = known.get(match.customer.id) ?? { customer: match.customer, certain: false, found: [] };
  row.certain ||= match.certain;
  row.found.push({ contact, match });
  known.set(match.customer.id, row);
}
