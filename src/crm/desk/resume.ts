/**
 * After the core was started anew (crash, update, Firefox's event page): what was being typed becomes a change, and calls
 * left unfinished carry on when a page shows them again, or end.
 */
import { CrmError } from '../../domain/errors.ts';
import type { Draft, Interaction, Millis } from '../../domain/records.ts';
import { callOf, isRunning, type LiveCall } from './call.ts';
import type { CallBook } from './call-book.ts';
import type { CallLife } from './call-life.ts';
import type { CallLog } from './call-log.ts';
import { draftId, readRemembered, type CallNotes } from './call-notes.ts';
import type { CallWho } from './call-who.ts';
import type { DeskClock, DeskRecords, SettingReader } from './records.ts';
import { wrapUpMillis } from './settings.ts';

interface Deps {
  records: DeskRecords;
  settings: SettingReader;
  clock: DeskClock;
  book: CallBook;
  life: CallLife;
  log: CallLog;
  notes: CallNotes;
  who: CallWho;
}

/** A call that has lasted longer, or rung longer, is over: its page is gone with the browser. */
export const LONGEST: Record<'live' | 'ringing', Millis> = { live: 4 * 60 * 60 * 1000, ringing: 2 * 60 * 1000 };

export async function resume(deps: Deps): Promise<void> {
  const [records, drafts] = await Promise.all([deps.records.unfinishedInteractions(), deps.records.callDrafts()]);
  // A form's own draft of the same record is the form's to keep.
  const ours = drafts.filter(({ id, record }) => record !== undefined && id === draftId(record));
  const draftOf = new Map(ours.map((draft) => [draft.record, draft]));
  for (const record of records) {
    await carryOn(deps, record, draftOf.get(record.id));
    draftOf.delete(record.id);
  }
  for (const draft of draftOf.values()) await keepDraft(deps, draft);
}

async function carryOn({ records, settings, clock, book, life, log, notes, who }: Deps, record: Interaction, draft: Draft | undefined): Promise<void> {
  const remembered = readRemembered(draft);
  const call = callOf(record);
  call.byHand = remembered.byHand ?? false;
  if (record.customerId) call.customer = await records.brief(record.customerId);
  log.adopt(call);
  call.notes = remembered.notes ?? call.notes;
  book.add(call);
  who.identify(call);
  notes.keepLater(call);
  const lastSign = Math.max(record.startedAt, record.updatedAt, draft?.savedAt ?? 0);
  if (isRunning(call)) return resumeRunning(call, life, clock, lastSign);
  const endsAt = remembered.wrapUpEndsAt ?? (call.endedAt ?? lastSign) + wrapUpMillis(settings);
  if (endsAt <= clock.now()) return life.close(call);
  call.wrapUpExtended = remembered.wrapUpEndsAt !== undefined;
  life.wrapUp(call, endsAt);
}

function resumeRunning(call: LiveCall, life: CallLife, clock: DeskClock, lastSign: Millis): void {
  if (call.byHand) return;
  call.awaited = true;
  const longest = LONGEST[call.state === 'ringing' ? 'ringing' : 'live'];
  if (clock.now() - call.startedAt > longest) life.finish(call, lastSign);
  else life.await(call, lastSign);
}

/** Notes of a call that had ended. */
async function keepDraft({ records }: Deps, draft: Draft): Promise<void> {
  const { notes } = readRemembered(draft);
  if (draft.record !== undefined && notes !== undefined) await records.editInteraction(draft.record, { notes }).catch(ignoreGone);
  await records.discardDraft(draft.id);
}

function ignoreGone(error: unknown): void {
  if (!(error instanceof CrmError && error.code === 'not-found')) throw error;
}
