/** What the desk needs of the core and of the world. The core plugs itself in; tests plug in memory. */
import type { ContactKey } from '../../domain/contact.ts';
import type { Customer, Draft, Interaction, Millis } from '../../domain/records.ts';
import type { CustomerBrief, LookupResult } from '../../domain/views.ts';

/** Fields of an interaction a call writes; the core adds who and when. */
export type InteractionFields = Omit<Interaction, 'createdAt' | 'createdBy' | 'updatedAt' | 'updatedBy' | 'flags'>;

/** Every write goes through the core's `commit`, path `typed`. All throw `CrmError`. */
export interface DeskRecords {
  lookup(contact: ContactKey): Promise<LookupResult>;
  /** Follows a merge; null when there is no such customer. */
  brief(customerId: string): Promise<CustomerBrief | null>;
  customer(customerId: string): Promise<Pick<Customer, 'phones' | 'emails'> | null>;
  editCustomer(customerId: string, patch: Record<string, unknown>): Promise<void>;
  /** Customer a case belongs to; null when there is no such case. */
  /** Customer a task is for, null for none; undefined when there is no such task. */
  ownerOfTask(taskId: string): Promise<string | null | undefined>;
  ownerOfCase(caseId: string): Promise<string | null>;
  /** When each of these customers was last spoken to; those never spoken to are absent. */
  lastCalls(customerIds: readonly string[]): Promise<ReadonlyMap<string, Millis>>;
  /** The agent signed in. */
  agentId(): string;

  createInteraction(fields: InteractionFields): Promise<void>;
  editInteraction(id: string, patch: Record<string, unknown>): Promise<void>;
  /**
   * Interactions whose state is not `ended` and that **this replica** created: another replica's call is live over there,
   * and is not ours to close.
   */
  unfinishedInteractions(): Promise<Interaction[]>;

  /** The signed-in agent's, not ended, that other replicas created. */
  unfinishedElsewhere(): Promise<Interaction[]>;
  /** Null when there is no such interaction. */
  interaction(id: string): Promise<Interaction | null>;

  putDraft(draft: Omit<Draft, 'savedAt'>): Promise<void>;
  discardDraft(id: string): Promise<void>;
  /** Drafts of interactions that were never discarded, `kind: 'typing'`. */
  callDrafts(): Promise<Draft[]>;
}

/** Settings of the data set, read from memory: `region`, `popOn`, `wrapUpSeconds`, `recipes`. */
export interface SettingReader {
  get(name: string): unknown;
}

/** Settings of this device: `off` (boolean), `sitesOff` (hosts). */
export interface DeviceSettings extends SettingReader {
  set(name: string, value: unknown): Promise<void>;
}

/** Time and timers of the host, passed in so that tests own them. */
export interface DeskClock {
  now(): Millis;
  /** Runs `task` once after `millis`; the answer cancels it. */
  after(millis: number, task: () => void): () => void;
}

export const systemClock: DeskClock = {
  now: () => Date.now(),
  after(millis, task) {
    const timer = setTimeout(task, millis);
    return () => clearTimeout(timer);
  },
};
