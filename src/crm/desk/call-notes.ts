/**
 * Notes of a call. Each report of the screen (250 ms apart while a person types) goes to a draft row at once; the draft
 * becomes one change when the field is left, after a pause, and at the end of the call.
 */
import { CrmError } from '../../domain/errors.ts';
import { MAX_LONG } from '../../domain/fields.ts';
import type { Draft } from '../../domain/records.ts';
import type { LiveCall } from './call.ts';
import { mayPass, type CallLog } from './call-log.ts';
import type { DeskClock, DeskRecords } from './records.ts';

export interface CallNotes {
  /** Resolves when the text is safe on disk. `left`: the person left the field, so it becomes a change. */
  note(call: LiveCall, text: string, left: boolean): Promise<void>;
  /** Makes what is typed a change. */
  keep(call: LiveCall): Promise<void>;
  /** The same where nobody waits for it: tried again until it succeeds. */
  keepLater(call: LiveCall): void;
  /** Keeps beside the notes what a later core must know to carry this call on. */
  remember(call: LiveCall): Promise<void>;
  stop(): void;
}

/** Nothing typed for so long: what is there becomes a change (architecture.md, Typing). */
const PAUSE = 10_000;

/** What the draft row holds beside the notes. */
export interface Remembered {
  notes?: string;
  byHand?: boolean;
  wrapUpEndsAt?: number;
}

export function createCallNotes(deps: { records: DeskRecords; clock: DeskClock; log: CallLog }): CallNotes {
  const { records, clock, log } = deps;
  const pauses = new Map<LiveCall, () => void>();

  function endPause(call: LiveCall): void {
    pauses.get(call)?.();
    pauses.delete(call);
  }

  function startPause(call: LiveCall): void {
    endPause(call);
    pauses.set(call, clock.after(PAUSE, () => keepLater(call)));
  }

  async function keep(call: LiveCall): Promise<void> {
    endPause(call);
    const before = call.keptNotes;
    call.keptNotes = call.notes;
    try {
      await log.save(call);
    } catch (error) {
      call.keptNotes = before;
      throw error;
    }
    // Typed on while it was written: the draft is the newer one.
    if (call.keptNotes === call.notes) await remember(call);
  }

  function keepLater(call: LiveCall): void {
    keep(call).catch((error: unknown) => {
      if (mayPass(error)) startPause(call);
    });
  }

  async function remember(call: LiveCall): Promise<void> {
    const fields = rememberedOf(call);
    if (Object.keys(fields).length === 0) await records.discardDraft(draftId(call.id));
    else await records.putDraft({ id: draftId(call.id), type: 'interaction', record: call.id, agentId: call.agentId, kind: 'typing', fields });
  }

  return {
    async note(call, text, left) {
      if ([...text].length > MAX_LONG) throw new CrmError('validation', { field: 'notes', rule: 'too-long', limit: MAX_LONG });
      call.notes = text;
      if (left) return keep(call);
      startPause(call);
      await remember(call);
    },
    keep,
    keepLater,
    remember,
    stop() {
      for (const call of [...pauses.keys()]) endPause(call);
    },
  };
}

function rememberedOf(call: LiveCall): Record<string, unknown> {
  const fields: Remembered & Record<string, unknown> = {};
  if (call.notes !== call.keptNotes) fields.notes = call.notes;
  if (call.state === 'ended') return fields;
  if (call.byHand) fields.byHand = true;
  if (call.wrapUpExtended && call.wrapUpEndsAt !== null) fields.wrapUpEndsAt = call.wrapUpEndsAt;
  return fields;
}

/** The draft of a call's notes; never the id of a form's own draft. */
export function draftId(callId: string): string {
  return `call:${callId}`;
}

/** What a draft row of ours remembers; its shape is checked, since an older version may have written it. */
export function readRemembered(draft: Draft | undefined): Remembered {
  const { notes, byHand, wrapUpEndsAt } = draft?.fields ?? {};
  return {
    ...(typeof notes === 'string' && { notes }),
    ...(byHand === true && { byHand }),
    ...(typeof wrapUpEndsAt === 'number' && { wrapUpEndsAt }),
  };
}
