/** An import as it goes on, whatever screen stands in front of it: file, columns, rehearsal, import, result. One at a time. */
import { signal } from '@preact/signals';
import type { CrmApi } from '../../crm/index.ts';
import type { ReaderApi } from '../../crm/import/read/reader.ts';
import { MATCH_FIELDS, noCounts } from '../../domain/exchange.ts';
import type { CustomTarget, Duplicates, FileLocale, FileOverview, FileProblem, ImportCounts, MatchField, ReadOptions, RowDoes, RowOutcome } from '../../domain/exchange.ts';
import type { Remote } from '../../link/remote.ts';
import type { WorkerLink } from '../../link/worker.ts';
import type { Host } from '../host.ts';

export type Step = 'file' | 'columns' | 'checking' | 'checked' | 'importing' | 'done';

/** What is known after a rehearsal or an import. */
export interface Told {
  counts: ImportCounts;
  /** The first of each kind, in the order of the file. */
  rows: Record<RowDoes, RowOutcome[]>;
  /** Words that become options of pick lists. */
  options: Record<string, string[]>;
  /** Rows that stay out, as a file to mend and import again. */
  errors: Blob | null;
}

export interface ImportState {
  step: Step;
  file?: File;
  /** Who chose it: another agent who signs in here does not see its rows. */
  agent?: string;
  /** It is being opened. */
  opening: boolean;
  problem?: FileProblem;
  /** The core refused, or its worker was started anew. */
  failure?: unknown;
  overview?: FileOverview;
  targets: string[];
  locale: FileLocale;
  duplicates: Duplicates;
  /** What makes two customers the same. */
  matchBy: readonly MatchField[];
  addOptions: boolean;
  share: number;
  startedAt: number;
  counts: ImportCounts;
  told?: Told;
  batch?: string;
}

export interface ImportWords {
  /** Reasons of one row, for the error file. */
  reasons(outcome: RowOutcome): string;
  reasonHeading: string;
  lists: Record<string, Record<string, string>>;
}

/** Rows of one call. */
const ROWS = 200;
/** Outcomes kept of each kind for the screen; the error file has them all. */
const KEPT = 200;

const start = (): ImportState => ({ step: 'file', opening: false, targets: [], locale: { dates: 'dmy', decimal: '.' }, duplicates: 'skip', matchBy: MATCH_FIELDS, addOptions: false, share: 0, startedAt: 0, counts: noCounts() });

const state = signal<ImportState>(start());
let link: WorkerLink<ReaderApi> | undefined;
let key = '';
/** Another number stops whatever is under way. */
let turn = 0;

/** Reading it while rendering subscribes. */
export function importState(): ImportState {
  return state.value;
}

export function setImport(change: Partial<ImportState>): void {
  state.value = { ...state.value, ...change };
}

/** Somebody else has signed in: what the one before looked at goes, what is being imported goes on. */
export function leaveTo(agent: string): void {
  const { agent: before, step } = state.value;
  if (before !== undefined && before !== agent && step !== 'importing') forgetImport();
}

export function forgetImport(): void {
  turn += 1;
  link?.close();
  link = undefined;
  state.value = start();
}

/** Opens a file, or the same one read in another way; `custom`: an administrator's fields. */
export async function openFile(host: Host, file: File, options: ReadOptions, custom: CustomTarget[]): Promise<void> {
  const mine = ++turn;
  link ??= host.openReader();
  setImport({ file, opening: true });
  const { region, agent } = await host.crm.info();
  const opened = await link.calls.open({ file, options, custom, region });
  if (mine !== turn) return;
  if ('problem' in opened) return void (state.value = { ...start(), file, problem: opened.problem });
  const { overview } = opened;
  ({ key } = opened);
  const before = await host.crm.imports.mapping(key);
  const known = new Set(['', ...overview.suggested, ...custom.map(({ target }) => target)]);
  const targets = before?.length === overview.headings.length && before.every((target) => known.has(target) || !target.startsWith('custom.')) ? before : overview.suggested;
  const { duplicates, matchBy, addOptions } = state.value;
  state.value = { ...start(), duplicates, matchBy, addOptions, step: 'columns', file, agent: agent.id, overview, targets, locale: overview.locale };
}

/** Goes through the whole file and writes nothing. */
export function checkFile(crm: Remote<CrmApi>, words: ImportWords): Promise<void> {
  return go(crm, words, true);
}

/** Takes it in: all of it, or nothing. */
export async function importFile(crm: Remote<CrmApi>, words: ImportWords): Promise<void> {
  await crm.imports.remember(key, state.value.targets).catch(() => undefined);
  await go(crm, words, false);
}

/** Back to the columns; what was under way leaves nothing behind. */
export function stopImport(): void {
  turn += 1;
  setImport({ step: 'columns', share: 0 });
}

async function go(crm: Remote<CrmApi>, words: ImportWords, dry: boolean): Promise<void> {
  const mine = ++turn;
  const { file, duplicates, matchBy, addOptions, targets, locale } = state.value;
  const { failure: _failure, problem: _problem, told: _told, ...rest } = state.value;
  state.value = { ...rest, step: dry ? 'checking' : 'importing', share: 0, counts: noCounts(), startedAt: Date.now() };
  let id: string | undefined;
  try {
    if (!link || !file) return;
    await link.calls.start(targets, locale);
    ({ id } = await crm.imports.begin({ dry, name: file.name, duplicates, matchBy: [...matchBy], addOptions, words: words.lists }));
    const rows = await pump(crm, link.calls, id, words, () => mine === turn);
    if (!rows) return await crm.imports.cancel(id);
    const { counts, options } = await crm.imports.finish(id);
    const told: Told = { counts, options, rows, errors: await link.calls.errors(words.reasonHeading) };
    if (mine === turn) setImport({ step: dry ? 'checked' : 'done', told, counts, share: 1, ...(!dry && { batch: id }) });
  } catch (thrown) {
    if (id !== undefined) await crm.imports.cancel(id).catch(() => undefined);
    if (mine === turn) setImport({ step: 'columns', ...(thrown instanceof Refused ? { problem: thrown.problem } : { failure: thrown }) });
  }
}

class Refused extends Error {
  readonly problem: FileProblem;

  constructor(problem: FileProblem) {
    super(problem.code);
    this.problem = problem;
  }
}

/** Null when it was stopped. The next rows are read while the core judges these. */
async function pump(crm: Remote<CrmApi>, reader: Remote<ReaderApi>, id: string, words: ImportWords, wanted: () => boolean): Promise<Told['rows'] | null> {
  const kept: Told['rows'] = { create: [], update: [], skip: [], conflict: [], error: [] };
  const counts = noCounts();
  for (;;) {
    const next = await reader.next(ROWS);
    if (!wanted()) return null;
    if ('problem' in next) throw new Refused(next.problem);
    const outcomes = next.rows.length > 0 ? await crm.imports.rows(id, next.rows) : [];
    const out = outcomes.filter(({ does }) => does === 'conflict' || does === 'error' || does === 'skip');
    if (out.length > 0) await reader.note(out.map((one) => ({ row: one.row, reason: words.reasons(one) })));
    for (const one of outcomes) {
      counts[one.does] += 1;
      if (kept[one.does].length < KEPT) kept[one.does].push(one);
    }
    if (!wanted()) return null;
    setImport({ share: next.share, counts: { ...counts } });
    if (next.done) return kept;
  }
}
