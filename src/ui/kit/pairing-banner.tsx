/** Another side asks to be paired: shown wherever the agent is, panel or full view. */
import type { JSX } from 'preact';
import type { PairingRequest } from '../../domain/views.ts';
import { t } from '../../i18n/index.ts';
import { Button } from './button.tsx';
import { useHost } from './host-context.tsx';
import { useSync } from './live.ts';
import { Num } from './mark.tsx';
import { Banner } from './notice.tsx';
import { rich } from './rich.tsx';
import { toastError } from './toast.tsx';

/** In a frame of some other page a click may not be meant for us: nothing is confirmed there. */
const framed = (): boolean => window.top !== window;

/** One banner for each side, and each tab of it, that asks. */
export function PairingBanner(): JSX.Element {
  return <>{useSync().requests.map((request) => <Request key={`${request.origin} ${request.code}`} request={request} />)}</>;
}

/** Both sides show the same four digits, and a person confirms on both. */
function Request({ request }: { request: PairingRequest }): JSX.Element {
  const { crm, kind } = useHost();
  const answer = (yes: boolean) => () => void crm.sync.confirm(request.origin, yes, request.code).catch((thrown: unknown) => toastError(thrown));
  const side = request.origin === 'extension' || kind === 'pwa' ? t('sync.theExtension') : request.origin;
  const actions = (
    <span class="row">
      <Button onClick={answer(false)}>{t('sync.pairNo')}</Button>
      {!request.confirmedHere && !framed() && <Button tone="main" onClick={answer(true)}>{t('sync.pairYes')}</Button>}
    </span>
  );
  return (
    <Banner icon="link" actions={actions}>
      {request.confirmedHere ? rich('sync.pairWaits', { code: <Code text={request.code} /> }) : rich('sync.pairAsk', { side: <bdi class="strong">{side}</bdi>, code: <Code text={request.code} /> })}
      {request.join && <> {t('sync.pairJoin', { there: request.join.there, here: request.join.here, clashes: request.join.clashes })}</>}
    </Banner>
  );
}

function Code({ text }: { text: string }): JSX.Element {
  return <span class="code"><Num tabular>{text}</Num></span>;
}
