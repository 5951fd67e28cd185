/** Changes that a target refused, by record: send again, or give up. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { TargetFailure } from '../../domain/exchange.ts';
import { t } from '../../i18n/index.ts';
import { Button, casePath, customerPath, href, taskPath, toast, toastError, useHost, useQuery } from '../kit/index.ts';

export function TargetFailures({ target, count }: { target: string; count: number }): JSX.Element {
  const { crm } = useHost();
  const [open, show] = useState(false);
  const failures = useQuery({ key: open ? `failures ${target}` : null, on: (event) => event.type === 'targets', read: () => crm.targets.failures(target) }).data ?? [];
  const records = [...Map.groupBy(failures, ({ record }) => record).values()];
  const again = (record?: string) => void crm.targets.again(target, record).then((left) => toast(left === 0 ? t('targets.allTaken') : t('targets.left', { count: left }), left === 0 ? {} : { tone: 'harm' }), (thrown: unknown) => toastError(thrown));
  const forget = (record: string) => void crm.targets.forget(target, record).catch((thrown: unknown) => toastError(thrown));
  return (
    <details class="t-sm" open={open} onToggle={(event) => show(event.currentTarget.open)}>
      <summary class="harm">{t('targets.refused', { count })}</summary>
      <ul class="failures">
        {records.map((list) => (
          <li key={list[0]!.record} class="row wraps">
            <a class="link" href={href(pathOf(list[0]!))}>{t(`targets.${list[0]!.type}`)}</a>
            <span class="harm grow"><bdi>{list[0]!.error.status} {list[0]!.error.message}</bdi></span>
            {list.length > 1 && <span class="three">{t('targets.behindIt', { count: list.length - 1 })}</span>}
            <Button tone="quiet" onClick={() => again(list[0]!.record)}>{t('targets.again')}</Button>
            <Button tone="quiet" onClick={() => forget(list[0]!.record)}>{t('targets.giveUp')}</Button>
          </li>
        ))}
      </ul>
      {records.length > 1 && <Button onClick={() => again()}>{t('targets.allAgain')}</Button>}
    </details>
  );
}

function pathOf({ type, record }: TargetFailure): string {
  if (type === 'case') return casePath(record);
  if (type === 'task') return taskPath(record);
  return type === 'customer' ? customerPath(record) : '/interactions';
}
