/** Demo data to try Ringside with, and a check of what is stored. */
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { t } from '../../../i18n/index.ts';
import { Button, exportPath, href, importPath, importsPath, Options, toast, toastError, useHost, useQuery } from '../../kit/index.ts';
import { Part } from './part.tsx';

const SIZES = [200, 1_000, 5_000];

export function DataSection(): JSX.Element {
  return (
    <>
      <Part title={t('imports.more')} hint={t('import.nothingYet')}>
        <div class="row wraps"><a class="btn" href={href(importPath)}>{t('import.title')}</a><a class="btn" href={href(exportPath)}>{t('export.title')}</a><a class="btn" href={href(importsPath)}>{t('import.last')}</a></div>
      </Part>
      <Demo />
    </>
  );
}

function Demo(): JSX.Element {
  const { crm, onEvent } = useHost();
  const [customers, choose] = useState(1_000);
  const [done, progress] = useState<number | null>(null);
  const batches = useQuery({ key: 'batches', on: (event) => event.type === 'batch' || (event.type === 'changed' && event.records === 'many'), read: () => crm.batches.list() }).data ?? [];
  useEffect(() => onEvent((event) => event.type === 'batch' && progress((before) => (before === null ? null : event.done))), [onEvent]);
  const load = async () => {
    progress(0);
    try {
      const { batch } = await crm.demo.load({ customers, seed: batches.length + 1 });
      toast(t('settings.demoLoaded', { count: customers }), { undo: () => void crm.batches.undo(batch).catch(toastError) });
    } catch (thrown) {
      toastError(thrown);
    } finally {
      progress(null);
    }
  };
  return (
    <Part title={t('settings.demo')} hint={t('settings.demoHint')}>
      <Options label={t('settings.demoSize')} value={String(customers)} onChange={(next) => choose(Number(next))} choices={SIZES.map((count) => ({ value: String(count), label: t('settings.demoCount', { count }) }))} />
      <div class="row">
        <Button needs="import" onClick={() => void load()} disabled={done !== null}>{t('settings.demoLoad')}</Button>
        {done !== null && <span class="three" role="status">{t('settings.demoProgress', { count: done })}</span>}
      </div>
    </Part>
  );
}
