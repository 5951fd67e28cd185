/** Targets: systems that are told of changes by this device. How each stands, what it refused, and a form for one more. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { TargetView } from '../../domain/exchange.ts';
import { formatAgo, formatNumber } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { Button, Icon, Menu, toast, toastError, useHost, useMay, useNow, useQuery, type IconName } from '../kit/index.ts';
import { TargetFailures } from './target-failures.tsx';
import { TargetForm } from './target-form.tsx';

export function TargetsSection(): JSX.Element {
  const { crm } = useHost();
  const may = useMay();
  const targets = useQuery({ key: may('admin') ? 'targets' : null, on: (event) => event.type === 'targets' || event.type === 'changed', read: () => crm.targets.list() }).data;
  const [form, open] = useState<TargetView | 'new' | null>(null);
  if (!may('admin')) return <p class="three">{t('settings.adminOnly')}</p>;
  return (
    <section class="col form-part" aria-label={t('settings.targets')}>
      <h2 class="strong">{t('settings.targets')}</h2>
      <p class="three">{t('targets.hint')}</p>
      {targets !== undefined && targets.length > 0 && <ul class="card settings-list">{targets.map((one) => <TargetRow key={one.id} target={one} onEdit={() => open(one)} />)}</ul>}
      {form === null ? <div class="row"><Button icon="plus" onClick={() => open('new')}>{t('targets.add')}</Button></div> : <TargetForm key={form === 'new' ? 'new' : form.id} target={form === 'new' ? undefined : form} onDone={() => open(null)} />}
    </section>
  );
}

const SIGNS: Record<TargetView['state'], IconName> = { idle: 'tick', sending: 'transfer', waiting: 'clock', paused: 'hold', copied: 'warning' };

function TargetRow({ target, onEdit }: { target: TargetView; onEdit: () => void }): JSX.Element {
  const { crm } = useHost();
  const { id, state, failures } = target;
  const stopped = state === 'paused' || state === 'copied';
  const doing = (work: Promise<unknown>, words?: string) => void work.then(() => words && toast(words), (thrown: unknown) => toastError(thrown));
  const test = () => doing(crm.targets.test(id).then((answer) => toast(answer.result === 'taken' ? t('targets.answered') : t('targets.noAnswer', { why: answer.error.message }), answer.result === 'taken' ? {} : { tone: 'harm' })));
  const showSecret = () => doing(crm.targets.secret(id).then((secret) => navigator.clipboard.writeText(secret)), t('targets.secretCopied'));
  return (
    <li class="line target-line">
      <Icon name={SIGNS[state]} class={state === 'waiting' || state === 'copied' ? 'wrap-t' : state === 'idle' ? 'live-t' : undefined} />
      <span class="col grow">
        <span class="row wraps"><bdi class="mid">{target.name}</bdi><bdi class="three cut" dir="ltr">{target.url}</bdi></span>
        <Standing target={target} />
        {failures > 0 && <TargetFailures target={id} count={failures} />}
      </span>
      <Button tone="quiet" onClick={() => doing(stopped ? crm.targets.resume(id) : crm.targets.pause(id))}>{t(stopped ? 'targets.resume' : 'targets.pause')}</Button>
      <Menu label={t('app.more')} items={[
        { id: 'test', icon: 'link', label: t('targets.test'), onChoose: test },
        { id: 'edit', icon: 'edit', label: t('app.edit'), onChoose: onEdit },
        { id: 'secret', icon: 'file', label: t('targets.copySecret'), onChoose: showSecret },
        { id: 'remove', icon: 'trash', tone: 'harm', label: t('targets.remove'), onChoose: () => doing(crm.targets.remove(id), t('targets.removed')) },
      ]} />
    </li>
  );
}

function Standing({ target: { state, behind, sent, sentAt, nextAt, error } }: { target: TargetView }): JSX.Element {
  const now = useNow(1000, state === 'waiting');
  const words = state === 'waiting' ? t('targets.waiting', { seconds: Math.max(0, Math.round(((nextAt ?? now) - now) / 1000)) }) : t(`targets.state.${state}`);
  return (
    <span class="three t-sm">
      <span role="status">{words}</span> {behind > 0 && t('targets.behind', { count: behind })} {sent > 0 && t('targets.sent', { count: formatNumber(sent) })} {sentAt !== undefined && formatAgo(sentAt)}
      {error && <span class="block harm">{error.status !== undefined && `${error.status} `}<bdi>{error.message}</bdi></span>}
    </span>
  );
}
