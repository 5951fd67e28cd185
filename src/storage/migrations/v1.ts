/**
 * Version 1 of the database, frozen 2026-11-23. Never edit it, and import nothing: a later version is a file of its own.
 * Syntax: Dexie's schema strings; `*` multi-entry, `[a+b]` compound.
 */
export const VERSION = 1;

export const STORES = {
  /** Records. `keys`: look-up keys. `_.b`: batch that created the row. */
  customers: 'id, *keys, *customKeys, mergedInto',
  /** `openOf`: the customer's id while the case is open, else absent. */
  cases: 'id, *keys, *customKeys, customerId, openOf, assignedTo, lastActivityAt',
  followUps: 'id, *customKeys, [caseId+at]',
  /** `doneAt`-less tasks carry `openFor` (agent or `-`) for the agenda. */
  tasks: 'id, *customKeys, customerId, caseId, [openFor+dueAt]',
  interactions: 'id, [customerId+startedAt], [agentId+startedAt], startedAt, state',
  agents: 'id',
  settings: 'id',
  fieldDefinitions: 'id, target',
  /** Numbers and addresses written in notes: `keys` → the record whose text holds them. */
  mentions: 'id, *keys, customerId',
  /** The change log of every replica known here. */
  changes: '[replica+seq], hlc, [record+hlc], commit',
  /** Newest change of each replica: `{ replica, seq, hlc, chain }`. */
  heads: 'replica',
  /** Imports and other large writes; chunks hold up to 1,000 rows each, compressed. `edits`: ids of rows edited, not created. */
  batches: 'id, status',
  chunks: '[batch+n], *edits',
  /** Contents of attachments, in pieces of at most 128 kB. */
  blobs: '[hash+n]',
  /** Typing outside the log. */
  drafts: 'id, kind, record',
  /** Other replicas and web origins paired with. */
  peers: 'id',
  /** Changes from a clock more than a day ahead, kept aside. */
  quarantine: '[replica+seq]',
  /** This device alone: replica id, counters, signed-in agent, device settings. */
  local: 'key',
} as const;
