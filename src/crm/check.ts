/** Self-check: indexes, records and log agree. Run by the fault tests after every crash, and by people in doubt. */
import { CHAIN_START, isIntact } from '../domain/chain.ts';
import { stampOf } from '../domain/clock.ts';
import { stampAt } from '../domain/merge.ts';
import { RECORD_TYPES } from '../domain/records.ts';
import type { RecordType } from '../domain/records.ts';
import { isAlive, valueAt } from '../domain/row.ts';
import type { Row } from '../domain/row.ts';
import { blobHead } from '../storage/blobs.ts';
import { allChanges, versionVector } from '../storage/log.ts';
import { getRow, pagesOf } from '../storage/rows.ts';
import { rowsByKeys } from '../storage/lookup.ts';
import { filesIn } from './blob-refs.ts';
import type { Context } from './context.ts';
import { derive } from './derive.ts';

export interface Check {
  ok: boolean;
  records: number;
  changes: number;
  /** At most 100, each a sentence for a log. */
  problems: string[];
}

const MAX_PROBLEMS = 100;

export async function check(context: Context): Promise<Check> {
  const problems: string[] = [];
  const say = (problem: string): void => void (problems.length < MAX_PROBLEMS && problems.push(problem));
  const changes = await checkLog(context, say);
  let records = 0;
  for (const type of RECORD_TYPES) records += await checkRows(context, type, say);
  return { ok: problems.length === 0, records, changes, problems };
}

type Say = (problem: string) => void;

/** Every replica's log: no gap, chain whole, head at its end, and each change visible in its record. */
async function checkLog(context: Context, say: Say): Promise<number> {
  let count = 0;
  for (const [replica, seq] of Object.entries(await versionVector(context.storage))) {
    let [last, chain] = [0, CHAIN_START];
    for await (const page of allChanges(context.storage, replica)) {
      for (const change of page) {
        if (change.seq !== last + 1) say(`log ${replica}: ${change.seq} follows ${last}`);
        if (!isIntact(change, chain)) say(`log ${replica}:${change.seq}: chain broken`);
        [last, chain] = [change.seq, change.chain];
        count += 1;
        if (change.type !== 'batch') await checkApplied(context, change.type, change.record, change, say);
      }
    }
    if (last !== seq) say(`log ${replica}: head says ${seq}, last is ${last}`);
  }
  return count;
}

type Logged = { hlc: string; replica: string; seq: number; fields?: Record<string, [unknown, unknown]> };

async function checkApplied(context: Context, type: RecordType, id: string, change: Logged, say: Say): Promise<void> {
  const row = await getRow(context.storage, type, id);
  if (!row) return say(`${type} ${id}: in the log at ${change.replica}:${change.seq}, not in the table`);
  if (row._.e !== undefined) return;
  const stamp = stampOf(change.hlc, change.replica);
  for (const [path, [, to]] of Object.entries(change.fields ?? {})) {
    const held = stampAt(row, path);
    if (held !== '' && held < stamp) say(`${type} ${id}.${path}: log is newer than the record`);
    if (held === stamp && JSON.stringify(valueAt(row, path) ?? null) !== JSON.stringify(to)) say(`${type} ${id}.${path}: record differs from the log`);
  }
}

/** Every row: derived values as they would be made now, and found under each of its keys. */
async function checkRows(context: Context, type: RecordType, say: Say): Promise<number> {
  let count = 0;
  for await (const rows of pagesOf(context.storage, type)) {
    for (const row of rows) {
      if (isAlive(row) && context.shown(row)) count += 1;
      await checkDerived(context, type, row, say);
      if (type === 'followUp') await checkFiles(context, row, say);
    }
  }
  return count;
}

async function checkDerived(context: Context, type: RecordType, row: Row, say: Say): Promise<void> {
  if (!context.shown(row)) return;
  const fresh = derive(type, { ...row }, context.settings);
  for (const key of ['keys', 'openOf', 'openFor']) {
    if (JSON.stringify(sorted(fresh[key])) !== JSON.stringify(sorted(row[key]))) say(`${type} ${row.id}: ${key} out of step`);
  }
  if (type !== 'customer' || !row.keys?.length) return;
  const found = await rowsByKeys(context.storage, { customers: row.keys });
  row.keys.forEach((key, i) => {
    const owners = found.customers[i] ?? [];
    if (owners.length < 20 && !owners.some(({ id }) => id === row.id)) say(`customer ${row.id}: not found under ${key}`);
  });
}

/** Every file that a follow-up names is kept for it, here or on its way. */
async function checkFiles(context: Context, row: Row, say: Say): Promise<void> {
  const values = [['mail', row.mail] as const, ...Object.entries((row.attachments as Record<string, unknown> | undefined) ?? {}).map(([id, one]) => [`attachments.${id}`, one] as const)];
  for (const { hash } of values.flatMap(([path, value]) => filesIn(path, value))) {
    if (!(await blobHead(context.storage, hash))?.refs.includes(row.id)) say(`followUp ${row.id}: file ${hash} is not kept for it`);
  }
}

function sorted(value: unknown): unknown {
  return Array.isArray(value) ? [...value].sort() : value;
}
