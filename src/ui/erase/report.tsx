/** The report of an erasure: each place that was looked at, what was left, who has heard of it. */
import type { JSX } from 'preact';
import type { ErasureReport } from '../../domain/erasure.ts';
import { formatMoment, formatNumber } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { Button, customersPath, Icon, navigate, Num, TableFoot, toastError, useAgentName, useHost } from '../kit/index.ts';

const CHECKS = ['records', 'history', 'keys', 'search', 'drafts', 'mentions', 'imports', 'files'] as const;

export function Report({ report, onChecked }: { report: ErasureReport; onChecked: (report: ErasureReport) => void }): JSX.Element {
  const { crm } = useHost();
  const name = useAgentName();
  const left = CHECKS.filter((check) => report.checks[check].left > 0);
  return (
    <>
      <header class="head"><h1>{t('erase.reportTitle')}</h1></header>
      <div class="sep" />
      <div class="scroll grow"><div class="form">
        <section class="col form-part" aria-label={t('erase.reportTitle')}>
          <p class={left.length === 0 ? 'row live-t' : 'row harm'} role="status"><Icon name={left.length === 0 ? 'tick' : 'warning'} />{t(left.length === 0 ? 'erase.clean' : 'erase.notClean')}</p>
          <p class="three">{t('erase.reportBy', { name: name(report.by), at: formatMoment(report.at) })}</p>
          <ul class="card settings-list">
            {CHECKS.map((check) => <Line key={check} words={t(`erase.check.${check}`)} good={report.checks[check].left === 0} says={report.checks[check].left === 0 ? t('erase.checked', { count: report.checks[check].checked }) : t('erase.left', { count: report.checks[check].left })} />)}
            {report.peers.map((peer) => <Line key={peer.origin} words={<bdi dir="ltr">{peer.origin}</bdi>} good={peer.told} says={t(peer.told ? 'erase.told' : 'erase.notTold')} />)}
          </ul>
          <p class="three t-sm">{t('erase.reportWhat')}</p>
          <dl class="facts wide"><dt>{t('erase.places')}</dt><dd class="num">{formatNumber(report.places.length)}</dd><dt>{t('settings.replica')}</dt><dd class="ids"><Num>{`${report.replica}:${report.seq}`}</Num></dd></dl>
        </section>
      </div></div>
      <TableFoot>
        <Button tone="quiet" class="pull" onClick={() => navigate(customersPath)}>{t('customers.back')}</Button>
        <span class="end row">
          <Button icon="syncOk" onClick={() => void crm.customers.verifyErased(report).then(onChecked, toastError)}>{t('erase.again')}</Button>
          <Button tone="main" icon="file" onClick={() => save(report)}>{t('erase.save')}</Button>
        </span>
      </TableFoot>
    </>
  );
}

function Line({ words, good, says }: { words: JSX.Element | string; good: boolean; says: string }): JSX.Element {
  return <li class="line"><Icon name={good ? 'tick' : 'warning'} class={good ? 'live-t' : 'harm'} /><span class="grow">{words}</span><span class={good ? 'three t-sm' : 'harm t-sm'}>{says}</span></li>;
}

/** As JSON, so that a machine can check it again. */
function save(report: ErasureReport): void {
  const url = URL.createObjectURL(new Blob([JSON.stringify({ ringside: 'erasure', ...report, at: new Date(report.at).toISOString() }, null, 2)], { type: 'application/json' }));
  const link = Object.assign(document.createElement('a'), { href: url, download: `erasure-${new Date(report.at).toISOString().slice(0, 10)}-${report.places.at(-1)?.id ?? ''}.json` });
  link.click();
  URL.revokeObjectURL(url);
}
