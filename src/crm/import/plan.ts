/** What becomes of each row, and why: the one judgement behind the dry run and the import itself. */
import { newSalt } from '../../domain/chain.ts';
import type { Duplicates, MatchField, ReadRow, RowDoes, RowOutcome, RowReason } from '../../domain/exchange.ts';
import { newId } from '../../domain/ids.ts';
import { emailKey } from '../../domain/keys.ts';
import type { BatchWrite } from '../../domain/merge.ts';
import type { Email, Phone } from '../../domain/records.ts';
import { valueAt } from '../../domain/row.ts';
import type { Row } from '../../domain/row.ts';
import { checkField, checkRequired, isNone } from '../../domain/validate.ts';
import type { Context } from '../context.ts';
import { withDefaults } from '../field-rules.ts';
import { withPhones } from '../phones.ts';
import type { KeyTable } from './key-table.ts';
import { identitiesOf, matchesOf, reasonOf } from './matches.ts';
import type { Identity, Match } from './matches.ts';
import type { Picks } from './picks.ts';

export interface PlanContext {
  context: Context;
  duplicates: Duplicates;
  /** What two rows or customers may not share. */
  matchBy: ReadonlySet<MatchField>;
  picks: Picks;
  /** Keys of rows that come in. */
  seen: KeyTable;
}

export interface Planned extends RowOutcome {
  write?: BatchWrite;
}

type Fields = Record<string, unknown>;
interface Ready {
  read: ReadRow;
  fields: Fields;
  faults: RowReason[];
  known: Identity[];
}

export async function planRows(plan: PlanContext, rows: readonly ReadRow[]): Promise<Planned[]> {
  const ready = rows.map((read) => readyRow(plan, read));
  const owners = await matchesOf(plan.context, ready.flatMap(({ known }) => known));
  return ready.map((one) => judge(plan, one, owners));
}

/** Numbers read, options found, elements in order and each once; and every fault that can be told without other rows. */
function readyRow({ context, picks }: PlanContext, read: ReadRow): Ready {
  const fields = inOrder(withPhones(read.fields, context.settings.region()));
  const faults = [...read.faults, ...picks.resolve(fields)];
  const told = new Set(faults.map(({ field }) => field));
  for (const [path, value] of Object.entries(fields)) {
    if (told.has(path) || isPick(path, context)) continue;
    const broken = checkField('customer', path, value, context.settings);
    if (broken?.rule) faults.push({ code: broken.rule, field: path, limit: broken.limit, value: shown(value) });
  }
  return { read, fields, faults, known: identitiesOf(fields) };
}

function isPick(path: string, { settings }: Context): boolean {
  return path === 'customerType' || (path.startsWith('custom.') && settings.definition(path.slice('custom.'.length))?.fieldType === 'pick');
}

function shown(value: unknown): string {
  const { address, number } = (typeof value === 'object' && value !== null ? value : {}) as Partial<Email & Phone>;
  return String(address ?? number ?? value).slice(0, 100);
}

function inOrder(fields: Fields): Fields {
  const next: Fields = {};
  const seen = new Set<string>();
  const orders = { phones: 0, emails: 0 };
  for (const [path, value] of Object.entries(fields)) {
    const [head] = path.split('.');
    if ((head === 'phones' || head === 'emails') && path !== head) {
      if (value === null || seen.has(sameAs(value))) continue;
      seen.add(sameAs(value));
      next[path] = { ...(value as object), order: orders[head]++ };
    } else if (!isNone(value)) next[path] = value;
  }
  return next;
}

function sameAs(element: unknown): string {
  const { address, e164, number, extension } = element as Partial<Email & Phone>;
  return address === undefined ? `${e164 ?? number} ${extension ?? ''}` : emailKey({ address });
}

function judge(plan: PlanContext, ready: Ready, owners: ReadonlyMap<string, Row[]>): Planned {
  const all = ready.known.flatMap((by) => (owners.get(by.key) ?? []).map((row): Match => ({ row, by })));
  const counting = all.filter(({ by }) => plan.matchBy.has(by.field));
  // An account number says who it is; that others share the phone then says nothing.
  const named = counting.some(({ by }) => by.field === 'accountNumber');
  const matches = named ? counting.filter(({ by }) => by.field !== 'phones') : counting;
  const people = new Map(matches.map((match) => [match.row.id, match]));
  const outcome = (does: RowDoes, reasons: RowReason[] = []): Planned => ({ row: ready.read.row, does, reasons, name: nameOf(ready.fields) });
  const [first] = people.values();
  const updates = first && plan.duplicates === 'update';
  const told = new Set(ready.faults.map(({ field }) => field));
  const creates = !first || plan.duplicates === 'create';
  const missing = !creates ? [] : missingFields(ready.fields).filter(({ field }) => !told.has(field));
  if (ready.faults.length > 0 || missing.length > 0) return outcome('error', [...ready.faults, ...missing]);
  if (people.size > 1 && plan.duplicates !== 'create') return outcome('conflict', [...people.values()].map((match) => reasonOf('several', match)));
  if (!first) return withoutMatch(plan, ready, all, outcome);
  if (plan.duplicates === 'skip') return outcome('skip', matches.slice(0, 1).map((match) => reasonOf('exists', match)));
  if (updates) return update(plan, ready, first, all, outcome);
  return withoutMatch(plan, ready, all, outcome);
}

type Outcome = (does: RowDoes, reasons?: RowReason[]) => Planned;

/** A new customer, unless what must be one customer's alone is taken, or an earlier row is the same. */
function withoutMatch(plan: PlanContext, ready: Ready, all: readonly Match[], outcome: Outcome): Planned {
  const taken = all.find(({ by }) => by.field !== 'phones');
  if (taken) return outcome('conflict', [reasonOf('taken', taken)]);
  const twin = ready.known.map((by) => ({ by, row: plan.seen.get(by.key) })).find(({ by, row }) => row > 0 && countsInFile(plan, by));
  if (twin) return outcome(plan.duplicates === 'create' ? 'conflict' : 'skip', [{ code: 'same-as-row', row: twin.row, field: twin.by.field, value: twin.by.value.slice(0, 100) }]);
  for (const { key } of ready.known) plan.seen.add(key, ready.read.row);
  return { ...outcome('create'), write: creation(plan.context, ready.fields) };
}

/** E-mail and account number are one customer's alone whatever was chosen; a household may share a phone. */
function countsInFile({ duplicates, matchBy }: PlanContext, { field }: Identity): boolean {
  return field !== 'phones' || (duplicates !== 'create' && matchBy.has('phones'));
}

function missingFields(fields: Fields): RowReason[] {
  const own = Object.fromEntries(Object.entries(fields).filter(([path]) => !path.includes('.')));
  return checkRequired('customer', { accountNumber: '-', ...own }).map(({ field }) => ({ code: 'required', field }));
}

function creation({ settings }: Context, fields: Fields): BatchWrite {
  const whole = withDefaults(settings, 'customer', fields);
  const changes = Object.entries(whole).filter(([, value]) => !isNone(value)).map(([path, value]) => [path, [null, value]]);
  return { type: 'customer', id: newId(), op: 'create', fields: Object.fromEntries(changes), salt: newSalt() };
}

function update(plan: PlanContext, ready: Ready, match: Match, all: readonly Match[], outcome: Outcome): Planned {
  const { row } = match;
  const foreign = all.find((one) => one.row.id !== row.id && one.by.field !== 'phones');
  if (foreign) return outcome('conflict', [reasonOf('taken', foreign)]);
  const account = ready.fields.accountNumber;
  if (account !== undefined && !ready.known.some(({ field, key }) => field === 'accountNumber' && row.keys?.includes(key))) return outcome('conflict', [reasonOf('other-account', match)]);
  const earlier = plan.seen.get(`r:${row.id}`);
  if (earlier > 0) return outcome('skip', [{ ...reasonOf('same-as-row', match), row: earlier }]);
  const fields = differences(row, ready.fields);
  if (Object.keys(fields).length === 0) return outcome('skip', [reasonOf('unchanged', match)]);
  for (const key of [`r:${row.id}`, ...ready.known.map((one) => one.key)]) plan.seen.add(key, ready.read.row);
  return { ...outcome('update', [reasonOf('exists', match)]), write: { type: 'customer', id: row.id, op: 'edit', fields, salt: newSalt() } };
}

/** Values the file has and the record has not; phones and e-mails are added beside those that are there. Empty cells change nothing. */
function differences(row: Row, fields: Fields): BatchWrite['fields'] {
  const changes: BatchWrite['fields'] = {};
  const have = { phones: elementsOf(row, 'phones'), emails: elementsOf(row, 'emails') };
  for (const [path, value] of Object.entries(fields)) {
    const [head] = path.split('.');
    if (path === 'accountNumber') continue;
    if (head === 'phones' || head === 'emails') {
      const known = have[head].some((one) => sameAs(one) === sameAs(value));
      if (!known) changes[path] = [null, { ...(value as object), order: have[head].push(value as { order: number }) - 1 }];
    } else if (JSON.stringify(valueAt(row, path)) !== JSON.stringify(value)) changes[path] = [valueAt(row, path) ?? null, value];
  }
  return changes;
}

function elementsOf(row: Row, head: 'phones' | 'emails'): { order: number }[] {
  return Object.values((row[head] ?? {}) as Record<string, { order: number }>);
}

function nameOf(fields: Fields): string {
  return [fields.firstName, fields.lastName].filter(Boolean).join(' ') || String(fields.company ?? '');
}
