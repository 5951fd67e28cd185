/** Appends to this replica's log inside one transaction: sequence, clock, digest and chain in one place. */
import { CHAIN_START, chainOf, digestOf, newSalt, payloadOf } from '../domain/chain.ts';
import type { Change, ChangeHeader, ChangeOp, FieldChanges, LogType } from '../domain/change.ts';
import { ZERO, later, tick } from '../domain/clock.ts';
import type { Hlc } from '../domain/clock.ts';
import type { Head } from '../storage/database.ts';
import type { WriteTx } from '../storage/transaction.ts';
import type { Context, Who } from './context.ts';

export class LogWriter {
  private readonly changes: Change[] = [];

  private readonly tx: WriteTx;
  private readonly heads: Head[];
  private readonly head: Head;
  private readonly who: Who;
  private readonly commit: string;
  private readonly now: () => number;

  private constructor(tx: WriteTx, heads: Head[], head: Head, who: Who, commit: string, now: () => number) {
    this.tx = tx;
    this.heads = heads;
    this.head = head;
    this.who = who;
    this.commit = commit;
    this.now = now;
  }

  /** Reads the heads: the clock goes on from the latest reading of any replica. */
  static async open(tx: WriteTx, context: Pick<Context, 'replica' | 'clock'>, who: Who, commit: string): Promise<LogWriter> {
    const heads = await tx.heads();
    const own = heads.find(({ replica }) => replica === context.replica);
    const head = { ...(own ?? { replica: context.replica, seq: 0, hlc: ZERO, chain: CHAIN_START }) };
    for (const { hlc } of heads) head.hlc = later(head.hlc, hlc);
    return new LogWriter(tx, heads, head, who, commit, context.clock);
  }

  /** Adds one change; nothing is stored before `close`. */
  add(op: ChangeOp, type: LogType, record: string, fields?: FieldChanges): Change {
    this.head.hlc = tick(this.head.hlc, this.now());
    this.head.seq += 1;
    const { replica, seq, hlc } = this.head;
    const header: ChangeHeader = { replica, seq, hlc, commit: this.commit, agent: this.who.agent, path: this.who.path, op, type, record };
    const payload = { ...(fields && { fields }), ...(op === 'delete' && { seen: this.seen() }) };
    const salt = newSalt();
    const digest = digestOf(salt, payloadOf(payload));
    this.head.chain = chainOf(this.head.chain, header, digest);
    const change: Change = { ...header, ...payload, salt, digest, chain: this.head.chain };
    this.changes.push(change);
    return change;
  }

  /** Stores the changes and the new head. */
  async close(): Promise<Change[]> {
    if (this.changes.length === 0) return [];
    await this.tx.append(this.changes);
    await this.tx.putHead(this.head);
    return this.changes;
  }

  private seen(): Record<string, Hlc> {
    return Object.fromEntries([...this.heads, this.head].map(({ replica, hlc }) => [replica, hlc]));
  }
}
