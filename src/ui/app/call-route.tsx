/** `#/call/<id>`: to whom the call belongs, or to who it may be. */
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { t } from '../../i18n/index.ts';
import { customerPath, EmptyState, navigate, useCalls } from '../kit/index.ts';

export function CallRoute({ id }: { id: string }): JSX.Element {
  const call = useCalls().find((one) => one.id === id);
  useEffect(() => {
    if (!call) return;
    if (call.customer) return navigate(customerPath(call.customer.id), { replace: true });
    const { kind, value } = call.contact ?? { kind: 'phone' as const, value: call.callerId };
    navigate(`/pop?${new URLSearchParams({ [kind]: value, call: id })}`, { replace: true });
  }, [call?.customer?.id, call === undefined]);
  return call ? <div class="grow" aria-busy="true" /> : <><h1 class="sr">{t('app.call')}</h1><EmptyState icon="phone" title={t('app.callOver')}>{t('app.callOverHint')}</EmptyState></>;
}
