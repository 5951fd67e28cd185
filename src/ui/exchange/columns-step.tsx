/** Second step: how the file is read, and which column becomes what, beside rows of the file itself. */
import type { JSX } from 'preact';
import { MATCH_FIELDS, type FileOverview, type ReadOptions } from '../../domain/exchange.ts';
import { t } from '../../i18n/index.ts';
import { Banner, Button, Checkbox, fieldWord, Options, Select, useHost, useMay, wordError } from '../kit/index.ts';
import { forgetImport, importState, openFile, setImport } from './run.ts';
import { takesOne, targetChoices, useCustomerFields, useCustomTargets } from './targets.ts';
import { targetWord, wordProblem } from './words.ts';

export function ColumnsStep({ onCheck }: { onCheck: () => void }): JSX.Element {
  const { overview, targets, problem, failure } = importState();
  const fields = useCustomerFields();
  if (!overview) return <></>;
  const twice = targets.find((target, at) => takesOne(target) && targets.indexOf(target) !== at);
  const named = targets.includes('lastName') || targets.includes('fullName');
  const reason = twice ? t('import.twice', { field: targetWord(twice, fields) }) : named ? undefined : t('import.noName');
  return (
    <>
      {problem && <Banner tone="harm">{wordProblem(problem)} {t('import.nothingTaken')}</Banner>}
      {failure !== undefined && <Banner tone="harm">{wordError(failure)} {t('import.nothingTaken')}</Banner>}
      <HowToRead overview={overview} />
      <ColumnTable overview={overview} />
      <Choices />
      <div class="row wraps">
        <Button tone="main" onClick={onCheck} disabled={reason !== undefined} reason={reason}>{t('import.check')}</Button>
        <Button tone="quiet" onClick={forgetImport}>{t('import.otherFile')}</Button>
        {reason !== undefined && <span class="three" role="status">{reason}</span>}
      </div>
    </>
  );
}

const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'windows-1250', 'windows-1251', 'windows-1253', 'windows-1254', 'windows-1255', 'windows-1256', 'iso-8859-2', 'iso-8859-15', 'macintosh', 'shift_jis', 'euc-jp', 'gb18030', 'big5', 'euc-kr', 'koi8-r'];

function HowToRead({ overview }: { overview: FileOverview }): JSX.Element {
  const host = useHost();
  const custom = useCustomTargets();
  const { file, locale } = importState();
  const { encoding, delimiter, sheet = 0, sheets, headed } = overview;
  const read = (change: ReadOptions) => file && void openFile(host, file, { encoding, delimiter, sheet, headed, ...change }, custom);
  const delimiters = [[',', t('import.comma')], [';', t('import.semicolon')], ['\t', t('import.tab')], ['|', '|'], [':', ':'], ['^', '^'], ['~', '~']] as const;
  const encodings = ENCODINGS.includes(encoding ?? 'utf-8') ? ENCODINGS : [...ENCODINGS, encoding!];
  return (
    <div class="row wraps read-how">
      {encoding !== undefined && <Select label={t('import.encoding')} value={encoding} choices={encodings.map((value) => ({ value, label: value.toUpperCase() }))} onChange={(next) => read({ encoding: next, delimiter: undefined })} />}
      {delimiter !== undefined && <Select label={t('import.delimiter')} value={delimiter} choices={delimiters.map(([value, label]) => ({ value, label }))} onChange={(next) => read({ delimiter: next })} />}
      {sheets !== undefined && sheets.length > 1 && <Select label={t('import.sheet')} value={String(sheet)} choices={sheets.map((label, at) => ({ value: String(at), label }))} onChange={(next) => read({ sheet: Number(next), headed: undefined })} />}
      <Select label={t('import.dates')} value={locale.dates} choices={(['dmy', 'mdy', 'ymd'] as const).map((value) => ({ value, label: t(`import.dates.${value}`) }))} onChange={(dates) => setImport({ locale: { ...locale, dates: dates as typeof locale.dates } })} />
      <Select label={t('import.decimal')} value={locale.decimal} choices={[{ value: '.', label: '1,234.50' }, { value: ',', label: '1.234,50' }]} onChange={(decimal) => setImport({ locale: { ...locale, decimal: decimal as '.' | ',' } })} />
      {overview.format !== 'vcard' && <Checkbox label={t('import.headed')} checked={headed} onChange={(next) => read({ headed: next })} />}
    </div>
  );
}

function ColumnTable({ overview }: { overview: FileOverview }): JSX.Element {
  const { targets } = importState();
  const fields = useCustomerFields();
  const choices = targetChoices(fields);
  const choose = (at: number, target: string) => setImport({ targets: targets.map((one, n) => (n === at ? target : one)) });
  const shown = overview.headings.map((heading, at) => ({ heading, at })).filter(({ at }) => overview.format !== 'vcard' || overview.sample.some((row) => row[at] !== ''));
  return (
    <div class="mapping">
      <table class="tbl">
        <thead><tr><th scope="col">{t('import.column')}</th><th scope="col">{t('import.becomes')}</th><th scope="col">{t('import.sample')}</th></tr></thead>
        <tbody>
          {shown.map(({ heading, at }) => (
            <tr key={at}>
              <td class="name" title={heading}><bdi>{overview.format === 'vcard' ? targetWord(heading, fields) : overview.headed ? heading : t('import.columnAt', { at: at + 1 })}</bdi></td>
              <td><Select class="bare" label={t('import.becomesOf', { column: heading })} value={targets[at] ?? ''} choices={choices} onChange={(target) => choose(at, target)} /></td>
              <td title={overview.sample.map((row) => row[at]).filter(Boolean).join('\n')}>{overview.sample.map((row) => row[at]).filter(Boolean).slice(0, 3).map((text, n) => <span key={n} class="sample"><bdi>{text}</bdi></span>)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Choices(): JSX.Element {
  const { duplicates, matchBy, addOptions } = importState();
  const may = useMay();
  return (
    <div class="col form-part">
      <Options label={t('import.duplicates')} value={duplicates} onChange={(next) => setImport({ duplicates: next as typeof duplicates })} choices={(['skip', 'update', 'create'] as const).map((value) => ({ value, label: t(`import.duplicates.${value}`) }))} />
      <fieldset class="field">
        <legend class="lab">{t('import.matchBy')}</legend>
        <div class="row wraps">{MATCH_FIELDS.map((field) => <Checkbox key={field} label={fieldWord(field)} checked={matchBy.includes(field)} onChange={(on) => setImport({ matchBy: MATCH_FIELDS.filter((one) => (one === field ? on : matchBy.includes(one))) })} />)}</div>
      </fieldset>
      <p class="three">{t('import.duplicatesHint')}</p>
      {may('admin') && <Checkbox label={t('import.addOptions')} checked={addOptions} onChange={(next) => setImport({ addOptions: next })} />}
    </div>
  );
}
