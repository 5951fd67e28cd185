/**
 * Version 2 of the database, frozen 2026-11-23: what lists and search keep of all records, so that they need not read every
 * one at start. Never edit it, and import nothing: a later version is a file of its own.
 */
export const VERSION = 2;

export const STORES = {
  /** `<type>` is a header, `<type>/<block>/<field>` one column. Worked out from the records; may be dropped at any time. */
  segments: 'key',
} as const;
