/** Typing that survives a crash: an open form's fields, kept on this device beside the log until they become a change. */
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { RecordType } from '../../domain/records.ts';
import { autosave, type Autosave, type AutosaveState } from './autosave.ts';
import { useHost } from './host-context.tsx';
import { noteTyping } from './typing.ts';

export interface DraftOptions {
  type: RecordType;
  /** The record being edited; absent for a new one. */
  record?: string | undefined;
  /** Tells apart several new records of one type that are written at a time: a call's id, say. */
  scope?: string | undefined;
  /** Fields as they stand before anything is typed. */
  initial: Record<string, unknown>;
}

export interface DraftHandle extends AutosaveState {
  /** Of the draft: a `create` that is given it drops the draft in the same transaction. */
  id: string;
  /** Initial fields with what was typed laid over. */
  fields: Record<string, unknown>;
  /** Only what was typed: the patch to save. */
  typed: Record<string, unknown>;
  /** Typing of an earlier visit was found and taken up. */
  restored: boolean;
  set: (field: string, value: unknown) => void;
  flush: () => Promise<void>;
  /** Throws the typing away, here and in the core: after saving, or when the agent says so. */
  discard: () => Promise<void>;
}

export function useDraft({ type, record, scope, initial }: DraftOptions): DraftHandle {
  const { crm } = useHost();
  const id = draftId(type, record, scope);
  const [typed, setTyped] = useState<Record<string, unknown>>({});
  const [state, setState] = useState<AutosaveState>({ savedAt: null, error: null });
  const [restored, setRestored] = useState(false);
  const newest = useRef<Record<string, unknown>>({});
  const shown = useRef(id);
  const saver = useMemo<Autosave<Record<string, unknown>>>(
    () => autosave((fields) => crm.drafts.put({ id, type, ...(record && { record }), kind: 'typing', fields }), setState),
    [crm, id],
  );
  const take = (fields: Record<string, unknown>): void => {
    newest.current = fields;
    setTyped(fields);
    noteTyping(id, Object.keys(fields).length > 0);
  };
  useEffect(() => {
    let here = true;
    if (shown.current !== id) (take({}), setRestored(false));
    shown.current = id;
    crm.drafts.get(id).then((draft) => {
      if (!here || !draft) return;
      take({ ...draft.fields, ...newest.current });
      setRestored(true);
      setState({ savedAt: draft.savedAt, error: null });
    }, () => undefined);
    const stop = flushWhenLeaving(saver);
    return () => ((here = false), noteTyping(id, false), stop());
  }, [crm, id]);
  return {
    ...state, id, typed, restored,
    fields: { ...initial, ...typed },
    set: (field, value) => (take({ ...newest.current, [field]: value }), saver.put(newest.current)),
    flush: saver.flush,
    discard: async () => (saver.cancel(), take({}), setRestored(false), void (await crm.drafts.discard(id))),
  };
}

/** One draft per form: found again by what it edits, so it needs no list. */
export function draftId(type: RecordType, record?: string, scope?: string): string {
  return ['typing', type, record ?? 'new', scope].filter(Boolean).join(':');
}

/** Saves when the page is hidden or left and when the form goes; returns a function that saves and stops watching. */
export function flushWhenLeaving(saver: { flush: () => Promise<void> }): () => void {
  const flush = () => void saver.flush();
  const hidden = () => document.visibilityState === 'hidden' && flush();
  document.addEventListener('visibilitychange', hidden);
  window.addEventListener('pagehide', flush);
  return () => {
    flush();
    document.removeEventListener('visibilitychange', hidden);
    window.removeEventListener('pagehide', flush);
  };
}
