/** What the core hands out to screens: derived from records, never stored. */
import type { ContactKey } from './contact.ts';
import type { LikenessReason } from './duplicates.ts';
import type { Permission } from './permissions.ts';
import type { RecipeButton } from './recipe.ts';
import type { ChangeOp, ChangePath } from './change.ts';
import type { CallState, Case, Channel, Customer, Interaction, Millis, RecordType, Role, Task } from './records.ts';

/** How sure a match is, surest first (product rule: look-up levels). `exact` covers e-mail, case and account numbers too. */
export type MatchLevel = 'exact' | 'without-extension' | 'national' | 'suffix' | 'mined';

/** Why a record matched, as a code with what the UI needs to word it. */
export interface MatchReason {
  code:
    | 'same-number'
    | 'same-number-other-extension'
    | 'same-national-number'
    | 'number-ends-alike'
    | 'number-in-notes'
    | 'same-email'
    | 'email-in-notes'
    | 'case-number'
    | 'account-number'
    | 'called-recently'
    | 'has-open-case';
  /** The phone's kind or label, the e-mail's label. */
  label?: string;
  /** The sentence around a number mined from notes. */
  note?: string;
  at?: Millis;
}

export interface Match {
  customer: CustomerBrief;
  level: MatchLevel;
  /** False for `suffix` and `mined`: shown as "maybe", never popped alone without asking. */
  certain: boolean;
  reasons: MatchReason[];
  /** Where a case number matched. */
  caseId?: string;
  /** The number is a switchboard: it stands for the company. */
  shared?: boolean;
}

/** Matches by level, likeliest first; empty when nobody has the contact. */
export interface LookupResult {
  contact: ContactKey;
  matches: Match[];
}

/** The few facts of a customer that rows, matches and bands show. */
export interface CustomerBrief {
  id: string;
  firstName: string;
  lastName: string;
  accountNumber: string;
  company?: string;
  vip?: boolean;
  doNotCall?: boolean;
  language?: string;
  openCases: number;
}

/** A row of the customer list: the customer, whose comments are left out, and what lists show at a glance. */
export interface CustomerRow extends CustomerBrief, Partial<Omit<Customer, keyof CustomerBrief | 'comments'>> {
  /** First phone, as E.164 where it has one. */
  phone?: string;
  email?: string;
  city?: string;
  country?: string;
  lastContactAt?: Millis;
}

/** Two customers who may be one person. */
export interface DuplicatePair {
  a: CustomerRow;
  b: CustomerRow;
  /** 0 to 1. */
  score: number;
  reasons: LikenessReason[];
}

/** What the finder of duplicates has found: one page of it, and how far it is. */
export interface DuplicatesView {
  /** `outdated`: many records came or went since. */
  state: 'none' | 'running' | 'done' | 'outdated';
  /** Customers read, of `total`. */
  done: number;
  total: number;
  /** Pairs found. */
  count: number;
  rows: DuplicatePair[];
  foundAt?: Millis;
}

/** The field in which a search found a record, by its path in list-fields.ts. */
export interface FoundIn {
  field: string;
  /** The name was not spelled so. */
  typo?: boolean;
}

/** The best finds of a search, and how many there are. */
export interface SearchResult {
  customers: (CustomerRow & { foundIn: FoundIn[] })[];
  cases: (Case & { foundIn: FoundIn[] })[];
  tasks: (Task & { foundIn: FoundIn[] })[];
  totals: { customers: number; cases: number; tasks: number };
}

/** All a customer page shows at once. */
export interface CustomerPage {
  customer: Customer;
  counts: { openCases: number; cases: number; tasks: number; interactions: number };
  openCases: Case[];
  /** Not done, soonest first. */
  nextTasks: Task[];
  /** Newest first, at most 5. */
  lastInteractions: Interaction[];
}

/** One line of History: one commit as it touched one record. */
export interface HistoryEntry {
  /** Id of the change: `replica:seq`. */
  id: string;
  /** Changes written together share it; undo takes back the whole. */
  commit: string;
  at: Millis;
  agentId: string;
  agentName: string;
  path: ChangePath;
  op: ChangeOp;
  type: RecordType;
  record: string;
  fields: { field: string; from: unknown; to: unknown }[];
  /** The contents were erased; the header stays. */
  erased?: boolean;
  /** Fields where another device's concurrent value won; one click takes this one. */
  lost?: string[];
}


/** A contact on a page together with whom it belongs to. */
export interface PageContact {
  contact: ContactKey;
  /** As it stands on the page. */
  raw: string;
  /** How many times it stands there. */
  count: number;
  /** A name that stands beside it on the page, for a new record. */
  nameHint?: string;
  matches: Match[];
}

/** What a tab shows, for the side panel. */
export interface PageView {
  tab: number;
  /** Host of the page, for example `voice.example.com`. */
  host: string;
  contacts: PageContact[];
  /** The agent switched Ringside off for this site. */
  off: boolean;
}

/** A call in progress, from the first ring to the end of wrap-up. */
export interface Call {
  /** Id of its interaction. */
  id: string;
  state: CallState;
  channel: Channel;
  direction: 'in' | 'out';
  /** Empty for a caller who withholds it on a page that then shows none. */
  callerId: string;
  /** The caller's name as the softphone shows it. */
  callerName?: string;
  /** On hold, as the page shows it. */
  held?: boolean;
  contact: ContactKey | null;
  startedAt: Millis;
  answeredAt?: Millis;
  endedAt?: Millis;
  /** Absolute end of wrap-up. */
  wrapUpEndsAt?: Millis;
  /** Extended already; it can be once. */
  wrapUpExtended?: boolean;
  /** Whom it was linked to, by a sole certain match or by the agent. */
  customer: CustomerBrief | null;
  /** The match that linked it, to say why. */
  match?: Match;
  /** What look-up found; more than one: the chooser. */
  matches: Match[];
  caseId?: string;
  taskId?: string;
  notes: string;
  disposition?: string;
  /** Tab the call was seen in; absent for one opened by address or by hand. */
  tab?: number;
  /** The page's own buttons that can be pressed through the recipe. */
  can: { [button in RecipeButton]?: boolean };
  /** Seen by the other side of a pairing, or begun there: its softphone is reached from there alone. */
  elsewhere?: boolean;
  /** Its page changes what it shows too fast to follow. */
  unsteady?: boolean;
  /** Its softphone's recipe finds no caller: withheld, or the page is no longer as it was taught. */
  unread?: boolean;
  /** Begun here by hand: no page shows it, so it is ended by hand too. */
  byHand?: boolean;
  /** Ringside is locked: whom it is from is not shown. */
  hidden?: boolean;
}

/** Who is signed in on this device, what they may do, and whom the lock screen offers. */
export interface SessionView {
  /** Null when the agent was removed. */
  agent: { id: string; name: string; role: Role } | null;
  locked: boolean;
  permissions: Permission[];
  /** Everybody who works here. */
  agents: { id: string; name: string; colour?: string; hasPassphrase: boolean }[];
}

/** A task whose reminder is due and was not put away. */
export interface Reminder {
  task: Task;
  customer: CustomerBrief | null;
  /** When it was to be shown. */
  at: Millis;
  /** It came while nothing of ours ran: shown at the next start. */
  missed: boolean;
}

export type SyncStatus = 'alone' | 'waiting' | 'busy' | 'in-step' | 'failed';

/** One peer this replica exchanges changes with. */
export interface PeerView {
  /** Replica id of the other side, once known. */
  replica?: string;
  /** Web origin of the PWA, or `extension`. */
  origin: string;
  status: SyncStatus;
  /** Changes still to send. */
  toSend: number;
  lastAt?: Millis;
  error?: string;
}

/** A pairing one side asked for and both must confirm. */
export interface PairingRequest {
  origin: string;
  /** Four digits shown on both sides. */
  code: string;
  /** Both sides hold records of different data sets: how many would come in, and how many clash. */
  join?: { here: number; there: number; clashes: number };
  confirmedHere: boolean;
  confirmedThere: boolean;
}

export interface SyncView {
  status: SyncStatus;
  peers: PeerView[];
  requests: PairingRequest[];
}

/** What the core pushes to every page and host; pages ask again for what it names. */
export type CrmEvent =
  | { type: 'changed'; path: ChangePath; records: { type: RecordType; id: string }[] | 'many' }
  | { type: 'page'; tab: number }
  | { type: 'calls'; calls: Call[] }
  | { type: 'pop'; call: Call; reason: 'offered' | 'accepted' | 'ended' }
  /** The page's own button was pressed and nothing came of it: the agent must press it there. */
  | { type: 'stuck'; call: Call; button: RecipeButton }
  /** It lasted longer than any call may (`longestCallMinutes`) and was ended. */
  | { type: 'overlong'; call: Call }
  | { type: 'sync'; sync: SyncView }
  /** Reminders of the signed-in agent that stand now; `next`: when another one comes, to be woken by. */
  | { type: 'reminders'; count: number; next: Millis | null }
  /** These came due: whoever can notifies, once. */
  | { type: 'remind'; reminders: Reminder[] }
  /** Settings of this device, or the signed-in agent, changed. */
  | { type: 'device' }
  /** Drafts of this device that are listed came, changed or went. */
  | { type: 'drafts' }
  /** Somebody signed in, locked or unlocked, or may do other things now. */
  | { type: 'session'; session: SessionView }
  /** How far the finder of duplicates is, or that what it found changed. */
  | { type: 'duplicates'; state: DuplicatesView['state']; done: number; total: number }
  /** Targets of this device came, changed or went, or how they stand did. */
  | { type: 'targets' }
  | { type: 'batch'; id: string; done: number; total: number };
