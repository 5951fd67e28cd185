/** All an export can do: records in pages, as text of a format, asked for one after another so that the page's disk sets the pace. */
import { CrmError } from '../../domain/errors.ts';
import { newId } from '../../domain/ids.ts';
import type { ListQuery } from '../../domain/query.ts';
import type { Case, Customer, FollowUp, Interaction, Task } from '../../domain/records.ts';
import type { Row } from '../../domain/row.ts';
import { allRows, followUpsOf, getRows, pagesOf } from '../../storage/rows.ts';
import { agentName } from '../agents.ts';
import type { Context } from '../context.ts';
import { resolveCustomers } from '../redirect.ts';
import type { Lists } from '../search/lists.ts';
import { shownRows, toCustomer, toRecord, visible } from '../view.ts';
import { columnsOf } from './cells.ts';
import type { CellWords, ExportType, ExportedRecord } from './cells.ts';
import { formatted } from './format.ts';
import type { Layout } from './format.ts';
import { SHEET_PATH, WORKBOOK_PARTS } from './sheet.ts';
import { subjectPack } from './subject.ts';
import type { SubjectRequest } from './subject-page.ts';

export interface ExportRequest extends Layout {
  type: ExportType;
  /** The rows chosen, in this order; else all that the query finds. */
  ids?: string[];
  query?: ListQuery;
}

const WORKBOOK = { parts: WORKBOOK_PARTS, sheet: SHEET_PATH };

interface Session {
  request: ExportRequest;
  /** Ids of the records, page by page. */
  pages: AsyncGenerator<string[]>;
  /** Read ahead, to know which page is the last. */
  ahead: IteratorResult<string[]>;
  at: number;
  first: boolean;
}

/** Records of one page: some 10 ms of reading. */
const PAGE = 200;
/** Rows of a sheet below its headings (ECMA-376 programs hold 2^20). */
const MAX_SHEET = 1_048_575;
/** Exports at once; the oldest is forgotten. */
const MOST_SESSIONS = 4;

export function createExports(context: Context, lists: Lists, agent: () => string) {
  const sessions = new Map<string, Session>();
  return {
    /** `total` records; `next` until it says done. `workbook`: what the page packs around a sheet. */
    async begin(request: ExportRequest): Promise<{ id: string; total: number; workbook?: typeof WORKBOOK }> {
      if (request.format === 'vcard' && request.type !== 'customer') throw new CrmError('validation', { field: 'format', rule: 'not-in-list' });
      const { total, pages } = await recordsOf(context, lists, agent(), request);
      if (request.format === 'xlsx' && total > MAX_SHEET) throw new CrmError('validation', { field: 'format', rule: 'too-many', limit: MAX_SHEET });
      const id = newId();
      if (sessions.size >= MOST_SESSIONS) sessions.delete([...sessions.keys()][0]!);
      sessions.set(id, { request, pages, ahead: await pages.next(), at: 0, first: true });
      return { id, total, ...(request.format === 'xlsx' && { workbook: WORKBOOK }) };
    },
    /** The next piece of the file's text; of a workbook, of its sheet. Records that went meanwhile are left out. */
    async next(id: string): Promise<{ text: string; done: boolean; at: number }> {
      const session = sessions.get(id);
      if (!session) throw new CrmError('not-found', { record: id });
      const { request, ahead, first } = session;
      const page = ahead.done ? [] : ahead.value;
      session.ahead = await session.pages.next();
      Object.assign(session, { at: session.at + page.length, first: false });
      const done = session.ahead.done === true;
      const columns = columnsOf(request.type, shownFields(context, request.type));
      const text = formatted(request, columns, await readPage(context, request.type, page), await wordsFor(context, request, page), { first, last: done });
      if (done) sessions.delete(id);
      return { text, done, at: session.at };
    },
    /** All of one customer. */
    subject: (id: string, request: SubjectRequest) => subjectPack(context, id, request, (one) => agentName(context, one)),
    cancel: async (id: string): Promise<void> => void sessions.delete(id),
  };
}

/** All of a type by id, however many there are; a narrowed list in its own order. */
async function recordsOf(context: Context, lists: Lists, agent: string, { type, ids, query }: ExportRequest): Promise<{ total: number; pages: AsyncGenerator<string[]> }> {
  if (ids) return { total: ids.length, pages: slices(ids) };
  if (!query?.query && !query?.filter && !query?.sort) return { total: (await lists.page(type, agent, { limit: 1 })).total, pages: everyId(context, type) };
  const found = await lists.ids(type, agent, query);
  if (found.total > found.ids.length) throw new CrmError('validation', { field: 'query', rule: 'too-many', limit: found.ids.length });
  return { total: found.total, pages: slices(found.ids) };
}

async function* slices(ids: readonly string[]): AsyncGenerator<string[]> {
  for (let at = 0; at < ids.length; at += PAGE) yield ids.slice(at, at + PAGE);
}

/** A customer who was merged into another is that one. */
async function* everyId(context: Context, type: ExportType): AsyncGenerator<string[]> {
  for await (const rows of pagesOf(context.storage, type, PAGE)) yield visible(context, rows).filter((row) => typeof row.mergedInto !== 'string').map(({ id }) => id);
}

function shownFields({ settings }: Context, type: ExportType) {
  return settings.definitions(type).filter(({ hidden }) => !hidden);
}

async function readPage(context: Context, type: ExportType, ids: string[]): Promise<ExportedRecord[]> {
  const rows = await shownRows(context, type, ids);
  return Promise.all(rows.map(async (row) => ({ record: recordOf(type, row), followUps: type === 'case' ? await followUpsIn(context, row.id) : [] })));
}

function recordOf(type: ExportType, row: Row): Customer | Case | Task | Interaction {
  return type === 'customer' ? toCustomer(row) : toRecord<Case | Task | Interaction>(row);
}

async function followUpsIn(context: Context, caseId: string): Promise<FollowUp[]> {
  return visible(context, await followUpsOf(context.storage, caseId)).sort((a, b) => Number(a.at) - Number(b.at)).map((row) => toRecord<FollowUp>(row));
}

/** Names that the page's records point to, read at once. */
async function wordsFor(context: Context, { type, words = {} }: ExportRequest, ids: string[]): Promise<CellWords> {
  if (type === 'customer') return { lists: words, agent: () => '', customer: () => '', caseNumber: () => '' };
  const rows = await shownRows(context, type, ids);
  const all = (field: string): string[] => [...new Set(rows.flatMap((row) => (typeof row[field] === 'string' ? [row[field]] : [])))];
  const owners = all('customerId');
  const customers = new Map((await resolveCustomers(context, owners)).map((row, at) => [owners[at], row]));
  const cases = new Map((await getRows(context.storage, 'case', all('caseId'))).flatMap((row) => (row ? [[row.id, row]] : [])));
  const agents = new Map((await allRows(context.storage, 'agent')).map((row) => [row.id, String(row.name ?? '')]));
  return {
    lists: words,
    agent: (id) => agents.get(String(id)) ?? '',
    customer: (id) => nameOf(customers.get(String(id))),
    caseNumber: (id) => String(cases.get(String(id))?.caseNumber ?? ''),
  };
}

function nameOf(row: Row | undefined): string {
  return row ? [row.lastName, row.firstName, row.accountNumber].filter(Boolean).join(', ') : '';
}
