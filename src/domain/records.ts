/** The record types that people see. Hierarchy: customer → case → follow-up; customer → task; customer → interaction. */
export const RECORD_TYPES = ['customer', 'case', 'followUp', 'task', 'interaction', 'agent', 'setting', 'fieldDefinition'] as const;
export type RecordType = (typeof RECORD_TYPES)[number];

/** Moment in milliseconds since 1970, UTC. */
export type Millis = number;
/** Calendar day `2026-11-23`, without a zone. */
export type Day = string;

export interface Address {
  street1?: string;
  street2?: string;
  city?: string;
  state?: string;
  postcode?: string;
  /** ISO 3166-1 alpha-2, upper case. */
  country?: string;
}

/** Phone of a customer; an element of a map by id, so that two people adding one each keep both. */
export interface Phone {
  /** As it was typed. */
  number: string;
  /** `+4930123456`; absent when it is no valid number in the agent's region. */
  e164?: string;
  /** National significant number, digits; absent with `e164`. */
  national?: string;
  /** Digits. */
  extension?: string;
  kind: 'voice' | 'mobile' | 'alternative' | 'fax';
  label?: string;
  /** A switchboard: identifies a company, never one person. */
  shared?: boolean;
  /** Position in the form, lowest first. */
  order: number;
}

export interface Email {
  address: string;
  label?: string;
  order: number;
}

export interface Attachment {
  name: string;
  /** MIME type. */
  type: string;
  /** Bytes. */
  size: number;
  /** SHA-256, hex, of the contents: the key of its chunks. */
  hash: string;
}

/** Head of an e-mail; addresses as `a@b.c` or `Name <a@b.c>`. */
export interface Mail {
  from: string;
  to: string[];
  cc?: string[];
  bcc?: string[];
  subject?: string;
  /** When it says it was written. */
  date?: Millis;
  /** `Message-ID`, to know it again. */
  messageId?: string;
  /** SHA-256, hex, of the message as it came, headers and all: the key of its chunks. */
  source?: string;
  /** Bytes of it. */
  size?: number;
}

/** Value of a custom field: text and URL as string, number, date as `Day`, pick list as the option's id. */
export type CustomValue = string | number | boolean | null;

interface Base {
  /** UUIDv7. */
  id: string;
  createdAt: Millis;
  createdBy: string;
  updatedAt: Millis;
  updatedBy: string;
  /** Set by the core: `duplicate-email`, `duplicate-number`, `edited-after-delete`. A person decides. */
  flags?: Flag[];
}

export type Flag = 'duplicate-email' | 'duplicate-number' | 'edited-after-delete';

export interface Customer extends Base {
  firstName: string;
  lastName: string;
  /** Unique; assigned on creation. */
  accountNumber: string;
  company?: string;
  customerType?: string;
  vip?: boolean;
  /** BCP 47. */
  language?: string;
  /** IANA. */
  timeZone?: string;
  doNotCall?: boolean;
  comments?: string;
  phones: Record<string, Phone>;
  emails: Record<string, Email>;
  primaryAddress?: Address;
  secondaryAddress?: Address;
  custom?: Record<string, CustomValue>;
  /** The customer this one was merged into; reading follows it. */
  mergedInto?: string | null;
  /** Customers that a person said are somebody else, however alike: by id, on the one with the smaller id. */
  apartFrom?: Record<string, boolean>;
}

export type Channel = 'phone' | 'email' | 'chat' | 'web' | 'other';
export const CHANNELS: readonly Channel[] = ['phone', 'email', 'chat', 'web', 'other'];

export interface Case extends Base {
  /** Unique, short, speakable: `K-1042`. */
  caseNumber: string;
  customerId: string;
  subject: string;
  description?: string;
  /** Ids of pick-list options; the lists are settings. */
  status: string;
  priority: string;
  severity?: string;
  category?: string;
  project?: string;
  visibility: string;
  channel: Channel;
  assignedTo?: string | null;
  assignedAt?: Millis | null;
  closedBy?: string | null;
  closedAt?: Millis | null;
  lastActivityAt: Millis;
  /** The closed case this one carries on. */
  followsCaseId?: string | null;
  custom?: Record<string, CustomValue>;
}

export interface FollowUp extends Base {
  caseId: string;
  kind: 'note' | 'email';
  text: string;
  agentId: string;
  at: Millis;
  /** Written by the customer, not by an agent. */
  inbound?: boolean;
  /** Of an e-mail: its head. */
  mail?: Mail;
  attachments: Record<string, Attachment>;
  custom?: Record<string, CustomValue>;
}

export type TaskType = 'call' | 'email' | 'meeting' | 'chat' | 'other';
export const TASK_TYPES: readonly TaskType[] = ['call', 'email', 'meeting', 'chat', 'other'];

export interface Task extends Base {
  taskType: TaskType;
  /** Pick-list option id: `not-started`, `in-progress`, `completed`, `cancelled`. */
  status: string;
  subject: string;
  notes?: string;
  dueAt?: Millis | null;
  /** IANA zone the due time was promised in. */
  dueZone?: string | null;
  assignedTo?: string | null;
  customerId?: string | null;
  caseId?: string | null;
  /** Minutes before `dueAt`; 5 by default, 30 for a callback. */
  remindBefore?: number | null;
  /** The reminder stands back until then. */
  snoozedUntil?: Millis | null;
  /** Moment of the reminder that was shown, and of the one put away: another moment is another reminder. */
  remindedFor?: Millis | null;
  dismissedFor?: Millis | null;
  /** When it comes again (`recurrence.ts`); completing it makes the next one. */
  repeat?: string | null;
  /** The task of the same series that this one came after. */
  afterTaskId?: string | null;
  custom?: Record<string, CustomValue>;
}

export type CallState = 'ringing' | 'live' | 'wrap-up' | 'ended';

export interface Interaction extends Base {
  channel: Channel;
  direction: 'in' | 'out';
  /** As shown on the page. */
  callerId?: string;
  /** E.164 or folded e-mail of the caller ID. */
  callerKey?: string | null;
  customerId?: string | null;
  caseId?: string | null;
  taskId?: string | null;
  followUpId?: string | null;
  agentId: string;
  startedAt: Millis;
  answeredAt?: Millis | null;
  endedAt?: Millis | null;
  /** Absolute end of wrap-up, so that every screen counts to the same moment. */
  wrapUpEndsAt?: Millis | null;
  notes?: string;
  disposition?: string | null;
  state: CallState;
  /** Missed, answered or declined, once known. */
  outcome?: 'answered' | 'missed' | 'declined' | null;
}

export interface Agent extends Base {
  name: string;
  colour?: string;
  role: Role;
  /** BCP 47 of the agent's screens; absent: the browser's. */
  locale?: string;
  active: boolean;
  /** A passphrase is asked before signing in; what it is checked against is shown to nobody. */
  hasPassphrase?: boolean;
}

/** Id of a role: a built-in one's name, or that of an administrator's own (permissions.ts). */
export type Role = string;

/** One named setting of the data set; `value` is any JSON. Its id is its name. */
export interface Setting extends Base {
  value: unknown;
}

export const FIELD_TYPES = ['text', 'url', 'number', 'date', 'pick'] as const;
export type FieldType = (typeof FIELD_TYPES)[number];

/** Records that custom fields can be put on. */
export const FIELD_TARGETS = ['customer', 'case', 'followUp', 'task'] as const;
export type FieldTarget = (typeof FIELD_TARGETS)[number];

export interface FieldDefinition extends Base {
  target: FieldTarget;
  name: string;
  label: string;
  fieldType: FieldType;
  /** System-predefined fields cannot be changed, predefined ones partly, custom ones freely. */
  fieldClass: 'system' | 'predefined' | 'custom';
  maxLength?: number;
  defaultValue?: CustomValue;
  options?: PickOption[];
  order: number;
  /** Out of forms and details; values stay. */
  hidden?: boolean;
}

/** One choice of a pick list. `closed` on case and task statuses: the record counts as done. */
export interface PickOption {
  id: string;
  /** A person's own word; absent on the built-in ones, which the UI words by id. */
  label?: string;
  closed?: boolean;
  hidden?: boolean;
}

export interface RecordOf {
  customer: Customer;
  case: Case;
  followUp: FollowUp;
  task: Task;
  interaction: Interaction;
  agent: Agent;
  setting: Setting;
  fieldDefinition: FieldDefinition;
}

/** Typing that is not yet a change: outside the log, on this device, matched by no look-up. */
export interface Draft {
  id: string;
  type: RecordType;
  /** The record being edited; absent for a new one. */
  record?: string;
  agentId: string;
  /** `typing` is autosave of an open form; `saved` was kept by "Save as draft" and is listed. */
  kind: 'typing' | 'saved';
  fields: Record<string, unknown>;
  savedAt: Millis;
}
