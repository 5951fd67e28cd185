/** What changed since a moment, or since the last time, as a file. */
import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { formatMoment } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { Button, fromLocalInput, Options, TextInput, toast, toastError, toLocalInput, useGuard, useHost, useMay, useQuery } from '../kit/index.ts';
import { writeChanges } from './export-run.ts';
import { openSink } from './save.ts';

const DAY = 86_400_000;

export function Changes(): JSX.Element {
  const { crm } = useHost();
  const may = useMay();
  const guard = useGuard()('export');
  const last = useQuery({ key: may('export') ? 'changes last' : null, on: [], read: () => crm.changes.last() });
  const [way, choose] = useState<'last' | 'moment'>('moment');
  const [moment, setMoment] = useState(() => toLocalInput(Date.now() - 7 * DAY));
  const [format, chooseFormat] = useState<'csv' | 'jsonl'>('csv');
  const [count, tell] = useState<number | null>(null);
  const wanted = useRef(true);
  const since = way === 'last' ? 'last' : fromLocalInput(moment);
  const run = async () => {
    if (since === null) return;
    const sink = await openSink(`ringside-changes-${new Date().toISOString().slice(0, 10)}.${format}`, format === 'csv' ? 'text/csv' : 'application/jsonl');
    if (!sink) return;
    wanted.current = true;
    let told = 0;
    tell(0);
    try {
      if (await writeChanges(crm, { since, format }, sink, (done) => (tell(done), (told = done)), () => wanted.current)) toast(t('since.done', { count: told }));
      last.reload();
    } catch (thrown) {
      toastError(thrown);
    } finally {
      tell(null);
    }
  };
  return (
    <section class="col form-part" aria-label={t('since.title')}>
      <h2 class="strong">{t('since.title')}</h2>
      <p class="three">{t('since.hint')}</p>
      <Options label={t('since.since')} value={way} onChange={(next) => choose(next as typeof way)} choices={[{ value: 'moment', label: t('since.moment') }, { value: 'last', label: last.data ? t('since.lastAt', { when: formatMoment(last.data) }) : t('since.first') }]} />
      {way === 'moment' && <TextInput class="narrow-form" label={t('since.moment')} type="datetime-local" value={moment} onInput={setMoment} />}
      <Options label={t('export.format')} value={format} onChange={(next) => chooseFormat(next as typeof format)} choices={(['csv', 'jsonl'] as const).map((value) => ({ value, label: t(`export.format.${value}`) }))} />
      <div class="row">
        <Button icon="file" onClick={() => void run()} disabled={guard.disabled ?? (count !== null || since === null)} reason={guard.reason}>{t('since.download')}</Button>
        {count !== null && <><span class="three" role="status">{t('since.soFar', { count })}</span><Button tone="quiet" onClick={() => (wanted.current = false)}>{t('action.cancel')}</Button></>}
      </div>
    </section>
  );
}
