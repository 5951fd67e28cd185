/** The four things Ringside recognises in text and looks customers up by (product rule: phone number, e-mail address, case number, account number). */
export type ContactKind = 'phone' | 'email' | 'case' | 'account';

/** What a look-up starts from. `value`: E.164 (`+4930123456`), a folded e-mail address, or a number as Ringside gave it out (`K-1042`). */
export interface ContactKey {
  kind: ContactKind;
  value: string;
  /** Phone extension, digits only. */
  extension?: string;
}

/** A contact found in text. Offsets are UTF-16 code units: `text.slice(start, end) === raw`. */
export interface Contact extends ContactKey {
  start: number;
  end: number;
  raw: string;
  /** 0 to 1; below 0.5 the contact is offered but never pops by itself. */
  confidence: number;
  /** Why it was taken for a contact, as a code the UI words: `international`, `national`, `uri`, `labelled`, … */
  reason: string;
}
