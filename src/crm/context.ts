/** What every part of the core is given: no part knows its host. */
import type { Clock } from '../domain/clock.ts';
import type { ListName } from '../domain/fields.ts';
import type { FieldDefinition, PickOption, RecordType } from '../domain/records.ts';
import type { Row } from '../domain/row.ts';
import type { ChangePath } from '../domain/change.ts';
import type { CrmEvent } from '../domain/views.ts';
import type { Storage } from '../storage/database.ts';
import type { BatchStates } from './batch-state.ts';
import type { InteractionCounts } from './interaction-counts.ts';
import type { OpenCases } from './open-cases.ts';

export interface Context {
  storage: Storage;
  clock: Clock;
  /** Id of this replica. */
  replica: string;
  /** Tells every connected page and host. */
  emit(event: CrmEvent): void;
  /** Brings what is kept in memory up to date with a write, then tells everyone; a write is answered only after. */
  changed(event: Extract<CrmEvent, { type: 'changed' }>, touched?: Touched): Promise<void>;
  settings: SettingsView;
  batches: BatchStates;
  openCases: OpenCases;
  interactionCounts: InteractionCounts;
  /** False for rows of batches that are staged or undone. */
  shown(row: Row): boolean;
}

/** What a write touched where the event says no more than "many"; unknown, and all is read anew. */
export type Touched = readonly { type: RecordType; id: string }[] | { batch: string };

/** The data set's settings, kept in memory and refreshed from changes. */
export interface SettingsView {
  get<T>(name: string, fallback: T): T;
  options(list: ListName): readonly PickOption[];
  /** A custom field by id, also one that was deleted since. */
  definition(id: string): FieldDefinition | undefined;
  /** Custom fields of a record type in their order, hidden ones among them. */
  definitions(target: RecordType): readonly FieldDefinition[];
  /** Default region of the data set or device, ISO 3166-1 alpha-2. */
  region(): string;
}

/** On whose behalf, and through which path, something is written. */
export interface Who {
  agent: string;
  path: ChangePath;
}

/** The core's own hand: for first-start records and clean-up, checked for nothing but shape. */
export const SYSTEM_AGENT = 'system';
