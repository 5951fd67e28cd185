/**
 * Calls that another replica leads, and what other replicas write to ours: each is one record, so the side panel, the
 * full-tab app and the web app show the same call. Notes, disposition, links and wrap-up are anybody's to change (last
 * writer per field, the loser stays in History); the softphone's buttons are the leading replica's alone.
 */
import type { Interaction, Millis } from '../../domain/records.ts';
import type { CrmEvent } from '../../domain/views.ts';
import { callOf, fieldsOf, isRunning, type LiveCall } from './call.ts';
import type { CallBook } from './call-book.ts';
import type { CallLife } from './call-life.ts';
import type { CallLog } from './call-log.ts';
import type { DeskClock, DeskRecords, InteractionFields } from './records.ts';
import { LONGEST } from './resume.ts';
import { createTimers } from './timers.ts';

export interface Elsewhere {
  /** What came from another replica, or who is signed in, changed. */
  follow(event: Extract<CrmEvent, { type: 'changed' }>): Promise<void>;
  stop(): void;
}

interface Deps {
  records: DeskRecords;
  clock: DeskClock;
  book: CallBook;
  life: CallLife;
  log: CallLog;
}

/** A wrap-up whose end the leading replica never wrote is over so long after it: that replica is gone. */
const GRACE: Millis = 3_000;

/** Fields of a call that both sides write. */
const SHARED = ['customerId', 'caseId', 'taskId', 'notes', 'disposition', 'wrapUpEndsAt', 'state'] as const;
/** Those that only the leading side writes. */
const LED = ['callerId', 'callerKey', 'answeredAt', 'endedAt', 'outcome'] as const;

export function createElsewhere({ records, clock, book, life, log }: Deps): Elsewhere {
  const timers = createTimers(clock);

  async function begin(record: Interaction): Promise<void> {
    if (book.find(record.id) || isOver(record, clock.now())) return;
    const call = callOf(record);
    call.elsewhere = true;
    call.decided = true;
    if (record.customerId) call.customer = await records.brief(record.customerId);
    if (book.find(record.id)) return;
    log.adopt(call);
    book.add(call);
    watch(call);
    book.changed();
  }

  function watch(call: LiveCall): void {
    const ends = call.state === 'wrap-up' ? (call.wrapUpEndsAt ?? clock.now()) + GRACE : call.startedAt + LONGEST[call.state === 'ringing' ? 'ringing' : 'live'];
    timers.at(call.id, ends, () => forget(call));
  }

  /** Off the screens here; the record is the leading replica's to end. */
  function forget(call: LiveCall): void {
    timers.clear(call.id);
    call.state = 'ended';
    book.changed();
  }

  async function take(call: LiveCall, record: Interaction): Promise<void> {
    const before = await log.settled(call);
    if (!before) return;
    const after: InteractionFields = { ...fieldsOf(callOf(record)), customerId: record.customerId ?? null };
    const now = fieldsOf(call);
    const news: Partial<InteractionFields> = {};
    for (const name of [...SHARED, ...(call.elsewhere ? LED : [])]) if (after[name] !== before[name] && now[name] === before[name]) Object.assign(news, { [name]: after[name] });
    if (Object.keys(news).length === 0) return;
    log.learn(call, news);
    if (news.notes !== undefined) takeNotes(call, news.notes);
    if (news.customerId !== undefined) Object.assign(call, { customer: news.customerId ? await records.brief(news.customerId) : null, match: null, decided: true });
    for (const name of ['caseId', 'taskId', 'disposition'] as const) if (news[name] !== undefined) call[name] = news[name];
    if (call.elsewhere) follow(call, record);
    else lead(call, news);
    book.changed();
  }

  /** What is being typed here is the later writing: it stands, and theirs stays in History. */
  function takeNotes(call: LiveCall, notes: string): void {
    if (call.notes === call.keptNotes) call.notes = notes;
    call.keptNotes = notes;
  }

  function follow(call: LiveCall, record: Interaction): void {
    const { state, answeredAt, endedAt, callerId, contact, wrapUpEndsAt } = callOf(record);
    Object.assign(call, { state, answeredAt, endedAt, callerId, contact, wrapUpEndsAt });
    if (state === 'ended') forget(call);
    else watch(call);
  }

  /** Ended or extended over there. */
  function lead(call: LiveCall, news: Partial<InteractionFields>): void {
    if (call.state !== 'wrap-up') return;
    if (news.state === 'ended') return life.close(call);
    const until = news.wrapUpEndsAt ?? null;
    if (until === null || until <= (call.wrapUpEndsAt ?? 0)) return;
    call.wrapUpExtended = true;
    life.wrapUp(call, until);
  }

  async function all(): Promise<void> {
    const found = await records.unfinishedElsewhere();
    const ids = new Set(found.map(({ id }) => id));
    for (const call of book.elsewhere()) if (!ids.has(call.id)) forget(call);
    for (const record of found) await one(record);
    for (const call of book.open()) {
      const record = await records.interaction(call.id);
      if (record) await take(call, record);
    }
  }

  async function one(record: Interaction): Promise<void> {
    const call = book.find(record.id);
    if (call) await take(call, record);
    else await begin(record);
  }

  return {
    async follow({ path, records: changed }) {
      if (changed === 'many') return all();
      if (path !== 'sync') return;
      const ids = changed.filter(({ type }) => type === 'interaction').map(({ id }) => id);
      for (const id of ids) {
        const record = await records.interaction(id);
        const mine = record?.agentId === records.agentId();
        if (record && mine && (book.find(id) || record.state !== 'ended')) await one(record);
      }
    },
    stop: () => timers.stop(),
  };
}

function isOver(record: Interaction, now: Millis): boolean {
  const call = callOf(record);
  if (isRunning(call)) return now - record.startedAt > LONGEST[record.state === 'ringing' ? 'ringing' : 'live'];
  return record.state === 'ended' || (record.wrapUpEndsAt ?? 0) + GRACE <= now;
}
