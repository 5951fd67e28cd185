/** Typing outside the log: autosave and "Save as draft". Matches no look-up, survives a crash, stays on this device. */
import { CrmError } from '../domain/errors.ts';
import { RECORD_TYPES } from '../domain/records.ts';
import type { Draft } from '../domain/records.ts';
import { draftsOf, getDraft as get, putDraft as put, removeDraft } from '../storage/rows.ts';
import type { Context, Who } from './context.ts';

/** Longest draft, in UTF-16 code units of its JSON. */
const MAX_DRAFT = 400_000;

export type NewDraft = Omit<Draft, 'savedAt' | 'agentId'>;

/** Stores what is typed; returns when. Any shape of fields is taken: a draft may be incomplete or wrong. */
export async function putDraft(context: Context, who: Who, draft: NewDraft): Promise<{ savedAt: number }> {
  if (typeof draft?.id !== 'string' || !RECORD_TYPES.includes(draft.type)) throw new CrmError('validation', { field: 'draft', rule: 'wrong-type' });
  if (JSON.stringify(draft.fields).length > MAX_DRAFT) throw new CrmError('validation', { field: 'fields', rule: 'too-long', limit: MAX_DRAFT });
  const savedAt = context.clock();
  await put(context.storage, { ...draft, agentId: who.agent, savedAt });
  if (draft.kind === 'saved') context.emit({ type: 'drafts' });
  return { savedAt };
}

export async function getDraft(context: Context, id: string): Promise<Draft | null> {
  return (await get(context.storage, id)) ?? null;
}

/** Newest first. */
export async function listDrafts(context: Context, { kind = 'saved' }: { kind?: Draft['kind'] } = {}): Promise<Draft[]> {
  return (await draftsOf(context.storage, kind)).sort((a, b) => b.savedAt - a.savedAt);
}

export async function discardDraft(context: Context, id: string): Promise<void> {
  const draft = await get(context.storage, id);
  await removeDraft(context.storage, id);
  if (draft?.kind === 'saved') context.emit({ type: 'drafts' });
}
