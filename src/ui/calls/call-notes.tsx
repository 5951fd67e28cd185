/** Notes of a call: saved while they are typed, with a word on where and when. */
import type { JSX } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Call } from '../../domain/views.ts';
import { t } from '../../i18n/index.ts';
import { autosave, Field, flushWhenLeaving, Saved, useHost, type AutosaveState } from '../kit/index.ts';

export function CallNotes({ call, rows = 5 }: { call: Call; rows?: number }): JSX.Element {
  const { crm } = useHost();
  const [text, setText] = useState(call.notes);
  const [state, setState] = useState<AutosaveState>({ savedAt: null, error: null });
  const typing = useRef(false);
  const latest = useRef(text);
  latest.current = text;
  const saver = useMemo(() => autosave((notes: string) => crm.calls.note(call.id, notes), setState), [crm, call.id]);
  useEffect(() => flushWhenLeaving(saver), [saver]);
  // Notes typed in the full view show up here, but never under the agent's hands.
  useEffect(() => void (typing.current || setText(call.notes)), [call.notes]);
  const type = (notes: string) => {
    typing.current = true;
    setText(notes);
    saver.put(notes);
  };
  // What is left becomes a change, and with that is seen on the other side of a pairing.
  const leave = () => void saver.flush().then(() => {
    if (typing.current) void crm.calls.note(call.id, latest.current, true).catch(() => undefined);
    typing.current = false;
  });
  return (
    <Field label={t('call.notes')} aside={<Saved state={state} />}>
      {(ids) => <textarea {...ids} data-notes class="area notes" rows={rows} dir="auto" value={text} onInput={(event) => type(event.currentTarget.value)} onBlur={leave} />}
    </Field>
  );
}
