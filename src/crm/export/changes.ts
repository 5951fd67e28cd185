/** Changes since a moment, or since the last download, as a file. */
import { CrmError } from '../../domain/errors.ts';
import { newId } from '../../domain/ids.ts';
import { agentName } from '../agents.ts';
import type { Context } from '../context.ts';
import type { ChangeEvent } from '../targets/event.ts';
import { cursorAt, feedAfter } from '../targets/feed.ts';
import type { Cursor } from '../targets/feed.ts';
import { messageOf } from '../targets/message.ts';
import { lastDownload, rememberDownload } from '../targets/store.ts';
import { csvLine } from './csv.ts';

export interface ChangesRequest {
  /** Milliseconds; `last`: since the last download on this device, everything where there was none. */
  since: number | 'last';
  format: 'jsonl' | 'csv';
}

interface Session {
  cursor: Cursor;
  format: ChangesRequest['format'];
  started: boolean;
}

const COLUMNS = ['id', 'at', 'event', 'type', 'record', 'path', 'agent', 'field', 'from', 'to'];

export function createChanges(context: Context, dataset: () => string) {
  const sessions = new Map<string, Session>();
  const need = (id: string): Session => {
    const session = sessions.get(id);
    if (!session) throw new CrmError('not-found', { record: id });
    return session;
  };
  return {
    /** When the changes were downloaded last; null for never. */
    last: async (): Promise<number | null> => (await lastDownload(context.storage))?.at ?? null,
    async begin({ since, format }: ChangesRequest): Promise<{ id: string }> {
      const cursor = since === 'last' ? ((await lastDownload(context.storage))?.cursor ?? { vector: {} }) : await cursorAt(context, since);
      const id = newId();
      sessions.set(id, { cursor, format, started: false });
      return { id };
    },
    async next(id: string): Promise<{ text: string; done: boolean; count: number }> {
      const session = need(id);
      const { events, cursor, more } = await feedAfter(context, session.cursor);
      const head = session.format === 'csv' && !session.started ? `\uFEFF${csvLine(COLUMNS)}` : '';
      session.started = true;
      session.cursor = cursor;
      const lines = await Promise.all(events.map((event) => (session.format === 'csv' ? csvOf(context, event) : jsonOf(context, event, dataset()))));
      return { text: head + lines.join(''), done: !more, count: events.length };
    },
    /** The file is written: the next download goes on from here. */
    async finish(id: string): Promise<void> {
      await rememberDownload(context.storage, need(id).cursor, context.clock());
      sessions.delete(id);
    },
    cancel: async (id: string): Promise<void> => void sessions.delete(id),
  };
}

async function jsonOf(context: Context, event: ChangeEvent, dataset: string): Promise<string> {
  return `${JSON.stringify(await messageOf(context, event, dataset))}\n`;
}

async function csvOf(context: Context, event: ChangeEvent): Promise<string> {
  const agent = await agentName(context, event.agent);
  const fields = Object.entries(event.fields);
  const lines = fields.length > 0 ? fields.map(([path, { from, to }]) => [path, told(from), told(to)]) : [['', '', '']];
  return lines.map((line) => csvLine([event.id, new Date(event.at).toISOString(), event.event, event.type, event.record, event.path, agent, ...line])).join('');
}

function told(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
