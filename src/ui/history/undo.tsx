/** Taking a change back. What stands in the way is said with what it is now and who made it so. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { CrmApi } from '../../crm/index.ts';
import type { RecordType } from '../../domain/records.ts';
import { toPlainError } from '../../domain/errors.ts';
import type { Remote } from '../../link/remote.ts';
import { formatList } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { fieldWord, toast, toastError, useHost, useMay, useValueWords, valueWord, type ValueWords } from '../kit/index.ts';

interface Undoable {
  commit: string;
  /** `bulk` beside the paths of changes. */
  path: string;
  type: RecordType | 'batch';
  record: string;
  /** Records of a whole import. */
  rows?: number | undefined;
}

export function UndoButton({ entry }: { entry: Undoable }): JSX.Element | null {
  const { crm } = useHost();
  const may = useMay();
  const values = useValueWords();
  const [sure, ask] = useState(false);
  const whole = entry.path === 'import' || entry.path === 'bulk';
  if (entry.path === 'import' && !may('import')) return null;
  const undo = async (): Promise<void> => {
    ask(false);
    try {
      await crm.history.undo(entry.commit);
      toast(t('history.undone'));
    } catch (thrown) {
      const { code, detail } = toPlainError(thrown);
      if (code !== 'conflict' || !detail.fields?.length || entry.type === 'batch') return toastError(thrown);
      toast(await wordConflict(crm, entry.type, detail.record ?? entry.record, detail.fields, values), { tone: 'harm' });
    }
  };
  // What came or changed by the thousand and is taken back cannot be brought again by a click: it is asked for twice.
  if (whole && !sure) return <button type="button" class="link" onClick={() => ask(true)}>{t(entry.path === 'bulk' ? 'changes.undoBulk' : 'changes.undoBatch')}</button>;
  if (whole) return <button type="button" class="link harm" onClick={() => void undo()} onBlur={() => ask(false)}>{t('changes.undoSure')}</button>;
  return <button type="button" class="link" onClick={() => void undo()}>{t('toast.undo')}</button>;
}

/** Entries looked through for the later change. */
const LOOKED = 100;

async function wordConflict(crm: Remote<CrmApi>, type: RecordType, record: string, fields: readonly string[], values: ValueWords): Promise<string> {
  const entries = await crm.history.of(type, record, { limit: LOOKED }).catch(() => []);
  const [path = ''] = fields;
  const later = entries.find((entry) => entry.record === record && entry.fields.some(({ field }) => field === path));
  const field = fieldWord(path, values.fields);
  if (fields.length > 1 || !later) return t('history.conflict', { fields: formatList(fields.map((one) => fieldWord(one, values.fields))) });
  const value = valueWord(type, path, later.fields.find((one) => one.field === path)?.to, values);
  const name = later.agentName || t('history.somebody');
  return value ? t('history.conflictNow', { field, value: value.length > 60 ? `${value.slice(0, 59)}…` : value, name }) : t('history.conflictEmptied', { field, name });
}
