/** The last 50 imports: what came, who brought it and when; each undone as one, and then what somebody had edited since. */
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { ImportView } from '../../domain/exchange.ts';
import { formatMoment, formatNumber } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { Button, customerPath, EmptyState, href, Icon, importPath, navigate, toast, toastError, useAgentName, useGuard, useHost, useQuery } from '../kit/index.ts';
import { doesWord } from './words.ts';

export function ImportsScreen(): JSX.Element {
  const { crm } = useHost();
  const imports = useQuery({ key: 'imports', on: (event) => event.type === 'changed' && event.records === 'many', read: () => crm.imports.list() }).data;
  const create = () => navigate(importPath);
  const guard = useGuard()('import');
  useEffect(() => void (document.title = `${t('imports.title')} – Ringside`), []);
  return (
    <>
      <header class="head"><h1>{t('imports.title')}</h1><span class="end" /><Button tone="main" icon="plus" onClick={create} {...guard}>{t('import.title')}</Button></header>
      {imports?.length === 0 ? <EmptyState icon="file" title={t('imports.none')}>{t('imports.noneHint')}</EmptyState> : (
        <div class="scroll grow"><ul class="ruled">{imports?.map((one) => <ImportRow key={one.id} one={one} />)}</ul></div>
      )}
    </>
  );
}

function ImportRow({ one }: { one: ImportView }): JSX.Element {
  const { crm } = useHost();
  const name = useAgentName();
  const guard = useGuard()('import');
  const undo = () => void crm.imports.undo(one.id).then(() => toast(t('import.undone')), (thrown: unknown) => toastError(thrown));
  return (
    <li class="line import-line">
      <Icon name={one.status === 'undone' ? 'undo' : 'file'} />
      <span class="col grow">
        <span class="row wraps"><bdi class="mid cut">{one.name}</bdi>{one.status !== 'published' && <span class="three">{t(`imports.${one.status}`)}</span>}</span>
        <span class="three t-sm">{countsWord(one)}</span>
        {one.status === 'undone' && <Kept id={one.id} />}
      </span>
      <span class="col three t-sm import-when"><span>{formatMoment(one.at)}</span><bdi>{name(one.agentId)}</bdi></span>
      {one.status === 'published' && <Button tone="quiet" icon="undo" onClick={undo} {...guard}>{t('import.undo')}</Button>}
    </li>
  );
}

function countsWord({ counts, rows }: ImportView): string {
  if (!counts) return t('import.rowsSoFar', { count: rows });
  return (['create', 'update', 'skip', 'conflict', 'error'] as const).filter((does) => counts[does] > 0).map((does) => `${formatNumber(counts[does])} ${doesWord(does)}`).join(', ');
}

/** What an undo left standing. */
function Kept({ id }: { id: string }): JSX.Element | null {
  const { crm } = useHost();
  const [open, show] = useState(false);
  const kept = useQuery({ key: `kept ${id}`, on: [], read: () => crm.imports.kept(id) }).data ?? [];
  if (kept.length === 0) return null;
  return (
    <details class="t-sm" open={open} onToggle={(event) => show(event.currentTarget.open)}>
      <summary>{t('imports.kept', { count: kept.length })}</summary>
      <ul>{kept.map((one) => <li key={one.id}><a class="link" href={href(customerPath(one.id))}><bdi>{one.title}</bdi></a></li>)}</ul>
    </details>
  );
}
