/** Every way a call to the core can fail. The UI words the code; nothing else in the product compares messages. */
export type ErrorCode =
  | 'validation'
  | 'duplicate'
  | 'permission'
  /** The agent locked Ringside, or was away too long: sign in again. */
  | 'locked'
  /** Wrong passphrase; `until` when no further try is heard before then. */
  | 'passphrase'
  | 'not-found'
  | 'conflict'
  | 'storage-full'
  | 'storage-blocked'
  | 'link-down'
  | 'internal';

/** Which rule a value broke; the UI words it beside the field. */
export type Rule =
  | 'required'
  | 'too-long'
  | 'too-short'
  | 'not-email'
  | 'not-phone'
  | 'not-url'
  | 'not-selector'
  /** A template of an address that is not https, or whose host depends on what it is filled with. */
  | 'not-https'
  /** `fields` names it. */
  | 'unknown-placeholder'
  /** No way of writing numbers that detection can look for: `INC-######`. */
  | 'not-pattern'
  /** Not one word of letters alone. */
  | 'not-word'
  | 'not-number'
  | 'not-date'
  | 'not-recurrence'
  | 'not-in-list'
  | 'wrong-type'
  /** More of them than there may be; `limit` says how many. */
  | 'too-many'
  /** More bytes than there may be; `limit` says how many. */
  | 'too-large'
  /** May not change any more once it was saved. */
  | 'fixed'
  | 'unknown-field';

export interface ErrorDetail {
  /** Path of the field at fault, for example `firstName` or `emails.0190….address`. */
  field?: string | undefined;
  rule?: Rule | undefined;
  /** Limit that was passed, in UTF-16 code units or items, where the rule has one. */
  limit?: number | undefined;
  /** Record that stands in the way: the owner of a duplicate, the later change of a conflict. */
  record?: string | undefined;
  /** Permission that was missing, for example `customer.edit`. */
  permission?: string | undefined;
  /** Until when no try is heard, in ms since 1970. */
  until?: number | undefined;
  /** Fields in conflict. */
  fields?: string[] | undefined;
  /** Further faults of the same write, so that a form can show them all at once. */
  also?: ErrorDetail[] | undefined;
}

/** The one error type of the core. `message` is for logs, in English; people read the code's wording. */
export class CrmError extends Error {
  override readonly name = 'CrmError';
  readonly code: ErrorCode;
  readonly detail: ErrorDetail;

  constructor(code: ErrorCode, detail: ErrorDetail = {}, message?: string) {
    super(message ?? [code, detail.field, detail.rule, detail.permission].filter(Boolean).join(' '));
    this.code = code;
    this.detail = detail;
  }
}

/** The error as plain data, for a link that carries nothing else. */
export interface PlainError {
  code: ErrorCode;
  detail: ErrorDetail;
  message: string;
}

/** Any thrown thing as plain data; storage failures get their code here and nowhere else. */
export function toPlainError(thrown: unknown): PlainError {
  if (thrown instanceof CrmError) return { code: thrown.code, detail: thrown.detail, message: thrown.message };
  const names = errorNames(thrown);
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  if (names.includes('QuotaExceededError')) return { code: 'storage-full', detail: {}, message };
  if (names.some((name) => BLOCKED.has(name))) return { code: 'storage-blocked', detail: {}, message };
  return { code: 'internal', detail: {}, message };
}

export function fromPlainError(plain: PlainError): CrmError {
  return new CrmError(plain.code, plain.detail, plain.message);
}

const BLOCKED = new Set(['OpenFailedError', 'DatabaseClosedError', 'MissingAPIError', 'SecurityError', 'VersionError', 'UnknownError']);

function errorNames(thrown: unknown): string[] {
  const names: string[] = [];
  for (let at = thrown; at instanceof Error && names.length < 5; ) {
    names.push(at.name);
    at = (at as Error & { inner?: unknown }).inner ?? at.cause;
  }
  return names;
}
