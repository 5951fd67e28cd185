/** The predefined pick lists. Each change holds at once for everybody who works with these records, and can be taken back. */
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { toPlainError } from '../../../domain/errors.ts';
import type { ListName } from '../../../domain/fields.ts';
import { STATUS_LISTS } from '../../../domain/lists.ts';
import type { PickOption } from '../../../domain/records.ts';
import { t } from '../../../i18n/index.ts';
import { doAndSay, listOf, optionLabel, Select, toast, toastError, useHost, useSettings } from '../../kit/index.ts';
import { OptionRows } from './option-rows.tsx';
import { Part } from './part.tsx';

const LISTS = ['caseStatus', 'priority', 'severity', 'category', 'project', 'visibility', 'taskStatus', 'disposition', 'customerType'] as const satisfies readonly ListName[];

export function ListsSection(): JSX.Element {
  const [list, choose] = useState<ListName>('caseStatus');
  return (
    <Part title={t('settings.lists')} hint={t('lists.hint')}>
      <Select class="narrow-form" label={t('lists.list')} value={list} choices={LISTS.map((one) => ({ value: one, label: t(`lists.${one}`) }))} onChange={(next) => choose(next as ListName)} />
      <OneList key={list} list={list} />
    </Part>
  );
}

function OneList({ list }: { list: ListName }): JSX.Element | null {
  const { crm } = useHost();
  const settings = useSettings();
  // What was changed shows at once: the next change is made to it, and not to what the core told before.
  const [mine, hold] = useState<PickOption[] | null>(null);
  const saving = useRef({ last: Promise.resolve(), open: 0 });
  const name = `lists.${list}`;
  useEffect(() => {
    if (saving.current.open === 0) hold(null);
  }, [settings]);
  const save = async (options: PickOption[]): Promise<void> => {
    try {
      await doAndSay(crm, { type: 'setting', id: name, words: t('lists.saved', { list: t(`lists.${list}`) }), write: () => crm.settings.set(name, options).then(() => ({ id: name })) });
    } catch (thrown) {
      hold(null);
      const { code, detail } = toPlainError(thrown);
      if (code === 'validation' && detail.rule === 'required') toast(t(STATUS_LISTS.has(list) ? 'lists.oneOfEach' : 'lists.oneNeeded'), { tone: 'harm' });
      else toastError(thrown);
    }
    saving.current.open -= 1;
  };
  const change = (options: PickOption[]): void => {
    hold(options);
    saving.current.open += 1;
    saving.current.last = saving.current.last.then(() => save(options));
  };
  if (!settings) return null;
  return <OptionRows options={mine ?? listOf(settings, list)} statuses={STATUS_LISTS.has(list)} wordOf={(option) => optionLabel(list, option)} isSaved={() => true} onChange={change} />;
}
