/** Whose a record is: found by whatever the agent knows. */
import type { ComponentChildren, JSX } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '../../i18n/index.ts';
import { Button } from './button.tsx';
import { Field } from './field.tsx';
import { useHost } from './host-context.tsx';
import { Icon } from './icon.tsx';
import { Num } from './mark.tsx';
import { customerPath } from './paths.ts';
import { useCustomerNames } from './people.ts';
import { useQuery } from './query.ts';
import { href } from './router.ts';
import { personName } from './words.ts';

/** As many as one looks through while typing. */
const SHOWN = 6;

export function CustomerPick({ value, fault, onPick, optional }: { value: string; fault: ComponentChildren; onPick: (id: string | null) => void; optional?: boolean }): JSX.Element {
  const { crm } = useHost();
  const [query, setQuery] = useState('');
  const name = useCustomerNames([value || null]).get(value);
  const found = useQuery({ key: query.trim() && !value ? `pick ${query.trim()}` : null, on: [], read: async () => (await crm.search(query.trim(), { limit: SHOWN })).customers }).data ?? [];
  if (value) {
    return (
      <Field label={t('customer.label')}>
        {(ids) => <div class="row picked"><a class="link mid cut" id={ids.id} href={href(customerPath(value))}><bdi>{name}</bdi></a><Button tone="quiet" onClick={() => onPick(null)}>{t('cases.otherCustomer')}</Button></div>}
      </Field>
    );
  }
  return (
    <div class="col">
      <Field label={t('customer.label')} optional={optional} fault={fault} hint={t('panel.searchWays')}>
        {(ids) => <div class="in"><Icon name="search" /><input {...ids} type="search" autocomplete="off" dir="auto" value={query} placeholder={t('chooser.searchAll')} onInput={(event) => setQuery(event.currentTarget.value)} /></div>}
      </Field>
      {found.length > 0 && (
        <ul class="card picks" aria-label={t('panel.results')}>
          {found.map((row) => (
            <li key={row.id}><button type="button" class="mini" onClick={() => onPick(row.id)}><Icon name="people" /><bdi class="cut">{personName(row)}</bdi><span class="when"><Num>{row.accountNumber}</Num></span></button></li>
          ))}
        </ul>
      )}
    </div>
  );
}
