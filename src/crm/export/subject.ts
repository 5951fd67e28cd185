/** Subject-access pack: all that is kept of one person, for machines and for the person (GDPR articles 15 and 20). */
import type { Case, FollowUp, Interaction, RecordType, Task } from '../../domain/records.ts';
import type { HistoryEntry } from '../../domain/views.ts';
import { interactionsOf } from '../../storage/newest.ts';
import { ALL, casesOf, followUpsOf, getRows, tasksOf } from '../../storage/rows.ts';
import type { Context } from '../context.ts';
import { historyOf } from '../history.ts';
import { idsOf, needCustomer } from '../redirect.ts';
import { toCustomer, toRecord, visible } from '../view.ts';
import { columnsOf } from './cells.ts';
import type { CellWords, ExportType, ExportedRecord } from './cells.ts';
import { csvLine } from './csv.ts';
import { localTime } from './dates.ts';
import { formatted } from './format.ts';
import { subjectPage } from './subject-page.ts';
import type { SubjectRequest } from './subject-page.ts';

export interface SubjectPack {
  /** For the file's name. */
  name: string;
  files: { path: string; text: string }[];
  /** Contents to be fetched piece by piece, and where they go. */
  attachments: { path: string; hash: string; size: number }[];
}

/** History entries read at a time. */
const PAGE = 500;

export async function subjectPack(context: Context, id: string, request: SubjectRequest, nameOf: (agent: string) => Promise<string>): Promise<SubjectPack> {
  const row = await needCustomer(context, id);
  const ids = await idsOf(context, row.id);
  const customer = toCustomer(row);
  const merged = (await getRows(context.storage, 'customer', ids.filter((one) => one !== row.id))).filter((one) => one !== undefined).map(toCustomer);
  const cases = visible(context, await casesOf(context.storage, ids)).map((one) => toRecord<Case>(one));
  const tasks = visible(context, await tasksOf(context.storage, ids)).map((one) => toRecord<Task>(one));
  const interactions = visible(context, (await Promise.all(ids.map((one) => interactionsOf(context.storage, one, ALL)))).flat()).map((one) => toRecord<Interaction>(one));
  const followUps = (await Promise.all(cases.map((one) => followUpsOf(context.storage, one.id)))).map((rows) => visible(context, rows).map((one) => toRecord<FollowUp>(one)));
  const history = await historyOfAll(context, ids, { cases, tasks, interactions, followUps: followUps.flat() });
  const agents = new Map(await Promise.all([...agentsIn(history, cases, tasks, interactions, followUps.flat())].map(async (agent) => [agent, await nameOf(agent)] as const)));
  const words: CellWords = { lists: request.words, agent: (agent) => agents.get(String(agent)) ?? '', customer: () => customer.accountNumber, caseNumber: (one) => cases.find((each) => each.id === one)?.caseNumber ?? '' };
  const parts: [ExportType, ExportedRecord[]][] = [
    ['customer', [{ record: customer, followUps: [] }]],
    ['case', cases.map((record, at) => ({ record, followUps: followUps[at] ?? [] }))],
    ['task', tasks.map((record) => ({ record, followUps: [] }))],
    ['interaction', interactions.map((record) => ({ record, followUps: [] }))],
  ];
  const table = (type: ExportType, records: ExportedRecord[]): string => formatted({ format: 'csv', bom: true, ...request }, columnsOf(type, context.settings.definitions(type)), records, words, { first: true, last: true });
  return {
    name: customer.accountNumber,
    files: [
      { path: 'index.html', text: subjectPage({ request, parts, words, history, definitions: (type) => context.settings.definitions(type) }) },
      { path: 'data.json', text: JSON.stringify({ customer, merged, cases, followUps: followUps.flat(), tasks, interactions, history }, null, 2) },
      ...parts.map(([type, records]) => ({ path: `${type}.csv`, text: table(type, records) })),
      { path: 'history.csv', text: historyTable(history, request) },
    ],
    attachments: followUps.flat().flatMap((one) => Object.values(one.attachments ?? {}).map(({ name, hash, size }, at) => ({ path: `attachments/${one.id}/${at + 1}-${safeName(name)}`, hash, size }))),
  };
}

type Children = { cases: Case[]; tasks: Task[]; interactions: Interaction[]; followUps: FollowUp[] };

async function historyOfAll(context: Context, ids: readonly string[], { cases, tasks, interactions, followUps }: Children): Promise<HistoryEntry[]> {
  const wanted = [
    ...ids.map((id) => ['customer', id] as const), ...cases.map(({ id }) => ['case', id] as const), ...tasks.map(({ id }) => ['task', id] as const),
    ...followUps.map(({ id }) => ['followUp', id] as const), ...interactions.map(({ id }) => ['interaction', id] as const),
  ];
  const entries = new Map<string, HistoryEntry>();
  // One after another: many thousand at once would keep look-ups waiting.
  for (const [type, id] of wanted) await addHistory(context, type, id, entries);
  return [...entries.values()].sort((a, b) => a.at - b.at);
}

/** Page after page back in time; the moment at which a page ends is read again, since several changes may share it. */
async function addHistory(context: Context, type: RecordType, id: string, entries: Map<string, HistoryEntry>): Promise<void> {
  for (let before: number | undefined; ; ) {
    const page = await historyOf(context, type, id, { limit: PAGE, ...(before !== undefined && { before }) });
    const known = entries.size;
    for (const entry of page) entries.set(entry.id, entry);
    const oldest = Math.min(...page.map(({ at }) => at));
    if (page.length < PAGE || entries.size === known) return;
    before = oldest + 1;
  }
}

function agentsIn(history: readonly HistoryEntry[], ...lists: readonly { assignedTo?: string | null; closedBy?: string | null; agentId?: string }[][]): Set<string> {
  const named = lists.flat().flatMap(({ assignedTo, closedBy, agentId }) => [assignedTo, closedBy, agentId]);
  return new Set([...history.map(({ agentId }) => agentId), ...named].filter((one) => typeof one === 'string'));
}

function historyTable(history: readonly HistoryEntry[], { headings, zone }: SubjectRequest): string {
  const columns = ['at', 'agentId', 'type', 'record', 'op', 'path', 'field', 'from', 'to'];
  const lines = history.flatMap((entry) => (entry.fields.length > 0 ? entry.fields : [{ field: '', from: null, to: null }]).map(({ field, from, to }) => [localTime(entry.at, zone), entry.agentName, entry.type, entry.record, entry.op, entry.path, field, told(from), told(to)]));
  return `\uFEFF${[columns.map((column) => headings[column] ?? column), ...lines].map((line) => csvLine(line)).join('')}`;
}

function told(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** Nothing in a name may lead out of its folder or start a program. */
function safeName(name: string): string {
  // oxlint-disable-next-line no-control-regex -- archives of some systems end a name there
  return name.replace(/[\\/:*?"<>|\u0000-\u001f]/g, '_').replace(/^\.+/, '_').slice(-100) || 'file';
}
