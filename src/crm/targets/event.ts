/** A change of the log as another system is told of it. */
import type { Change, ChangePath } from '../../domain/change.ts';
import { millisOf } from '../../domain/clock.ts';
import { SENT_TYPES } from '../../domain/exchange.ts';
import type { SentEvent, SentType } from '../../domain/exchange.ts';
import type { BatchWrite } from '../../domain/merge.ts';
import type { Millis } from '../../domain/records.ts';

/** Where in the log it stands; a row of a batch by its chunk and its place in it. */
export interface Place {
  replica: string;
  seq: number;
  n?: number;
  i?: number;
}

export interface ChangeEvent {
  /** `replica:seq`, of a row of a batch `replica:seq:chunk:row`: the same each time it is sent. */
  id: string;
  place: Place;
  at: Millis;
  type: SentType;
  record: string;
  event: SentEvent;
  path: ChangePath;
  agent: string;
  fields: Record<string, { from: unknown; to: unknown }>;
  erased?: boolean;
}

const EVENTS: Partial<Record<Change['op'], SentEvent>> = { create: 'created', restore: 'created', edit: 'edited', delete: 'deleted', erase: 'deleted' };

export function isSentType(type: string): type is SentType {
  return SENT_TYPES.some((one) => one === type);
}

/** Null for what no other system is told: agents, settings, fields, batches. */
export function eventOf(change: Change): ChangeEvent | null {
  const event = EVENTS[change.op];
  if (!event || !isSentType(change.type)) return null;
  const place = { replica: change.replica, seq: change.seq };
  return {
    id: idOf(place), place, at: millisOf(change.hlc), type: change.type, record: change.record, event, path: change.path, agent: change.agent, fields: named(change.fields),
    ...(change.salt === undefined && { erased: true }),
  };
}

/** `undone`: the batch is taken back by this change of the log. */
export function eventOfRow(change: Change, write: BatchWrite, place: Place, undone: boolean): ChangeEvent | null {
  if (!isSentType(write.type)) return null;
  const event: SentEvent = write.op === 'edit' ? 'edited' : undone ? 'deleted' : 'created';
  const fields = undone ? Object.fromEntries(Object.entries(write.fields).map(([path, [from, to]]): [string, [unknown, unknown]] => [path, [to, from]])) : write.fields;
  return { id: idOf(place), place, at: millisOf(change.hlc), type: write.type, record: write.id, event, path: undone ? 'undo' : 'import', agent: change.agent, fields: named(fields) };
}

function idOf({ replica, seq, n, i }: Place): string {
  return [replica, seq, n, i].filter((part) => part !== undefined).join(':');
}

function named(fields: Change['fields'] = {}): ChangeEvent['fields'] {
  return Object.fromEntries(Object.entries(fields).map(([path, [from, to]]) => [path, { from, to }]));
}
