/** One import, or a rehearsal of it: rows judged as they come, written to a staged batch, published at the end or never. */
import { MATCH_FIELDS, noCounts } from '../../domain/exchange.ts';
import type { Duplicates, ImportCounts, MatchField, ReadRow, RowOutcome } from '../../domain/exchange.ts';
import { CrmError } from '../../domain/errors.ts';
import { newId } from '../../domain/ids.ts';
import type { Millis } from '../../domain/records.ts';
import { reserveNumbers } from '../assign-number.ts';
import { addWrites, beginBatch, publishBatch, undoBatch } from '../batches.ts';
import type { Context, Who } from '../context.ts';
import { KeyTable } from './key-table.ts';
import { Picks } from './picks.ts';
import type { ListWords } from './picks.ts';
import { planRows } from './plan.ts';
import type { PlanContext, Planned } from './plan.ts';

export interface ImportRequest {
  /** A rehearsal writes nothing. */
  dry: boolean;
  /** Name of the file. */
  name: string;
  duplicates: Duplicates;
  matchBy?: MatchField[];
  /** Unknown words of pick lists become options. */
  addOptions?: boolean;
  words?: ListWords;
}

/** Kind of the batches made here: one left staged by a crash is taken back at the next start. */
export const FILE_IMPORT = 'file';

/** Rows of one call: some 20 ms of writing, between which look-ups get their turn. */
const MOST_ROWS = 200;
/** A page that says nothing for so long is gone, and what it had staged goes too. */
const ABANDONED: Millis = 30 * 60_000;
/** Imports and rehearsals at once; the oldest rehearsal is forgotten for a new one. */
const MOST_SESSIONS = 8;

interface Session {
  id: string;
  who: Who;
  plan: PlanContext;
  counts: ImportCounts;
  /** Absent in a rehearsal. */
  batch?: string;
  /** A call is under way: rows are judged one call after another. */
  turn: Promise<unknown>;
  usedAt: Millis;
}

export class ImportSessions {
  private readonly sessions = new Map<string, Session>();
  private readonly context: Context;

  constructor(context: Context) {
    this.context = context;
  }

  async begin(who: Who, request: ImportRequest): Promise<{ id: string }> {
    const { context } = this;
    await this.cancelAbandoned();
    const picks = new Picks(context, request.words ?? {}, request.addOptions ?? false);
    const plan: PlanContext = { context, duplicates: request.duplicates, matchBy: new Set(request.matchBy ?? MATCH_FIELDS), picks, seen: new KeyTable() };
    const batch = request.dry ? undefined : (await beginBatch(context, who, { kind: FILE_IMPORT, name: String(request.name).slice(0, 200) })).id;
    const id = batch ?? newId();
    const idle = [...this.sessions.values()].find((one) => one.batch === undefined);
    if (this.sessions.size >= MOST_SESSIONS && idle) this.sessions.delete(idle.id);
    this.sessions.set(id, { id, who, plan, counts: noCounts(), turn: Promise.resolve(), usedAt: context.clock(), ...(batch !== undefined && { batch }) });
    return { id };
  }

  /** What becomes of each row, in order. At most 200 a call. */
  async rows(id: string, rows: ReadRow[]): Promise<RowOutcome[]> {
    if (rows.length > MOST_ROWS) throw new CrmError('validation', { field: 'rows', rule: 'too-long', limit: MOST_ROWS });
    const session = this.need(id);
    return inTurn(session, async () => {
      const planned = await planRows(session.plan, rows);
      if (session.batch !== undefined) await this.write(session.batch, planned);
      for (const { does } of planned) session.counts[does] += 1;
      return planned.map(({ write: _write, ...outcome }) => outcome);
    });
  }

  /** Makes an import seen, all of it at once; of a rehearsal says what it came to. `options`: words that become options of pick lists. */
  async finish(id: string): Promise<{ counts: ImportCounts; options: Record<string, string[]> }> {
    const session = this.need(id);
    return inTurn(session, async () => {
      const { counts, batch, plan, who } = session;
      if (batch !== undefined) {
        await plan.picks.save(who);
        await publishBatch(this.context, who, batch, { counts: [null, counts] });
      }
      this.sessions.delete(id);
      return { counts, options: plan.picks.added() };
    });
  }

  /** Leaves nothing behind. */
  async cancel(id: string): Promise<void> {
    const session = this.need(id);
    this.sessions.delete(id);
    await inTurn(session, async () => {
      if (session.batch !== undefined) await undoBatch(this.context, session.who, session.batch);
    });
  }

  private async cancelAbandoned(): Promise<void> {
    const since = this.context.clock() - ABANDONED;
    for (const { id, usedAt } of [...this.sessions.values()]) if (usedAt < since) await this.cancel(id).catch(() => undefined);
  }

  private async write(batch: string, planned: readonly Planned[]): Promise<void> {
    const writes = planned.flatMap(({ write }) => write ?? []);
    const open = writes.filter(({ op, fields }) => op === 'create' && fields.accountNumber === undefined);
    const numbers = open.length > 0 ? await reserveNumbers(this.context.storage, 'customer', open.length) : [];
    open.forEach(({ fields }, at) => (fields.accountNumber = [null, numbers[at]]));
    if (writes.length > 0) await addWrites(this.context, batch, writes);
  }

  /** Throws `not-found` where the core was started anew meanwhile: the import left nothing behind. */
  private need(id: string): Session {
    const session = this.sessions.get(id);
    if (!session) throw new CrmError('not-found', { record: id });
    session.usedAt = this.context.clock();
    return session;
  }
}

function inTurn<T>(session: Session, work: () => Promise<T>): Promise<T> {
  const turn = session.turn.then(work);
  session.turn = turn.catch(() => undefined);
  return turn;
}
