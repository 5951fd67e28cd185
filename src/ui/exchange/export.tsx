/** Export: which records, in which form; and what changed since a moment. Written to a file as it is made. */
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { formatNumber } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { Button, Checkbox, exportWish, Options, ownZone, Select, toast, toastError, useGuard, useHost, useQuery, type ExportWish } from '../kit/index.ts';
import { Changes } from './changes.tsx';
import { writeExport, type Progress } from './export-run.ts';
import { useExportWords } from './headings.ts';
import { openSink } from './save.ts';

const TYPES = ['customer', 'case', 'task', 'interaction'] as const;
const TYPE_WORDS = { customer: 'app.customers', case: 'app.cases', task: 'app.tasks', interaction: 'app.interactions' } as const;
const FORMATS = ['csv', 'xlsx', 'vcard', 'jsonl'] as const;
type Format = (typeof FORMATS)[number];
const FILES: Record<Format, [ending: string, type: string]> = {
  csv: ['csv', 'text/csv'], xlsx: ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'], vcard: ['vcf', 'text/vcard'], jsonl: ['jsonl', 'application/jsonl'],
};

type Which = 'all' | 'list' | 'chosen';

export function ExportScreen(): JSX.Element {
  const wish = exportWish();
  useEffect(() => void (document.title = `${t('export.title')} – Ringside`), []);
  return (
    <>
      <header class="head"><h1>{t('export.title')}</h1></header>
      <div class="scroll grow"><div class="form exchange"><Records wish={wish} /><Changes /></div></div>
    </>
  );
}

function Records({ wish }: { wish: ExportWish }): JSX.Element {
  const { crm } = useHost();
  const guard = useGuard()('export');
  const { headings, words } = useExportWords();
  const [type, chooseType] = useState(wish.type);
  const here = type === wish.type;
  const narrowed = here && (wish.query?.query !== undefined || wish.query?.filter !== undefined);
  const [which, chooseWhich] = useState<Which>(wish.ids ? 'chosen' : narrowed ? 'list' : 'all');
  const [format, chooseFormat] = useState<Format>('csv');
  const [delimiter, setDelimiter] = useState(',');
  const [forExcel, setForExcel] = useState(true);
  const [version, setVersion] = useState<'4.0' | '3.0'>('4.0');
  const [progress, tell] = useState<Progress | null>(null);
  const wanted = useRef(true);
  const query = which === 'list' && here ? wish.query : undefined;
  const ids = which === 'chosen' && here ? wish.ids : undefined;
  const total = useQuery({ key: `export ${type} ${JSON.stringify(query ?? {})} ${ids?.length ?? ''}`, on: [type], read: async () => ids?.length ?? (await LIST[type](crm, query)) }).data;
  const ways: [Which, string][] = [['all', t('export.all')], ...(narrowed ? [['list', t('export.list')] as [Which, string]] : []), ...(here && wish.ids ? [['chosen', t('export.chosen', { count: wish.ids.length })] as [Which, string]] : [])];
  const run = async () => {
    const [ending, mime] = FILES[format];
    const sink = await openSink(`ringside-${type}s-${new Date().toISOString().slice(0, 10)}.${ending}`, mime);
    if (!sink) return;
    wanted.current = true;
    tell({ done: 0, total: total ?? 0 });
    try {
      const request = { type, format, delimiter, bom: forExcel, version, headings, words, zone: ownZone(), ...(query && { query }), ...(ids && { ids: [...ids] }) };
      if (await writeExport(crm, request, sink, tell, () => wanted.current)) toast(t('export.done', { count: total ?? 0 }));
    } catch (thrown) {
      toastError(thrown);
    } finally {
      tell(null);
    }
  };
  return (
    <section class="col form-part" aria-label={t('export.records')}>
      <h2 class="strong">{t('export.records')}</h2>
      <Options label={t('export.what')} value={type} onChange={(next) => chooseType(next as typeof type)} choices={TYPES.map((value) => ({ value, label: t(TYPE_WORDS[value]) }))} />
      {ways.length > 1 && <Options label={t('export.which')} value={which} onChange={(next) => chooseWhich(next as Which)} choices={ways.map(([value, label]) => ({ value, label }))} />}
      <Options label={t('export.format')} value={format} onChange={(next) => chooseFormat(next as Format)} choices={FORMATS.filter((one) => one !== 'vcard' || type === 'customer').map((value) => ({ value, label: t(`export.format.${value}`) }))} />
      {format === 'csv' && (
        <div class="row wraps read-how">
          <Select label={t('import.delimiter')} value={delimiter} onChange={setDelimiter} choices={[[',', t('import.comma')], [';', t('import.semicolon')], ['\t', t('import.tab')]].map(([value, label]) => ({ value: value!, label: label! }))} />
          <Checkbox label={t('export.forExcel')} checked={forExcel} onChange={setForExcel} />
        </div>
      )}
      {format === 'csv' && <p class="three">{t('export.formulas')}</p>}
      {format === 'vcard' && <Options label={t('export.version')} value={version} onChange={(next) => setVersion(next as typeof version)} choices={['4.0', '3.0'].map((value) => ({ value, label: value }))} />}
      {progress ? (
        <div class="col form-part">
          <progress max={Math.max(1, progress.total)} value={progress.done} aria-label={t('import.progress')} />
          <div class="row"><span class="three" role="status">{t('export.progress', { done: formatNumber(progress.done), total: formatNumber(progress.total) })}</span><Button onClick={() => (wanted.current = false)}>{t('action.cancel')}</Button></div>
        </div>
      ) : <div class="row"><Button tone="main" icon="file" onClick={() => void run()} disabled={guard.disabled ?? total === 0} reason={guard.reason}>{total === undefined ? t('export.title') : t('export.start', { count: total })}</Button></div>}
    </section>
  );
}

type Crm = ReturnType<typeof useHost>['crm'];
const LIST: Record<(typeof TYPES)[number], (crm: Crm, query: ExportWish['query']) => Promise<number>> = {
  customer: async (crm, query) => (await crm.customers.list({ ...query, limit: 1 })).total,
  case: async (crm, query) => (await crm.cases.list({ ...query, limit: 1 })).total,
  task: async (crm, query) => (await crm.tasks.list({ ...query, limit: 1 })).total,
  interaction: async (crm, query) => (await crm.interactions.list({ ...query, limit: 1 })).total,
};
