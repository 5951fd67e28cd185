/** What a change did, field by field. */
import type { JSX } from 'preact';
import type { RecordType } from '../../domain/records.ts';
import type { HistoryEntry } from '../../domain/views.ts';
import { t } from '../../i18n/index.ts';
import { fieldWord, toast, toastError, useHost, valueWord, type ValueWords } from '../kit/index.ts';
import { toldFields } from './words.ts';

/** From what to what, a line for each field; a new record tells its name. */
export function Lines({ entry, values }: { entry: HistoryEntry; values: ValueWords }): JSX.Element | null {
  const told = toldFields(entry);
  if (told.length === 0) return null;
  if (entry.op === 'create') return <bdi class="cut-2">{told.map(({ field, to }) => valueWord(entry.type, field, to, values)).join(' ')}</bdi>;
  return (
    <ul class="changes">
      {told.map(({ field, from, to }) => {
        const [before, after] = [valueWord(entry.type, field, from, values), valueWord(entry.type, field, to, values)];
        return (
          <li key={field}>
            <span class="three">{fieldWord(field, values.fields)}</span>{' '}
            {before && <><del class="cut-2"><bdi>{before}</bdi></del><span class="three" aria-hidden="true"> → </span></>}
            {after ? <bdi class="cut-2">{after}</bdi> : <span class="three">{t('history.cleared')}</span>}
            {entry.lost?.includes(field) && <Lost entry={entry} field={field} value={to} />}
          </li>
        );
      })}
    </ul>
  );
}

/** Written at the same time as another device's value, which won; one click takes this one. */
function Lost({ entry, field, value }: { entry: HistoryEntry; field: string; value: unknown }): JSX.Element | null {
  const { crm } = useHost();
  const edits: Partial<Record<RecordType, (id: string, patch: Record<string, unknown>) => Promise<unknown>>> = { customer: crm.customers.edit, case: crm.cases.edit, followUp: crm.cases.editFollowUp, task: crm.tasks.edit, interaction: crm.interactions.edit };
  const edit = edits[entry.type];
  if (!edit) return null;
  const take = () => void edit(entry.record, { [field]: value }).then(() => toast(t('history.taken')), (thrown: unknown) => toastError(thrown));
  return <span class="lost"><span class="wrap-t">{t('history.lost')}</span> <button type="button" class="link" onClick={take}>{t('history.take')}</button></span>;
}
