/** What an import's reader, the core and the screens hand each other. Data only: it crosses worker boundaries as JSON. */
import type { Rule } from './errors.ts';
import type { Millis } from './records.ts';

/** What an existing customer with the same e-mail, phone or account number means for a row. */
export type Duplicates = 'skip' | 'update' | 'create';

/** What a customer may be known by. */
export type MatchField = 'accountNumber' | 'emails' | 'phones';
export const MATCH_FIELDS: readonly MatchField[] = ['emails', 'phones', 'accountNumber'];

/** What becomes of a row. */
export type RowDoes = 'create' | 'update' | 'skip' | 'conflict' | 'error';
export const ROW_DOES: readonly RowDoes[] = ['create', 'update', 'skip', 'conflict', 'error'];

export type ReasonCode =
  | Rule
  /** The cell holds a NUL character. */
  | 'nul'
  /** Bytes that are no character of the file's encoding, or half of a surrogate pair. */
  | 'broken-text'
  /** A quotation mark stands inside a quoted cell. */
  | 'quotes'
  /** More cells than headings. */
  | 'too-many-cells'
  /** Somebody has the same e-mail, phone or account number (`field`). */
  | 'exists'
  /** The row matches several customers. */
  | 'several'
  /** An earlier row of the file has the same e-mail, phone or account number. */
  | 'same-as-row'
  /** The customer it matches has another account number. */
  | 'other-account'
  /** E-mail and account number are one customer's alone, so the row cannot be created beside its owner. */
  | 'taken'
  /** The customer has all of it already. */
  | 'unchanged';

/** Why a row is not simply created, and where in it. */
export interface RowReason {
  code: ReasonCode;
  /** Heading of the column, as the file has it. */
  column?: string | undefined;
  /** Field of the record. */
  field?: string | undefined;
  /** At most 100 characters of the cell. */
  value?: string | undefined;
  limit?: number | undefined;
  /** Customer in the way. */
  record?: string | undefined;
  /** How a person knows it: name and account number. */
  title?: string | undefined;
  /** Row of the file in the way. */
  row?: number | undefined;
}

/** A row of the file as fields of a record. `row` counts as a spreadsheet does, headings included. */
export interface ReadRow {
  row: number;
  fields: Record<string, unknown>;
  faults: RowReason[];
}

export interface RowOutcome {
  row: number;
  does: RowDoes;
  reasons: RowReason[];
  /** Who the row is about. */
  name: string;
}

export type ImportCounts = Record<RowDoes, number>;

export function noCounts(): ImportCounts {
  return { create: 0, update: 0, skip: 0, conflict: 0, error: 0 };
}

export type FileFormat = 'csv' | 'vcard' | 'xlsx';

/** Why a whole file is refused, and where it stopped making sense. */
export type FileProblemCode =
  | 'empty'
  /** Not one of the three formats. */
  | 'format'
  | 'encoding'
  /** A quoted cell that begins in `row` is never closed. */
  | 'unclosed-quote'
  | 'too-many-columns'
  /** It ends in the middle of `row`, or of the archive. */
  | 'truncated'
  /** The archive's contents are out of all proportion to its size. */
  | 'zip-bomb'
  | 'too-large'
  /** A workbook with a password, or of Excel 97–2003. */
  | 'encrypted'
  | 'broken'
  /** It cannot be read any more: moved, changed or withdrawn. */
  | 'unreadable';

export interface FileProblem {
  code: FileProblemCode;
  row?: number | undefined;
  limit?: number | undefined;
}

/** How dates and numbers of the file are written. */
export type DateOrder = 'dmy' | 'mdy' | 'ymd';
export interface FileLocale {
  dates: DateOrder;
  decimal: '.' | ',';
}

/** What a person sees of a file before choosing columns. */
export interface FileOverview {
  format: FileFormat;
  /** CSV and vCard: label of the encoding it was read in. */
  encoding?: string | undefined;
  /** CSV alone. */
  delimiter?: string | undefined;
  /** XLSX: its sheets, and the one read. */
  sheets?: string[] | undefined;
  sheet?: number | undefined;
  /** The first row holds headings. */
  headed: boolean;
  headings: string[];
  /** The first rows, as text. */
  sample: string[][];
  /** Target suggested for each column; '' for none. */
  suggested: string[];
  locale: FileLocale;
  size: number;
}

/** How to read a file, where detection was overruled. */
export interface ReadOptions {
  encoding?: string | undefined;
  delimiter?: string | undefined;
  sheet?: number | undefined;
  headed?: boolean | undefined;
}

/** A field of a record type that an administrator added, as an import's target or an export's column. */
export interface CustomTarget {
  /** `custom.<id of the definition>` */
  target: string;
  label: string;
  type: 'text' | 'url' | 'number' | 'date' | 'pick';
}

/** One import or other batch, for the list of the last 50. */
export interface ImportView {
  id: string;
  kind: string;
  name: string;
  status: 'staged' | 'published' | 'undone';
  rows: number;
  counts?: ImportCounts | undefined;
  at: Millis;
  agentId: string;
}

/** Records whose changes can be sent to another system, and what can happen to them. */
export const SENT_TYPES = ['customer', 'case', 'followUp', 'task', 'interaction'] as const;
export type SentType = (typeof SENT_TYPES)[number];
export const SENT_EVENTS = ['created', 'edited', 'deleted'] as const;
export type SentEvent = (typeof SENT_EVENTS)[number];
export type Wants = Partial<Record<SentType, readonly SentEvent[]>>;

/** Why the last request to a target came to nothing. */
export interface TargetError {
  at: Millis;
  /** HTTP status; absent where no answer came. */
  status?: number | undefined;
  /** English, for an administrator and for logs. */
  message: string;
}

/**
 * `sending`: changes wait and are on their way; `waiting`: the target does not answer and is tried again at `nextAt`;
 * `copied`: this browser profile was copied, and two would send the same.
 */
export type TargetState = 'idle' | 'sending' | 'waiting' | 'paused' | 'copied';

/** A place on this device that changes are sent to. */
export interface TargetView {
  id: string;
  name: string;
  url: string;
  wants: Wants;
  state: TargetState;
  /** Changes of the log not looked at yet. */
  behind: number;
  sent: number;
  failures: number;
  sentAt?: Millis | undefined;
  nextAt?: Millis | undefined;
  error?: TargetError | undefined;
}

/** A change that the target refused, or that waits behind one of the same record. */
export interface TargetFailure {
  /** `replica:seq`, what its request carried as Idempotency-Key. */
  id: string;
  type: SentType;
  record: string;
  event: SentEvent;
  /** It waits for an earlier change of the same record, so that order is kept. */
  behind: boolean;
  error: TargetError;
}
