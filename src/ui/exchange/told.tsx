/** What becomes, or became, of the rows: counts that choose a kind, its rows with their reasons, and a file of those left out. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { ROW_DOES, type RowDoes, type RowOutcome } from '../../domain/exchange.ts';
import { formatNumber } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { Button, Icon, type IconName } from '../kit/index.ts';
import { saveBlob } from './save.ts';
import { useCustomerFields } from './targets.ts';
import { doesWord, wordReasons } from './words.ts';
import type { Told } from './run.ts';

const SIGNS: Record<RowDoes, IconName> = { create: 'plus', update: 'edit', skip: 'next', conflict: 'transfer', error: 'warning' };

export function ToldRows({ told, name }: { told: Told; name: string }): JSX.Element {
  const present = ROW_DOES.filter((does) => told.counts[does] > 0);
  const [chosen, choose] = useState<RowDoes | null>(null);
  const kind = chosen ?? (['error', 'conflict', 'update', 'skip', 'create'] as const).find((does) => told.counts[does] > 0) ?? 'create';
  const rows = told.rows[kind];
  const options = Object.values(told.options).flat();
  return (
    <>
      <div class="row wraps counts" role="group" aria-label={t('import.whatBecomes')}>
        {present.map((does) => (
          <button key={does} type="button" class="opt" aria-pressed={does === kind} onClick={() => choose(does)}>
            <Icon name={SIGNS[does]} small class={does === 'error' || does === 'conflict' ? 'harm' : undefined} />
            <span class="mid">{formatNumber(told.counts[does])}</span> {doesWord(does)}
          </button>
        ))}
      </div>
      {options.length > 0 && <p class="three">{t('import.newOptions', { options: options.join(', ') })}</p>}
      <RowTable rows={rows} />
      {told.counts[kind] > rows.length && <p class="three">{t('import.firstOf', { shown: rows.length, all: told.counts[kind] })}</p>}
      {told.errors && <div class="row"><Button icon="file" onClick={() => saveBlob(told.errors!, t('import.errorFile', { name: name.replace(/\.\w+$/, '') }))}>{t('import.downloadErrors')}</Button></div>}
    </>
  );
}

function RowTable({ rows }: { rows: readonly RowOutcome[] }): JSX.Element {
  const fields = useCustomerFields();
  return (
    <div class="outcomes">
      <table class="tbl" aria-label={t('import.rows')}>
        <thead><tr><th scope="col" class="n c-row">{t('import.row')}</th><th scope="col" class="c-name">{t('customers.name')}</th><th scope="col">{t('import.why')}</th></tr></thead>
        <tbody>
          {rows.map((one) => (
            <tr key={one.row}>
              <td class="n">{formatNumber(one.row)}</td>
              <td class="name" title={one.name}><bdi>{one.name}</bdi></td>
              <td class="wraps">{one.reasons.length === 0 ? doesWord(one.does) : wordReasons(one.reasons, fields).map((words) => <span key={words} class="reason">{words}</span>)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
